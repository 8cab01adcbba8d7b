-- Applications as the seeker makes and sees them (R5, R9, R12, R13, R15).

-- What the seeker's page calls a state: until the employer has told the
-- applicant, it says only that selection has ended (R15). Asked here, so that
-- the seeker's program never holds a result that may not be told.
CREATE OR REPLACE DEFINER=shokai_owner@localhost FUNCTION own_seen(
	p_state VARCHAR(16), p_told_at DATETIME(6)) RETURNS VARCHAR(16)
	DETERMINISTIC NO SQL SQL SECURITY DEFINER
RETURN IF(p_state IN ('hired', 'rejected') AND p_told_at IS NULL,
	'ended', p_state);

-- A seeker's applications, newest first.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_seeker_applications(
	p_seeker BINARY(16), p_offset INT UNSIGNED, p_limit INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
SELECT LOWER(HEX(a.id)) AS `@id`, own_seen(a.state, a.told_at) AS `@state`,
		a.job_number, a.title, e.name AS employer_name, a.referred_at,
		a.applied_at, a.cancel_until, a.cancelled_at,
		IF(a.state IN ('hired', 'rejected'), a.told_at, NULL) AS told_at,
		j.open_until,
		a.seeker_unread > 0 AS unread
	FROM application a
	JOIN employer e ON e.id = a.employer_id
	JOIN job j ON j.id = a.job_id
	WHERE a.seeker_id = p_seeker
	ORDER BY a.seeker_id DESC, a.arrived_at DESC
	LIMIT p_limit OFFSET p_offset;

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_applications(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_offset INT UNSIGNED, p_limit INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	CALL own_viewer('seeker', p_session, p_real, v_account, v_party);
	IF v_party IS NOT NULL THEN
		SELECT COUNT(*) AS `@count` FROM application
			WHERE seeker_id = v_party;
		CALL own_seeker_applications(v_party, p_offset, p_limit);
	END IF;
END;

-- One application: where it stands, what the employer sees of it and until
-- when (R9), whom to tell (R13), and the letter's facts.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_application(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party, v_referral BINARY(16);
	CALL own_viewer('seeker', p_session, p_real, v_account, v_party);
	IF v_party IS NOT NULL THEN
		SELECT LOWER(HEX(a.id)) AS `@id`,
				own_seen(a.state, a.told_at) AS `@state`,
				a.way AS `@way`, a.mypage AS `@mypage`, a.job_number,
				a.title, a.referred_at, a.applied_at, a.cancel_until,
				a.cancelled_at, a.withdrew_at, a.read_at,
				IF(a.state IN ('hired', 'rejected'), a.told_at, NULL)
					AS told_at,
				IF(a.state = 'hired' AND a.told_at IS NOT NULL,
					t.hired_on, NULL) AS hired_on,
				j.open_until, LOWER(HEX(m.text)) AS sealed_motivation
			FROM application a
			JOIN job j ON j.id = a.job_id
			LEFT JOIN motivation m ON m.application_id = a.id
			LEFT JOIN result t ON t.application_id = a.id
				AND t.version = a.result_version
			WHERE a.id = p_id AND a.seeker_id = v_party;
		SELECT LOWER(HEX(r.id)) AS `@id`, r.state AS `@state`,
				r.number AS `@number`, r.sent_at
			FROM application a JOIN referral r ON r.id = a.referral_id
			WHERE a.id = p_id AND a.seeker_id = v_party;
		SELECT j.number AS `@number`,
				own_job_state(j.state, j.valid_until, p_now) AS `@state`,
				p.online_papers, p.papers, p.papers_other, p.papers_way,
				p.papers_to, p.disposal, p.disposal_note
			FROM application a JOIN job j ON j.id = a.job_id
			JOIN posting p ON p.job_id = j.id
				AND p.version = j.shown_version
			WHERE a.id = p_id AND a.seeker_id = v_party;
		SELECT e.name, COALESCE(p.contact, e.contact) AS contact,
				COALESCE(p.contact_phone, e.phone) AS phone
			FROM application a JOIN employer e ON e.id = a.employer_id
			JOIN job j ON j.id = a.job_id
			JOIN posting p ON p.job_id = j.id
				AND p.version = j.shown_version
			WHERE a.id = p_id AND a.seeker_id = v_party;
		SELECT o.name AS `@name`, o.phone AS `@phone`, o.hours AS `@hours`
			FROM application a JOIN office o ON o.id = a.office_id
			WHERE a.id = p_id AND a.seeker_id = v_party;
		CALL own_seal_referral('seeker', v_party, p_id, v_referral);
		IF v_referral IS NOT NULL THEN
			CALL own_documents('seeker', v_referral, p_now);
			CALL own_readings(p_id);
			CALL own_seal_key('text', v_referral);
		END IF;
	END IF;
END;

-- What cancelling rests on.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_application_facts(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	CALL own_viewer('seeker', p_session, p_real, v_account, v_party);
	IF v_party IS NOT NULL THEN
		SELECT own_seen(a.state, a.told_at) AS `@state`,
				a.mypage AS `@mypage`, a.cancel_until, a.cancelled_at,
				j.open_until
			FROM application a JOIN job j ON j.id = a.job_id
			WHERE a.id = p_id AND a.seeker_id = v_party;
		SELECT o.name AS `@name`, o.phone AS `@phone`, o.hours AS `@hours`
			FROM application a JOIN office o ON o.id = a.office_id
			WHERE a.id = p_id AND a.seeker_id = v_party;
	END IF;
END;

-- Apply (R5): the referral comes into being. Whatever was there at that
-- instant is copied, as the list of applicants and the letter bear it. All
-- acts on a referral meet in its row: the first to write it wins. The manifest
-- makes the documents final that there were after p_writes writes, and from
-- here on they are held as long as the job is open (R9), and so is the key,
-- the one with this commitment, that seals what was written.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_apply(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_id BINARY(16), p_referral BINARY(16), p_writes INT UNSIGNED,
	p_from VARCHAR(16), p_to VARCHAR(16), p_state VARCHAR(16),
	p_motivation VARBINARY(8056), p_manifest VARBINARY(2048),
	p_commitment BINARY(32),
	p_cancel_until DATETIME(6), p_seeker_until DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
act: BEGIN
	DECLARE v_account, v_party, v_employer BINARY(16);
	DECLARE v_verdict VARCHAR(16);
	DECLARE v_office, v_name VARCHAR(80);
	DECLARE v_number VARCHAR(14);
	DECLARE v_title VARCHAR(28);
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_begin('seeker', p_session, p_real, p_now, p_key, p_fields,
		p_answer, v_account, v_party, v_verdict);
	IF v_verdict <> 'new' THEN
		LEAVE act;
	END IF;
	UPDATE referral r SET r.state = p_to, r.ended_at = p_now
		WHERE r.id = p_referral AND r.seeker_id = v_party
			AND r.writes = p_writes
			AND r.state = p_from AND p_now <= r.apply_until
			AND EXISTS (SELECT 1 FROM job j WHERE j.id = r.job_id
				AND j.state = 'accepted' AND p_now <= j.valid_until)
			AND EXISTS (SELECT 1 FROM seeker s WHERE s.id = r.seeker_id
				AND p_now <= s.valid_until);
	IF ROW_COUNT() <> 1 THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	INSERT INTO application (employer_id, arrived_at, id, referral_id,
			job_id, seeker_id, office_id, state, name, kana, mypage, way,
			job_number, title, referred_at, applied_at, cancel_until)
		SELECT r.employer_id, p_now, p_id, r.id, r.job_id, r.seeker_id,
				r.office_id, p_state, s.name, s.kana, s.mypage, 'online',
				j.number, p.title, r.sent_at, p_now, p_cancel_until
			FROM referral r
			JOIN seeker s ON s.id = r.seeker_id
			JOIN job j ON j.id = r.job_id
			JOIN posting p ON p.job_id = j.id
				AND p.version = j.shown_version
			WHERE r.id = p_referral;
	IF ROW_COUNT() <> 1 THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	INSERT INTO motivation (application_id, text)
		VALUES (p_id, p_motivation);
	INSERT INTO manifest (application_id, sealed) VALUES (p_id, p_manifest);
	UPDATE document d JOIN referral r ON r.id = d.referral_id
		JOIN job j ON j.id = r.job_id
		SET d.held_until = j.open_until, d.ends = 'late'
		WHERE d.referral_id = p_referral AND d.state IN ('stored', 'safe');
	UPDATE seal_key SET held_until = NULL
		WHERE subject_id = p_referral AND class = 'text'
			AND commitment = p_commitment;
	IF ROW_COUNT() <> 1 THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	DELETE FROM draft WHERE referral_id = p_referral;
	CALL own_prolong(v_party, p_seeker_until);
	SELECT a.employer_id, o.name, a.job_number, a.title, a.name
		INTO v_employer, v_office, v_number, v_title, v_name
		FROM application a JOIN office o ON o.id = a.office_id
		WHERE a.id = p_id;
	CALL own_notify(p_real, p_now, v_employer, 'applied',
		CONCAT('/employer/applicants/', LOWER(HEX(p_id))),
		v_office, v_number, v_title, v_name);
	CALL own_audit(p_real, p_now, v_account, 'seeker_apply', p_id);
	CALL own_done(p_answer);
END;

-- Cancel (R12): from here on the employer sees no more than the name and
-- that it was cancelled (R9), and the office may refer again.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_cancel(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_id BINARY(16), p_from VARCHAR(16), p_to VARCHAR(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
act: BEGIN
	DECLARE v_account, v_party, v_employer, v_office, v_referral BINARY(16);
	DECLARE v_verdict VARCHAR(16);
	DECLARE v_office_name, v_name VARCHAR(80);
	DECLARE v_number VARCHAR(14);
	DECLARE v_title VARCHAR(28);
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_begin('seeker', p_session, p_real, p_now, p_key, p_fields,
		p_answer, v_account, v_party, v_verdict);
	IF v_verdict <> 'new' THEN
		LEAVE act;
	END IF;
	UPDATE application SET state = p_to, cancelled_at = p_now
		WHERE id = p_id AND seeker_id = v_party AND state = p_from
			AND p_now <= cancel_until;
	IF ROW_COUNT() <> 1 THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	SELECT a.employer_id, a.office_id, a.referral_id, o.name, a.job_number,
			a.title, a.name
		INTO v_employer, v_office, v_referral, v_office_name, v_number,
			v_title, v_name
		FROM application a JOIN office o ON o.id = a.office_id
		WHERE a.id = p_id;
	UPDATE referral SET open = NULL WHERE id = v_referral;
	CALL own_documents_end(p_now, v_referral, 'cancelled');
	CALL own_notify(p_real, p_now, v_employer, 'cancelled',
		CONCAT('/employer/applicants/', LOWER(HEX(p_id))),
		v_office_name, v_number, v_title, v_name);
	CALL own_notify(p_real, p_now, v_office, 'cancelled',
		CONCAT('/staff/referrals/', LOWER(HEX(v_referral))),
		NULL, v_number, v_title, v_name);
	CALL own_audit(p_real, p_now, v_account, 'seeker_cancel', p_id);
	CALL own_done(p_answer);
END;
