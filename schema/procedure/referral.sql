-- Referrals. At the staff door: an office sees its own, to jobs of every
-- office. Sent and past apply_until is shown as lapsed (R6).

-- The state at p_now: sent and past its last instant to apply is lapsed (R6).
CREATE OR REPLACE DEFINER=shokai_owner@localhost FUNCTION own_referral_state(
	p_state VARCHAR(16), p_apply_until DATETIME(6), p_now DATETIME(6))
	RETURNS VARCHAR(16)
	DETERMINISTIC NO SQL SQL SECURITY DEFINER
RETURN IF(p_state = 'sent' AND p_apply_until < p_now, 'lapsed', p_state);

-- The office's referrals, last begun first: all, or those in one state.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_referrals(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_state VARCHAR(16), p_offset INT UNSIGNED, p_limit INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	CALL own_viewer('staff', p_session, p_real, v_account, v_party);
	IF v_party IS NOT NULL THEN
		SELECT COUNT(*) AS `@count` FROM referral r
			WHERE r.office_id = v_party AND (p_state IS NULL OR p_state =
				own_referral_state(r.state, r.apply_until, p_now));
		SELECT LOWER(HEX(r.id)) AS `@id`, r.number AS `@number`,
				own_referral_state(r.state, r.apply_until, p_now) AS `@state`,
				s.number AS seeker_number, s.name, s.kana,
				j.number AS job_number, p.title, e.name AS employer_name,
				r.created_at, r.sent_at, r.apply_until
			FROM (SELECT r.id FROM referral r
				WHERE r.office_id = v_party AND (p_state IS NULL OR p_state =
					own_referral_state(r.state, r.apply_until, p_now))
				ORDER BY r.office_id DESC, r.created_at DESC, r.id DESC
				LIMIT p_limit OFFSET p_offset) listed
			JOIN referral r ON r.id = listed.id
			JOIN seeker s ON s.id = r.seeker_id
			JOIN job j ON j.id = r.job_id
			JOIN posting p ON p.job_id = j.id AND p.version = j.shown_version
			JOIN employer e ON e.id = r.employer_id
			ORDER BY r.created_at DESC, r.id DESC;
	END IF;
END;

-- The seeker, with the latest consultation, and the job that a referral
-- would be between; what is not there, or is another office's seeker, is
-- left out.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_referral_new(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_seeker_number VARCHAR(14), p_job_number VARCHAR(14))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party, v_seeker, v_consultation BINARY(16);
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	CALL own_viewer('staff', p_session, p_real, v_account, v_party);
	SELECT id INTO v_seeker FROM seeker
		WHERE number = p_seeker_number AND office_id = v_party;
	CALL own_consultation(v_seeker, p_now, v_consultation);
	CALL own_referral_parts(p_now, v_seeker, v_consultation,
		(SELECT id FROM job WHERE number = p_job_number
			AND v_party IS NOT NULL));
END;

-- Who is referred, after which consultation, to which job of which employer,
-- and the office that accepted it.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_referral_parts(
	p_now DATETIME(6), p_seeker BINARY(16), p_consultation BINARY(16),
	p_job BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	SELECT LOWER(HEX(s.id)) AS `@id`, s.number AS `@number`,
			s.mypage AS `@mypage`, s.name, s.kana, s.phone, s.valid_until
		FROM seeker s WHERE s.id = p_seeker;
	SELECT LOWER(HEX(c.id)) AS `@id`, c.way AS `@way`, c.held_at,
			a.name AS staff, c.wishes
		FROM consultation c JOIN account a ON a.id = c.account_id
		WHERE c.id = p_consultation;
	SELECT LOWER(HEX(j.id)) AS `@id`, j.number AS `@number`,
			own_job_state(j.state, j.valid_until, p_now) AS `@state`,
			p.title, p.place, p.wage_kind, p.wage_from, p.wage_to, p.hours,
			p.days_off, p.experience, p.licence, p.online_papers,
			j.valid_until, j.ended, j.ended_at
		FROM job j
		JOIN posting p ON p.job_id = j.id AND p.version = j.shown_version
		WHERE j.id = p_job;
	SELECT e.number AS `@number`, e.name,
			COALESCE(p.contact, e.contact) AS contact,
			COALESCE(p.contact_phone, e.phone) AS phone,
			e.reach_days, e.reach_from, e.reach_to
		FROM job j JOIN employer e ON e.id = j.employer_id
		JOIN posting p ON p.job_id = j.id AND p.version = j.shown_version
		WHERE j.id = p_job;
	SELECT o.name AS `@name`, o.phone AS `@phone`, o.hours AS `@hours`
		FROM job j JOIN office o ON o.id = j.office_id WHERE j.id = p_job;
END;

-- One referral of the office with all that sending asks (R3, R4): what the
-- page shows and what the check reads are the same rows.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_referral(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16), p_today DATE)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party, v_seeker, v_job, v_consultation BINARY(16);
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	CALL own_viewer('staff', p_session, p_real, v_account, v_party);
	SELECT seeker_id, job_id, consultation_id
		INTO v_seeker, v_job, v_consultation
		FROM referral WHERE id = p_id AND office_id = v_party;
	IF v_seeker IS NOT NULL THEN
		CALL own_referral_parts(p_now, v_seeker, v_consultation, v_job);
		SELECT LOWER(HEX(r.id)) AS `@id`, r.number AS `@number`,
				own_referral_state(r.state, r.apply_until, p_now) AS `@state`,
				application.way AS `@way`, r.version, a.name AS staff, r.fit,
				r.note, r.days, r.created_at, r.saved_at, r.sent_at,
				r.apply_until, r.ended_at, r.withdrawn_reason
			FROM referral r JOIN account a ON a.id = r.account_id
			LEFT JOIN application ON application.referral_id = r.id
			WHERE r.id = p_id;
		SELECT exemption AS `@code`, exemption_reason, exemption_at
			FROM referral WHERE id = p_id AND exemption IS NOT NULL;
		SELECT c.called_at, c.outcome, c.person, a.name AS staff
			FROM phone_call c JOIN account a ON a.id = c.account_id
			WHERE c.referral_id = p_id
			ORDER BY c.called_at, c.version, c.id;
		SELECT LOWER(HEX(r.id)) AS `@id`, r.state AS `@state`, r.sent_at,
				r.apply_until
			FROM referral r
			WHERE r.seeker_id = v_seeker AND r.job_id = v_job AND r.open = 1
				AND r.id <> p_id
				AND NOT (r.state = 'sent' AND r.apply_until < p_now);
		SELECT name FROM holiday WHERE day = p_today;
	END IF;
END;

-- The letter of a referral on paper, which the seeker takes along.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_letter(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	CALL own_viewer('staff', p_session, p_real, v_account, v_party);
	IF v_party IS NOT NULL THEN
		SELECT LOWER(HEX(r.id)) AS `@id`,
				own_referral_state(r.state, r.apply_until, p_now) AS `@state`,
				s.mypage AS `@mypage`
			FROM referral r JOIN seeker s ON s.id = r.seeker_id
			WHERE r.id = p_id AND r.office_id = v_party;
		CALL own_letters('staff', v_party,
			(SELECT JSON_ARRAY(LOWER(HEX(id))) FROM application
				WHERE referral_id = p_id AND way = 'paper'), p_now);
	END IF;
END;

-- A draft of the office's, if the job is still valid. False: it is not as it
-- was checked.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_referral_begin(
	p_now DATETIME(6), p_account BINARY(16), p_office BINARY(16),
	p_id BINARY(16), p_state VARCHAR(16), p_seeker BINARY(16),
	p_consultation BINARY(16), p_job BINARY(16), p_fit VARCHAR(1000),
	p_note VARCHAR(600), p_days TINYINT UNSIGNED, OUT p_begun TINYINT(1))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	INSERT INTO referral (id, seeker_id, job_id, employer_id, office_id,
			account_id, consultation_id, state, fit, note, days, created_at,
			saved_at)
		SELECT p_id, s.id, j.id, j.employer_id, p_office, p_account, c.id,
				p_state, p_fit, p_note, p_days, p_now, p_now
			FROM seeker s
			JOIN consultation c ON c.id = p_consultation AND c.seeker_id = s.id
			JOIN job j ON j.id = p_job AND j.state = 'accepted'
				AND p_now <= j.valid_until
			WHERE s.id = p_seeker AND s.office_id = p_office;
	SET p_begun = ROW_COUNT() = 1;
END;

-- A draft.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_referral_begin(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_id BINARY(16), p_to VARCHAR(16), p_seeker BINARY(16),
	p_consultation BINARY(16), p_job BINARY(16), p_fit VARCHAR(1000),
	p_note VARCHAR(600), p_days TINYINT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
act: BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_verdict VARCHAR(16);
	DECLARE v_begun TINYINT(1);
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_begin('staff', p_session, p_real, p_now, p_key, p_fields,
		p_answer, v_account, v_party, v_verdict);
	IF v_verdict <> 'new' THEN
		LEAVE act;
	END IF;
	CALL own_referral_begin(p_now, v_account, v_party, p_id, p_to, p_seeker,
		p_consultation, p_job, p_fit, p_note, p_days, v_begun);
	IF NOT v_begun THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	CALL own_audit(p_real, p_now, v_account, 'staff_referral_begin', p_id);
	CALL own_done(p_answer);
END;

-- Another text for the version of a draft that was seen. It then rests on
-- the latest consultation.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_referral_edit(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_id BINARY(16), p_version INT UNSIGNED, p_from VARCHAR(16),
	p_to VARCHAR(16), p_fit VARCHAR(1000), p_note VARCHAR(600),
	p_days TINYINT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
act: BEGIN
	DECLARE v_account, v_party, v_consultation BINARY(16);
	DECLARE v_verdict VARCHAR(16);
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_begin('staff', p_session, p_real, p_now, p_key, p_fields,
		p_answer, v_account, v_party, v_verdict);
	IF v_verdict <> 'new' THEN
		LEAVE act;
	END IF;
	CALL own_consultation((SELECT seeker_id FROM referral
		WHERE id = p_id AND office_id = v_party), p_now, v_consultation);
	UPDATE referral SET state = p_to, version = version + 1, fit = p_fit,
			note = p_note, days = p_days, saved_at = p_now,
			consultation_id = COALESCE(v_consultation, consultation_id)
		WHERE id = p_id AND office_id = v_party AND state = p_from
			AND version = p_version;
	IF ROW_COUNT() <> 1 THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	CALL own_audit(p_real, p_now, v_account, 'staff_referral_edit', p_id);
	CALL own_done(p_answer);
END;

-- A draft becomes a referral, with its number, if its job is still valid:
-- this and the end of the job meet in the job's row. What lapsed by the clock
-- no longer stands in the way of another for this seeker and job; what does
-- is found by its key. False: it is not as it was checked.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_referral_send(
	p_now DATETIME(6), p_office BINARY(16), p_id BINARY(16),
	p_version INT UNSIGNED, p_from VARCHAR(16), p_to VARCHAR(16),
	p_year CHAR(2), p_check VARCHAR(12), p_seeker_until DATETIME(6),
	p_apply_until DATETIME(6), OUT p_sent TINYINT(1))
	SQL SECURITY DEFINER MODIFIES SQL DATA
sending: BEGIN
	DECLARE v_number INT UNSIGNED;
	DECLARE v_seeker, v_job BINARY(16);
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	DECLARE EXIT HANDLER FOR 1062 SET p_sent = 0;
	SELECT seeker_id, job_id INTO v_seeker, v_job FROM referral
		WHERE id = p_id AND office_id = p_office;
	UPDATE job SET referrals = referrals + 1
		WHERE id = v_job AND state = 'accepted' AND p_now <= valid_until;
	SET p_sent = ROW_COUNT() = 1;
	IF NOT p_sent THEN
		LEAVE sending;
	END IF;
	UPDATE referral SET state = 'lapsed', open = NULL
		WHERE seeker_id = v_seeker AND job_id = v_job AND open = 1
			AND state = 'sent' AND apply_until < p_now;
	CALL own_number(p_office, 'referral', v_number);
	UPDATE referral
		SET state = p_to, open = 1, version = version + 1,
			number = CONCAT((SELECT code FROM office WHERE id = p_office),
				'-', p_year, '-', LPAD(v_number, 7, '0')),
			check_code = p_check, sent_at = p_now,
			apply_until = p_apply_until,
			ended_at = IF(p_apply_until IS NULL, p_now, NULL)
		WHERE id = p_id AND office_id = p_office AND state = p_from
			AND version = p_version;
	SET p_sent = ROW_COUNT() = 1;
	CALL own_prolong(v_seeker, p_seeker_until);
END;

-- Send it: to the seeker's My Page (R5), where p_apply_until ends the time to
-- apply, or on paper, which makes p_application at once.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_send(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_id BINARY(16), p_version INT UNSIGNED, p_from VARCHAR(16),
	p_to VARCHAR(16), p_year CHAR(2), p_check VARCHAR(12),
	p_seeker_until DATETIME(6), p_apply_until DATETIME(6),
	p_application BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
act: BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_verdict VARCHAR(16);
	DECLARE v_sent TINYINT(1);
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_begin('staff', p_session, p_real, p_now, p_key, p_fields,
		p_answer, v_account, v_party, v_verdict);
	IF v_verdict <> 'new' THEN
		LEAVE act;
	END IF;
	CALL own_referral_send(p_now, v_party, p_id, p_version, p_from, p_to,
		p_year, p_check, p_seeker_until, p_apply_until, v_sent);
	IF NOT v_sent THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	IF p_application IS NULL THEN
		CALL own_referral_tell(p_real, p_now, p_id, 'sent');
	ELSE
		CALL own_referral_hand(p_real, p_now, p_id, p_application);
	END IF;
	CALL own_audit(p_real, p_now, v_account, 'staff_send', p_id);
	CALL own_done(p_answer);
END;

-- The seeker is told something about a referral of theirs.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_referral_tell(
	p_real DATETIME(6), p_now DATETIME(6), p_id BINARY(16),
	p_code VARCHAR(32))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_seeker BINARY(16);
	DECLARE v_office VARCHAR(60);
	DECLARE v_number VARCHAR(14);
	DECLARE v_title VARCHAR(28);
	DECLARE v_employer VARCHAR(100);
	SELECT r.seeker_id, o.name, j.number, p.title, e.name
		INTO v_seeker, v_office, v_number, v_title, v_employer
		FROM referral r
		JOIN office o ON o.id = r.office_id
		JOIN job j ON j.id = r.job_id
		JOIN posting p ON p.job_id = j.id AND p.version = j.shown_version
		JOIN employer e ON e.id = r.employer_id
		WHERE r.id = p_id;
	CALL own_notify(p_real, p_now, v_seeker, p_code,
		CONCAT('/seeker/referrals/', LOWER(HEX(p_id))), v_office, v_number,
		v_title, v_employer);
END;

-- On paper, to a seeker without My Page: the application is there at once,
-- and the employer is told of it as of any other (R7).
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_referral_hand(
	p_real DATETIME(6), p_now DATETIME(6), p_id BINARY(16),
	p_application BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_employer BINARY(16);
	DECLARE v_office VARCHAR(60);
	DECLARE v_number VARCHAR(14);
	DECLARE v_title VARCHAR(28);
	DECLARE v_name VARCHAR(80);
	INSERT INTO application (employer_id, arrived_at, id, referral_id, job_id,
			seeker_id, office_id, state, name, kana, mypage, way, job_number,
			title, referred_at)
		SELECT r.employer_id, p_now, p_application, r.id, r.job_id,
				r.seeker_id, r.office_id, 'selecting', s.name, s.kana, 0,
				'paper', j.number, p.title, p_now
			FROM referral r
			JOIN seeker s ON s.id = r.seeker_id
			JOIN job j ON j.id = r.job_id
			JOIN posting p ON p.job_id = j.id AND p.version = j.shown_version
			WHERE r.id = p_id;
	SELECT a.employer_id, o.name, a.job_number, a.title, a.name
		INTO v_employer, v_office, v_number, v_title, v_name
		FROM application a JOIN office o ON o.id = a.office_id
		WHERE a.id = p_application;
	CALL own_notify(p_real, p_now, v_employer, 'referred',
		CONCAT('/employer/applicants/', LOWER(HEX(p_application))),
		v_office, v_number, v_title, v_name);
END;

-- Taken back, with a reason that the seeker reads when it had been sent. One
-- that lapsed by the clock is not taken back any more, and of this and an
-- application the first to write wins.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_withdraw(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_id BINARY(16), p_version INT UNSIGNED, p_from VARCHAR(16),
	p_to VARCHAR(16), p_reason VARCHAR(600))
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
	UPDATE referral SET state = p_to, open = NULL, version = version + 1,
			ended_at = p_now, withdrawn_reason = p_reason,
			apply_until = IF(apply_until IS NULL, NULL,
				p_now - INTERVAL 1 MICROSECOND)
		WHERE id = p_id AND office_id = v_party AND state = p_from
			AND version = p_version
			AND (apply_until IS NULL OR p_now <= apply_until);
	IF ROW_COUNT() <> 1 THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	CALL own_documents_end(p_now, p_id, 'withdrawn');
	UPDATE seal_key SET held_until = p_now - INTERVAL 1 MICROSECOND
		WHERE subject_id = p_id AND class = 'text';
	IF p_from = 'sent' THEN
		CALL own_referral_tell(p_real, p_now, p_id, 'withdrawn');
	END IF;
	CALL own_audit(p_real, p_now, v_account, 'staff_withdraw', p_id);
	CALL own_done(p_answer);
END;

-- Whether a letter with this code was given: by which office, on which day,
-- and no word about anyone.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE public_verify(
	p_real DATETIME(6), p_now DATETIME(6), p_check VARCHAR(12))
	SQL SECURITY DEFINER READS SQL DATA
SELECT r.number AS `@number`, o.formal_name AS office_name, o.phone AS office_phone,
		r.sent_at AS referred_at
	FROM referral r JOIN office o ON o.id = r.office_id
	WHERE r.check_code = p_check AND r.state = 'applied';

-- ---- the seeker's side: what the office sent to a My Page ----------------

-- All that was ever sent, newest first. What is past its deadline has lapsed
-- by the clock (R6), whatever the row still says.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_referrals(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_offset INT UNSIGNED, p_limit INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	CALL own_viewer('seeker', p_session, p_real, v_account, v_party);
	IF v_party IS NOT NULL THEN
		SELECT COUNT(*) AS `@count` FROM referral
			WHERE seeker_id = v_party AND sent_at IS NOT NULL;
		SELECT LOWER(HEX(r.id)) AS `@id`,
				own_referral_state(r.state, r.apply_until, p_now) AS `@state`,
				r.sent_at, r.apply_until, o.name AS office_name,
				j.number AS job_number, p.title,
				e.name AS employer_name
			FROM referral r
			JOIN job j ON j.id = r.job_id
			JOIN posting p ON p.job_id = j.id
				AND p.version = j.shown_version
			JOIN employer e ON e.id = r.employer_id
			JOIN office o ON o.id = r.office_id
			WHERE r.seeker_id = v_party AND r.sent_at IS NOT NULL
			ORDER BY r.seeker_id DESC, r.sent_at DESC
			LIMIT p_limit OFFSET p_offset;
	END IF;
END;

-- One referral: the job as it is shown now, the office's word, the time to
-- apply, what has been written so far, and what became of it.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_referral(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_own INT;
	CALL own_viewer('seeker', p_session, p_real, v_account, v_party);
	IF v_party IS NOT NULL THEN
		SELECT LOWER(HEX(r.id)) AS `@id`,
				own_referral_state(r.state, r.apply_until, p_now) AS `@state`,
				r.number AS `@number`, r.sent_at, r.apply_until,
				IF(r.state = 'applied', r.ended_at, NULL) AS applied_at,
				IF(r.state = 'withdrawn', r.ended_at, NULL)
					AS withdrawn_at, r.withdrawn_reason, r.note
			FROM referral r
			WHERE r.id = p_id AND r.seeker_id = v_party
				AND r.sent_at IS NOT NULL;
		SELECT j.number AS `@number`,
				own_job_state(j.state, j.valid_until, p_now) AS `@state`,
				p.title, e.name AS employer_name, p.employment, p.place,
				p.wage_kind, p.wage_from, p.wage_to, p.hours,
				p.days_off, j.valid_until, j.open_until, j.ended,
				j.ended_at, p.online_papers, p.papers,
				p.papers_other, p.papers_way, p.papers_to,
				p.disposal, p.disposal_note
			FROM referral r
			JOIN job j ON j.id = r.job_id
			JOIN posting p ON p.job_id = j.id
				AND p.version = j.shown_version
			JOIN employer e ON e.id = r.employer_id
			WHERE r.id = p_id AND r.seeker_id = v_party
				AND r.sent_at IS NOT NULL;
		SELECT o.name AS `@name`, o.phone AS `@phone`, o.hours AS `@hours`
			FROM referral r JOIN office o ON o.id = r.office_id
			WHERE r.id = p_id AND r.seeker_id = v_party
				AND r.sent_at IS NOT NULL;
		SELECT LOWER(HEX(s.id)) AS `@id`, s.number AS `@number`, s.name,
				s.kana, s.phone, s.valid_until
			FROM referral r JOIN seeker s ON s.id = r.seeker_id
			WHERE r.id = p_id AND r.seeker_id = v_party
				AND r.sent_at IS NOT NULL;
		SELECT LOWER(HEX(r.id)) AS `@id`,
				LOWER(HEX(d.motivation)) AS sealed_motivation, d.saved_at
			FROM referral r JOIN draft d ON d.referral_id = r.id
			WHERE r.id = p_id AND r.seeker_id = v_party
				AND r.state <> 'applied' AND p_now <= r.apply_until;
		SELECT LOWER(HEX(a.id)) AS `@id`,
				own_seen(a.state, a.told_at) AS `@state`, a.arrived_at
			FROM referral r JOIN application a ON a.referral_id = r.id
			WHERE r.id = p_id AND r.seeker_id = v_party;
		SELECT COUNT(*) INTO v_own FROM referral WHERE id = p_id
			AND seeker_id = v_party AND sent_at IS NOT NULL;
		IF v_own > 0 THEN
			CALL own_documents('seeker', p_id, p_now);
			CALL own_seal_key('text', p_id);
		END IF;
	END IF;
END;

-- What applying to a referral, or preparing it, rests on. One of which
-- documents have gone by the clock has lapsed, whatever the clock says now.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_received(
	p_referral BINARY(16), p_now DATETIME(6))
	SQL SECURITY DEFINER READS SQL DATA
BEGIN
	SELECT LOWER(HEX(r.id)) AS `@id`, IF(r.state = 'sent' AND EXISTS (SELECT 1
				FROM document d WHERE d.referral_id = r.id
					AND d.state = 'deleted' AND d.ends = 'lapsed'),
				'lapsed', r.state) AS `@state`, r.writes,
			r.apply_until, IF(r.state = 'applied', r.ended_at, NULL)
				AS applied_at,
			IF(r.state = 'withdrawn', r.ended_at, NULL) AS withdrawn_at
		FROM referral r WHERE r.id = p_referral;
	SELECT j.state AS `@state`, j.valid_until, j.ended, j.ended_at,
			p.online_papers
		FROM referral r JOIN job j ON j.id = r.job_id
		JOIN posting p ON p.job_id = j.id AND p.version = j.shown_version
		WHERE r.id = p_referral;
	SELECT s.mypage AS `@mypage`, s.valid_until
		FROM referral r JOIN seeker s ON s.id = r.seeker_id
		WHERE r.id = p_referral;
	SELECT o.name AS `@name`, o.phone AS `@phone`, o.hours AS `@hours`
		FROM referral r JOIN office o ON o.id = r.office_id
		WHERE r.id = p_referral;
END;

-- The same with the documents that there are; what began to be stored up to
-- p_since and was not finished never will be.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_referral_facts(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16), p_since DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_own INT;
	CALL own_viewer('seeker', p_session, p_real, v_account, v_party);
	SELECT COUNT(*) INTO v_own FROM referral WHERE id = p_id
		AND seeker_id = v_party AND sent_at IS NOT NULL;
	IF v_own > 0 THEN
		CALL own_received(p_id, p_now);
		SELECT LOWER(HEX(d.id)) AS `@id`, d.state AS `@state`, d.kind,
				d.type, d.bytes, d.version, LOWER(HEX(d.tag)) AS tag
			FROM document d
			WHERE d.referral_id = p_id AND d.state <> 'deleted'
				AND p_now <= d.held_until
				AND (d.state <> 'receiving' OR d.began_at > p_since)
			ORDER BY d.added_at, d.id;
	END IF;
END;

-- What a seeker has written and not yet sent, if anything, sealed with the
-- key that has this commitment; p_kept: that is still there.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_draft_keep(
	p_now DATETIME(6), p_referral BINARY(16), p_motivation VARBINARY(8056),
	p_commitment BINARY(32), OUT p_kept TINYINT(1))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	UPDATE seal_key SET uses = uses + 1
		WHERE subject_id = p_referral AND class = 'text'
			AND commitment = p_commitment;
	SET p_kept = ROW_COUNT() = 1;
	IF p_kept AND p_motivation IS NOT NULL THEN
		INSERT INTO draft (referral_id, motivation, saved_at)
			VALUES (p_referral, p_motivation, p_now)
			ON DUPLICATE KEY UPDATE motivation = p_motivation,
				saved_at = p_now;
	END IF;
END;

-- Keep what has been written, while it can still be sent. It counts as
-- written of the referral, so that of this and applying one is first, and
-- nothing is kept of what was sent.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_draft(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_id BINARY(16), p_from VARCHAR(16), p_motivation VARBINARY(8056),
	p_commitment BINARY(32))
	SQL SECURITY DEFINER MODIFIES SQL DATA
act: BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_verdict VARCHAR(16);
	DECLARE v_kept TINYINT(1);
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_begin('seeker', p_session, p_real, p_now, p_key, p_fields,
		p_answer, v_account, v_party, v_verdict);
	IF v_verdict <> 'new' THEN
		LEAVE act;
	END IF;
	UPDATE referral SET writes = writes + 1
		WHERE id = p_id AND seeker_id = v_party AND state = p_from
			AND p_now <= apply_until;
	IF ROW_COUNT() <> 1 THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	CALL own_draft_keep(p_now, p_id, p_motivation, p_commitment, v_kept);
	IF NOT v_kept THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	CALL own_audit(p_real, p_now, v_account, 'seeker_draft', p_id);
	CALL own_done(p_answer);
END;
