-- Jobs of partners: which of the partner's references stands for which job.

-- Jobs of those for whom the partner acts, the newest first, with the
-- partner's reference where it has one: all, or of one employer, or one
-- reference.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE partner_jobs(
	p_certificate BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_employer VARCHAR(13), p_ref VARCHAR(64),
	p_offset INT UNSIGNED, p_limit INT UNSIGNED)
	SQL SECURITY DEFINER READS SQL DATA
BEGIN
	DECLARE v_partner BINARY(16);
	CALL own_partner(p_certificate, v_partner);
	SELECT COUNT(*) AS `@count`
		FROM mandate m JOIN employer e ON e.id = m.party_id
		JOIN job j ON j.employer_id = e.id
		LEFT JOIN partner_job r ON r.partner_id = v_partner
			AND r.job_id = j.id
		WHERE m.partner_id = v_partner
			AND (p_employer IS NULL OR e.number = p_employer)
			AND (p_ref IS NULL OR r.ref = p_ref);
	SELECT LOWER(HEX(j.id)) AS `@id`, j.number AS `@number`, r.ref AS `@ref`,
			e.number AS `@employer`,
			own_job_state(j.state, j.valid_until, p_now) AS `@state`,
			IF(j.valid_until < p_now, 'none', j.changed) AS `@changed`,
			p.title, p.visibility, j.created_at, j.submitted_at,
			j.accepted_at, j.valid_until
		FROM mandate m JOIN employer e ON e.id = m.party_id
		JOIN job j ON j.employer_id = e.id
		JOIN posting p ON p.job_id = j.id
			AND p.version = COALESCE(j.shown_version, j.latest_version)
		LEFT JOIN partner_job r ON r.partner_id = v_partner
			AND r.job_id = j.id
		WHERE m.partner_id = v_partner
			AND (p_employer IS NULL OR e.number = p_employer)
			AND (p_ref IS NULL OR r.ref = p_ref)
		ORDER BY j.created_at DESC, j.id DESC
		LIMIT p_limit OFFSET p_offset;
END;

-- What a reference of the partner stands for: the job, whose it is, and which
-- text of it the partner gave last.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE partner_job_find(
	p_certificate BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_ref VARCHAR(64), p_job BINARY(16))
	SQL SECURITY DEFINER READS SQL DATA
BEGIN
	DECLARE v_partner BINARY(16);
	CALL own_partner(p_certificate, v_partner);
	SELECT LOWER(HEX(r.job_id)) AS `@id`, r.ref AS `@ref`,
			e.number AS `@employer`, LOWER(HEX(r.digest)) AS `@digest`,
			r.version AS `@version`, j.latest_version AS `@latest`,
			own_job_state(j.state, j.valid_until, p_now) AS `@state`
		FROM partner_job r JOIN job j ON j.id = r.job_id
		JOIN employer e ON e.id = r.employer_id
		WHERE r.partner_id = v_partner
			AND (r.ref = p_ref OR r.job_id = p_job);
END;

-- The partner's text of a job is now this version of it; the session is that
-- of the employer for whom it acts.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE partner_job_keep(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_job BINARY(16), p_version INT UNSIGNED, p_digest BINARY(32))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	CALL own_viewer('employer', p_session, p_real, v_account, v_party);
	UPDATE partner_job r JOIN mandate m ON m.partner_id = r.partner_id
			AND m.account_id = v_account
		SET r.version = p_version, r.digest = p_digest
		WHERE r.job_id = p_job AND r.employer_id = v_party;
END;

-- The partner begins a job under a reference of its own, for the employer
-- whose session this is; or, with p_from, the next one under a reference that
-- stands for that job (a renewal). `lost` when it stands for another.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE partner_job_add(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_id BINARY(16), p_state VARCHAR(16), p_posting MEDIUMTEXT,
	p_ref VARCHAR(64), p_digest BINARY(32), p_from BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
act: BEGIN
	DECLARE v_account, v_party, v_partner BINARY(16);
	DECLARE v_verdict VARCHAR(16);
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_begin('employer', p_session, p_real, p_now, p_key, p_fields,
		p_answer, v_account, v_party, v_verdict);
	IF v_verdict <> 'new' THEN
		LEAVE act;
	END IF;
	SELECT partner_id INTO v_partner FROM mandate WHERE account_id = v_account;
	IF p_from IS NULL THEN
		INSERT IGNORE INTO partner_job (partner_id, ref, job_id, employer_id,
				version, digest)
			VALUES (v_partner, p_ref, p_id, v_party, 1, p_digest);
	ELSE
		UPDATE partner_job SET job_id = p_id, version = 1, digest = p_digest
			WHERE partner_id = v_partner AND ref = p_ref AND job_id = p_from
				AND employer_id = v_party;
	END IF;
	IF ROW_COUNT() <> 1 THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	CALL own_job_add(p_real, p_now, v_party, p_id, p_state, p_posting);
	CALL own_audit(p_real, p_now, v_account, 'partner_job_add', p_id);
	CALL own_done(p_answer);
END;
