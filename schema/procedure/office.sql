-- An office: what waits for its staff.

-- Counts of what waits; drafts, oldest first; referrals whose time to apply
-- ends by p_soon, first to end first; and the last day for which holidays
-- are given (R3).
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
