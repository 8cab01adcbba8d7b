-- Reaching the employer before a referral: calls and exemptions (R3). Both
-- are written to a draft only, and count its version on, so that what is
-- sent is what was checked.

-- A draft is written to: false when it is none any more, or another
-- office's.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_referral_touch(
	p_office BINARY(16), p_id BINARY(16), p_from VARCHAR(16),
	OUT p_touched TINYINT(1))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	UPDATE referral SET version = version + 1
		WHERE id = p_id AND office_id = p_office AND state = p_from;
	SET p_touched = ROW_COUNT() = 1;
END;

-- A call that was made, and how it ended.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_call(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_referral BINARY(16), p_from VARCHAR(16), p_id BINARY(16),
	p_called_at DATETIME(6), p_outcome VARCHAR(16), p_person VARCHAR(60))
	SQL SECURITY DEFINER MODIFIES SQL DATA
act: BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_verdict VARCHAR(16);
	DECLARE v_touched TINYINT(1);
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_begin('staff', p_session, p_real, p_now, p_key, p_fields,
		p_answer, v_account, v_party, v_verdict);
	IF v_verdict <> 'new' THEN
		LEAVE act;
	END IF;
	CALL own_referral_touch(v_party, p_referral, p_from, v_touched);
	IF NOT v_touched THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	INSERT INTO phone_call (id, referral_id, account_id, called_at, version,
			outcome, person)
		SELECT p_id, r.id, v_account, p_called_at, r.version, p_outcome,
				p_person
			FROM referral r WHERE r.id = p_referral;
	CALL own_audit(p_real, p_now, v_account, 'staff_call', p_referral);
	CALL own_done(p_answer);
END;

-- Why it goes without a call.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_exempt(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_referral BINARY(16), p_from VARCHAR(16), p_exemption VARCHAR(16),
	p_reason VARCHAR(600))
	SQL SECURITY DEFINER MODIFIES SQL DATA
act: BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_verdict VARCHAR(16);
	DECLARE v_touched TINYINT(1);
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_begin('staff', p_session, p_real, p_now, p_key, p_fields,
		p_answer, v_account, v_party, v_verdict);
	IF v_verdict <> 'new' THEN
		LEAVE act;
	END IF;
	CALL own_referral_touch(v_party, p_referral, p_from, v_touched);
	IF NOT v_touched THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	UPDATE referral SET exemption = p_exemption, exemption_reason = p_reason,
			exemption_at = p_now
		WHERE id = p_referral;
	CALL own_audit(p_real, p_now, v_account, 'staff_exempt', p_referral);
	CALL own_done(p_answer);
END;
