-- The feed of published jobs in the tags of the Hello Work's own
-- (求人・求職情報提供サービス): who may fetch it, and with which token.

CREATE TABLE feed_access (
	partner_id BINARY(16) NOT NULL COMMENT 'who may fetch it; needs the scope feed besides',
	password VARCHAR(128) NOT NULL COMMENT 'Argon2id, as libsodium writes it',
	changed_at DATETIME(6) NOT NULL COMMENT 'when it was set, real time',
	PRIMARY KEY (partner_id)
) ENGINE=InnoDB COMMENT='Passwords of partners for the feed';

CREATE TABLE feed_token (
	token BINARY(32) NOT NULL COMMENT 'SHA-256 of the token',
	partner_id BINARY(16) NOT NULL COMMENT 'whose it is',
	created_at DATETIME(6) NOT NULL COMMENT 'real time',
	valid_until DATETIME(6) NOT NULL COMMENT 'end of the day in Japan, real time',
	PRIMARY KEY (token),
	KEY feed_token_partner (partner_id),
	KEY feed_token_end (valid_until)
) ENGINE=InnoDB COMMENT='Tokens of the feed; only their hashes';

CREATE TABLE prefecture (
	code CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'JIS X 0401; first two digits of an office''s code',
	name VARCHAR(10) NOT NULL COMMENT '都道府県名',
	PRIMARY KEY (code)
) ENGINE=InnoDB COMMENT='都道府県; 99 is the invented one of the demonstration';

INSERT INTO prefecture (code, name) VALUES
	('01', '北海道'), ('02', '青森県'), ('03', '岩手県'), ('04', '宮城県'),
	('05', '秋田県'), ('06', '山形県'), ('07', '福島県'), ('08', '茨城県'),
	('09', '栃木県'), ('10', '群馬県'), ('11', '埼玉県'), ('12', '千葉県'),
	('13', '東京都'), ('14', '神奈川県'), ('15', '新潟県'), ('16', '富山県'),
	('17', '石川県'), ('18', '福井県'), ('19', '山梨県'), ('20', '長野県'),
	('21', '岐阜県'), ('22', '静岡県'), ('23', '愛知県'), ('24', '三重県'),
	('25', '滋賀県'), ('26', '京都府'), ('27', '大阪府'), ('28', '兵庫県'),
	('29', '奈良県'), ('30', '和歌山県'), ('31', '鳥取県'), ('32', '島根県'),
	('33', '岡山県'), ('34', '広島県'), ('35', '山口県'), ('36', '徳島県'),
	('37', '香川県'), ('38', '愛媛県'), ('39', '高知県'), ('40', '福岡県'),
	('41', '佐賀県'), ('42', '長崎県'), ('43', '熊本県'), ('44', '大分県'),
	('45', '宮崎県'), ('46', '鹿児島県'), ('47', '沖縄県'), ('99', '青葉県');
