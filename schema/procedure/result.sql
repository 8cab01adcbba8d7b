-- Results (R13, R15, R16): the employer tells the applicant and registers
-- the result; staff enter one that they heard by phone, or correct one.

-- The versions of a result, the one that stands first, after the key of their
-- notes, and the reasons that there are.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_results(
	p_side VARCHAR(16), p_application BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	CALL own_seal_key('result', (SELECT referral_id FROM application
		WHERE id = p_application));
	SELECT LOWER(HEX(r.application_id)) AS `@id`, r.version, r.outcome,
			r.reason, reason.text AS reason_text,
			LOWER(HEX(r.note)) AS sealed_note, r.hired_on,
			ELT(r.terms_differ + 1, 'no', 'yes') AS terms_differ,
			LOWER(HEX(r.terms_note)) AS sealed_terms_note, r.source,
			LOWER(HEX(r.why)) AS sealed_why, r.at,
			IF(p_side = 'staff', c.name, NULL) AS staff
		FROM result r LEFT JOIN reason ON reason.code = r.reason
		LEFT JOIN account c ON c.id = r.account_id AND c.door = 'staff'
		WHERE r.application_id = p_application
		ORDER BY r.version DESC;
	SELECT code AS `@code`, text FROM reason ORDER BY code;
END;

-- The employer's page of a result, and what its acts ask.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_result(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_application BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_own INT;
	CALL own_viewer('employer', p_session, p_real, v_account, v_party);
	SELECT COUNT(*) INTO v_own FROM application
		WHERE id = p_application AND employer_id = v_party;
	IF v_own > 0 THEN
		CALL own_application('employer', p_application, p_now);
		CALL own_results('employer', p_application);
	END IF;
END;

-- The same for the referring office's staff.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_result(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_application BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_own INT;
	CALL own_viewer('staff', p_session, p_real, v_account, v_party);
	SELECT COUNT(*) INTO v_own FROM application
		WHERE id = p_application AND office_id = v_party;
	IF v_own > 0 THEN
		CALL own_application('staff', p_application, p_now);
		CALL own_results('staff', p_application);
	END IF;
END;

-- Applications of the office. p_show is
--   waiting     no result, and the employer can't register one: its time is
--               over, or the referral was on paper
--   selecting   no result
--   registered  with one
-- or NULL for all; p_number chooses those of a job or a referral. What waits
-- comes oldest first, all else newest first.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_results(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_show VARCHAR(16), p_number VARCHAR(20),
	p_offset INT UNSIGNED, p_limit INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	CALL own_viewer('staff', p_session, p_real, v_account, v_party);
	IF v_party IS NOT NULL THEN
		SELECT COUNT(*) AS `@count`
			FROM application a JOIN job j ON j.id = a.job_id
			JOIN referral r ON r.id = a.referral_id
			WHERE a.office_id = v_party
				AND (p_show IS NULL OR IF(p_show = 'registered',
					a.state IN ('hired', 'rejected'), a.state = 'selecting'))
				AND (p_show IS NULL OR p_show <> 'waiting'
					OR a.way = 'paper' OR j.open_until < p_now)
				AND (p_number IS NULL OR a.job_number = p_number
					OR r.number = p_number);
		SELECT LOWER(HEX(a.id)) AS `@id`, a.state AS `@state`,
				a.way AS `@way`, a.name, a.title, a.job_number,
				r.number AS referral_number, e.name AS employer_name,
				a.arrived_at, a.result_at, a.told_at, j.open_until
			FROM application a JOIN job j ON j.id = a.job_id
			JOIN referral r ON r.id = a.referral_id
			JOIN employer e ON e.id = a.employer_id
			WHERE a.office_id = v_party
				AND (p_show IS NULL OR IF(p_show = 'registered',
					a.state IN ('hired', 'rejected'), a.state = 'selecting'))
				AND (p_show IS NULL OR p_show <> 'waiting'
					OR a.way = 'paper' OR j.open_until < p_now)
				AND (p_number IS NULL OR a.job_number = p_number
					OR r.number = p_number)
			ORDER BY IF(p_show = 'waiting', a.arrived_at, NULL),
				a.arrived_at DESC, a.id
			LIMIT p_limit OFFSET p_offset;
	END IF;
END;

-- Tell the seeker on their My Page, if they have one.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_result_tell(
	p_real DATETIME(6), p_now DATETIME(6), p_application BINARY(16),
	p_code VARCHAR(32))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_seeker BINARY(16);
	DECLARE v_number VARCHAR(14);
	DECLARE v_title VARCHAR(28);
	DECLARE v_name VARCHAR(100);
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	SELECT a.seeker_id, a.job_number, a.title, e.name
		INTO v_seeker, v_number, v_title, v_name
		FROM application a JOIN employer e ON e.id = a.employer_id
		WHERE a.id = p_application AND a.mypage = 1;
	IF v_seeker IS NOT NULL THEN
		CALL own_notify(p_real, p_now, v_seeker, p_code,
			CONCAT('/seeker/applications/', LOWER(HEX(p_application))),
			NULL, v_number, v_title, v_name);
	END IF;
END;

-- Tell the employer or the office of a result that another registered.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_result_notify(
	p_real DATETIME(6), p_now DATETIME(6), p_application BINARY(16),
	p_side VARCHAR(16), p_code VARCHAR(32))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_to BINARY(16);
	DECLARE v_office VARCHAR(60);
	DECLARE v_number VARCHAR(14);
	DECLARE v_title VARCHAR(28);
	DECLARE v_name VARCHAR(100);
	SELECT IF(p_side = 'staff', a.office_id, a.employer_id),
			IF(p_side = 'staff', NULL, o.name), a.job_number, a.title, a.name
		INTO v_to, v_office, v_number, v_title, v_name
		FROM application a JOIN office o ON o.id = a.office_id
		WHERE a.id = p_application;
	CALL own_notify(p_real, p_now, v_to, p_code,
		IF(p_side = 'staff',
			CONCAT('/staff/results/', LOWER(HEX(p_application))),
			CONCAT('/employer/applicants/', LOWER(HEX(p_application)),
				'/result')),
		v_office, v_number, v_title, v_name);
END;

-- The applicant has been told, once. By message: it is sent here, on the
-- conditions of a message. Before a result is registered the seeker's page
-- shows nothing of it; afterwards this is what shows the outcome (R15).
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_tell(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_application BINARY(16), p_from VARCHAR(16), p_way VARCHAR(16),
	p_message BINARY(16), p_text VARBINARY(8056))
	SQL SECURITY DEFINER MODIFIES SQL DATA
act: BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_verdict VARCHAR(16);
	DECLARE v_sent TINYINT(1) DEFAULT p_message IS NOT NULL;
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_begin('employer', p_session, p_real, p_now, p_key, p_fields,
		p_answer, v_account, v_party, v_verdict);
	IF v_verdict <> 'new' THEN
		LEAVE act;
	END IF;
	UPDATE application SET told_at = p_now, told_way = p_way,
			messages = messages + v_sent,
			seeker_unread = seeker_unread + v_sent
		WHERE id = p_application AND employer_id = v_party
			AND told_at IS NULL AND state = p_from
			AND (NOT v_sent OR (mypage = 1 AND p_now <= (
				SELECT open_until FROM job
					WHERE job.id = application.job_id)));
	IF ROW_COUNT() <> 1 THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	IF v_sent THEN
		CALL own_message_put('employer', p_real, p_now, p_application,
			p_message, p_text, 0);
	ELSE
		CALL own_result_tell(p_real, p_now, p_application,
			IF(p_from = 'selecting', 'told_first', 'told'));
	END IF;
	CALL own_audit(p_real, p_now, v_account, 'employer_tell', p_application);
	CALL own_done(p_answer);
END;

-- A version of a result, once the application names it; the referral no
-- longer stands in the way of another. The seeker hears that selection has
-- ended, or the result, when the employer has told them already.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_result_put(
	p_real DATETIME(6), p_now DATETIME(6), p_account BINARY(16),
	p_application BINARY(16), p_source VARCHAR(16), p_why VARBINARY(2456),
	p_outcome VARCHAR(16), p_reason TINYINT UNSIGNED, p_note VARBINARY(2456),
	p_hired_on DATE, p_terms_differ TINYINT(1), p_terms_note VARBINARY(2456))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_version INT UNSIGNED;
	DECLARE v_referral BINARY(16);
	DECLARE v_told TINYINT(1);
	SELECT result_version, referral_id, told_at IS NOT NULL
		INTO v_version, v_referral, v_told
		FROM application WHERE id = p_application;
	INSERT INTO result (application_id, version, outcome, reason, note,
			hired_on, terms_differ, terms_note, source, why, account_id, at)
		VALUES (p_application, v_version, p_outcome, p_reason, p_note,
			p_hired_on, p_terms_differ, p_terms_note, p_source, p_why,
			p_account, p_now);
	UPDATE referral SET open = NULL WHERE id = v_referral;
	CALL own_documents_end(p_now, v_referral, 'result');
	CALL own_result_tell(p_real, p_now, p_application,
		IF(p_source = 'correction', 'corrected', IF(v_told, 'told', 'ended')));
END;

-- The employer registers the result, which tells the office (R15), to the
-- end of its time (R16), and with p_disposed confirms what becomes of papers
-- (R10).
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_register(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_application BINARY(16), p_from VARCHAR(16), p_to VARCHAR(16),
	p_reason TINYINT UNSIGNED, p_note VARBINARY(2456), p_hired_on DATE,
	p_terms_differ TINYINT(1), p_terms_note VARBINARY(2456),
	p_disposed TINYINT(1))
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
	UPDATE application SET state = p_to, result_at = p_now,
			result_version = result_version + 1,
			disposed_at = IF(p_disposed, p_now, NULL)
		WHERE id = p_application AND employer_id = v_party AND state = p_from
			AND (p_disposed OR NOT EXISTS (SELECT 1 FROM document d
				WHERE d.referral_id = application.referral_id
					AND d.readings > 0))
			AND p_now <= (SELECT open_until FROM job
				WHERE job.id = application.job_id);
	IF ROW_COUNT() <> 1 THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	CALL own_result_put(p_real, p_now, v_account, p_application, 'employer',
		NULL, p_to, p_reason, p_note, p_hired_on, p_terms_differ,
		p_terms_note);
	CALL own_result_notify(p_real, p_now, p_application, 'staff', 'result');
	CALL own_audit(p_real, p_now, v_account, 'employer_register',
		p_application);
	CALL own_done(p_answer);
END;

-- Staff enter a result that they heard by phone (R16); with p_told they
-- heard too that the applicant knows.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_hear(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_application BINARY(16), p_from VARCHAR(16), p_to VARCHAR(16),
	p_reason TINYINT UNSIGNED, p_note VARBINARY(2456), p_hired_on DATE,
	p_terms_differ TINYINT(1), p_terms_note VARBINARY(2456), p_told TINYINT(1))
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
	UPDATE application SET state = p_to, result_at = p_now,
			result_version = result_version + 1,
			told_way = IF(p_told AND told_at IS NULL, 'other', told_way),
			told_at = IF(p_told AND told_at IS NULL, p_now, told_at)
		WHERE id = p_application AND office_id = v_party AND state = p_from;
	IF ROW_COUNT() <> 1 THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	CALL own_result_put(p_real, p_now, v_account, p_application, 'phone',
		NULL, p_to, p_reason, p_note, p_hired_on, p_terms_differ,
		p_terms_note);
	CALL own_result_notify(p_real, p_now, p_application, 'employer',
		'result_phone');
	CALL own_audit(p_real, p_now, v_account, 'staff_hear',
		p_application);
	CALL own_done(p_answer);
END;

-- Staff put another result in the place of the version that they saw, with
-- a reason; employer and seeker are told (R16). The day of registering stays
-- the first one's.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_correct(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_application BINARY(16), p_from VARCHAR(16), p_to VARCHAR(16),
	p_reason TINYINT UNSIGNED, p_note VARBINARY(2456), p_hired_on DATE,
	p_terms_differ TINYINT(1), p_terms_note VARBINARY(2456),
	p_version INT UNSIGNED, p_why VARBINARY(2456))
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
	UPDATE application SET state = p_to, result_version = p_version + 1
		WHERE id = p_application AND office_id = v_party AND state = p_from
			AND result_version = p_version;
	IF ROW_COUNT() <> 1 THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	CALL own_result_put(p_real, p_now, v_account, p_application,
		'correction', p_why, p_to, p_reason, p_note, p_hired_on,
		p_terms_differ, p_terms_note);
	CALL own_result_notify(p_real, p_now, p_application, 'employer',
		'corrected');
	CALL own_audit(p_real, p_now, v_account, 'staff_correct', p_application);
	CALL own_done(p_answer);
END;
