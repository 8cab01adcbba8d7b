-- Applications as the employer sees them (R5, R7-R10): the list, the
-- applicant, the letter. What others ask of an application too is
-- made of own_application.

-- The day in Japan on which a job became invalid; NULL while it is not. One
-- that runs out does so on its last valid day.
CREATE OR REPLACE DEFINER=shokai_owner@localhost FUNCTION own_invalid_on(
	p_valid_until DATETIME(6), p_ended_at DATETIME(6), p_now DATETIME(6))
	RETURNS DATE DETERMINISTIC NO SQL SQL SECURITY DEFINER
RETURN DATE(IFNULL(p_ended_at, IF(p_valid_until < p_now, p_valid_until,
	NULL)) + INTERVAL 9 HOUR);

-- One application with all that its pages and its acts ask, and the office
-- that referred. p_side is who looks; the caller has made sure that it is
-- theirs. After a cancel the employer keeps the name, nothing else (R9). The
-- phone number of someone without My Page stays while there is something
-- to tell them. The seeker learns of a result when told (R15).
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_application(
	p_side VARCHAR(16), p_application BINARY(16), p_now DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	IF p_side = 'employer' AND EXISTS (SELECT 1 FROM application
			WHERE id = p_application AND state = 'cancelled') THEN
		SELECT LOWER(HEX(id)) AS `@id`, state AS `@state`, name
			FROM application WHERE id = p_application;
	ELSE
		SELECT LOWER(HEX(a.id)) AS `@id`,
				IF(p_side = 'seeker', own_seen(a.state, a.told_at),
					a.state) AS `@state`,
				a.mypage AS `@mypage`, a.way AS `@way`,
				a.name, a.kana, a.title, a.job_number,
				r.number AS referral_number, a.referred_at, a.applied_at,
				a.cancel_until, a.cancelled_at, a.withdrew_at, a.told_at,
				a.told_way,
				IF(p_side = 'seeker', NULL, a.result_at) AS result_at,
				IF(p_side = 'seeker', NULL, a.result_version) AS version,
				j.open_until,
				own_invalid_on(j.valid_until, j.ended_at, p_now)
					AS invalid_on,
				p.disposal, p.disposal_note, a.disposed_at,
				IF(p_side = 'employer', (SELECT NULLIF(COUNT(*), 0)
					FROM reading d WHERE d.application_id = a.id), NULL)
					AS readings,
				IF(a.mypage = 0 AND (p_side = 'staff' OR a.told_at IS NULL
					OR p_now <= j.open_until), s.phone, NULL) AS phone,
				IF(p_side = 'employer', NULL, e.name) AS employer_name,
				IF(p_side = 'staff', e.phone, NULL) AS contact_phone,
				IF(p_side = 'staff', s.number, NULL) AS seeker_number
			FROM application a JOIN job j ON j.id = a.job_id
			JOIN referral r ON r.id = a.referral_id
			JOIN seeker s ON s.id = a.seeker_id
			JOIN employer e ON e.id = a.employer_id
			LEFT JOIN posting p ON p.job_id = j.id
				AND p.version = j.shown_version
			WHERE a.id = p_application;
	END IF;
	SELECT o.name AS `@name`, o.phone AS `@phone`, o.hours AS `@hours`
		FROM application a JOIN office o ON o.id = a.office_id
		WHERE a.id = p_application;
END;

-- What a check must know of one application.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_applicant_facts(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_own INT;
	CALL own_viewer('employer', p_session, p_real, v_account, v_party);
	SELECT COUNT(*) INTO v_own FROM application
		WHERE id = p_id AND employer_id = v_party;
	IF v_own > 0 THEN
		CALL own_application('employer', p_id, p_now);
	END IF;
END;

-- The list of applicants (R8), newest first or by p_sort: one range of the
-- table, which is clustered as it is listed. p_job and p_state choose, or
-- are NULL. What a cancelled one shows is the name (R9). No total comes for
-- another's job.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_applicants(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_job VARCHAR(14), p_state VARCHAR(16), p_sort VARCHAR(16),
	p_late DATETIME(6), p_offset INT UNSIGNED, p_limit INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party, v_job BINARY(16);
	CALL own_viewer('employer', p_session, p_real, v_account, v_party);
	IF p_job IS NOT NULL THEN
		SELECT MAX(id) INTO v_job FROM job
			WHERE number = p_job AND employer_id = v_party;
	END IF;
	IF v_party IS NOT NULL AND (p_job IS NULL OR v_job IS NOT NULL) THEN
		-- A condition that may be none costs as much as all the rest.
		IF p_job IS NULL AND p_state IS NULL THEN
			SELECT COUNT(*) AS `@count`,
					IFNULL(SUM(state = 'selecting'), 0) AS selecting,
					IFNULL(SUM(state = 'selecting' AND arrived_at <= p_late), 0)
						AS waiting
				FROM application WHERE employer_id = v_party;
		ELSE
			SELECT COUNT(*) AS `@count`,
					IFNULL(SUM(state = 'selecting'), 0) AS selecting,
					IFNULL(SUM(state = 'selecting' AND arrived_at <= p_late), 0)
						AS waiting
				FROM application WHERE employer_id = v_party
					AND (v_job IS NULL OR job_id = v_job)
					AND (p_state IS NULL OR state = p_state);
		END IF;
		IF p_sort = 'applied' THEN
			SELECT LOWER(HEX(id)) AS `@id`, state AS `@state`,
					IF(state = 'cancelled', NULL, mypage) AS `@mypage`,
					IF(state = 'cancelled', NULL, way) AS `@way`,
					IF(read_at IS NULL AND state = 'selecting', 1, NULL) AS `@new`,
					IF(state = 'cancelled', NULL, NULLIF(employer_unread, 0))
						AS `@unread`,
					IF(arrived_at <= p_late AND state = 'selecting', 1, NULL)
						AS `@late`, name,
					IF(state = 'cancelled', NULL, kana) AS kana,
					IF(state = 'cancelled', NULL, title) AS title,
					IF(state = 'cancelled', NULL, referred_at) AS referred_at,
					IF(state = 'cancelled', NULL, applied_at) AS applied_at,
					result_at
				FROM application WHERE employer_id = v_party
					AND (v_job IS NULL OR job_id = v_job)
					AND (p_state IS NULL OR state = p_state)
				ORDER BY arrived_at DESC, id DESC
				LIMIT p_limit OFFSET p_offset;
		ELSE
			SELECT LOWER(HEX(id)) AS `@id`, state AS `@state`,
					IF(state = 'cancelled', NULL, mypage) AS `@mypage`,
					IF(state = 'cancelled', NULL, way) AS `@way`,
					IF(read_at IS NULL AND state = 'selecting', 1, NULL) AS `@new`,
					IF(state = 'cancelled', NULL, NULLIF(employer_unread, 0))
						AS `@unread`,
					IF(arrived_at <= p_late AND state = 'selecting', 1, NULL)
						AS `@late`, name,
					IF(state = 'cancelled', NULL, kana) AS kana,
					IF(state = 'cancelled', NULL, title) AS title,
					IF(state = 'cancelled', NULL, referred_at) AS referred_at,
					IF(state = 'cancelled', NULL, applied_at) AS applied_at,
					result_at
				FROM application WHERE employer_id = v_party
					AND (v_job IS NULL OR job_id = v_job)
					AND (p_state IS NULL OR state = p_state)
				ORDER BY IF(p_sort = 'name', application.kana, NULL),
					IF(p_sort = 'name', NULL, application.referred_at) DESC,
					arrived_at DESC, id DESC
				LIMIT p_limit OFFSET p_offset;
		END IF;
		SELECT number AS `@number`, title FROM job
			WHERE employer_id = v_party AND number IS NOT NULL
			ORDER BY created_at DESC LIMIT 100;
	END IF;
END;

-- How many of these applications (a JSON list of ids) are the employer's.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_picks(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_picks TEXT)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	CALL own_viewer('employer', p_session, p_real, v_account, v_party);
	IF v_party IS NOT NULL THEN
		SELECT COUNT(*) AS `@count` FROM JSON_TABLE(p_picks, '$[*]'
				COLUMNS (id CHAR(32) PATH '$')) pick
			JOIN application a ON a.id = UNHEX(pick.id)
			WHERE a.employer_id = v_party;
	END IF;
END;

-- Mark as read: those picked, or with p_picks NULL all that p_job and
-- p_state choose.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_mark(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_picks TEXT, p_job VARCHAR(14), p_state VARCHAR(16))
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
	IF p_picks IS NULL THEN
		UPDATE application SET read_at = p_now
			WHERE employer_id = v_party AND read_at IS NULL
				AND state <> 'cancelled'
				AND (p_job IS NULL OR job_number = p_job)
				AND (p_state IS NULL OR state = p_state);
	ELSE
		UPDATE application a JOIN JSON_TABLE(p_picks, '$[*]'
				COLUMNS (id CHAR(32) PATH '$')) pick ON a.id = UNHEX(pick.id)
			SET a.read_at = p_now
			WHERE a.employer_id = v_party AND a.read_at IS NULL
				AND a.state <> 'cancelled';
	END IF;
	CALL own_audit(p_real, p_now, v_account, 'employer_mark', NULL);
	CALL own_done(p_answer);
END;

-- One applicant: motivation and messages, while they are open (R9), and the
-- documents with what became of them. Looking is reading: the first time is
-- kept.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_applicant(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16), p_limit INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party, v_referral BINARY(16);
	DECLARE v_open, v_new TINYINT(1);
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	CALL own_viewer('employer', p_session, p_real, v_account, v_party);
	SELECT a.state <> 'cancelled' AND p_now <= j.open_until, a.read_at IS NULL
		INTO v_open, v_new
		FROM application a JOIN job j ON j.id = a.job_id
		WHERE a.id = p_id AND a.employer_id = v_party;
	CALL own_seal_referral('employer', v_party, p_id, v_referral);
	IF v_open IS NOT NULL THEN
		CALL own_application('employer', p_id, p_now);
	END IF;
	IF v_referral IS NOT NULL THEN
		CALL own_documents('employer', v_referral, p_now);
		CALL own_manifest(v_referral);
		CALL own_seal_key('text', v_referral);
	END IF;
	IF v_open AND v_new THEN
		UPDATE application SET read_at = p_now
			WHERE id = p_id AND read_at IS NULL;
	END IF;
	IF v_open THEN
		SELECT LOWER(HEX(application_id)) AS `@id`,
				LOWER(HEX(text)) AS sealed_text
			FROM motivation WHERE application_id = p_id;
		CALL own_thread('employer', p_id, p_now, 0, p_limit);
	END IF;
END;

-- The letters of those picked (a JSON list of ids of applications), newest
-- first: the employer's while they may still be seen (R9), the office's at
-- any time.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_letters(
	p_side VARCHAR(16), p_party BINARY(16), p_picks TEXT, p_now DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	SELECT LOWER(HEX(a.id)) AS `@id`, a.state AS `@state`,
			a.mypage AS `@mypage`, r.number AS referral_number,
			r.check_code, a.referred_at, a.applied_at, a.name, a.kana,
			s.number AS seeker_number, a.job_number, a.title,
			e.name AS employer_name, e.contact, o.formal_name,
			o.name AS office_name, o.address, o.phone AS office_phone,
			o.hours AS office_hours, c.name AS staff, p.selection,
			p.papers, p.papers_other, p.online_papers,
			NULLIF(p.papers_way, '') AS papers_way
		FROM JSON_TABLE(p_picks, '$[*]'
			COLUMNS (id CHAR(32) PATH '$')) pick
		JOIN application a ON a.id = UNHEX(pick.id)
		JOIN job j ON j.id = a.job_id
		JOIN referral r ON r.id = a.referral_id
		JOIN seeker s ON s.id = a.seeker_id
		JOIN employer e ON e.id = a.employer_id
		JOIN office o ON o.id = a.office_id
		JOIN account c ON c.id = r.account_id
		LEFT JOIN posting p ON p.job_id = j.id
			AND p.version = j.shown_version
		WHERE IF(p_side = 'employer', a.employer_id = p_party
			AND a.state <> 'cancelled' AND p_now <= j.open_until,
			a.office_id = p_party)
		ORDER BY a.arrived_at DESC, a.id DESC;
END;

-- Letters that the employer may still see (R9), newest first: of those
-- picked, or with p_picks NULL of all that p_job and p_state choose, counted
-- and page by page.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_letters(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_picks TEXT, p_job VARCHAR(14), p_state VARCHAR(16),
	p_offset INT UNSIGNED, p_limit INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_picks TEXT DEFAULT p_picks;
	CALL own_viewer('employer', p_session, p_real, v_account, v_party);
	IF v_party IS NOT NULL AND p_picks IS NULL THEN
		SELECT COUNT(*) AS `@count`
			FROM application a JOIN job j ON j.id = a.job_id
			WHERE a.employer_id = v_party AND a.state <> 'cancelled'
				AND p_now <= j.open_until
				AND (p_job IS NULL OR a.job_number = p_job)
				AND (p_state IS NULL OR a.state = p_state);
		SET v_picks = (SELECT JSON_ARRAYAGG(LOWER(HEX(page.id))) FROM (
			SELECT a.id FROM application a JOIN job j ON j.id = a.job_id
				WHERE a.employer_id = v_party AND a.state <> 'cancelled'
					AND p_now <= j.open_until
					AND (p_job IS NULL OR a.job_number = p_job)
					AND (p_state IS NULL OR a.state = p_state)
				ORDER BY a.arrived_at DESC, a.id DESC
				LIMIT p_limit OFFSET p_offset) page);
	END IF;
	IF v_party IS NOT NULL THEN
		CALL own_letters('employer', v_party, v_picks, p_now);
	END IF;
END;
