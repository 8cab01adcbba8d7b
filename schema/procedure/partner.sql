-- Partners: who a certificate is, for whom it acts, and what it sent. The
-- session of these procedures is the SHA-256 of the certificate that nginx
-- verified.

-- Who speaks: the partner behind a certificate, NULL when there is none.
-- Answers the `viewer`.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_partner(
	p_certificate BINARY(32), OUT p_partner BINARY(16))
	SQL SECURITY DEFINER READS SQL DATA
BEGIN
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	SELECT partner_id INTO p_partner FROM certificate
		WHERE fingerprint = p_certificate;
	IF p_partner IS NOT NULL THEN
		SELECT LOWER(HEX(id)) AS `@id`, code AS `@code`, name AS `@name`,
				REPLACE(scopes, ',', ' ') AS `@scopes`
			FROM partner WHERE id = p_partner;
	END IF;
END;

-- Whose a thing is that a partner names: the party that it acts for, NULL when
-- there is no such thing or it is another's. p_key is a number, a code or an
-- id as in addresses; of an office it may be '', when there is just one.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_partner_party(
	p_partner BINARY(16), p_noun VARCHAR(16), p_key VARCHAR(64),
	OUT p_party BINARY(16))
	SQL SECURITY DEFINER READS SQL DATA
BEGIN
	DECLARE v_party BINARY(16);
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	CASE p_noun
	WHEN 'employer' THEN
		SELECT id INTO v_party FROM employer WHERE number = p_key;
	WHEN 'office' THEN
		SELECT MAX(o.id) INTO v_party FROM office o
			JOIN mandate m ON m.party_id = o.id AND m.partner_id = p_partner
			WHERE p_key IN ('', o.code)
			HAVING COUNT(*) = 1;
	WHEN 'job' THEN
		SELECT employer_id INTO v_party FROM job WHERE id = UNHEX(p_key);
	WHEN 'application' THEN
		SELECT employer_id INTO v_party FROM application
			WHERE id = UNHEX(p_key);
	WHEN 'referral' THEN
		SELECT office_id INTO v_party FROM referral WHERE id = UNHEX(p_key);
	ELSE
		SET v_party = NULL;
	END CASE;
	SELECT party_id INTO p_party FROM mandate
		WHERE partner_id = p_partner AND party_id = v_party;
END;

-- A session of the account as which a partner acts for a party: one that is
-- good for another minute, else a new one. Nobody holds the token to it.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_partner_session(
	p_partner BINARY(16), p_party BINARY(16), p_real DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account BINARY(16);
	DECLARE v_door VARCHAR(16);
	DECLARE v_token BINARY(32);
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	SELECT account_id, door INTO v_account, v_door FROM mandate
		WHERE partner_id = p_partner AND party_id = p_party;
	SELECT token INTO v_token FROM session
		WHERE account_id = v_account
			AND p_real + INTERVAL 60 SECOND <= idle_until
			AND p_real + INTERVAL 60 SECOND <= ends_until
		ORDER BY ends_until DESC LIMIT 1;
	IF v_token IS NULL AND v_account IS NOT NULL THEN
		SET v_token = RANDOM_BYTES(32);
		INSERT INTO session (token, account_id, created_at, idle_until,
				ends_until)
			VALUES (v_token, v_account, p_real, p_real + INTERVAL 3600 SECOND,
				p_real + INTERVAL 43200 SECOND);
	END IF;
	IF v_token IS NOT NULL THEN
		SELECT v_door AS `@door`, LOWER(HEX(v_token)) AS `@token`;
	END IF;
END;

-- Who speaks and, when it acts for the party whose p_noun and p_key are, as
-- what it may go on: a session of the employer's or the office's door. With an
-- empty p_noun only who speaks.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE partner_enter(
	p_certificate BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_scope VARCHAR(16), p_noun VARCHAR(16), p_key VARCHAR(64))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_partner, v_party BINARY(16);
	CALL own_partner(p_certificate, v_partner);
	IF p_noun <> '' AND (SELECT FIND_IN_SET(p_scope, scopes) FROM partner
			WHERE id = v_partner) THEN
		CALL own_partner_party(v_partner, p_noun, p_key, v_party);
		IF v_party IS NOT NULL THEN
			CALL own_partner_session(v_partner, v_party, p_real);
		END IF;
	END IF;
END;

-- Who speaks, and for whom it acts.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE partner_home(
	p_certificate BINARY(32), p_real DATETIME(6), p_now DATETIME(6))
	SQL SECURITY DEFINER READS SQL DATA
BEGIN
	DECLARE v_partner BINARY(16);
	CALL own_partner(p_certificate, v_partner);
	SELECT e.number AS `@number`, e.name FROM mandate m
		JOIN employer e ON e.id = m.party_id
		WHERE m.partner_id = v_partner ORDER BY e.number;
	SELECT o.code AS `@code`, o.name FROM mandate m
		JOIN office o ON o.id = m.party_id
		WHERE m.partner_id = v_partner ORDER BY o.code;
END;

-- What was answered to a message with this key that acted: verdict `repeated`
-- with its answer, or `other` when something else was sent.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE partner_repeat(
	p_certificate BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32))
	SQL SECURITY DEFINER READS SQL DATA
BEGIN
	DECLARE v_partner BINARY(16);
	CALL own_partner(p_certificate, v_partner);
	SELECT IF(fields = p_fields, 'repeated', 'other') AS `@verdict`,
			status AS `@status`, location AS `@location`, act AS `@act`
		FROM partner_message
		WHERE partner_id = v_partner AND message_key = p_key;
END;

-- Keep what was sent and answered. p_key is that of a message that acted; of
-- two with one key that came at once the first stays.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE partner_note(
	p_certificate BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16), p_method VARCHAR(8), p_path VARCHAR(200),
	p_key VARBINARY(64), p_fields BINARY(32), p_status SMALLINT UNSIGNED,
	p_code VARCHAR(32), p_location VARCHAR(200), p_act VARCHAR(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_partner BINARY(16);
	CALL own_partner(p_certificate, v_partner);
	IF v_partner IS NOT NULL THEN
		INSERT INTO partner_message (partner_id, at, id, method, path,
				message_key, fields, status, code, location, act)
			VALUES (v_partner, p_real, p_id, p_method, p_path, p_key, p_fields,
				p_status, p_code, p_location, p_act)
			ON DUPLICATE KEY UPDATE status = status;
	END IF;
END;

-- Forget messages of before p_before, and batches that ended and came before
-- it; a little of each at a time.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_partner_forget(
	p_before DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	FOR p IN (SELECT id FROM partner) DO
		DELETE FROM partner_message
			WHERE partner_id = p.id AND at < p_before LIMIT 1000;
	END FOR;
	FOR b IN (SELECT id FROM batch
			WHERE state IN ('done', 'failed') AND came_at < p_before
			LIMIT 10) DO
		DELETE FROM batch_record WHERE batch_id = b.id LIMIT 10000;
		DELETE FROM batch_chunk WHERE batch_id = b.id LIMIT 32;
		DELETE FROM batch WHERE id = b.id
			AND NOT EXISTS (SELECT 1 FROM batch_record r
				WHERE r.batch_id = b.id)
			AND NOT EXISTS (SELECT 1 FROM batch_chunk c
				WHERE c.batch_id = b.id);
	END FOR;
END;
