-- Referrals that an office's own system sends. The session is that of the
-- office for which the partner acts; the rules are those of the staff's page.

-- What such a referral would be between, and what else sending asks: the one
-- that is in its way, and whether today is a holiday.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE partner_referral_facts(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_seeker_number VARCHAR(14), p_job_number VARCHAR(14), p_today DATE)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party, v_seeker, v_job, v_consultation BINARY(16);
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	CALL own_viewer('staff', p_session, p_real, v_account, v_party);
	SELECT id INTO v_seeker FROM seeker
		WHERE number = p_seeker_number AND office_id = v_party;
	SELECT id INTO v_job FROM job
		WHERE number = p_job_number AND v_party IS NOT NULL;
	CALL own_consultation(v_seeker, p_now, v_consultation);
	CALL own_referral_parts(p_now, v_seeker, v_consultation, v_job);
	SELECT LOWER(HEX(r.id)) AS `@id`, r.state AS `@state`, r.sent_at,
			r.apply_until
		FROM referral r
		WHERE r.seeker_id = v_seeker AND r.job_id = v_job AND r.open = 1
			AND NOT (r.state = 'sent' AND r.apply_until < p_now);
	SELECT name FROM holiday WHERE day = p_today;
END;

-- Begun and sent in one: with its calls, a JSON list of {id, at, outcome,
-- person} in Japanese time, or an exemption. p_application as in staff_send.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE partner_refer(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_id BINARY(16), p_from VARCHAR(16), p_to VARCHAR(16),
	p_seeker BINARY(16), p_consultation BINARY(16), p_job BINARY(16),
	p_fit VARCHAR(1000), p_note VARCHAR(600), p_days TINYINT UNSIGNED,
	p_calls TEXT, p_exemption VARCHAR(16), p_reason VARCHAR(600),
	p_year CHAR(2), p_check VARCHAR(12), p_seeker_until DATETIME(6),
	p_apply_until DATETIME(6), p_application BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
act: BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_verdict VARCHAR(16);
	DECLARE v_good TINYINT(1);
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_begin('staff', p_session, p_real, p_now, p_key, p_fields,
		p_answer, v_account, v_party, v_verdict);
	IF v_verdict <> 'new' THEN
		LEAVE act;
	END IF;
	CALL own_referral_begin(p_now, v_account, v_party, p_id, p_from, p_seeker,
		p_consultation, p_job, p_fit, p_note, p_days, v_good);
	IF v_good THEN
		INSERT INTO phone_call (id, referral_id, account_id, called_at,
				version, outcome, person)
			SELECT UNHEX(c.id), p_id, v_account,
					STR_TO_DATE(LEFT(c.at, 19), '%Y-%m-%dT%H:%i:%s')
						- INTERVAL 9 HOUR, 1, c.outcome, c.person
				FROM JSON_TABLE(p_calls, '$[*]' COLUMNS (
					id CHAR(32) PATH '$.id', at VARCHAR(40) PATH '$.at',
					outcome VARCHAR(16) PATH '$.outcome',
					person VARCHAR(60) PATH '$.person')) c;
		UPDATE referral SET exemption = p_exemption,
				exemption_reason = p_reason, exemption_at = p_now
			WHERE id = p_id AND p_exemption IS NOT NULL;
		CALL own_referral_send(p_now, v_party, p_id, 1, p_from, p_to, p_year,
			p_check, p_seeker_until, p_apply_until, v_good);
	END IF;
	IF NOT v_good THEN
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
