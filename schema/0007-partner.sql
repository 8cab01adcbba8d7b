-- Partners (連携機関): organisations whose systems post XML. A partner speaks
-- at the desk as an account of the employer or the office it acts for, so the
-- rules that hold for people hold for it, in the same procedures.

CREATE TABLE partner (
	id BINARY(16) NOT NULL COMMENT 'random',
	code VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'short name that the operator gave',
	name VARCHAR(80) NOT NULL COMMENT '連携機関名',
	scopes SET('jobs','referrals','applications','results','messages','events','feed') NOT NULL COMMENT 'what it may do',
	created_at DATETIME(6) NOT NULL COMMENT 'when admitted, real time',
	PRIMARY KEY (id),
	UNIQUE KEY partner_code (code)
) ENGINE=InnoDB COMMENT='連携機関';

CREATE TABLE certificate (
	fingerprint BINARY(32) NOT NULL COMMENT 'SHA-256 of the certificate in DER',
	partner_id BINARY(16) NOT NULL COMMENT 'whose it is',
	added_at DATETIME(6) NOT NULL COMMENT 'real time',
	PRIMARY KEY (fingerprint),
	KEY certificate_partner (partner_id)
) ENGINE=InnoDB COMMENT='Client certificates by which partners are known, two at most for each';

CREATE TABLE mandate (
	partner_id BINARY(16) NOT NULL COMMENT 'who acts',
	party_id BINARY(16) NOT NULL COMMENT 'employer or office it acts for',
	door ENUM('employer','staff') NOT NULL COMMENT 'door at which the party signs in',
	account_id BINARY(16) NOT NULL COMMENT 'account as which it acts; nobody can sign in to it',
	given_at DATETIME(6) NOT NULL COMMENT 'real time',
	PRIMARY KEY (partner_id, party_id),
	UNIQUE KEY mandate_account (account_id),
	KEY mandate_party (party_id)
) ENGINE=InnoDB COMMENT='For whom a partner acts';

CREATE TABLE partner_message (
	partner_id BINARY(16) NOT NULL COMMENT 'who sent it',
	at DATETIME(6) NOT NULL COMMENT 'real time at which it came',
	id BINARY(16) NOT NULL COMMENT 'random',
	method VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of HTTP',
	path VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'to which it was sent, without query',
	message_key VARBINARY(64) NULL COMMENT 'Idempotency-Key, once it has acted',
	fields BINARY(32) NULL COMMENT 'SHA-256 of what was sent with that key and where',
	status SMALLINT UNSIGNED NOT NULL COMMENT 'that was answered',
	code VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'of the problem that was answered',
	location VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'that was answered',
	act VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'that was done',
	PRIMARY KEY (partner_id, at, id),
	UNIQUE KEY partner_message_key (partner_id, message_key)
) ENGINE=InnoDB COMMENT='Messages that wanted something done, and what they were answered';

CREATE TABLE partner_job (
	partner_id BINARY(16) NOT NULL COMMENT 'whose reference it is',
	ref VARCHAR(64) NOT NULL COMMENT 'the partner''s own reference of a job',
	job_id BINARY(16) NOT NULL COMMENT 'job that it stands for now; a renewal is another',
	employer_id BINARY(16) NOT NULL COMMENT 'whose job it is',
	version INT UNSIGNED NOT NULL COMMENT 'of the posting that the partner last gave',
	digest BINARY(32) NOT NULL COMMENT 'SHA-256 of its text',
	batch_id BINARY(16) NULL COMMENT 'last batch that named it',
	PRIMARY KEY (partner_id, ref),
	KEY partner_job_job (job_id),
	KEY partner_job_employer (partner_id, employer_id)
) ENGINE=InnoDB COMMENT='Jobs by the references of partners';

CREATE TABLE batch (
	id BINARY(16) NOT NULL COMMENT 'random',
	partner_id BINARY(16) NOT NULL COMMENT 'who sent it',
	message_key VARBINARY(64) NOT NULL COMMENT 'Idempotency-Key',
	fields BINARY(32) NULL COMMENT 'SHA-256 of what was sent; NULL until all has come',
	media VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'Content-Type as it was sent',
	coding ENUM('plain','gzip') NOT NULL COMMENT 'of the chunks',
	only_validate TINYINT(1) NOT NULL COMMENT '1: answer the same, and do nothing',
	load_kind ENUM('delta','full') NOT NULL DEFAULT 'delta' COMMENT 'full: what it leaves out is withdrawn',
	state ENUM('coming','waiting','working','done','failed') NOT NULL COMMENT 'coming: its chunks are being stored',
	code VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'why it failed',
	line INT UNSIGNED NULL COMMENT 'where it failed',
	path VARCHAR(200) NULL COMMENT 'XPath where it failed',
	came_at DATETIME(6) NOT NULL COMMENT 'real time at which it began to come',
	began_at DATETIME(6) NULL COMMENT 'real time at which work began',
	ended_at DATETIME(6) NULL COMMENT 'real time at which it was done or failed',
	bytes BIGINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'as they came',
	records INT UNSIGNED NULL COMMENT 'that it holds; NULL until counted',
	worked INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'records that have their answer',
	created INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'jobs begun',
	changed INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'jobs changed',
	unchanged INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'as they were',
	renewed INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'jobs begun anew from one that runs out',
	withdrawn INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'jobs withdrawn',
	refused INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'records that were refused',
	PRIMARY KEY (id),
	UNIQUE KEY batch_key (partner_id, message_key),
	KEY batch_state (state, came_at),
	KEY batch_partner (partner_id, came_at)
) ENGINE=InnoDB COMMENT='Many jobs in one message, worked by the clerk';

CREATE TABLE batch_chunk (
	batch_id BINARY(16) NOT NULL COMMENT 'of which batch',
	place INT UNSIGNED NOT NULL COMMENT 'from 0',
	data MEDIUMBLOB NOT NULL COMMENT 'as it came; 1 MiB, the last one less',
	PRIMARY KEY (batch_id, place)
) ENGINE=InnoDB COMMENT='Batches in pieces, until they are worked';

CREATE TABLE batch_record (
	batch_id BINARY(16) NOT NULL COMMENT 'of which batch',
	place INT UNSIGNED NOT NULL COMMENT 'from 1',
	line INT UNSIGNED NOT NULL COMMENT 'where it begins',
	ref VARCHAR(64) NULL COMMENT 'the partner''s reference, when it has one',
	state ENUM('created','changed','unchanged','renewed','withdrawn','refused') NOT NULL COMMENT 'what became of it',
	job_id BINARY(16) NULL COMMENT 'which job it is about',
	errors TEXT NULL COMMENT 'when refused: a line an error, code, line, field and path between tabs',
	PRIMARY KEY (batch_id, place),
	KEY batch_record_ref (batch_id, ref)
) ENGINE=InnoDB COMMENT='What became of each record of a batch';

CREATE TABLE event (
	id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'order of writing',
	partner_id BINARY(16) NOT NULL COMMENT 'who is told',
	party_id BINARY(16) NOT NULL COMMENT 'for whom it acts',
	code VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'act that happened, as the audit has it',
	noun ENUM('job','referral','application') NOT NULL COMMENT 'to what',
	subject_id BINARY(16) NOT NULL COMMENT 'its id',
	at DATETIME(6) NOT NULL COMMENT 'rule time',
	real_at DATETIME(6) NOT NULL COMMENT 'real time',
	place BIGINT UNSIGNED NULL COMMENT 'place in the partner''s order, from 1; given by the clerk once nothing before it can still come',
	PRIMARY KEY (id),
	UNIQUE KEY event_place (partner_id, place),
	KEY event_new (place, id)
) ENGINE=InnoDB COMMENT='What happened to whom a partner acts for: ids alone, no personal data';
