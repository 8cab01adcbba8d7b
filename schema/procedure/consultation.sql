-- Consultations: what a seeker wants, confirmed by staff (R4).

-- The latest consultation of a seeker up to an instant, or NULL.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_consultation(
	p_seeker BINARY(16), p_now DATETIME(6), OUT p_id BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE CONTINUE HANDLER FOR NOT FOUND SET p_id = NULL;
	SELECT id INTO p_id FROM consultation
		WHERE seeker_id = p_seeker AND held_at <= p_now
		ORDER BY seeker_id DESC, held_at DESC LIMIT 1;
END;

-- Record one. p_until is what it makes of the seeker's registration; with
-- p_renewed the seeker is registered anew from now.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_consult(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_id BINARY(16), p_seeker BINARY(16), p_held_at DATETIME(6),
	p_way VARCHAR(16), p_wishes VARCHAR(2000), p_until DATETIME(6),
	p_renewed TINYINT(1))
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
	INSERT INTO consultation (id, seeker_id, office_id, account_id, held_at,
			way, wishes)
		SELECT p_id, s.id, v_party, v_account, p_held_at, p_way, p_wishes
			FROM seeker s WHERE s.id = p_seeker AND s.office_id = v_party;
	IF ROW_COUNT() <> 1 THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	IF p_renewed THEN
		UPDATE seeker SET registered_at = p_now WHERE id = p_seeker;
	END IF;
	CALL own_prolong(p_seeker, p_until);
	CALL own_audit(p_real, p_now, v_account, 'staff_consult', p_id);
	CALL own_done(p_answer);
END;
