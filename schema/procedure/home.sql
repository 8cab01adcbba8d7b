-- What waits for whoever has signed in: the first page of each door.

-- The seeker's: referrals that can still be applied to, the one that ends
-- first before the others; the latest applications and notifications; how
-- long the registration is valid.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_home(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	CALL own_viewer('seeker', p_session, p_real, v_account, v_party);
	IF v_party IS NOT NULL THEN
		SELECT LOWER(HEX(s.id)) AS `@id`, s.number AS `@number`, s.name,
				s.valid_until
			FROM seeker s WHERE s.id = v_party;
		SELECT o.name AS `@name`, o.phone AS `@phone`, o.hours AS `@hours`
			FROM seeker s JOIN office o ON o.id = s.office_id
			WHERE s.id = v_party;
		SELECT LOWER(HEX(r.id)) AS `@id`, r.state AS `@state`, r.sent_at,
				r.apply_until, o.name AS office_name,
				j.number AS job_number, p.title,
				e.name AS employer_name, p.wage_kind, p.wage_from,
				p.wage_to, p.city, r.note
			FROM referral r
			JOIN job j ON j.id = r.job_id
			JOIN posting p ON p.job_id = j.id
				AND p.version = j.shown_version
			JOIN employer e ON e.id = r.employer_id
			JOIN office o ON o.id = r.office_id
			WHERE r.seeker_id = v_party AND r.state = 'sent'
				AND p_now <= r.apply_until
			ORDER BY r.apply_until, r.id LIMIT 20;
		CALL own_seeker_applications(v_party, 0, 5);
		SELECT LOWER(HEX(id)) AS `@id`,
				IF(read_at IS NULL, 'new', 'read') AS `@state`,
				code AS `@code`, link AS `@link`, at, office_name,
				job_number, title, name
			FROM notification WHERE party_id = v_party
			ORDER BY party_id DESC, at DESC, id DESC LIMIT 5;
	END IF;
END;

-- What waits for an employer: how much of each, then up to twenty of them.
-- What arrived up to p_late and has no result waits too long (R15).
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_home(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_late DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	CALL own_viewer('employer', p_session, p_real, v_account, v_party);
	IF v_party IS NOT NULL THEN
		SELECT COUNT(*) AS `@count`, COUNT(*) - COUNT(read_at) AS applicants,
				IFNULL(SUM(employer_unread), 0) AS messages,
				IFNULL(SUM(arrived_at <= p_late), 0) AS waiting,
				(SELECT COUNT(*) FROM job WHERE employer_id = v_party
					AND (state = 'returned' OR changed = 'returned'))
					AS returned
			FROM application
			WHERE employer_id = v_party AND state = 'selecting';
		SELECT LOWER(HEX(id)) AS `@id`, state AS `@state`,
				IF(read_at IS NULL, 1, NULL) AS `@new`,
				NULLIF(employer_unread, 0) AS `@unread`,
				IF(arrived_at <= p_late, 1, NULL) AS `@late`,
				name, title, arrived_at
			FROM application
			WHERE employer_id = v_party AND state = 'selecting'
				AND (read_at IS NULL OR employer_unread > 0
					OR arrived_at <= p_late)
			ORDER BY arrived_at DESC, id DESC LIMIT 20;
		SELECT LOWER(HEX(j.id)) AS `@id`, j.number AS `@number`,
				j.state AS `@state`, j.changed AS `@changed`, p.title, j.note
			FROM job j JOIN posting p ON p.job_id = j.id
				AND p.version = j.latest_version
			WHERE j.employer_id = v_party
				AND (j.state = 'returned' OR j.changed = 'returned')
			ORDER BY j.created_at DESC LIMIT 20;
		SELECT LOWER(HEX(id)) AS `@id`,
				IF(read_at IS NULL, 'new', 'read') AS `@state`,
				code AS `@code`, link AS `@link`, at
			FROM notification WHERE party_id = v_party
			ORDER BY party_id DESC, at DESC, id DESC LIMIT 5;
	END IF;
END;

-- What waits for an office's staff: counts; drafts, oldest first; referrals
-- whose time to apply ends by p_soon, first to end first; and the last day
-- for which holidays are given (R3).
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_home(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_soon DATETIME(6), p_limit INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	CALL own_viewer('staff', p_session, p_real, v_account, v_party);
	IF v_party IS NOT NULL THEN
		SELECT o.name AS `@name`,
				(SELECT COUNT(*) FROM job WHERE office_id = v_party
					AND state = 'submitted')
				+ (SELECT COUNT(*) FROM job WHERE office_id = v_party
					AND state = 'accepted' AND changed = 'submitted'
					AND p_now <= valid_until) AS jobs,
				(SELECT COUNT(*) FROM referral WHERE office_id = v_party
					AND state = 'draft') AS drafts,
				(SELECT COUNT(*) FROM referral WHERE office_id = v_party
					AND state = 'sent' AND p_now <= apply_until) AS referrals,
				(SELECT COUNT(*) FROM application a JOIN job j ON j.id = a.job_id
					WHERE a.office_id = v_party AND a.state = 'selecting'
						AND j.open_until < p_now) AS results,
				(SELECT MAX(day) FROM holiday) AS holiday_last
			FROM office o WHERE o.id = v_party;
		SELECT LOWER(HEX(r.id)) AS `@id`, r.state AS `@state`,
				s.number AS seeker_number, s.name, j.number AS job_number,
				p.title, e.name AS employer_name, r.created_at, r.saved_at
			FROM (SELECT id FROM referral WHERE office_id = v_party
					AND state = 'draft'
				ORDER BY created_at LIMIT p_limit) first
			JOIN referral r ON r.id = first.id
			JOIN seeker s ON s.id = r.seeker_id
			JOIN job j ON j.id = r.job_id
			JOIN posting p ON p.job_id = j.id AND p.version = j.shown_version
			JOIN employer e ON e.id = r.employer_id
			ORDER BY r.created_at, r.id;
		SELECT LOWER(HEX(r.id)) AS `@id`, r.number AS `@number`,
				r.state AS `@state`, s.number AS seeker_number, s.name,
				j.number AS job_number, p.title, e.name AS employer_name,
				r.sent_at, r.apply_until
			FROM (SELECT id FROM referral WHERE office_id = v_party
					AND state = 'sent' AND apply_until BETWEEN p_now AND p_soon
				ORDER BY apply_until LIMIT p_limit) first
			JOIN referral r ON r.id = first.id
			JOIN seeker s ON s.id = r.seeker_id
			JOIN job j ON j.id = r.job_id
			JOIN posting p ON p.job_id = j.id AND p.version = j.shown_version
			JOIN employer e ON e.id = r.employer_id
			ORDER BY r.apply_until, r.id;
	END IF;
END;
