-- What is done to jobs (R1). Where each act leads from and to comes from
-- lib/model/job.c's tables; here it happens on condition that the job is
-- still as it was read: its state, the state of a change to it, and the
-- version of its text.

-- Tell the office that there is something to check, or that a job ended.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_job_tell_office(
	p_real DATETIME(6), p_now DATETIME(6), p_job BINARY(16),
	p_code VARCHAR(32))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_office BINARY(16);
	DECLARE v_number VARCHAR(14);
	DECLARE v_title VARCHAR(28);
	DECLARE v_name VARCHAR(100);
	SELECT j.office_id, j.number, p.title, e.name
		INTO v_office, v_number, v_title, v_name
		FROM job j JOIN employer e ON e.id = j.employer_id
		JOIN posting p ON p.job_id = j.id AND p.version = j.latest_version
		WHERE j.id = p_job;
	CALL own_notify(p_real, p_now, v_office, p_code,
		CONCAT('/staff/jobs/', LOWER(HEX(p_job))), NULL, v_number, v_title,
		v_name);
END;

-- Tell the employer what became of its job.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_job_tell_employer(
	p_real DATETIME(6), p_now DATETIME(6), p_job BINARY(16),
	p_code VARCHAR(32))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_employer BINARY(16);
	DECLARE v_number VARCHAR(14);
	DECLARE v_title VARCHAR(28);
	SELECT j.employer_id, j.number, p.title INTO v_employer, v_number, v_title
		FROM job j
		JOIN posting p ON p.job_id = j.id AND p.version = j.latest_version
		WHERE j.id = p_job;
	CALL own_notify(p_real, p_now, v_employer, p_code,
		CONCAT('/employer/jobs/', COALESCE(v_number, LOWER(HEX(p_job)))),
		NULL, v_number, v_title, NULL);
END;

-- A job begins; p_state says whether it is submitted at once.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_job_add(
	p_real DATETIME(6), p_now DATETIME(6), p_employer BINARY(16),
	p_id BINARY(16), p_state VARCHAR(16), p_posting MEDIUMTEXT)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	INSERT INTO job (id, employer_id, office_id, state, latest_version,
			submitted_version, created_at, submitted_at)
		SELECT p_id, e.id, e.office_id, p_state, 1,
				IF(p_state = 'submitted', 1, NULL), p_now,
				IF(p_state = 'submitted', p_now, NULL)
			FROM employer e WHERE e.id = p_employer;
	CALL own_posting_write(p_id, 1, p_now, p_posting);
	IF p_state = 'submitted' THEN
		CALL own_job_tell_office(p_real, p_now, p_id, 'job_submitted');
	END IF;
END;

-- The employer begins a job.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_job_add(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_id BINARY(16), p_state VARCHAR(16), p_posting MEDIUMTEXT)
	SQL SECURITY DEFINER MODIFIES SQL DATA
act: BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_verdict VARCHAR(16);
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_begin('employer', p_session, p_real, p_now, p_key, p_fields,
		p_answer, v_account, v_party, v_verdict);
	IF v_verdict <> 'new' THEN
		LEAVE act;
	END IF;
	CALL own_job_add(p_real, p_now, v_party, p_id, p_state, p_posting);
	CALL own_audit(p_real, p_now, v_account, 'employer_job_add', p_id);
	CALL own_done(p_answer);
END;

-- The employer writes another version over p_version: of a job, or of a
-- change to an accepted one, and perhaps submits it. A version that was
-- never submitted goes; every other stays as it was.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_job_edit(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_id BINARY(16), p_version INT UNSIGNED,
	p_from VARCHAR(16), p_to VARCHAR(16),
	p_change_from VARCHAR(16), p_change_to VARCHAR(16), p_posting MEDIUMTEXT)
	SQL SECURITY DEFINER MODIFIES SQL DATA
act: BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_verdict VARCHAR(16);
	DECLARE v_version, v_read INT UNSIGNED;
	DECLARE v_submitted TINYINT(1) DEFAULT 'submitted' IN (p_to, p_change_to);
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_begin('employer', p_session, p_real, p_now, p_key, p_fields,
		p_answer, v_account, v_party, v_verdict);
	IF v_verdict <> 'new' THEN
		LEAVE act;
	END IF;
	SELECT MAX(version) + 1 INTO v_version FROM posting WHERE job_id = p_id;
	SELECT COALESCE(submitted_version, 0) INTO v_read
		FROM job WHERE id = p_id;
	UPDATE job SET state = p_to, changed = p_change_to,
			latest_version = v_version,
			submitted_version = IF(v_submitted, v_version, submitted_version),
			submitted_at = IF(v_submitted, p_now, submitted_at)
		WHERE id = p_id AND employer_id = v_party AND state = p_from
			AND changed = p_change_from AND latest_version = p_version
			AND (valid_until IS NULL OR p_now <= valid_until);
	IF ROW_COUNT() <> 1 THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	CALL own_posting_write(p_id, v_version, p_now, p_posting);
	DELETE FROM posting
		WHERE job_id = p_id AND version = p_version AND version > v_read;
	IF v_submitted THEN
		CALL own_job_tell_office(p_real, p_now, p_id,
			IF(p_from = 'accepted', 'job_change_submitted', 'job_submitted'));
	END IF;
	CALL own_audit(p_real, p_now, v_account, 'employer_job_edit', p_id);
	CALL own_done(p_answer);
END;

-- The employer asks the office to check what it has written.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_job_submit(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_id BINARY(16), p_version INT UNSIGNED,
	p_from VARCHAR(16), p_to VARCHAR(16),
	p_change_from VARCHAR(16), p_change_to VARCHAR(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
act: BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_verdict VARCHAR(16);
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_begin('employer', p_session, p_real, p_now, p_key, p_fields,
		p_answer, v_account, v_party, v_verdict);
	IF v_verdict <> 'new' THEN
		LEAVE act;
	END IF;
	UPDATE job SET state = p_to, changed = p_change_to,
			submitted_version = latest_version, submitted_at = p_now
		WHERE id = p_id AND employer_id = v_party AND state = p_from
			AND changed = p_change_from AND latest_version = p_version
			AND (valid_until IS NULL OR p_now <= valid_until);
	IF ROW_COUNT() <> 1 THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	CALL own_job_tell_office(p_real, p_now, p_id,
		IF(p_from = 'accepted', 'job_change_submitted', 'job_submitted'));
	CALL own_audit(p_real, p_now, v_account, 'employer_job_submit', p_id);
	CALL own_done(p_answer);
END;

-- Staff accept what they have checked: the text becomes the one that is
-- shown. The first time the job gets its number and its deadlines, which a
-- change leaves as they are.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_job_accept(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_id BINARY(16), p_version INT UNSIGNED,
	p_from VARCHAR(16), p_to VARCHAR(16),
	p_change_from VARCHAR(16), p_change_to VARCHAR(16),
	p_valid_until DATETIME(6), p_open_until DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
act: BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_verdict VARCHAR(16);
	DECLARE v_seq INT UNSIGNED;
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_begin('staff', p_session, p_real, p_now, p_key, p_fields,
		p_answer, v_account, v_party, v_verdict);
	IF v_verdict <> 'new' THEN
		LEAVE act;
	END IF;
	UPDATE job SET state = p_to, changed = p_change_to,
			shown_version = latest_version, note = NULL,
			title = (SELECT p.title FROM posting p
				WHERE p.job_id = job.id AND p.version = job.latest_version),
			accepted_at = COALESCE(accepted_at, p_now),
			valid_until = COALESCE(valid_until, p_valid_until),
			open_until = COALESCE(open_until, p_open_until)
		WHERE id = p_id AND office_id = v_party AND state = p_from
			AND changed = p_change_from AND latest_version = p_version
			AND (valid_until IS NULL OR p_now <= valid_until);
	IF ROW_COUNT() <> 1 THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	IF p_from = 'submitted' THEN
		CALL own_number(v_party, 'job', v_seq);
		UPDATE job SET number = CONCAT(
				(SELECT code FROM office WHERE id = v_party), '-',
				LPAD(v_seq, 8, '0'))
			WHERE id = p_id;
	END IF;
	CALL own_job_tell_employer(p_real, p_now, p_id,
		IF(p_from = 'accepted', 'job_change_accepted', 'job_accepted'));
	CALL own_audit(p_real, p_now, v_account, 'staff_job_accept', p_id);
	CALL own_done(p_answer);
END;

-- Staff send back or refuse, for a reason that the employer reads. A refused
-- change is dropped: what is shown is then again the last that there is.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_job_answer(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_id BINARY(16), p_version INT UNSIGNED,
	p_from VARCHAR(16), p_to VARCHAR(16),
	p_change_from VARCHAR(16), p_change_to VARCHAR(16),
	p_note VARCHAR(600), p_code VARCHAR(32), p_change_code VARCHAR(32),
	p_act VARCHAR(32))
	SQL SECURITY DEFINER MODIFIES SQL DATA
act: BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_verdict VARCHAR(16);
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_begin('staff', p_session, p_real, p_now, p_key, p_fields,
		p_answer, v_account, v_party, v_verdict);
	IF v_verdict <> 'new' THEN
		LEAVE act;
	END IF;
	UPDATE job SET state = p_to, changed = p_change_to, note = p_note,
			latest_version = IF(p_from = 'accepted' AND p_change_to = 'none',
				shown_version, latest_version)
		WHERE id = p_id AND office_id = v_party AND state = p_from
			AND changed = p_change_from AND latest_version = p_version
			AND (valid_until IS NULL OR p_now <= valid_until);
	IF ROW_COUNT() <> 1 THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	CALL own_job_tell_employer(p_real, p_now, p_id,
		IF(p_from = 'accepted', p_change_code, p_code));
	CALL own_audit(p_real, p_now, v_account, p_act, p_id);
	CALL own_done(p_answer);
END;

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_job_return(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_id BINARY(16), p_version INT UNSIGNED,
	p_from VARCHAR(16), p_to VARCHAR(16),
	p_change_from VARCHAR(16), p_change_to VARCHAR(16), p_note VARCHAR(600))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_job_answer(p_session, p_real, p_now, p_key, p_fields, p_answer,
	p_id, p_version, p_from, p_to, p_change_from, p_change_to, p_note,
	'job_returned', 'job_change_returned', 'staff_job_return');

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_job_refuse(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_id BINARY(16), p_version INT UNSIGNED,
	p_from VARCHAR(16), p_to VARCHAR(16),
	p_change_from VARCHAR(16), p_change_to VARCHAR(16), p_note VARCHAR(600))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_job_answer(p_session, p_real, p_now, p_key, p_fields, p_answer,
	p_id, p_version, p_from, p_to, p_change_from, p_change_to, p_note,
	'job_refused', 'job_change_refused', 'staff_job_refuse');

-- A job ends early, by its employer or by staff of its office. With it end
-- the referrals that wait for an application, and a change that waits to be
-- checked; applications stay. p_valid_until is the last instant before now.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_job_invalidate(
	p_door VARCHAR(16), p_session BINARY(32), p_real DATETIME(6),
	p_now DATETIME(6), p_key VARBINARY(64), p_fields BINARY(32),
	p_answer VARCHAR(200), p_id BINARY(16),
	p_from VARCHAR(16), p_to VARCHAR(16), p_ended VARCHAR(16),
	p_valid_until DATETIME(6), p_open_until DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
act: BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_verdict VARCHAR(16);
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_begin(p_door, p_session, p_real, p_now, p_key, p_fields,
		p_answer, v_account, v_party, v_verdict);
	IF v_verdict <> 'new' THEN
		LEAVE act;
	END IF;
	UPDATE job SET state = p_to, changed = 'none',
			latest_version = shown_version, valid_until = p_valid_until,
			open_until = p_open_until, ended = p_ended, ended_at = p_now
		WHERE id = p_id AND state = p_from AND p_now <= valid_until
			AND v_party = IF(p_door = 'staff', office_id, employer_id);
	IF ROW_COUNT() <> 1 THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	UPDATE referral SET apply_until = LEAST(apply_until, p_valid_until)
		WHERE job_id = p_id AND state = 'sent' AND p_now <= apply_until;
	CALL own_job_documents(p_now, p_id, p_open_until);
	CALL own_job_tell_referred(p_real, p_now, p_id, p_valid_until);
	IF p_door = 'staff' THEN
		CALL own_job_tell_employer(p_real, p_now, p_id, 'job_invalid');
	ELSE
		CALL own_job_tell_office(p_real, p_now, p_id, 'job_invalid');
	END IF;
	CALL own_audit(p_real, p_now, v_account,
		CONCAT(p_door, '_job_invalidate'), p_id);
	CALL own_done(p_answer);
END;

-- R9: when a job has ended early, the time of documents moves with it: of
-- those not sent to the end of the time to apply, of the others to p_open_until.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_job_documents(
	p_now DATETIME(6), p_job BINARY(16), p_open_until DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	UPDATE document d JOIN referral r ON r.id = d.referral_id
		SET d.held_until = LEAST(d.held_until, IF(r.state = 'applied',
			p_open_until, r.apply_until))
		WHERE r.job_id = p_job AND r.state IN ('sent', 'applied')
			AND d.state <> 'deleted' AND d.ends IN ('late', 'lapsed');
	UPDATE seal_key k JOIN referral r ON r.id = k.subject_id
		SET k.held_until = LEAST(k.held_until, r.apply_until)
		WHERE r.job_id = p_job AND r.state = 'sent' AND k.class = 'text'
			AND p_now <= k.held_until;
END;

-- Tell those whose referral has just ended with its job.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_job_tell_referred(
	p_real DATETIME(6), p_now DATETIME(6), p_job BINARY(16),
	p_apply_until DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
FOR r IN (SELECT r.id, r.seeker_id, o.name AS office_name, j.number,
			p.title, e.name
		FROM referral r JOIN job j ON j.id = r.job_id
		JOIN posting p ON p.job_id = j.id AND p.version = j.shown_version
		JOIN employer e ON e.id = j.employer_id
		JOIN office o ON o.id = r.office_id
		WHERE r.job_id = p_job AND r.state = 'sent'
			AND r.apply_until = p_apply_until) DO
	CALL own_notify(p_real, p_now, r.seeker_id, 'job_invalid',
		CONCAT('/seeker/referrals/', LOWER(HEX(r.id))), r.office_name,
		r.number, r.title, r.name);
END FOR;

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_job_invalidate(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_id BINARY(16), p_from VARCHAR(16), p_to VARCHAR(16),
	p_ended VARCHAR(16), p_valid_until DATETIME(6), p_open_until DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_job_invalidate('employer', p_session, p_real, p_now, p_key, p_fields,
	p_answer, p_id, p_from, p_to, p_ended, p_valid_until, p_open_until);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_job_invalidate(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_id BINARY(16), p_from VARCHAR(16), p_to VARCHAR(16),
	p_ended VARCHAR(16), p_valid_until DATETIME(6), p_open_until DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_job_invalidate('staff', p_session, p_real, p_now, p_key, p_fields,
	p_answer, p_id, p_from, p_to, p_ended, p_valid_until, p_open_until);
