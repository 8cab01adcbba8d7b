-- Who takes part: offices and their staff, employers, seekers, and how they
-- sign in. Instants are UTC; a column named *_until holds the last instant
-- that still counts.

CREATE TABLE schema_version (
	number INT NOT NULL COMMENT 'number of the migration, from its file name',
	name VARCHAR(100) NOT NULL COMMENT 'rest of the file name',
	applied_at DATETIME(6) NOT NULL COMMENT 'when it was applied, real time',
	PRIMARY KEY (number)
) ENGINE=InnoDB COMMENT='Migrations that this database has seen';

CREATE TABLE office (
	id BINARY(16) NOT NULL COMMENT 'random',
	code CHAR(5) NOT NULL COMMENT '安定所番号, five digits',
	name VARCHAR(60) NOT NULL COMMENT 'as it is called: ハローワーク青葉台',
	formal_name VARCHAR(60) NOT NULL COMMENT 'as a letter bears it: 青葉台公共職業安定所',
	address VARCHAR(200) NOT NULL COMMENT 'where it is',
	phone VARCHAR(20) NOT NULL COMMENT 'digits and hyphens; shown on refusals (R16)',
	hours VARCHAR(100) NOT NULL COMMENT 'when the phone is answered, in words',
	PRIMARY KEY (id),
	UNIQUE KEY office_code (code)
) ENGINE=InnoDB COMMENT='ハローワーク（安定所）';

CREATE TABLE counter (
	office_id BINARY(16) NOT NULL COMMENT 'whose numbers',
	noun ENUM('job','seeker','referral') NOT NULL COMMENT 'what is numbered',
	last INT UNSIGNED NOT NULL COMMENT 'last number given',
	PRIMARY KEY (office_id, noun)
) ENGINE=InnoDB COMMENT='Last number given by each office';

CREATE TABLE holiday (
	day DATE NOT NULL COMMENT 'the day in Japan',
	name VARCHAR(40) NOT NULL COMMENT 'name of the holiday',
	PRIMARY KEY (day)
) ENGINE=InnoDB COMMENT='Public holidays (R3); given at least two years ahead';

CREATE TABLE employer (
	id BINARY(16) NOT NULL COMMENT 'random',
	number VARCHAR(13) NOT NULL COMMENT '事業所番号 NNNN-NNNNNN-C',
	office_id BINARY(16) NOT NULL COMMENT 'office that looks after it',
	name VARCHAR(100) NOT NULL COMMENT '事業所名',
	kana VARCHAR(100) NOT NULL COMMENT '事業所名のカナ',
	postcode CHAR(7) NOT NULL COMMENT 'seven digits',
	address VARCHAR(200) NOT NULL COMMENT '所在地',
	phone VARCHAR(20) NOT NULL COMMENT 'digits and hyphens; staff call it (R3)',
	contact VARCHAR(60) NOT NULL COMMENT '担当者, to whom a letter is written',
	business VARCHAR(90) NOT NULL COMMENT '事業内容',
	feature VARCHAR(90) NOT NULL COMMENT '会社の特長',
	founded SMALLINT UNSIGNED NULL COMMENT '設立年, western year',
	workers INT UNSIGNED NULL COMMENT '企業全体の従業員数',
	reach_days TINYINT UNSIGNED NULL COMMENT 'R3: own weekdays, bit 0 Monday to bit 6 Sunday; NULL: default',
	reach_from TIME NULL COMMENT 'R3: first minute at which it can be reached; NULL: default',
	reach_to TIME NULL COMMENT 'R3: first minute at which it can no longer; NULL: default',
	PRIMARY KEY (id),
	UNIQUE KEY employer_number (number)
) ENGINE=InnoDB COMMENT='事業所・求人者';

CREATE TABLE seeker (
	id BINARY(16) NOT NULL COMMENT 'random',
	number VARCHAR(14) NOT NULL COMMENT '求職番号 NNNNN-NNNNNNNN',
	office_id BINARY(16) NOT NULL COMMENT 'office that registered the seeker',
	name VARCHAR(80) NOT NULL COMMENT 'as the seeker writes it; never changed',
	kana VARCHAR(80) NOT NULL COMMENT 'フリガナ',
	born_on DATE NOT NULL COMMENT '生年月日',
	phone VARCHAR(20) NOT NULL COMMENT 'digits and hyphens',
	postcode CHAR(7) NOT NULL COMMENT 'seven digits',
	address VARCHAR(200) NOT NULL COMMENT '住所',
	mypage TINYINT(1) NOT NULL COMMENT 'マイページ開設: 1 あり, 0 なし',
	registered_at DATETIME(6) NOT NULL COMMENT 'when registered',
	valid_until DATETIME(6) NOT NULL COMMENT 'last instant of the registration',
	PRIMARY KEY (id),
	UNIQUE KEY seeker_number (number),
	KEY seeker_office (office_id, registered_at)
) ENGINE=InnoDB COMMENT='求職者';

CREATE TABLE account (
	id BINARY(16) NOT NULL COMMENT 'random',
	door ENUM('seeker','employer','staff') NOT NULL COMMENT 'door at which it signs in',
	login VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin NOT NULL COMMENT 'mail address, case folded',
	password VARCHAR(128) NOT NULL COMMENT 'Argon2id, as libsodium writes it',
	name VARCHAR(80) NOT NULL COMMENT 'shown on the page: the person, for an employer the establishment',
	mail VARCHAR(254) NOT NULL COMMENT 'address to which notices go, as written',
	party_id BINARY(16) NOT NULL COMMENT 'seeker, employer or office it belongs to',
	created_at DATETIME(6) NOT NULL COMMENT 'when made, real time',
	PRIMARY KEY (id),
	UNIQUE KEY account_login (door, login),
	KEY account_party (party_id)
) ENGINE=InnoDB COMMENT='Who may sign in';

CREATE TABLE session (
	token BINARY(32) NOT NULL COMMENT 'SHA-256 of the token in the cookie',
	account_id BINARY(16) NOT NULL COMMENT 'who is signed in',
	created_at DATETIME(6) NOT NULL COMMENT 'real time',
	idle_until DATETIME(6) NOT NULL COMMENT 'real time; moved on by use',
	ends_until DATETIME(6) NOT NULL COMMENT 'real time; never moved',
	PRIMARY KEY (token),
	KEY session_account (account_id),
	KEY session_end (ends_until)
) ENGINE=InnoDB COMMENT='Signed-in browsers; only hashes of their tokens';

CREATE TABLE login_failure (
	login BINARY(32) NOT NULL COMMENT 'SHA-256 of door and folded address',
	at DATETIME(6) NOT NULL COMMENT 'real time',
	id BINARY(16) NOT NULL COMMENT 'random',
	PRIMARY KEY (login, at, id)
) ENGINE=InnoDB COMMENT='Failed attempts to sign in, for the rate';

CREATE TABLE request_key (
	account_id BINARY(16) NOT NULL COMMENT 'within which the key is unique',
	request_key VARBINARY(64) NOT NULL COMMENT 'as the form carried it',
	fields BINARY(32) NOT NULL COMMENT 'SHA-256 of what was posted and where',
	answer VARCHAR(200) NOT NULL COMMENT 'path that the first answer led to',
	at DATETIME(6) NOT NULL COMMENT 'real time of the first answer',
	PRIMARY KEY (account_id, request_key),
	KEY request_key_at (at)
) ENGINE=InnoDB COMMENT='Acts done, so that a repeated post acts once';

CREATE TABLE audit (
	id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'order of writing',
	at DATETIME(6) NOT NULL COMMENT 'rule time of the act',
	real_at DATETIME(6) NOT NULL COMMENT 'real time of the act',
	account_id BINARY(16) NULL COMMENT 'who acted; NULL: time itself',
	act VARCHAR(32) NOT NULL COMMENT 'name of the procedure that acted',
	subject_id BINARY(16) NULL COMMENT 'what was acted on',
	place BIGINT UNSIGNED NULL COMMENT 'place in the chain, from 1; given by the clerk',
	chain BINARY(32) NULL COMMENT 'SHA-256 over the chain at the place before and this row',
	PRIMARY KEY (id),
	UNIQUE KEY audit_place (place)
) ENGINE=InnoDB COMMENT='Who did what and when; no personal data';
