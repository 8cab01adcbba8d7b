-- Partners, as the operator admits and removes them. What a partner did stays:
-- its row, its accounts and what they wrote; a code that comes again is the
-- same partner.

-- A certificate more for a partner, inside a transaction that has its row.
-- Verdicts: added, same (it has it), taken (by another partner) and most (two
-- are enough to renew one).
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_certificate_add(
	p_partner BINARY(16), p_fingerprint BINARY(32), p_real DATETIME(6),
	p_now DATETIME(6), OUT p_verdict VARCHAR(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_owner BINARY(16);
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	SELECT partner_id INTO v_owner FROM certificate
		WHERE fingerprint = p_fingerprint;
	IF v_owner = p_partner THEN
		SET p_verdict = 'same';
	ELSEIF v_owner IS NOT NULL THEN
		SET p_verdict = 'taken';
	ELSEIF (SELECT COUNT(*) FROM certificate
			WHERE partner_id = p_partner) >= 2 THEN
		SET p_verdict = 'most';
	ELSE
		INSERT INTO certificate (fingerprint, partner_id, added_at)
			VALUES (p_fingerprint, p_partner, p_real);
		CALL own_audit(p_real, p_now, NULL, 'clerk_certificate_add',
			p_partner);
		SET p_verdict = 'added';
	END IF;
END;

-- The partner of a code, made or changed to this name and these scopes.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_partner_put(
	p_code VARCHAR(32), p_name VARCHAR(80), p_scopes VARCHAR(200),
	p_real DATETIME(6), p_now DATETIME(6), OUT p_partner BINARY(16),
	OUT p_changed TINYINT(1))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	INSERT IGNORE INTO partner (id, code, name, scopes, created_at)
		VALUES (RANDOM_BYTES(16), p_code, p_name, p_scopes, p_real);
	SET p_changed = ROW_COUNT();
	SELECT id INTO p_partner FROM partner WHERE code = p_code;
	IF p_changed THEN
		CALL own_audit(p_real, p_now, NULL, 'clerk_partner_add', p_partner);
	ELSE
		UPDATE partner SET name = p_name, scopes = p_scopes
			WHERE id = p_partner;
		SET p_changed = ROW_COUNT();
		IF p_changed THEN
			UPDATE account a JOIN mandate m ON m.account_id = a.id
				SET a.name = p_name WHERE m.partner_id = p_partner;
			CALL own_audit(p_real, p_now, NULL, 'clerk_partner_change',
				p_partner);
		END IF;
	END IF;
END;

-- A mandate more: the account as which the partner acts has no address, and a
-- password that no hash can match.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_mandate_add(
	p_partner BINARY(16), p_party BINARY(16), p_door VARCHAR(16),
	p_number VARCHAR(16), p_real DATETIME(6), p_now DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_login VARCHAR(254);
	DECLARE v_name VARCHAR(80);
	DECLARE v_account BINARY(16);
	SELECT CONCAT('partner:', code, ':', p_number), name
		INTO v_login, v_name FROM partner WHERE id = p_partner;
	INSERT INTO account (id, door, login, password, name, mail, party_id,
			created_at)
		VALUES (RANDOM_BYTES(16), p_door, v_login, '!', v_name, '', p_party,
			p_real)
		ON DUPLICATE KEY UPDATE name = v_name;
	SELECT id INTO v_account FROM account
		WHERE door = p_door AND login = v_login;
	INSERT INTO mandate (partner_id, party_id, door, account_id, given_at)
		VALUES (p_partner, p_party, p_door, v_account, p_real);
	CALL own_audit(p_real, p_now, NULL, 'clerk_mandate_add', v_account);
END;

-- Admit a partner by one certificate, for the employers and offices whose
-- numbers are the JSON array p_numbers. What it has already stays as it is.
-- Verdicts: done, same (nothing was to do), unknown with the number that is
-- nobody's, taken and most of the certificate; but for the first nothing is
-- changed.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_partner_add(
	p_code VARCHAR(32), p_name VARCHAR(80), p_scopes VARCHAR(200),
	p_fingerprint BINARY(32), p_numbers TEXT, p_real DATETIME(6),
	p_now DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_partner BINARY(16);
	DECLARE v_changed TINYINT(1);
	DECLARE v_verdict, v_unknown VARCHAR(16);
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_partner_put(p_code, p_name, p_scopes, p_real, p_now, v_partner,
		v_changed);
	CALL own_certificate_add(v_partner, p_fingerprint, p_real, p_now,
		v_verdict);
	SET v_changed = v_changed OR v_verdict = 'added';
	FOR n IN (SELECT DISTINCT given.number, party.id, party.door,
				m.party_id IS NOT NULL AS had
			FROM JSON_TABLE(p_numbers, '$[*]'
				COLUMNS (number VARCHAR(16) PATH '$')) given
			LEFT JOIN (SELECT id, code AS number, 'staff' AS door FROM office
				UNION ALL SELECT id, number, 'employer' FROM employer) party
				ON party.number = given.number
			LEFT JOIN mandate m ON m.partner_id = v_partner
				AND m.party_id = party.id) DO
		IF n.id IS NULL THEN
			SET v_unknown = n.number;
		ELSEIF NOT n.had THEN
			CALL own_mandate_add(v_partner, n.id, n.door, n.number, p_real,
				p_now);
			SET v_changed = 1;
		END IF;
	END FOR;
	IF v_unknown IS NOT NULL OR v_verdict IN ('taken', 'most') THEN
		ROLLBACK;
		SELECT IF(v_unknown IS NULL, v_verdict, 'unknown') AS `@verdict`,
			v_unknown AS `@number`;
	ELSE
		COMMIT;
		SELECT IF(v_changed, 'done', 'same') AS `@verdict`;
	END IF;
END;

-- A mandate more for a partner that is there. Verdicts: done, same, unknown
-- (the number is nobody's) and none (no such partner).
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_mandate_give(
	p_code VARCHAR(32), p_number VARCHAR(16), p_real DATETIME(6),
	p_now DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_partner, v_party, v_had BINARY(16);
	DECLARE v_door VARCHAR(16);
	DECLARE v_verdict VARCHAR(16) DEFAULT 'done';
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	SELECT id INTO v_partner FROM partner WHERE code = p_code;
	SELECT party.id, party.door, m.party_id INTO v_party, v_door, v_had
		FROM (SELECT id, code AS number, 'staff' AS door FROM office
			UNION ALL SELECT id, number, 'employer' FROM employer) party
		LEFT JOIN mandate m ON m.partner_id = v_partner
			AND m.party_id = party.id
		WHERE party.number = p_number;
	IF v_partner IS NULL THEN
		SET v_verdict = 'none';
	ELSEIF v_party IS NULL THEN
		SET v_verdict = 'unknown';
	ELSEIF v_had IS NOT NULL THEN
		SET v_verdict = 'same';
	ELSE
		CALL own_mandate_add(v_partner, v_party, v_door, p_number, p_real,
			p_now);
	END IF;
	COMMIT;
	SELECT v_verdict AS `@verdict`,
		IF(v_verdict = 'unknown', p_number, NULL) AS `@number`;
END;

-- A mandate ends, with the sessions of its account. Verdicts: done and none
-- (the partner has no such mandate).
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_mandate_take(
	p_code VARCHAR(32), p_number VARCHAR(16), p_real DATETIME(6),
	p_now DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account BINARY(16);
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	SELECT m.account_id INTO v_account
		FROM mandate m JOIN partner p ON p.id = m.partner_id
		JOIN (SELECT id, code AS number FROM office
			UNION ALL SELECT id, number FROM employer) party
			ON party.id = m.party_id
		WHERE p.code = p_code AND party.number = p_number;
	IF v_account IS NOT NULL THEN
		DELETE FROM mandate WHERE account_id = v_account;
		DELETE FROM session WHERE account_id = v_account;
		CALL own_audit(p_real, p_now, NULL, 'clerk_mandate_take', v_account);
	END IF;
	COMMIT;
	SELECT IF(v_account IS NULL, 'none', 'done') AS `@verdict`;
END;

-- Verdicts: added, same, taken, most, and none: there is no such partner, or
-- it was removed.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_certificate_add(
	p_code VARCHAR(32), p_fingerprint BINARY(32), p_real DATETIME(6),
	p_now DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_partner BINARY(16);
	DECLARE v_verdict VARCHAR(16) DEFAULT 'none';
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	-- Of two at once the second waits here, and counts what the first added.
	UPDATE partner SET code = code WHERE code = p_code;
	SELECT id INTO v_partner FROM partner p WHERE code = p_code
		AND EXISTS (SELECT 1 FROM mandate m WHERE m.partner_id = p.id);
	IF v_partner IS NOT NULL THEN
		CALL own_certificate_add(v_partner, p_fingerprint, p_real, p_now,
			v_verdict);
	END IF;
	COMMIT;
	SELECT v_verdict AS `@verdict`;
END;

-- Verdicts: done and none (the partner has no such certificate).
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_certificate_remove(
	p_code VARCHAR(32), p_fingerprint BINARY(32), p_real DATETIME(6),
	p_now DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_partner BINARY(16);
	DECLARE v_count INT;
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	SELECT id INTO v_partner FROM partner WHERE code = p_code;
	DELETE FROM certificate
		WHERE fingerprint = p_fingerprint AND partner_id = v_partner;
	SET v_count = ROW_COUNT();
	IF v_count = 1 THEN
		CALL own_audit(p_real, p_now, NULL, 'clerk_certificate_remove',
			v_partner);
	END IF;
	COMMIT;
	SELECT IF(v_count = 1, 'done', 'none') AS `@verdict`;
END;

-- End a partner: its certificates, its mandates and the sessions of their
-- accounts. Verdicts: done, same (it had ended) and none.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_partner_remove(
	p_code VARCHAR(32), p_real DATETIME(6), p_now DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_partner BINARY(16);
	DECLARE v_count INT DEFAULT 0;
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	SELECT id INTO v_partner FROM partner WHERE code = p_code;
	IF v_partner IS NOT NULL THEN
		DELETE FROM certificate WHERE partner_id = v_partner;
		SET v_count = ROW_COUNT();
		DELETE s FROM session s JOIN mandate m ON m.account_id = s.account_id
			WHERE m.partner_id = v_partner;
		DELETE FROM feed_token WHERE partner_id = v_partner;
		DELETE FROM feed_access WHERE partner_id = v_partner;
		DELETE FROM mandate WHERE partner_id = v_partner;
		SET v_count = v_count + ROW_COUNT();
	END IF;
	IF v_count > 0 THEN
		CALL own_audit(p_real, p_now, NULL, 'clerk_partner_remove',
			v_partner);
	END IF;
	COMMIT;
	SELECT CASE WHEN v_partner IS NULL THEN 'none' WHEN v_count > 0 THEN 'done'
		ELSE 'same' END AS `@verdict`;
END;
