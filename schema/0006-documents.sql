-- Applicants' documents, and what is sealed: motivations, messages and notes
-- of results become sealed columns (schema/sealing.md says how). What was
-- written in clear before waits in `unsealed` until migrate has sealed it.

CREATE TABLE seal_key (
	subject_id BINARY(16) NOT NULL COMMENT 'what it seals: a document; for texts and results the referral',
	class ENUM('document','text','result') NOT NULL COMMENT 'what it seals, of which the key daemon knows who may ask',
	referral_id BINARY(16) NOT NULL COMMENT 'of which referral',
	epoch INT UNSIGNED NOT NULL COMMENT 'epoch key under which it is wrapped',
	wrap VARBINARY(81) NOT NULL COMMENT 'the key, wrapped',
	salt BINARY(32) NOT NULL COMMENT 'of the commitment; random',
	commitment BINARY(32) NOT NULL COMMENT 'to the key and what it is bound to',
	held_until DATETIME(6) NULL COMMENT 'R9d: last instant of a key of texts not yet sent; NULL: with what it seals',
	uses INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'drafts sealed with it; each writes this row, which puts it and the end of the key in one order',
	PRIMARY KEY (subject_id, class),
	KEY seal_key_epoch (epoch, subject_id),
	KEY seal_key_referral (referral_id, class),
	KEY seal_key_held (held_until)
) ENGINE=InnoDB COMMENT='Keys of what is sealed, each wrapped by an epoch key that only the key daemon has';

CREATE TABLE document (
	id BINARY(16) NOT NULL COMMENT 'random; of one version',
	referral_id BINARY(16) NOT NULL COMMENT 'for which referral',
	seeker_id BINARY(16) NOT NULL COMMENT 'whose it is',
	employer_id BINARY(16) NOT NULL COMMENT 'who may read it once it is applied with',
	version INT UNSIGNED NOT NULL COMMENT 'from 1; one more than what it replaces',
	kind ENUM('resume','career','jobcard','other') NOT NULL COMMENT '履歴書, 職務経歴書, ジョブ・カード, その他',
	type ENUM('pdf','jpeg','png','docx','xlsx') NOT NULL COMMENT 'by content and extension',
	name VARBINARY(512) NULL COMMENT 'file name, sealed; NULL once deleted',
	bytes INT UNSIGNED NOT NULL COMMENT 'length',
	sealed_bytes INT UNSIGNED NOT NULL COMMENT 'length of all its chunks',
	tag BINARY(16) NOT NULL COMMENT 'the last 16 bytes of its last chunk, for the manifest',
	state ENUM('receiving','scanning','stored','safe','quarantined','deleted') NOT NULL COMMENT 'stored: no scan is set up',
	began_at DATETIME(6) NOT NULL COMMENT 'real time at which it began to be stored',
	added_at DATETIME(6) NOT NULL COMMENT 'when added',
	held_until DATETIME(6) NOT NULL COMMENT 'R9: last instant at which it can be read; moved by what ends it',
	ends ENUM('cancelled','late','result','lapsed','withdrawn','removed','replaced','unfinished') NOT NULL COMMENT 'R9: by what it ends then',
	deleted_at DATETIME(6) NULL COMMENT 'when key and chunks were deleted',
	readings INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'R10: how often the employer read it',
	PRIMARY KEY (id),
	KEY document_referral (referral_id, added_at),
	KEY document_due (state, held_until)
) ENGINE=InnoDB COMMENT='応募書類: one version of a document, never overwritten; what stays of it once deleted';

CREATE TABLE document_chunk (
	document_id BINARY(16) NOT NULL COMMENT 'of which document',
	place INT UNSIGNED NOT NULL COMMENT 'from 0',
	data MEDIUMBLOB NOT NULL COMMENT 'sealed; 1 MiB, the last one less',
	PRIMARY KEY (document_id, place)
) ENGINE=InnoDB COMMENT='Sealed documents in pieces, none of which opens by itself';

CREATE TABLE manifest (
	application_id BINARY(16) NOT NULL COMMENT 'of which application',
	sealed VARBINARY(2048) NOT NULL COMMENT 'the documents that were applied with, sealed',
	PRIMARY KEY (application_id)
) ENGINE=InnoDB COMMENT='Makes the documents of an application final';

CREATE TABLE reading (
	document_id BINARY(16) NOT NULL COMMENT 'what was read',
	at DATETIME(6) NOT NULL COMMENT 'when',
	id BINARY(16) NOT NULL COMMENT 'random',
	real_at DATETIME(6) NOT NULL COMMENT 'real time',
	application_id BINARY(16) NOT NULL COMMENT 'of which application',
	account_id BINARY(16) NOT NULL COMMENT 'who read',
	PRIMARY KEY (document_id, at, id),
	KEY reading_application (application_id, at)
) ENGINE=InnoDB COMMENT='R10: who read which document, and when';

CREATE TABLE deletion (
	id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'order of writing',
	subject ENUM('document','draft') NOT NULL COMMENT 'what was deleted',
	subject_id BINARY(16) NOT NULL COMMENT 'the document; of a draft the referral',
	ends VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'R9: by what it ended',
	held_until DATETIME(6) NOT NULL COMMENT 'last instant at which it could be read',
	at DATETIME(6) NOT NULL COMMENT 'rule time of the deletion',
	real_at DATETIME(6) NOT NULL COMMENT 'real time of the deletion',
	doer ENUM('clerk','seeker') NOT NULL COMMENT 'time, or the seeker',
	place BIGINT UNSIGNED NULL COMMENT 'place in the chain, from 1; given by the clerk',
	chain BINARY(32) NULL COMMENT 'SHA-256 over the chain at the place before and this row',
	PRIMARY KEY (id),
	UNIQUE KEY deletion_place (place),
	KEY deletion_subject (subject_id)
) ENGINE=InnoDB COMMENT='Ledger of what was deleted; no personal data';

ALTER TABLE referral
	ADD COLUMN writes INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'counts what the seeker wrote of it: what is applied with is what was checked' AFTER version;

ALTER TABLE application
	ADD COLUMN disposed_at DATETIME(6) NULL COMMENT 'R10: when the employer confirmed that papers are disposed of' AFTER told_way;

CREATE TABLE unsealed (
	kind ENUM('draft','motivation','employer_message','seeker_message','note','terms_note','why') NOT NULL COMMENT 'which text',
	item_id BINARY(16) NOT NULL COMMENT 'its referral, application or message',
	version INT UNSIGNED NOT NULL COMMENT 'of a result; else 0',
	referral_id BINARY(16) NOT NULL COMMENT 'of which referral',
	text TEXT NOT NULL COMMENT 'what was written',
	PRIMARY KEY (kind, item_id, version)
) ENGINE=InnoDB COMMENT='Texts of before sealing; migrate seals them and leaves none';

INSERT INTO unsealed (kind, item_id, version, referral_id, text)
	SELECT 'draft', referral_id, 0, referral_id, motivation FROM draft
	UNION ALL SELECT 'motivation', a.id, 0, a.referral_id, m.text
		FROM motivation m JOIN application a ON a.id = m.application_id
	UNION ALL SELECT IF(m.sender = 'employer', 'employer_message',
			'seeker_message'), m.id, 0, a.referral_id, m.text
		FROM message m JOIN application a ON a.id = m.application_id
	UNION ALL SELECT 'note', a.id, r.version, a.referral_id, r.note
		FROM result r JOIN application a ON a.id = r.application_id
		WHERE r.note IS NOT NULL
	UNION ALL SELECT 'terms_note', a.id, r.version, a.referral_id, r.terms_note
		FROM result r JOIN application a ON a.id = r.application_id
		WHERE r.terms_note IS NOT NULL
	UNION ALL SELECT 'why', a.id, r.version, a.referral_id, r.why
		FROM result r JOIN application a ON a.id = r.application_id
		WHERE r.why IS NOT NULL;

UPDATE draft SET motivation = '';
UPDATE motivation SET text = '';
UPDATE message SET text = '';
UPDATE result SET note = NULL, terms_note = NULL, why = NULL;

ALTER TABLE draft
	MODIFY motivation VARBINARY(8056) NOT NULL COMMENT '志望動機, not yet sent; sealed, or empty';
ALTER TABLE motivation
	MODIFY text VARBINARY(8056) NOT NULL COMMENT '志望動機, sealed';
ALTER TABLE message
	MODIFY text VARBINARY(8056) NOT NULL COMMENT 'what was written, sealed',
	ADD UNIQUE KEY message_id (id);
ALTER TABLE result
	MODIFY note VARBINARY(2456) NULL COMMENT 'word to the office, sealed',
	MODIFY terms_note VARBINARY(2456) NULL COMMENT 'how they differ, sealed',
	MODIFY why VARBINARY(2456) NULL COMMENT 'reason of a correction, sealed';
