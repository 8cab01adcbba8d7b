-- Events told to partners, by feeds and by webhooks. Ids and codes alone: of
-- people and what they wrote nothing is kept here, and nothing is sent.

-- Which acts are events. Whoever acts for the employer of the subject is told
-- of jobs and applications, whoever acts for the office of referrals.
CREATE TABLE event_kind (
	act VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'as the audit has it',
	noun ENUM('job','referral','application') NOT NULL COMMENT 'what its subject is',
	made TINYINT(1) NOT NULL COMMENT '1: of an application that a partner''s referral became it is told too, as of its referral',
	title VARCHAR(40) NOT NULL COMMENT 'in words, of no one in particular',
	PRIMARY KEY (act)
) ENGINE=InnoDB COMMENT='Which acts are events';

-- Nothing of a referral is told to the employer before the seeker applies
-- (R5); staff read no messages, so their partners are not told of them.
INSERT INTO event_kind (act, noun, made, title) VALUES
	('employer_job_add', 'job', 0, '求人が作成されました'),
	('employer_job_edit', 'job', 0, '求人の内容が変わりました'),
	('employer_job_invalidate', 'job', 0, '求人が取り消されました'),
	('employer_job_submit', 'job', 0, '求人が申し込まれました'),
	('employer_message', 'application', 0, '応募者にメッセージが送られました'),
	('employer_register', 'application', 1, '選考結果が登録されました'),
	('employer_tell', 'application', 1, '選考結果が応募者に知らされました'),
	('partner_job_add', 'job', 0, '求人が申し込まれました'),
	('seeker_apply', 'application', 1, '応募がありました'),
	('seeker_cancel', 'application', 1, '応募が取り消されました'),
	('seeker_message', 'application', 0, '応募者からメッセージが届きました'),
	('staff_correct', 'application', 1, '選考結果が訂正されました'),
	('staff_hear', 'application', 1, '選考結果が窓口で登録されました'),
	('staff_job_accept', 'job', 0, '求人が受理されました'),
	('staff_job_invalidate', 'job', 0, '求人が窓口で取り消されました'),
	('staff_job_refuse', 'job', 0, '求人が受理されませんでした'),
	('staff_job_return', 'job', 0, '求人が差し戻されました'),
	('staff_send', 'referral', 0, '紹介されました'),
	('staff_withdraw', 'referral', 0, '紹介が取り下げられました');

ALTER TABLE event
	ADD COLUMN uuid BINARY(16) NOT NULL COMMENT 'random; by this it is known outside';

CREATE TABLE event_end (
	partner_id BINARY(16) NOT NULL COMMENT 'in whose order',
	place BIGINT UNSIGNED NOT NULL COMMENT 'the last that was given; none is given twice, also when old events are gone',
	at DATETIME(6) NOT NULL COMMENT 'real time of the event at it',
	PRIMARY KEY (partner_id)
) ENGINE=InnoDB COMMENT='How far the order of events has come';

CREATE TABLE webhook (
	id BINARY(16) NOT NULL COMMENT 'of the message that made it; its secret is derived from it and kept nowhere',
	partner_id BINARY(16) NOT NULL COMMENT 'whose it is',
	slot TINYINT UNSIGNED NOT NULL COMMENT '1 to 5: so many a partner can have',
	url VARCHAR(2000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'where to post',
	state ENUM('active','paused','gone') NOT NULL COMMENT 'paused: failed too long, until replayed; gone: the receiver said so',
	created_at DATETIME(6) NOT NULL COMMENT 'real time',
	taken_at DATETIME(6) NULL COMMENT 'real time at which it last had its turn',
	busy_until DATETIME(6) NULL COMMENT 'real time; until then its deliveries are on their way',
	failing_at DATETIME(6) NULL COMMENT 'real time since which every delivery failed; NULL: the last did not',
	PRIMARY KEY (id),
	UNIQUE KEY webhook_slot (partner_id, slot),
	KEY webhook_turn (state, taken_at)
) ENGINE=InnoDB COMMENT='Where partners are told of events';

CREATE TABLE delivery (
	webhook_id BINARY(16) NOT NULL COMMENT 'where to',
	event_id BIGINT UNSIGNED NOT NULL COMMENT 'of what',
	state ENUM('waiting','sent','done','failed') NOT NULL COMMENT 'sent: on its way; waiting: for its next try; failed: given up',
	tries TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'begun since it was last put in',
	next_at DATETIME(6) NULL COMMENT 'real time of the next try, also of one whose end is never heard of; NULL: none',
	tried_at DATETIME(6) NULL COMMENT 'real time at which the last try ended',
	status SMALLINT UNSIGNED NULL COMMENT 'that the receiver last answered',
	fault VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'why it did not answer',
	PRIMARY KEY (webhook_id, event_id),
	KEY delivery_next (webhook_id, next_at),
	KEY delivery_state (webhook_id, state),
	KEY delivery_event (event_id)
) ENGINE=InnoDB COMMENT='What was told by webhooks, and what was answered';
