-- Batches: many jobs in one message. The partner's door stores it in chunks as
-- it comes; the clerk works it, a slice of records at a time.

-- A batch begins to come. Verdicts: `new`, also when one with this key came
-- only in part before; `known`, with what it was; `busy`: p_most of the
-- partner's are not yet done.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE partner_batch_begin(
	p_certificate BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16), p_key VARBINARY(64), p_media VARCHAR(100),
	p_coding VARCHAR(8), p_validate TINYINT(1), p_most INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
begun: BEGIN
	DECLARE v_partner, v_known BINARY(16);
	DECLARE v_state VARCHAR(16);
	DECLARE v_fields BINARY(32);
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	CALL own_partner(p_certificate, v_partner);
	IF v_partner IS NULL THEN
		LEAVE begun;
	END IF;
	SELECT id, state, fields INTO v_known, v_state, v_fields FROM batch
		WHERE partner_id = v_partner AND message_key = p_key;
	IF v_state <> 'coming' THEN
		SELECT 'known' AS `@verdict`, LOWER(HEX(v_known)) AS `@id`,
			LOWER(HEX(v_fields)) AS `@fields`;
		LEAVE begun;
	END IF;
	IF (SELECT COUNT(*) FROM batch WHERE partner_id = v_partner
			AND state IN ('waiting', 'working')) >= p_most THEN
		SELECT 'busy' AS `@verdict`;
		LEAVE begun;
	END IF;
	DELETE FROM batch_chunk WHERE batch_id = v_known;
	DELETE FROM batch WHERE id = v_known AND state = 'coming';
	INSERT INTO batch (id, partner_id, message_key, media, coding,
			only_validate, state, came_at)
		VALUES (p_id, v_partner, p_key, p_media, p_coding, p_validate,
			'coming', p_real);
	SELECT 'new' AS `@verdict`;
END;

-- One chunk of it; see seeker_document_chunk for the user variable.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE partner_batch_chunk(
	p_certificate BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16), p_place INT UNSIGNED, p_data MEDIUMBLOB)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_partner BINARY(16);
	DECLARE v_bytes INT UNSIGNED;
	CALL own_partner(p_certificate, v_partner);
	IF EXISTS (SELECT 1 FROM batch WHERE id = p_id
			AND partner_id = v_partner AND state = 'coming') THEN
		SET v_bytes = LENGTH(@chunk := p_data);
		INSERT IGNORE INTO batch_chunk (batch_id, place, data)
			VALUES (p_id, p_place, @chunk);
		SET @chunk = NULL;
		SELECT v_bytes AS `@bytes`;
	END IF;
END;

-- All of it has come, or (without p_fields) it is not wanted.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE partner_batch_end(
	p_certificate BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16), p_fields BINARY(32), p_bytes BIGINT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_partner BINARY(16);
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	CALL own_partner(p_certificate, v_partner);
	START TRANSACTION;
	IF p_fields IS NULL THEN
		DELETE c FROM batch_chunk c JOIN batch b ON b.id = c.batch_id
			WHERE b.id = p_id AND b.partner_id = v_partner
				AND b.state = 'coming';
		DELETE FROM batch WHERE id = p_id AND partner_id = v_partner
			AND state = 'coming';
	ELSE
		UPDATE batch SET state = 'waiting', fields = p_fields,
				bytes = p_bytes
			WHERE id = p_id AND partner_id = v_partner
				AND state IN ('coming', 'waiting');
	END IF;
	SELECT ROW_COUNT() AS `@count`;
	COMMIT;
END;

-- A batch as its partner sees it.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_batches(
	p_partner BINARY(16), p_id BINARY(16), p_offset INT UNSIGNED,
	p_limit INT UNSIGNED)
	SQL SECURITY DEFINER READS SQL DATA
SELECT LOWER(HEX(id)) AS `@id`, state AS `@state`,
		IF(only_validate, 1, NULL) AS `@validate`, load_kind AS `@load`,
		code, line, path, came_at, began_at, ended_at, bytes, records,
		worked, created, changed, unchanged, renewed, withdrawn, refused
	FROM batch WHERE partner_id = p_partner AND (p_id IS NULL OR id = p_id)
		AND state <> 'coming'
	ORDER BY came_at DESC, id DESC LIMIT p_limit OFFSET p_offset;

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE partner_batches(
	p_certificate BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_offset INT UNSIGNED, p_limit INT UNSIGNED)
	SQL SECURITY DEFINER READS SQL DATA
BEGIN
	DECLARE v_partner BINARY(16);
	CALL own_partner(p_certificate, v_partner);
	SELECT COUNT(*) AS `@count` FROM batch
		WHERE partner_id = v_partner AND state <> 'coming';
	CALL own_batches(v_partner, NULL, p_offset, p_limit);
END;

-- One of them, with what became of its records: all, or those in one state.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE partner_batch(
	p_certificate BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16), p_state VARCHAR(16), p_offset INT UNSIGNED,
	p_limit INT UNSIGNED)
	SQL SECURITY DEFINER READS SQL DATA
BEGIN
	DECLARE v_partner BINARY(16);
	CALL own_partner(p_certificate, v_partner);
	CALL own_batches(v_partner, p_id, 0, 1);
	IF EXISTS (SELECT 1 FROM batch WHERE id = p_id
			AND partner_id = v_partner) THEN
		SELECT COUNT(*) AS `@count` FROM batch_record
			WHERE batch_id = p_id AND (p_state IS NULL OR state = p_state);
		SELECT place AS `@place`, line AS `@line`, ref AS `@ref`,
				state AS `@state`, LOWER(HEX(job_id)) AS `@job`, errors
			FROM batch_record
			WHERE batch_id = p_id AND (p_state IS NULL OR state = p_state)
			ORDER BY place LIMIT p_limit OFFSET p_offset;
	END IF;
END;

-- The batch that is to be worked next: the one that was begun, else the one
-- that has waited longest.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_batch_take(
	p_real DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_id BINARY(16);
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	SELECT id INTO v_id FROM batch WHERE state IN ('waiting', 'working')
		ORDER BY state = 'working' DESC, came_at, id LIMIT 1;
	UPDATE batch SET state = 'working', began_at = COALESCE(began_at, p_real)
		WHERE id = v_id;
	SELECT LOWER(HEX(id)) AS `@id`, media AS `@media`, coding AS `@coding`,
			only_validate AS `@validate`, worked AS `@worked`
		FROM batch WHERE id = v_id;
END;

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_batch_chunk(
	p_id BINARY(16), p_place INT UNSIGNED)
	SQL SECURITY DEFINER READS SQL DATA
SELECT data FROM batch_chunk WHERE batch_id = p_id AND place = p_place;

-- As whom the batch's partner acts for an employer, as partner_enter has it.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_batch_enter(
	p_id BINARY(16), p_real DATETIME(6), p_employer VARCHAR(13))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_partner, v_party BINARY(16);
	SET v_partner = (SELECT b.partner_id FROM batch b
		JOIN partner p ON p.id = b.partner_id
		WHERE b.id = p_id AND FIND_IN_SET('jobs', p.scopes));
	CALL own_partner_party(v_partner, 'employer', p_employer, v_party);
	IF v_party IS NOT NULL THEN
		CALL own_partner_session(v_partner, v_party, p_real);
	END IF;
END;

-- What the partner's references (a JSON list) stand for; and which of them
-- this batch has named already.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_batch_refs(
	p_id BINARY(16), p_refs LONGTEXT)
	SQL SECURITY DEFINER READS SQL DATA
BEGIN
	SELECT r.ref AS `@ref`, LOWER(HEX(r.job_id)) AS `@id`,
			e.number AS `@employer`, LOWER(HEX(r.digest)) AS `@digest`,
			r.version AS `@version`, j.latest_version AS `@latest`
		FROM batch b
		JOIN JSON_TABLE(p_refs, '$[*]' COLUMNS (ref VARCHAR(64) PATH '$')) t
		STRAIGHT_JOIN partner_job r ON r.partner_id = b.partner_id
			AND r.ref = t.ref
		JOIN job j ON j.id = r.job_id
		JOIN employer e ON e.id = r.employer_id
		WHERE b.id = p_id;
	SELECT s.ref AS `@ref`
		FROM JSON_TABLE(p_refs, '$[*]' COLUMNS (ref VARCHAR(64) PATH '$')) t
		STRAIGHT_JOIN batch_record s ON s.batch_id = p_id AND s.ref = t.ref;
END;

-- A slice of records is done: p_records is a JSON list of {p: place, l: line,
-- r: reference, s: state, j: job, e: errors, g: digest, m: employer}. Those
-- `created` become jobs here, of texts that are there already; one whose
-- reference was taken meanwhile is refused. Another clerk's slice, or one
-- done before, changes nothing.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_batch_slice(
	p_id BINARY(16), p_real DATETIME(6), p_now DATETIME(6),
	p_before INT UNSIGNED, p_after INT UNSIGNED, p_records LONGTEXT)
	SQL SECURITY DEFINER MODIFIES SQL DATA
slice: BEGIN
	DECLARE v_partner BINARY(16);
	DECLARE v_validate TINYINT(1);
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	UPDATE batch SET worked = p_after
		WHERE id = p_id AND state = 'working' AND worked = p_before;
	IF ROW_COUNT() <> 1 THEN
		ROLLBACK;
		LEAVE slice;
	END IF;
	SELECT partner_id, only_validate INTO v_partner, v_validate
		FROM batch WHERE id = p_id;
	DROP TEMPORARY TABLE IF EXISTS slice_record;
	CREATE TEMPORARY TABLE slice_record (
		place INT UNSIGNED PRIMARY KEY, line INT UNSIGNED, ref VARCHAR(64),
		state VARCHAR(16), job_id BINARY(16), errors TEXT, digest BINARY(32),
		employer_id BINARY(16), KEY (job_id)) ENGINE=InnoDB
		SELECT t.place, t.line, t.ref, t.state, UNHEX(t.job) AS job_id,
				t.errors, UNHEX(t.digest) AS digest, e.id AS employer_id
			FROM JSON_TABLE(p_records, '$[*]' COLUMNS (
				place INT UNSIGNED PATH '$.p', line INT UNSIGNED PATH '$.l',
				ref VARCHAR(64) PATH '$.r', state VARCHAR(16) PATH '$.s',
				job CHAR(32) PATH '$.j', errors TEXT PATH '$.e',
				digest CHAR(64) PATH '$.g',
				employer VARCHAR(13) PATH '$.m')) t
			LEFT JOIN employer e ON e.number = t.employer;
	IF NOT v_validate THEN
		CALL own_batch_create(p_id, v_partner, p_real, p_now);
	END IF;
	INSERT INTO batch_record (batch_id, place, line, ref, state, job_id,
			errors)
		SELECT p_id, place, line, ref, state, job_id, errors
			FROM slice_record;
	UPDATE batch b JOIN (SELECT SUM(state = 'created') AS created,
				SUM(state = 'changed') AS changed,
				SUM(state = 'unchanged') AS unchanged,
				SUM(state = 'renewed') AS renewed,
				SUM(state = 'withdrawn') AS withdrawn,
				SUM(state = 'refused') AS refused FROM slice_record) c
		SET b.created = b.created + IFNULL(c.created, 0),
			b.changed = b.changed + IFNULL(c.changed, 0),
			b.unchanged = b.unchanged + IFNULL(c.unchanged, 0),
			b.renewed = b.renewed + IFNULL(c.renewed, 0),
			b.withdrawn = b.withdrawn + IFNULL(c.withdrawn, 0),
			b.refused = b.refused + IFNULL(c.refused, 0)
		WHERE b.id = p_id;
	COMMIT;
	DROP TEMPORARY TABLE slice_record;
	SELECT 1 AS `@count`;
END;

-- The jobs of a slice, submitted; each office is told once. A reference is
-- looked up by each record: the other way round all of the partner's are read.
-- A refused record names its job too. What it may have put before a crash, when
-- it was not yet refused, goes; for the id see batch_act_job.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_batch_create(
	p_id BINARY(16), p_partner BINARY(16), p_real DATETIME(6),
	p_now DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	INSERT IGNORE INTO partner_job (partner_id, ref, job_id, employer_id,
			version, digest, batch_id)
		SELECT p_partner, ref, job_id, employer_id, 1, digest, p_id
			FROM slice_record WHERE state = 'created';
	UPDATE slice_record s STRAIGHT_JOIN partner_job r ON r.partner_id = p_partner
			AND r.ref = s.ref
		SET s.state = 'refused', s.errors = CONCAT('ref_known\t', s.line,
			'\tref\t\n')
		WHERE s.state = 'created' AND r.job_id <> s.job_id;
	DELETE p FROM slice_record s STRAIGHT_JOIN posting p
			ON p.job_id = UNHEX(LEFT(SHA2(CONCAT(LOWER(HEX(p_id)), ' ',
				s.place), 256), 32))
		LEFT JOIN job j ON j.id = p.job_id
		WHERE s.state <> 'created' AND j.id IS NULL;
	INSERT INTO job (id, employer_id, office_id, state, latest_version,
			submitted_version, created_at, submitted_at)
		SELECT s.job_id, e.id, e.office_id, 'submitted', 1, 1, p_now, p_now
			FROM slice_record s JOIN employer e ON e.id = s.employer_id
			WHERE s.state = 'created';
	UPDATE slice_record s STRAIGHT_JOIN partner_job r ON r.ref = s.ref
			AND r.partner_id = p_partner
		SET r.batch_id = p_id;
	FOR o IN (SELECT e.office_id, MIN(e.name) AS name
			FROM slice_record s JOIN employer e ON e.id = s.employer_id
			WHERE s.state = 'created' GROUP BY e.office_id) DO
		CALL own_notify(p_real, p_now, o.office_id, 'job_submitted',
			'/staff/jobs', NULL, NULL, NULL, o.name);
	END FOR;
	CALL own_audit(p_real, p_now, NULL, 'clerk_batch_slice', p_id);
END;

-- The document has ended (p_code is NULL), or can't be read on.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_batch_end(
	p_id BINARY(16), p_real DATETIME(6), p_load VARCHAR(8),
	p_code VARCHAR(32), p_line INT UNSIGNED, p_path VARCHAR(200))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	UPDATE batch SET state = IF(p_code IS NULL, 'done', 'failed'),
			records = worked, load_kind = p_load, code = p_code,
			line = p_line, path = p_path, ended_at = p_real
		WHERE id = p_id AND state = 'working';
	DELETE FROM batch_chunk WHERE batch_id = p_id;
	COMMIT;
END;

-- One more that the load left out is withdrawn.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_batch_withdrawn(
	p_id BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
UPDATE batch SET withdrawn = withdrawn + 1 WHERE id = p_id;

-- What a full load left out: valid jobs under references that it does not name,
-- of the employers for whom it did anything; a hundred at most.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_batch_left(
	p_id BINARY(16), p_now DATETIME(6))
	SQL SECURITY DEFINER READS SQL DATA
SELECT LOWER(HEX(j.id)) AS `@id`, r.ref AS `@ref`, e.number AS `@employer`
	FROM batch b JOIN partner_job r ON r.partner_id = b.partner_id
		AND NOT (r.batch_id <=> b.id)
	JOIN job j ON j.id = r.job_id AND j.state = 'accepted'
		AND p_now <= j.valid_until
	JOIN employer e ON e.id = r.employer_id
	WHERE b.id = p_id AND r.employer_id IN (SELECT n.employer_id
		FROM batch_record s JOIN partner_job n ON n.ref = s.ref
			AND n.partner_id = b.partner_id
		WHERE s.batch_id = b.id AND s.state <> 'refused')
	ORDER BY r.ref LIMIT 100;

-- What began to come and broke off goes after a time; so do pieces of what was
-- begun anew meanwhile.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_batch_forget(
	p_before DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DELETE FROM batch WHERE state = 'coming' AND came_at < p_before;
	DELETE c FROM batch_chunk c LEFT JOIN batch b ON b.id = c.batch_id
		WHERE b.id IS NULL;
END;
