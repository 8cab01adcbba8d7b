-- Jobs as each door shows them. What is written to them stands in
-- job_act.sql.
--
-- An accepted job is valid while p_now <= valid_until, and valid_until lies
-- in the past of every other that was ever accepted; so the state that is
-- shown is that at p_now. These are lib/model/job.c's rules; they are said
-- here once more, for the database must not give a door what its viewers may
-- not see, and tests/desk/rules.c holds both against each other.

-- The state at p_now: an accepted job past its last valid instant is invalid.
CREATE OR REPLACE DEFINER=shokai_owner@localhost FUNCTION own_job_state(
	p_state VARCHAR(16), p_valid_until DATETIME(6), p_now DATETIME(6))
	RETURNS VARCHAR(16)
	DETERMINISTIC NO SQL SQL SECURITY DEFINER
RETURN IF(p_state = 'accepted' AND p_valid_until < p_now, 'invalid', p_state);

-- What is seen of an accepted job (R1) by anyone, by a seeker, by one to whom
-- it was referred: nothing, all but the name, the name too.
CREATE OR REPLACE DEFINER=shokai_owner@localhost FUNCTION own_job_view(
	p_visibility TINYINT UNSIGNED, p_seeker TINYINT(1), p_referred TINYINT(1))
	RETURNS VARCHAR(16)
	DETERMINISTIC NO SQL SQL SECURITY DEFINER
RETURN CASE
	WHEN p_referred OR p_visibility = 1 OR (p_seeker AND p_visibility = 2)
		THEN 'named'
	WHEN p_visibility BETWEEN 1 AND 3 THEN 'nameless'
	ELSE 'nothing' END;

-- Was this job ever referred to this seeker?
CREATE OR REPLACE DEFINER=shokai_owner@localhost FUNCTION own_referred(
	p_seeker BINARY(16), p_job BINARY(16)) RETURNS TINYINT(1)
	READS SQL DATA SQL SECURITY DEFINER
RETURN p_seeker IS NOT NULL AND EXISTS (SELECT 1 FROM referral
	WHERE seeker_id = p_seeker AND job_id = p_job AND sent_at IS NOT NULL);

-- One page of the jobs that a seeker can see, or anyone (p_seeker is NULL):
-- newest first. Seekers also see those to which they were referred.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_jobs(
	p_seeker BINARY(16), p_now DATETIME(6),
	p_offset INT UNSIGNED, p_limit INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	SELECT COUNT(*) AS `@count`
		FROM job j
		JOIN posting p ON p.job_id = j.id AND p.version = j.shown_version
		WHERE j.state = 'accepted' AND j.valid_until >= p_now
			AND (p.visibility <= 3 OR own_referred(p_seeker, j.id));
	SELECT j.number AS `@number`, j.state AS `@state`, p.title,
			IF(own_job_view(p.visibility, p_seeker IS NOT NULL,
				own_referred(p_seeker, j.id)) = 'named', e.name, NULL)
				AS employer_name,
			p.wage_kind, p.wage_from, p.wage_to, p.city, p.station, p.hours,
			p.employment, p.online_papers, p.papers_way, j.accepted_at,
			j.valid_until
		FROM job j
		JOIN posting p ON p.job_id = j.id AND p.version = j.shown_version
		JOIN employer e ON e.id = j.employer_id
		WHERE j.state = 'accepted' AND j.valid_until >= p_now
			AND (p.visibility <= 3 OR own_referred(p_seeker, j.id))
		ORDER BY j.accepted_at DESC, j.id DESC
		LIMIT p_limit OFFSET p_offset;
END;

-- One job as a seeker can see it, or anyone (p_seeker is NULL).
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_job(
	p_seeker BINARY(16), p_now DATETIME(6),
	p_number VARCHAR(14) CHARACTER SET ascii COLLATE ascii_bin)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_job BINARY(16);
	DECLARE v_version INT UNSIGNED;
	DECLARE v_state, v_view VARCHAR(16);
	DECLARE v_referred, v_named TINYINT(1);
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	SELECT j.id, j.shown_version, own_referred(p_seeker, j.id),
			own_job_state(j.state, j.valid_until, p_now)
		INTO v_job, v_version, v_referred, v_state
		FROM job j WHERE j.number = p_number;
	SELECT own_job_view(visibility, p_seeker IS NOT NULL, v_referred)
		INTO v_view FROM posting WHERE job_id = v_job AND version = v_version;
	IF v_referred OR (v_state = 'accepted' AND v_view <> 'nothing') THEN
		SET v_named = v_view = 'named';
		SELECT number AS `@number`, v_state AS `@state`, accepted_at,
				valid_until
			FROM job WHERE id = v_job;
		CALL own_job_parties(v_job, v_named);
		CALL own_posting(v_job, v_version, v_named);
	END IF;
END;

-- The employer and the office of a job. Without p_named the employer is only
-- what it does.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_job_parties(
	p_job BINARY(16), p_named TINYINT(1))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	SELECT IF(p_named, e.number, NULL) AS `@number`,
			IF(p_named, e.name, NULL) AS name,
			IF(p_named, e.kana, NULL) AS kana,
			IF(p_named, e.postcode, NULL) AS postcode,
			IF(p_named, e.address, NULL) AS address,
			IF(p_named, e.phone, NULL) AS phone,
			e.business, e.feature, e.workers, e.founded
		FROM job j JOIN employer e ON e.id = j.employer_id
		WHERE j.id = p_job;
	SELECT o.name, o.phone, o.hours
		FROM job j JOIN office o ON o.id = j.office_id WHERE j.id = p_job;
END;

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE public_jobs(
	p_real DATETIME(6), p_now DATETIME(6),
	p_offset INT UNSIGNED, p_limit INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_jobs(NULL, p_now, p_offset, p_limit);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE public_job(
	p_real DATETIME(6), p_now DATETIME(6),
	p_number VARCHAR(14) CHARACTER SET ascii COLLATE ascii_bin)
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_job(NULL, p_now, p_number);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_jobs(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_offset INT UNSIGNED, p_limit INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	CALL own_viewer('seeker', p_session, p_real, v_account, v_party);
	IF v_party IS NOT NULL THEN
		CALL own_jobs(v_party, p_now, p_offset, p_limit);
	END IF;
END;

-- Beside the job, this seeker's referrals to it, the last one first.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_job(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_number VARCHAR(14) CHARACTER SET ascii COLLATE ascii_bin)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	CALL own_viewer('seeker', p_session, p_real, v_account, v_party);
	IF v_party IS NOT NULL THEN
		SELECT LOWER(HEX(r.id)) AS `@id`,
				own_referral_state(r.state, r.apply_until, p_now) AS `@state`, r.apply_until
			FROM referral r JOIN job j ON j.id = r.job_id
			WHERE r.seeker_id = v_party AND j.number = p_number
				AND r.sent_at IS NOT NULL
			ORDER BY r.sent_at DESC, r.id DESC LIMIT 1;
		CALL own_job(v_party, p_now, p_number);
	END IF;
END;

-- One page of the employer's own jobs, the newest first.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_jobs(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_offset INT UNSIGNED, p_limit INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	CALL own_viewer('employer', p_session, p_real, v_account, v_party);
	IF v_party IS NOT NULL THEN
		SELECT COUNT(*) AS `@count` FROM job WHERE employer_id = v_party;
		SELECT LOWER(HEX(j.id)) AS `@id`, j.number AS `@number`,
				own_job_state(j.state, j.valid_until, p_now) AS `@state`,
				IF(j.valid_until < p_now, 'none', j.changed) AS `@changed`,
				p.title, p.visibility, j.created_at, j.submitted_at,
				j.valid_until,
				(SELECT COUNT(*) FROM application a
					WHERE a.job_id = j.id) AS applications,
				(SELECT COUNT(*) FROM application a WHERE a.job_id = j.id
					AND a.state = 'selecting') AS waiting
			FROM job j JOIN posting p ON p.job_id = j.id
				AND p.version = COALESCE(j.shown_version, j.latest_version)
			WHERE j.employer_id = v_party
			ORDER BY j.employer_id DESC, j.created_at DESC, j.id DESC
			LIMIT p_limit OFFSET p_offset;
	END IF;
END;

-- What the employer needs to begin a job: itself and its office.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_job_new(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	CALL own_viewer('employer', p_session, p_real, v_account, v_party);
	IF v_party IS NOT NULL THEN
		SELECT number AS `@number`, name, kana, postcode, address, phone,
				contact, business, feature, workers, founded
			FROM employer WHERE id = v_party;
		SELECT o.name, o.phone, o.hours
			FROM employer e JOIN office o ON o.id = e.office_id
			WHERE e.id = v_party;
	END IF;
END;

-- One of the employer's own jobs, by its id or its number: what it last
-- wrote and, where that differs, what is shown.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_job(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16),
	p_number VARCHAR(14) CHARACTER SET ascii COLLATE ascii_bin)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party, v_job BINARY(16);
	DECLARE v_latest, v_shown INT UNSIGNED;
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	CALL own_viewer('employer', p_session, p_real, v_account, v_party);
	SELECT id, shown_version,
			IF(valid_until < p_now, shown_version, latest_version)
		INTO v_job, v_shown, v_latest
		FROM job
		WHERE (id = p_id OR number = p_number) AND employer_id = v_party;
	IF v_job IS NOT NULL THEN
		SELECT LOWER(HEX(id)) AS `@id`, number AS `@number`,
				own_job_state(state, valid_until, p_now) AS `@state`,
				IF(valid_until < p_now, 'none', changed) AS `@changed`,
				latest_version AS version, note, created_at, submitted_at,
				accepted_at, valid_until, open_until, ended, ended_at,
				(SELECT COUNT(*) FROM application a
					WHERE a.job_id = v_job) AS applications,
				(SELECT COUNT(*) FROM application a WHERE a.job_id = v_job
					AND a.state = 'selecting') AS waiting
			FROM job WHERE id = v_job;
		CALL own_job_parties(v_job, 1);
		CALL own_posting(v_job, v_latest, 1);
		IF v_shown <> v_latest THEN
			CALL own_posting(v_job, v_shown, 1);
		END IF;
	END IF;
END;

-- One page of the office's jobs. Without p_state those that wait to be
-- checked, the longest waiting first: new ones and changes; else those of a
-- state, the last submitted first.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_jobs(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_state VARCHAR(16), p_offset INT UNSIGNED, p_limit INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	CALL own_viewer('staff', p_session, p_real, v_account, v_party);
	IF v_party IS NOT NULL AND p_state = '' THEN
		SELECT (SELECT COUNT(*) FROM job
				WHERE office_id = v_party AND state = 'submitted')
			+ (SELECT COUNT(*) FROM job
				WHERE office_id = v_party AND changed = 'submitted'
					AND state = 'accepted' AND valid_until >= p_now)
			AS `@count`;
		SELECT LOWER(HEX(j.id)) AS `@id`, j.number AS `@number`,
				j.state AS `@state`, j.changed AS `@changed`, p.title,
				e.name AS employer_name, p.visibility, j.submitted_at,
				j.valid_until
			FROM (
				SELECT id, submitted_at FROM job
					WHERE office_id = v_party AND state = 'submitted'
				UNION ALL
				SELECT id, submitted_at FROM job
					WHERE office_id = v_party AND changed = 'submitted'
						AND state = 'accepted' AND valid_until >= p_now
				ORDER BY submitted_at, id LIMIT p_limit OFFSET p_offset) w
			JOIN job j ON j.id = w.id
			JOIN posting p ON p.job_id = j.id AND p.version = j.latest_version
			JOIN employer e ON e.id = j.employer_id
			ORDER BY w.submitted_at, w.id;
	ELSEIF v_party IS NOT NULL AND p_state = 'invalid' THEN
		SELECT COUNT(*) AS `@count` FROM job
			WHERE office_id = v_party AND valid_until < p_now;
		SELECT LOWER(HEX(j.id)) AS `@id`, j.number AS `@number`,
				'invalid' AS `@state`, p.title, e.name AS employer_name,
				p.visibility, j.submitted_at, j.valid_until
			FROM job j
			JOIN posting p ON p.job_id = j.id AND p.version = j.shown_version
			JOIN employer e ON e.id = j.employer_id
			WHERE j.office_id = v_party AND j.valid_until < p_now
			ORDER BY j.office_id DESC, j.valid_until DESC, j.id DESC
			LIMIT p_limit OFFSET p_offset;
	ELSEIF v_party IS NOT NULL THEN
		SELECT COUNT(*) AS `@count` FROM job
			WHERE office_id = v_party AND state = p_state
				AND state IN ('accepted', 'returned', 'refused')
				AND (valid_until IS NULL OR valid_until >= p_now);
		SELECT LOWER(HEX(j.id)) AS `@id`, j.number AS `@number`,
				j.state AS `@state`, j.changed AS `@changed`, p.title,
				e.name AS employer_name, p.visibility, j.submitted_at,
				j.valid_until
			FROM job j
			JOIN posting p ON p.job_id = j.id
				AND p.version = COALESCE(j.shown_version, j.submitted_version)
			JOIN employer e ON e.id = j.employer_id
			WHERE j.office_id = v_party AND j.state = p_state
				AND j.state IN ('accepted', 'returned', 'refused')
				AND (j.valid_until IS NULL OR j.valid_until >= p_now)
			ORDER BY j.office_id DESC, j.state DESC, j.submitted_at DESC,
				j.id DESC
			LIMIT p_limit OFFSET p_offset;
	END IF;
END;

-- One job, by its id or its number, as staff see it: every one that was ever
-- submitted, of any office, as it was submitted; a change only while it waits
-- to be checked.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_job(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16),
	p_number VARCHAR(14) CHARACTER SET ascii COLLATE ascii_bin)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party, v_job BINARY(16);
	DECLARE v_latest, v_shown INT UNSIGNED;
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	CALL own_viewer('staff', p_session, p_real, v_account, v_party);
	IF v_party IS NOT NULL THEN
		SELECT id, shown_version, IF(shown_version IS NULL
				OR (changed = 'submitted' AND valid_until >= p_now),
				submitted_version, shown_version)
			INTO v_job, v_shown, v_latest
			FROM job
			WHERE (id = p_id OR number = p_number) AND state <> 'draft';
	END IF;
	IF v_job IS NOT NULL THEN
		SELECT LOWER(HEX(id)) AS `@id`, number AS `@number`,
				own_job_state(state, valid_until, p_now) AS `@state`,
				IF(valid_until < p_now, 'none', changed) AS `@changed`,
				office_id = v_party AS `@mine`,
				latest_version AS version, note, created_at, submitted_at,
				accepted_at, valid_until, open_until, ended, ended_at,
				(SELECT COUNT(*) FROM application a
					WHERE a.job_id = v_job) AS applications,
				(SELECT COUNT(*) FROM application a WHERE a.job_id = v_job
					AND a.state = 'selecting') AS waiting,
				(SELECT COUNT(*) FROM referral r WHERE r.job_id = v_job
					AND r.state = 'sent' AND p_now <= r.apply_until)
					AS referrals
			FROM job WHERE id = v_job;
		CALL own_job_parties(v_job, 1);
		CALL own_posting(v_job, v_latest, 1);
		IF v_shown <> v_latest THEN
			CALL own_posting(v_job, v_shown, 1);
		END IF;
	END IF;
END;
