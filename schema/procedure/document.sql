-- Applicants' documents (R2, R9, R10): how they come in, who reads them, and
-- how they go. Whatever ends the time of a document moves its held_until, so
-- that one predicate, p_now <= held_until, serves reading and deletion.

-- What a page calls the state of a document: past its time it is deleted,
-- whether or not the clerk has been there. What an act has ended is over for
-- whoever comes after that act, by whatever clock.
CREATE OR REPLACE DEFINER=shokai_owner@localhost FUNCTION own_document_state(
	p_state VARCHAR(16), p_ends VARCHAR(16), p_held_until DATETIME(6),
	p_now DATETIME(6))
	RETURNS VARCHAR(16)
	DETERMINISTIC NO SQL SQL SECURITY DEFINER
RETURN IF(p_now <= p_held_until AND p_ends IN ('late', 'lapsed'), p_state,
	'deleted');

-- When it was deleted: of one that the clerk has yet to come to, the instant
-- from which nobody can read it.
CREATE OR REPLACE DEFINER=shokai_owner@localhost FUNCTION own_document_deleted(
	p_deleted_at DATETIME(6), p_held_until DATETIME(6), p_now DATETIME(6))
	RETURNS DATETIME(6)
	DETERMINISTIC NO SQL SQL SECURITY DEFINER
RETURN COALESCE(p_deleted_at, IF(p_held_until < p_now,
	p_held_until + INTERVAL 1 MICROSECOND, NULL));

-- The documents of a referral, as they were added. The employer sees those
-- that were applied with, each with the tag that the manifest has; what the
-- seeker took away again is nobody's. What was deleted stays as a line of the
-- ledger: the receipt is its link of the chain.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_documents(
	p_side VARCHAR(16), p_referral BINARY(16), p_now DATETIME(6))
	SQL SECURITY DEFINER READS SQL DATA
SELECT LOWER(HEX(d.id)) AS `@id`,
		own_document_state(d.state, d.ends, d.held_until, p_now)
			AS `@state`,
		d.kind, d.type, d.bytes, d.version, d.added_at, d.held_until, d.ends,
		IF(p_now <= d.held_until, LOWER(HEX(d.name)), NULL) AS sealed_name,
		own_document_deleted(d.deleted_at, d.held_until, p_now) AS deleted_at,
		LOWER(LEFT(HEX(l.chain), 16)) AS receipt,
		NULLIF(d.readings, 0) AS readings,
		IF(p_side = 'employer', LOWER(HEX(d.tag)), NULL) AS tag
	FROM document d
	LEFT JOIN deletion l ON l.subject_id = d.id AND l.subject = 'document'
	WHERE d.referral_id = p_referral AND d.state <> 'receiving'
		AND d.ends NOT IN ('removed', 'replaced', 'unfinished')
		AND (p_side = 'seeker' OR d.state IN ('stored', 'safe', 'deleted')
			AND d.ends IN ('cancelled', 'late', 'result'))
	ORDER BY d.added_at, d.id;

-- What makes them final, once there is an application.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_manifest(
	p_referral BINARY(16))
	SQL SECURITY DEFINER READS SQL DATA
SELECT LOWER(HEX(a.id)) AS `@id`, LOWER(HEX(m.sealed)) AS sealed_list
	FROM application a JOIN manifest m ON m.application_id = a.id
	WHERE a.referral_id = p_referral;

-- Who read which document of an application, the latest first.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_readings(
	p_application BINARY(16))
	SQL SECURITY DEFINER READS SQL DATA
SELECT LOWER(HEX(r.document_id)) AS `@document`, d.kind, r.at, c.name
	FROM reading r JOIN document d ON d.id = r.document_id
	JOIN account c ON c.id = r.account_id
	WHERE r.application_id = p_application
	ORDER BY r.at DESC, r.id LIMIT 100;

-- ---- how they come in ----------------------------------------------------

-- A document begins to be stored: its row and its key, before any chunk.
-- What is written of a referral is counted in its row, so that two that come
-- at once are counted one after the other. Not when there would be more than
-- p_files or more than p_total bytes, or documents come another way (R2).
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_document_begin(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_referral BINARY(16), p_from VARCHAR(16), p_since DATETIME(6),
	p_id BINARY(16), p_replaces BINARY(16), p_version INT UNSIGNED,
	p_kind VARCHAR(16), p_type VARCHAR(16), p_name VARBINARY(512),
	p_bytes INT UNSIGNED, p_sealed_bytes INT UNSIGNED, p_tag BINARY(16),
	p_files INT UNSIGNED, p_total INT UNSIGNED, p_epoch INT UNSIGNED,
	p_wrap VARBINARY(81), p_salt BINARY(32), p_commitment BINARY(32))
	SQL SECURITY DEFINER MODIFIES SQL DATA
act: BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_files, v_bytes INT UNSIGNED;
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_party('seeker', p_session, p_real, v_account, v_party);
	IF v_party IS NULL THEN
		LEAVE act;
	END IF;
	UPDATE referral r SET r.writes = r.writes + 1
		WHERE r.id = p_referral AND r.seeker_id = v_party
			AND r.state = p_from AND p_now <= r.apply_until
			AND EXISTS (SELECT 1 FROM job j JOIN posting p ON p.job_id = j.id
				AND p.version = j.shown_version
				WHERE j.id = r.job_id AND p.online_papers = 1);
	IF ROW_COUNT() <> 1 THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	SELECT COUNT(*), IFNULL(SUM(bytes), 0) INTO v_files, v_bytes
		FROM document WHERE referral_id = p_referral
			AND state NOT IN ('deleted', 'quarantined')
			AND (state <> 'receiving' OR began_at > p_since)
			AND NOT (id <=> p_replaces) AND id <> p_id;
	IF v_files >= p_files OR v_bytes + p_bytes > p_total THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	-- Asked again, for the answer was lost: it is there.
	INSERT IGNORE INTO document (id, referral_id, seeker_id, employer_id,
			version, kind, type, name, bytes, sealed_bytes, tag, state,
			began_at, added_at, held_until, ends)
		SELECT p_id, r.id, r.seeker_id, r.employer_id, p_version, p_kind,
				p_type, p_name, p_bytes, p_sealed_bytes, p_tag, 'receiving',
				p_real, p_now, r.apply_until, 'lapsed'
			FROM referral r WHERE r.id = p_referral;
	INSERT IGNORE INTO seal_key (subject_id, class, referral_id, epoch, wrap,
			salt, commitment)
		VALUES (p_id, 'document', p_referral, p_epoch, p_wrap, p_salt,
			p_commitment);
	CALL own_done('');
END;

-- One chunk of it. A statement that names a procedure's argument is first
-- written out with its value, every byte escaped; a user variable is not.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_document_chunk(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16), p_place INT UNSIGNED, p_data MEDIUMBLOB)
	SQL SECURITY DEFINER MODIFIES SQL DATA
act: BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_bytes INT UNSIGNED;
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_party('seeker', p_session, p_real, v_account, v_party);
	IF v_party IS NULL THEN
		LEAVE act;
	END IF;
	IF NOT EXISTS (SELECT 1 FROM document WHERE id = p_id
			AND seeker_id = v_party AND state = 'receiving') THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	SET v_bytes = LENGTH(@chunk := p_data);
	INSERT IGNORE INTO document_chunk (document_id, place, data)
		VALUES (p_id, p_place, @chunk);
	SET @chunk = NULL;
	CALL own_done('');
END;

-- It is there whole, and is the referral's from now on, in the place of
-- p_replaces if there is one. p_to is `scanning` or `stored`. What was typed
-- besides is kept as by seeker_draft.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_document_add(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_referral BINARY(16), p_from VARCHAR(16), p_id BINARY(16),
	p_to VARCHAR(16), p_replaces BINARY(16), p_motivation VARBINARY(8056),
	p_commitment BINARY(32))
	SQL SECURITY DEFINER MODIFIES SQL DATA
act: BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_verdict VARCHAR(16);
	DECLARE v_deleted, v_kept TINYINT(1) DEFAULT 0;
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_begin('seeker', p_session, p_real, p_now, p_key, p_fields,
		p_answer, v_account, v_party, v_verdict);
	IF v_verdict <> 'new' THEN
		CALL own_document_unfinished(p_real, p_now, p_referral, p_id);
		LEAVE act;
	END IF;
	UPDATE referral SET writes = writes + 1
		WHERE id = p_referral AND seeker_id = v_party AND state = p_from
			AND p_now <= apply_until;
	IF ROW_COUNT() = 1 THEN
		UPDATE document d JOIN referral r ON r.id = d.referral_id
			SET d.state = p_to, d.added_at = p_now,
				d.held_until = r.apply_until
			WHERE d.id = p_id AND d.referral_id = p_referral
				AND d.state = 'receiving'
				AND d.sealed_bytes = (SELECT SUM(LENGTH(c.data))
					FROM document_chunk c WHERE c.document_id = p_id);
	END IF;
	IF ROW_COUNT() <> 1 THEN
		CALL own_lost();
		CALL own_document_unfinished(p_real, p_now, p_referral, p_id);
		LEAVE act;
	END IF;
	IF p_replaces IS NOT NULL THEN
		CALL own_document_delete(p_real, p_now, p_referral, p_replaces,
			NULL, NULL, 'replaced', 'seeker', v_deleted);
		IF NOT v_deleted THEN
			CALL own_lost();
			CALL own_document_unfinished(p_real, p_now, p_referral, p_id);
			LEAVE act;
		END IF;
	END IF;
	CALL own_draft_keep(p_now, p_referral, p_motivation, p_commitment,
		v_kept);
	IF NOT v_kept THEN
		CALL own_lost();
		CALL own_document_unfinished(p_real, p_now, p_referral, p_id);
		LEAVE act;
	END IF;
	CALL own_audit(p_real, p_now, v_account, 'seeker_document_add', p_id);
	CALL own_done(p_answer);
END;

-- What the malware scan found: p_to is `safe` or `quarantined`. What is in
-- quarantine nobody can read: key and chunks are gone at once.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_document_scanned(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16), p_to VARCHAR(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
act: BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_party('seeker', p_session, p_real, v_account, v_party);
	IF v_party IS NULL THEN
		LEAVE act;
	END IF;
	UPDATE document d JOIN referral r ON r.id = d.referral_id
		SET d.state = p_to, r.writes = r.writes + 1
		WHERE d.id = p_id AND d.seeker_id = v_party AND d.state = 'scanning'
			AND r.state = 'sent';
	IF ROW_COUNT() = 0 THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	IF p_to = 'quarantined' THEN
		DELETE FROM seal_key WHERE subject_id = p_id AND class = 'document';
		DELETE FROM document_chunk WHERE document_id = p_id;
	END IF;
	CALL own_audit(p_real, p_now, v_account,
		CONCAT('document_', p_to), p_id);
	CALL own_done('');
END;

-- The seeker takes one away again, until applying.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_document_remove(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_referral BINARY(16), p_from VARCHAR(16), p_id BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
act: BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_verdict VARCHAR(16);
	DECLARE v_deleted TINYINT(1) DEFAULT 0;
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_begin('seeker', p_session, p_real, p_now, p_key, p_fields,
		p_answer, v_account, v_party, v_verdict);
	IF v_verdict <> 'new' THEN
		LEAVE act;
	END IF;
	UPDATE referral SET writes = writes + 1
		WHERE id = p_referral AND seeker_id = v_party AND state = p_from
			AND p_now <= apply_until;
	IF ROW_COUNT() = 1 THEN
		CALL own_document_delete(p_real, p_now, p_referral, p_id, NULL,
			NULL, 'removed', 'seeker', v_deleted);
	END IF;
	IF NOT v_deleted THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	CALL own_audit(p_real, p_now, v_account, 'seeker_document_remove', p_id);
	CALL own_done(p_answer);
END;

-- ---- who reads them ------------------------------------------------------

-- One document of the seeker's own, of a referral or of an application.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_document(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_of BINARY(16), p_id BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party, v_referral BINARY(16);
	DECLARE v_own INT;
	CALL own_viewer('seeker', p_session, p_real, v_account, v_party);
	CALL own_seal_referral('seeker', v_party, p_of, v_referral);
	SELECT COUNT(*) INTO v_own FROM document WHERE id = p_id
		AND referral_id = v_referral AND seeker_id = v_party;
	IF v_own > 0 THEN
		CALL own_received(v_referral, p_now);
		CALL own_document(p_id, p_now);
	END IF;
END;

-- A document and, while it can be read, its keys and the manifest, if there
-- is one.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_document(
	p_id BINARY(16), p_now DATETIME(6))
	SQL SECURITY DEFINER READS SQL DATA
BEGIN
	DECLARE v_referral BINARY(16);
	DECLARE v_held TINYINT(1);
	SELECT referral_id, p_now <= held_until INTO v_referral, v_held
		FROM document WHERE id = p_id;
	SELECT LOWER(HEX(d.id)) AS `@id`,
			own_document_state(d.state, d.ends, d.held_until, p_now)
				AS `@state`,
			d.kind, d.type, d.bytes, d.version, d.held_until, d.ends,
			IF(p_now <= d.held_until, LOWER(HEX(d.name)), NULL)
				AS sealed_name,
			own_document_deleted(d.deleted_at, d.held_until, p_now)
				AS deleted_at
		FROM document d WHERE d.id = p_id;
	IF v_held THEN
		CALL own_seal_key('text', v_referral);
		CALL own_seal_document(p_id);
		CALL own_manifest(v_referral);
	END IF;
END;

-- Its chunks, in order, while it can be read.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_document_data(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	CALL own_viewer('seeker', p_session, p_real, v_account, v_party);
	SELECT c.data FROM document d
		JOIN document_chunk c ON c.document_id = d.id
		WHERE d.id = p_id AND d.seeker_id = v_party
			AND d.state IN ('stored', 'safe', 'scanning')
			AND p_now <= d.held_until
		ORDER BY c.document_id, c.place;
END;

-- One document as the employer sees it: of an application of theirs.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_document(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_application BINARY(16), p_id BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_own INT;
	CALL own_viewer('employer', p_session, p_real, v_account, v_party);
	SELECT COUNT(*) INTO v_own FROM application a
		JOIN document d ON d.referral_id = a.referral_id
		WHERE a.id = p_application AND a.employer_id = v_party
			AND d.id = p_id AND d.employer_id = v_party
			AND d.state IN ('stored', 'safe', 'deleted')
			AND d.ends IN ('cancelled', 'late', 'result');
	IF v_own > 0 THEN
		CALL own_application('employer', p_application, p_now);
		CALL own_document(p_id, p_now);
	END IF;
END;

-- Its chunks, in order, while it can be read (R9); that it was read is kept
-- before a byte of it leaves (R10). Of this and what ends its time, a cancel
-- or a result, the first to write the document's row wins.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_document_data(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_application BINARY(16), p_id BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_read TINYINT(1);
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	CALL own_viewer('employer', p_session, p_real, v_account, v_party);
	START TRANSACTION;
	UPDATE document d SET d.readings = d.readings + 1
		WHERE d.id = p_id AND d.employer_id = v_party
			AND own_document_state(d.state, d.ends, d.held_until, p_now)
				IN ('stored', 'safe')
			AND EXISTS (SELECT 1 FROM application a
				WHERE a.id = p_application AND a.employer_id = v_party
					AND a.referral_id = d.referral_id);
	SET v_read = ROW_COUNT() = 1;
	IF v_read THEN
		INSERT INTO reading (document_id, at, id, real_at, application_id,
				account_id)
			VALUES (p_id, p_now, RANDOM_BYTES(16), p_real, p_application,
				v_account);
	END IF;
	SELECT c.data FROM document_chunk c
		WHERE v_read AND c.document_id = p_id
		ORDER BY c.document_id, c.place;
	IF v_read THEN
		CALL own_audit(p_real, p_now, v_account, 'employer_document', p_id);
	END IF;
	COMMIT;
END;

-- ---- how they go ---------------------------------------------------------

-- The time of an application's documents ends now, for a reason. What is in
-- quarantine was never part of an application.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_documents_end(
	p_now DATETIME(6), p_referral BINARY(16), p_ends VARCHAR(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
UPDATE document SET held_until = p_now - INTERVAL 1 MICROSECOND,
		ends = p_ends
	WHERE referral_id = p_referral AND state <> 'deleted'
		AND (state <> 'quarantined' OR p_ends = 'withdrawn')
		AND p_now <= held_until;

-- Key and chunks of one document are deleted, once; p_deleted tells whether
-- they were there, and in the state that was seen, with its time, if any was.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_document_drop(
	p_now DATETIME(6), p_id BINARY(16), p_state VARCHAR(16),
	p_held_until DATETIME(6), p_ends VARCHAR(16), OUT p_deleted TINYINT(1))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	UPDATE document SET state = 'deleted', name = NULL, deleted_at = p_now,
			held_until = LEAST(held_until, p_now - INTERVAL 1 MICROSECOND),
			ends = p_ends
		WHERE id = p_id AND state <> 'deleted'
			AND (p_state IS NULL
				OR state = p_state AND held_until = p_held_until);
	SET p_deleted = ROW_COUNT() = 1;
	IF p_deleted THEN
		DELETE FROM seal_key WHERE subject_id = p_id AND class = 'document';
		DELETE FROM document_chunk WHERE document_id = p_id;
	END IF;
END;

-- The same of a referral's document, with a row of the ledger.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_document_delete(
	p_real DATETIME(6), p_now DATETIME(6), p_referral BINARY(16),
	p_id BINARY(16), p_state VARCHAR(16), p_held_until DATETIME(6),
	p_ends VARCHAR(16), p_doer VARCHAR(16), OUT p_deleted TINYINT(1))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	SET p_deleted = 0;
	IF EXISTS (SELECT 1 FROM document
			WHERE id = p_id AND referral_id = p_referral) THEN
		CALL own_document_drop(p_now, p_id, p_state, p_held_until, p_ends,
			p_deleted);
	END IF;
	IF p_deleted THEN
		INSERT INTO deletion (subject, subject_id, ends, held_until, at,
				real_at, doer)
			SELECT 'document', p_id, p_ends, held_until, p_now, p_real, p_doer
				FROM document WHERE id = p_id;
	END IF;
END;

-- What came to nothing goes at once: it would count as long as it may come in.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_document_unfinished(
	p_real DATETIME(6), p_now DATETIME(6), p_referral BINARY(16),
	p_id BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_held_until DATETIME(6);
	DECLARE v_deleted TINYINT(1);
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	SELECT held_until INTO v_held_until FROM document
		WHERE id = p_id AND state = 'receiving';
	START TRANSACTION;
	CALL own_document_delete(p_real, p_now, p_referral, p_id, 'receiving',
		v_held_until, 'unfinished', 'seeker', v_deleted);
	COMMIT;
END;

-- Something of a referral that the clock took is about to go: who was about to
-- apply to it, by an earlier clock, finds that it is not as it was checked.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_referral_swept(
	p_referral BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
UPDATE referral SET writes = writes + 1
	WHERE id = p_referral AND state = 'sent';

-- Whatever is past its time, and what began to be stored up to p_since and
-- was not finished: deleted if it is still as it was seen, each in a
-- transaction of its own, at most a hundred. Tells how many there were.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_document_sweep(
	p_real DATETIME(6), p_now DATETIME(6), p_since DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_count INT DEFAULT 0;
	DECLARE v_deleted TINYINT(1);
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	FOR d IN (SELECT id, referral_id, state, held_until, ends FROM document
			WHERE state IN ('stored', 'safe', 'scanning', 'quarantined')
				AND held_until < p_now
			UNION ALL SELECT id, referral_id, state, held_until, 'unfinished'
				FROM document
				WHERE state = 'receiving' AND began_at <= p_since
			LIMIT 100) DO
		START TRANSACTION;
		CALL own_referral_swept(d.referral_id);
		CALL own_document_delete(p_real, p_now, d.referral_id, d.id, d.state,
			d.held_until, d.ends, 'clerk', v_deleted);
		COMMIT;
		SET v_count = v_count + v_deleted;
	END FOR;
	SELECT v_count AS `@count`;
END;

-- R9d: what was written and never sent goes with its key when the time to
-- apply is over; at most a hundred. Tells how many there were.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_draft_sweep(
	p_real DATETIME(6), p_now DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_count INT DEFAULT 0;
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	FOR k IN (SELECT k.referral_id, k.held_until, r.state
			FROM seal_key k JOIN referral r ON r.id = k.referral_id
			WHERE k.held_until < p_now AND k.class = 'text' LIMIT 100) DO
		START TRANSACTION;
		CALL own_referral_swept(k.referral_id);
		DELETE FROM seal_key WHERE subject_id = k.referral_id
			AND class = 'text' AND held_until < p_now;
		IF ROW_COUNT() = 1 THEN
			DELETE FROM draft WHERE referral_id = k.referral_id;
			INSERT INTO deletion (subject, subject_id, ends, held_until, at,
					real_at, doer)
				VALUES ('draft', k.referral_id,
					IF(k.state = 'withdrawn', 'withdrawn', 'lapsed'),
					k.held_until, p_now, p_real, 'clerk');
			SET v_count = v_count + 1;
		END IF;
		COMMIT;
	END FOR;
	SELECT v_count AS `@count`;
END;

-- Give the ledger's rows of before p_before their places in the chain, as
-- clerk_chain does the audit's.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_deletion_chain(
	p_before DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_place BIGINT UNSIGNED DEFAULT 0;
	DECLARE v_chain BINARY(32) DEFAULT REPEAT(CHAR(0), 32);
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	SELECT place, chain INTO v_place, v_chain FROM deletion
		WHERE place IS NOT NULL ORDER BY place DESC LIMIT 1;
	FOR r IN (SELECT id, subject, subject_id, ends, held_until, at,
				real_at, doer
			FROM deletion
			WHERE place IS NULL AND real_at <= p_before
			ORDER BY id LIMIT 1000) DO
		SET v_place = v_place + 1;
		SET v_chain = own_deletion_link(v_chain, r.id, r.subject,
			r.subject_id, r.ends, r.held_until, r.at, r.real_at, r.doer);
		UPDATE deletion SET place = v_place, chain = v_chain WHERE id = r.id;
	END FOR;
	COMMIT;
END;

-- A row's link of the chain.
CREATE OR REPLACE DEFINER=shokai_owner@localhost FUNCTION own_deletion_link(
	p_chain BINARY(32), p_id BIGINT UNSIGNED, p_subject VARCHAR(16),
	p_subject_id BINARY(16), p_ends VARCHAR(16), p_held_until DATETIME(6),
	p_at DATETIME(6), p_real_at DATETIME(6), p_doer VARCHAR(16))
	RETURNS BINARY(32)
	DETERMINISTIC NO SQL SQL SECURITY DEFINER
RETURN UNHEX(SHA2(CONCAT_WS('|', HEX(p_chain), p_id, p_subject,
	HEX(p_subject_id), p_ends, p_held_until, p_at, p_real_at, p_doer), 256));

-- The ledger's rows behind a place, for the copy outside the database, with
-- instants as they go into the chain.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_deletions(
	p_place BIGINT)
	SQL SECURITY DEFINER READS SQL DATA
SELECT place AS `@place`, id AS `@id`, subject AS `@subject`,
		LOWER(HEX(subject_id)) AS `@subject_id`, ends AS `@ends`,
		CAST(held_until AS CHAR) AS `@held_until`, CAST(at AS CHAR) AS `@at`,
		CAST(real_at AS CHAR) AS `@real_at`, doer AS `@doer`,
		LOWER(HEX(chain)) AS `@chain`
	FROM deletion WHERE place > p_place ORDER BY place LIMIT 1000;

-- Where the ledger's chain ends, and where it begins.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_deletion_ends()
	SQL SECURITY DEFINER READS SQL DATA
SELECT place AS `@place`, LOWER(HEX(chain)) AS `@chain` FROM deletion
	WHERE place IN (1, (SELECT MAX(place) FROM deletion))
	ORDER BY place DESC;

-- After a restore: what the ledger outside says was deleted is deleted again,
-- and its row is there again. Tells whether anything was left of it; -1, and
-- nothing is done, when the row is no link of this chain.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_replay(
	p_real DATETIME(6), p_now DATETIME(6), p_place BIGINT UNSIGNED,
	p_id BIGINT UNSIGNED, p_subject VARCHAR(16), p_subject_id BINARY(16),
	p_ends VARCHAR(16), p_held_until DATETIME(6), p_at DATETIME(6),
	p_real_at DATETIME(6), p_doer VARCHAR(16), p_chain BINARY(32))
	SQL SECURITY DEFINER MODIFIES SQL DATA
replaying: BEGIN
	DECLARE v_deleted TINYINT(1);
	DECLARE v_before BINARY(32) DEFAULT REPEAT(CHAR(0), 32);
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	SELECT chain INTO v_before FROM deletion WHERE place = p_place - 1;
	IF p_chain <> own_deletion_link(v_before, p_id, p_subject, p_subject_id,
			p_ends, p_held_until, p_at, p_real_at, p_doer) THEN
		SELECT -1 AS `@count`;
		LEAVE replaying;
	END IF;
	START TRANSACTION;
	IF p_subject = 'document' THEN
		CALL own_document_drop(p_at, p_subject_id, NULL, NULL, p_ends,
			v_deleted);
		UPDATE document SET held_until = p_held_until
			WHERE id = p_subject_id AND v_deleted;
	ELSE
		DELETE FROM seal_key WHERE subject_id = p_subject_id
			AND class = 'text' AND held_until IS NOT NULL;
		SET v_deleted = ROW_COUNT() = 1;
		DELETE FROM draft WHERE referral_id = p_subject_id;
	END IF;
	INSERT INTO deletion (id, subject, subject_id, ends, held_until, at,
			real_at, doer, place, chain)
		VALUES (p_id, p_subject, p_subject_id, p_ends, p_held_until, p_at,
			p_real_at, p_doer, p_place, p_chain)
		ON DUPLICATE KEY UPDATE place = p_place, chain = p_chain;
	CALL own_audit(p_real, p_now, NULL, 'clerk_replay', p_subject_id);
	COMMIT;
	SELECT v_deleted AS `@count`;
END;

-- ---- epochs --------------------------------------------------------------

-- Keys that are wrapped under an older epoch, at most p_limit, with what
-- they are bound to. Of epochs before p_oldest, which are destroyed, nothing
-- opens any more: what a restore put back of them keeps no other. First the
-- keys, then what they belong to: else the server may join and sort them all,
-- each time anew. A document's row says all of its key by itself, so that what
-- is read of each table lies in one piece.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_key_old(
	p_oldest INT UNSIGNED, p_epoch INT UNSIGNED, p_limit INT UNSIGNED)
	SQL SECURITY DEFINER READS SQL DATA
SELECT k.class AS `@class`, LOWER(HEX(k.subject_id)) AS `@subject`,
		LOWER(HEX(k.referral_id)) AS `@referral`,
		LOWER(HEX(IFNULL(d.seeker_id, r.seeker_id))) AS `@seeker`,
		LOWER(HEX(IFNULL(d.employer_id, r.employer_id))) AS `@employer`,
		d.kind AS `@kind`, IFNULL(d.version, 0) AS `@version`,
		LOWER(HEX(k.wrap)) AS `@wrap`
	FROM (SELECT epoch, subject_id, class, referral_id, wrap
			FROM seal_key FORCE INDEX (seal_key_epoch)
			WHERE epoch >= p_oldest AND epoch < p_epoch
			ORDER BY epoch, subject_id LIMIT p_limit) k
	LEFT JOIN referral r ON k.class <> 'document' AND r.id = k.referral_id
	LEFT JOIN document d ON k.class = 'document' AND d.id = k.subject_id;

-- New wraps in the place of the old, of those that are still there as they
-- were: p_rows is a JSON list of {c: class, i: subject, o: old, n: new}.
-- Tells how many older ones are left.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_key_rewrap(
	p_epoch INT UNSIGNED, p_rows LONGTEXT)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	UPDATE seal_key k JOIN JSON_TABLE(p_rows, '$[*]' COLUMNS (
			c VARCHAR(16) PATH '$.c', i CHAR(32) PATH '$.i',
			o VARCHAR(162) PATH '$.o', n VARCHAR(162) PATH '$.n')) r
			ON k.subject_id = UNHEX(r.i) AND k.class = r.c
		SET k.wrap = UNHEX(r.n), k.epoch = p_epoch
		WHERE k.wrap = UNHEX(r.o);
	SELECT EXISTS (SELECT 1 FROM seal_key WHERE epoch < p_epoch) AS `@count`;
END;

-- A page of all keys, behind one, with what they are bound to: for verify.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_key_all(
	p_after BINARY(16), p_class VARCHAR(16), p_limit INT UNSIGNED)
	SQL SECURITY DEFINER READS SQL DATA
SELECT k.class AS `@class`, LOWER(HEX(k.subject_id)) AS `@subject`,
		LOWER(HEX(r.id)) AS `@referral`,
		LOWER(HEX(IFNULL(d.seeker_id, r.seeker_id))) AS `@seeker`,
		LOWER(HEX(IFNULL(d.employer_id, r.employer_id))) AS `@employer`,
		d.kind AS `@kind`, IFNULL(d.version, 0) AS `@version`,
		LOWER(HEX(k.wrap)) AS `@wrap`
	FROM (SELECT subject_id, class, referral_id, wrap
			FROM seal_key FORCE INDEX (PRIMARY)
			WHERE class = p_class AND subject_id > p_after
			ORDER BY subject_id LIMIT p_limit) k
	STRAIGHT_JOIN referral r ON r.id = k.referral_id
	LEFT JOIN document d ON k.class = 'document' AND d.id = k.subject_id
	ORDER BY k.subject_id;
