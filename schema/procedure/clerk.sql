-- What the clerk does by itself, and what it does for the operator.

-- An account for a party, told as a count; 0 when there is no such party or
-- the address has an account at this door.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_account_add(
	p_id BINARY(16), p_door VARCHAR(16), p_login VARCHAR(254),
	p_password VARCHAR(128), p_name VARCHAR(80), p_mail VARCHAR(254),
	p_number VARCHAR(16), p_real DATETIME(6), p_now DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_count INT;
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	INSERT INTO account (id, door, login, password, name, mail, party_id, created_at)
		SELECT p_id, p_door, p_login, p_password, p_name, p_mail, party.id, p_real
		FROM (
			SELECT id, code AS number, 'staff' AS door FROM office
			UNION ALL SELECT id, number, 'employer' FROM employer
			UNION ALL SELECT id, number, 'seeker' FROM seeker) party
		WHERE party.door = p_door AND party.number = p_number
			AND NOT EXISTS (SELECT 1 FROM account a
				WHERE a.door = p_door AND a.login = p_login);
	SET v_count = ROW_COUNT();
	IF v_count = 1 THEN
		CALL own_audit(p_real, p_now, NULL, 'clerk_account_add', p_id);
	END IF;
	COMMIT;
	SELECT v_count AS `@count`;
END;

-- Mails that are due, at most twenty, taken for the time of the lease: when
-- the clerk dies on the way they are due again. Tried ten times, each time a
-- little later.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_mail_take(
	p_real DATETIME(6), p_lease DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	UPDATE mail SET next_at = p_lease + INTERVAL tries * tries MINUTE,
			tries = tries + 1
		WHERE next_at <= p_real ORDER BY next_at LIMIT 20;
	SELECT LOWER(HEX(m.id)) AS `@id`, a.door AS `@door`, a.mail AS address,
			t.subject, t.body
		FROM mail m JOIN account a ON a.id = m.account_id
		JOIN mail_text t ON t.door = a.door
		WHERE m.next_at >= p_lease AND m.sent_at IS NULL
			AND m.next_at = p_lease
				+ INTERVAL (m.tries - 1) * (m.tries - 1) MINUTE;
	UPDATE mail SET next_at = NULL WHERE tries >= 10 AND next_at IS NOT NULL;
END;

-- A mail that the mail server has taken.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_mail_sent(
	p_id BINARY(16), p_real DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
UPDATE mail SET sent_at = p_real, next_at = NULL WHERE id = p_id;

-- R15: remind employers of applications that have waited without a result
-- since p_before; again when as long has passed. At most a hundred a time.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_remind(
	p_real DATETIME(6), p_now DATETIME(6), p_before DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	FOR a IN (SELECT STRAIGHT_JOIN a.id, a.employer_id, a.job_number,
				a.title, a.name, o.name AS office_name
			FROM application a JOIN job j ON j.id = a.job_id
			JOIN office o ON o.id = a.office_id
			WHERE a.state = 'selecting' AND a.arrived_at <= p_before
				AND (a.reminded_at IS NULL OR a.reminded_at <= p_before)
				AND p_now <= j.open_until
			LIMIT 100) DO
		UPDATE application SET reminded_at = p_now
			WHERE id = a.id AND state = 'selecting'
				AND (reminded_at IS NULL OR reminded_at <= p_before);
		IF ROW_COUNT() = 1 THEN
			CALL own_notify(p_real, p_now, a.employer_id, 'remind',
				CONCAT('/employer/applicants/', LOWER(HEX(a.id))),
				a.office_name, a.job_number, a.title, a.name);
		END IF;
	END FOR;
	COMMIT;
END;

-- Give the audit's rows of before p_before their places in the chain, at
-- most a thousand. Only the clerk writes here, so acts never wait for it.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_chain(
	p_before DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_place BIGINT UNSIGNED DEFAULT 0;
	DECLARE v_chain BINARY(32) DEFAULT REPEAT(CHAR(0), 32);
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	SELECT place, chain INTO v_place, v_chain FROM audit
		WHERE place IS NOT NULL ORDER BY place DESC LIMIT 1;
	FOR r IN (SELECT id, at, real_at, account_id, act, subject_id FROM audit
			WHERE place IS NULL AND real_at <= p_before
			ORDER BY id LIMIT 1000) DO
		SET v_place = v_place + 1;
		SET v_chain = UNHEX(SHA2(CONCAT_WS('|', HEX(v_chain), r.id, r.at,
			r.real_at, IFNULL(HEX(r.account_id), ''), r.act,
			IFNULL(HEX(r.subject_id), '')), 256));
		UPDATE audit SET place = v_place, chain = v_chain WHERE id = r.id;
	END FOR;
	COMMIT;
END;

-- Forget what has served: sessions that ended, failures to sign in of before
-- a day, request_keys of before a week, mails of before a month that were
-- sent or given up, messages of partners and batches of before three months.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_forget(
	p_real DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DELETE FROM session WHERE ends_until < p_real LIMIT 1000;
	DELETE FROM feed_token WHERE valid_until < p_real LIMIT 1000;
	DELETE FROM login_failure WHERE at < p_real - INTERVAL 1 DAY LIMIT 1000;
	DELETE FROM request_key WHERE at < p_real - INTERVAL 7 DAY LIMIT 1000;
	DELETE FROM mail WHERE next_at IS NULL
		AND created_at < p_real - INTERVAL 30 DAY LIMIT 1000;
	CALL own_batch_forget(p_real - INTERVAL 1 HOUR);
	CALL own_partner_forget(p_real - INTERVAL 90 DAY);
END;

-- The last holiday that is given (R3): the operator is warned in time.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_holidays()
	SQL SECURITY DEFINER READS SQL DATA
SELECT MAX(day) AS last FROM holiday;
