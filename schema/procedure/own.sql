-- What every door's procedures are made of. None of these is granted to
-- anyone: they run only inside procedures that are.

-- Who asks: the account and party behind a session, NULL when it is not
-- good. Answers the `viewer` that every signed-in page shows.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_viewer(
	p_door VARCHAR(16), p_session BINARY(32), p_real DATETIME(6),
	OUT p_account BINARY(16), OUT p_party BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_idle DATETIME(6);
	DECLARE v_name VARCHAR(80);
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	SELECT a.id, a.party_id, a.name, s.idle_until
		INTO p_account, p_party, v_name, v_idle
		FROM session s JOIN account a ON a.id = s.account_id
		WHERE s.token = p_session AND a.door = p_door
			AND p_real <= s.idle_until AND p_real <= s.ends_until;
	IF p_account IS NOT NULL THEN
		SELECT v_name AS `@name`, COUNT(*) AS `@unread` FROM notification
			WHERE party_id = p_party AND read_at IS NULL;
	END IF;
	-- Moved on at most once a minute, so that reading seldom writes.
	IF v_idle < p_real + INTERVAL 3540 SECOND THEN
		UPDATE session SET idle_until = p_real + INTERVAL 3600 SECOND
			WHERE token = p_session;
	END IF;
END;

-- The beginning of every act, inside its transaction: who acts, and whether
-- this request_key has acted before. Verdicts:
--   new        go on
--   repeated   acted already with the same fields: its answer is told
--   other      acted already with other fields
--   unsigned   the session is not good
-- All but `new` are answered here, and the transaction is over.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_begin(
	p_door VARCHAR(16), p_session BINARY(32), p_real DATETIME(6),
	p_now DATETIME(6), p_key VARBINARY(64), p_fields BINARY(32),
	p_answer VARCHAR(200),
	OUT p_account BINARY(16), OUT p_party BINARY(16),
	OUT p_verdict VARCHAR(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
begun: BEGIN
	DECLARE v_fields BINARY(32);
	DECLARE v_answer VARCHAR(200);
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	SELECT a.id, a.party_id INTO p_account, p_party
		FROM session s JOIN account a ON a.id = s.account_id
		WHERE s.token = p_session AND a.door = p_door
			AND p_real <= s.idle_until AND p_real <= s.ends_until;
	IF p_account IS NULL THEN
		SET p_verdict = 'unsigned';
		ROLLBACK;
		SELECT p_verdict AS `@verdict`;
		LEAVE begun;
	END IF;
	INSERT IGNORE INTO request_key (account_id, request_key, fields, answer, at)
		VALUES (p_account, p_key, p_fields, p_answer, p_real);
	IF ROW_COUNT() = 1 THEN
		SET p_verdict = 'new';
		LEAVE begun;
	END IF;
	SELECT fields, answer INTO v_fields, v_answer FROM request_key
		WHERE account_id = p_account AND request_key = p_key;
	SET p_verdict = IF(v_fields = p_fields, 'repeated', 'other');
	ROLLBACK;
	SELECT p_verdict AS `@verdict`, v_answer AS `@answer`;
END;

-- Who takes a step that is no act of its own, inside its transaction: NULL
-- when the session is not good, which is answered here, and the transaction
-- is over.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_party(
	p_door VARCHAR(16), p_session BINARY(32), p_real DATETIME(6),
	OUT p_account BINARY(16), OUT p_party BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	SELECT a.id, a.party_id INTO p_account, p_party
		FROM session s JOIN account a ON a.id = s.account_id
		WHERE s.token = p_session AND a.door = p_door
			AND p_real <= s.idle_until AND p_real <= s.ends_until;
	IF p_account IS NULL THEN
		ROLLBACK;
		SELECT 'unsigned' AS `@verdict`;
	END IF;
END;

-- The end of an act that happened.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_done(
	p_answer VARCHAR(200))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	COMMIT;
	SELECT 'done' AS `@verdict`, p_answer AS `@answer`;
END;

-- The end of an act that another act forestalled: nothing has happened, and
-- its request_key is free.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_lost()
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	ROLLBACK;
	SELECT 'lost' AS `@verdict`;
END;

-- What the audit keeps of an act; and who acts for those whom it is about is
-- told of it.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_audit(
	p_real DATETIME(6), p_now DATETIME(6), p_account BINARY(16),
	p_act VARCHAR(32), p_subject BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	INSERT INTO audit (at, real_at, account_id, act, subject_id)
		VALUES (p_now, p_real, p_account, p_act, p_subject);
	CALL own_event(p_real, p_now, p_act, p_subject);
END;

-- Tell a party something: on its My Page, and by a mail to each of its
-- accounts that has an address, which says no more than that there is
-- something to read.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_notify(
	p_real DATETIME(6), p_now DATETIME(6), p_party BINARY(16),
	p_code VARCHAR(32), p_link VARCHAR(100), p_office_name VARCHAR(60),
	p_job_number VARCHAR(14), p_title VARCHAR(28), p_name VARCHAR(100))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	INSERT INTO notification (party_id, at, id, code, link, office_name,
			job_number, title, name)
		VALUES (p_party, p_now, RANDOM_BYTES(16), p_code, p_link,
			p_office_name, p_job_number, p_title, p_name);
	INSERT INTO mail (id, account_id, code, created_at, next_at)
		SELECT RANDOM_BYTES(16), a.id, p_code, p_real, p_real
			FROM account a WHERE a.party_id = p_party AND a.mail <> '';
END;

-- The next number of an office, for what the noun numbers. The counter's
-- row is written in the act's transaction, so numbers have no gaps.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_number(
	p_office BINARY(16), p_noun VARCHAR(16), OUT p_number INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	INSERT INTO counter (office_id, noun, last) VALUES (p_office, p_noun, 1)
		ON DUPLICATE KEY UPDATE last = last + 1;
	SELECT last INTO p_number FROM counter
		WHERE office_id = p_office AND noun = p_noun;
END;
