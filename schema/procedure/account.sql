-- Signing in and out, at each door of its own kind of account; and settling
-- a post that was refused because it had already been done.

-- Which account a mail address is, with its hash; and how many attempts have
-- failed in the time that counts.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_login_find(
	p_door VARCHAR(16), p_login VARCHAR(254), p_login_hash BINARY(32),
	p_since DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	SELECT COUNT(*) AS `@failures`, MIN(at) AS `@first_at`
		FROM login_failure WHERE login = p_login_hash AND at > p_since;
	-- As one as which a partner acts nobody signs in, nor learns of it.
	SELECT LOWER(HEX(id)) AS `@id`, password FROM account
		WHERE door = p_door AND login = p_login AND password <> '!';
END;

-- A failed attempt.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_login_fail(
	p_login_hash BINARY(32), p_real DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
INSERT INTO login_failure (login, at, id)
	VALUES (p_login_hash, p_real, RANDOM_BYTES(16));

-- A session for an account of this door; earlier failures are forgotten.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_login(
	p_door VARCHAR(16), p_account BINARY(16), p_login_hash BINARY(32),
	p_session BINARY(32), p_real DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	INSERT IGNORE INTO session (token, account_id, created_at, idle_until, ends_until)
		SELECT p_session, a.id, p_real, p_real + INTERVAL 3600 SECOND,
				p_real + INTERVAL 43200 SECOND
			FROM account a WHERE a.id = p_account AND a.door = p_door;
	DELETE FROM login_failure WHERE login = p_login_hash;
	COMMIT;
END;

-- The end of a session.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_logout(
	p_door VARCHAR(16), p_session BINARY(32))
	SQL SECURITY DEFINER MODIFIES SQL DATA
DELETE s FROM session s JOIN account a ON a.id = s.account_id
	WHERE s.token = p_session AND a.door = p_door;

-- What a request_key of this account has done, for a post that was refused.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_repeat(
	p_door VARCHAR(16), p_session BINARY(32), p_real DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32))
	SQL SECURITY DEFINER MODIFIES SQL DATA
SELECT IF(k.fields = p_fields, 'repeated', 'other') AS `@verdict`,
		k.answer AS `@answer`
	FROM session s JOIN account a ON a.id = s.account_id
	JOIN request_key k ON k.account_id = a.id AND k.request_key = p_key
	WHERE s.token = p_session AND a.door = p_door
		AND p_real <= s.idle_until AND p_real <= s.ends_until;

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_login_find(
	p_login VARCHAR(254), p_login_hash BINARY(32), p_since DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_login_find('seeker', p_login, p_login_hash, p_since);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_login_fail(
	p_login_hash BINARY(32), p_real DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_login_fail(p_login_hash, p_real);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_login(
	p_account BINARY(16), p_login_hash BINARY(32), p_session BINARY(32),
	p_real DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_login('seeker', p_account, p_login_hash, p_session, p_real);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_logout(
	p_session BINARY(32))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_logout('seeker', p_session);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_repeat(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_repeat('seeker', p_session, p_real, p_key, p_fields);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_login_find(
	p_login VARCHAR(254), p_login_hash BINARY(32), p_since DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_login_find('employer', p_login, p_login_hash, p_since);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_login_fail(
	p_login_hash BINARY(32), p_real DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_login_fail(p_login_hash, p_real);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_login(
	p_account BINARY(16), p_login_hash BINARY(32), p_session BINARY(32),
	p_real DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_login('employer', p_account, p_login_hash, p_session, p_real);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_logout(
	p_session BINARY(32))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_logout('employer', p_session);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_repeat(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_repeat('employer', p_session, p_real, p_key, p_fields);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_login_find(
	p_login VARCHAR(254), p_login_hash BINARY(32), p_since DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_login_find('staff', p_login, p_login_hash, p_since);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_login_fail(
	p_login_hash BINARY(32), p_real DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_login_fail(p_login_hash, p_real);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_login(
	p_account BINARY(16), p_login_hash BINARY(32), p_session BINARY(32),
	p_real DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_login('staff', p_account, p_login_hash, p_session, p_real);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_logout(
	p_session BINARY(32))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_logout('staff', p_session);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_repeat(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_repeat('staff', p_session, p_real, p_key, p_fields);

