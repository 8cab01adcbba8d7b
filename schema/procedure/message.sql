-- Messages on an application (R11, R13, R16), the same from both sides.

-- One page of a thread, the newest first, in it the oldest first: places are
-- counted from 1 without gaps. What the other side wrote is read by being
-- shown. The caller has made sure that p_side may see it.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_thread(
	p_side VARCHAR(16), p_application BINARY(16), p_now DATETIME(6),
	p_offset INT, p_limit INT)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_count, v_unread INT;
	SELECT messages, IF(p_side = 'employer', employer_unread, seeker_unread)
		INTO v_count, v_unread
		FROM application WHERE id = p_application;
	SELECT v_count AS `@count`;
	SELECT LOWER(HEX(id)) AS `@id`,
			IF(read_at IS NULL, 'new', 'read') AS `@state`,
			sender AS `@sender`, IF(sender = p_side, 1, NULL) AS `@mine`,
			NULLIF(withdraws, 0) AS `@withdraws`, sent_at,
			LOWER(HEX(text)) AS sealed_text, read_at
		FROM message WHERE application_id = p_application
			AND place > v_count - p_offset - p_limit
			AND place <= v_count - p_offset
		ORDER BY application_id, place;
	IF v_unread > 0 THEN
		CALL own_thread_read(p_side, p_application, p_now, v_count);
	END IF;
END;

-- Everything up to a place in the thread has been seen by p_side.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_thread_read(
	p_side VARCHAR(16), p_application BINARY(16), p_now DATETIME(6),
	p_place INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_seen INT UNSIGNED;
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	UPDATE message SET read_at = p_now
		WHERE application_id = p_application AND place <= p_place
			AND sender <> p_side AND read_at IS NULL;
	SET v_seen = ROW_COUNT();
	UPDATE application SET
			employer_unread = employer_unread - IF(p_side = 'employer', v_seen, 0),
			seeker_unread = seeker_unread - IF(p_side = 'seeker', v_seen, 0)
		WHERE id = p_application;
	COMMIT;
END;

-- Write a message, when the application still takes one. The row of the
-- application is written first, so that of a message and a result, or of a
-- message and a cancel, one is first and the other sees it.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_message(
	p_side VARCHAR(16),
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_application BINARY(16), p_from VARCHAR(16), p_id BINARY(16),
	p_text VARBINARY(8056), p_withdraws TINYINT(1))
	SQL SECURITY DEFINER MODIFIES SQL DATA
act: BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_verdict VARCHAR(16);
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_begin(p_side, p_session, p_real, p_now, p_key, p_fields,
		p_answer, v_account, v_party, v_verdict);
	IF v_verdict <> 'new' THEN
		LEAVE act;
	END IF;
	UPDATE application SET messages = messages + 1,
			employer_unread = employer_unread + (p_side = 'seeker'),
			seeker_unread = seeker_unread + (p_side = 'employer'),
			withdrew_at = IF(p_withdraws, IFNULL(withdrew_at, p_now),
				withdrew_at)
		WHERE id = p_application AND state = p_from AND mypage = 1
			AND v_party = IF(p_side = 'employer', employer_id, seeker_id)
			AND p_now <= (SELECT open_until FROM job
				WHERE job.id = application.job_id);
	IF ROW_COUNT() <> 1 THEN
		CALL own_lost();
		LEAVE act;
	END IF;
	CALL own_message_put(p_side, p_real, p_now, p_application, p_id, p_text,
		p_withdraws);
	CALL own_audit(p_real, p_now, v_account, CONCAT(p_side, '_message'),
		p_application);
	CALL own_done(p_answer);
END;

-- The message itself and its notice, once the application's row counts it.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_message_put(
	p_side VARCHAR(16), p_real DATETIME(6), p_now DATETIME(6),
	p_application BINARY(16), p_id BINARY(16), p_text VARBINARY(8056),
	p_withdraws TINYINT(1))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_to BINARY(16);
	DECLARE v_place INT UNSIGNED;
	DECLARE v_number VARCHAR(14);
	DECLARE v_title VARCHAR(28);
	DECLARE v_name VARCHAR(100);
	SELECT a.messages, IF(p_side = 'employer', a.seeker_id, a.employer_id),
			a.job_number, a.title, IF(p_side = 'employer', e.name, a.name)
		INTO v_place, v_to, v_number, v_title, v_name
		FROM application a JOIN employer e ON e.id = a.employer_id
		WHERE a.id = p_application;
	INSERT INTO message (application_id, place, id, sent_at, sender,
			withdraws, text)
		VALUES (p_application, v_place, p_id, p_now, p_side, p_withdraws,
			p_text);
	CALL own_notify(p_real, p_now, v_to, 'message',
		CONCAT(IF(p_side = 'employer', '/seeker/applications/',
			'/employer/applicants/'), LOWER(HEX(p_application))),
		NULL, v_number, v_title, v_name);
END;

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_message(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_application BINARY(16), p_from VARCHAR(16), p_id BINARY(16),
	p_text VARBINARY(8056))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_message('employer', p_session, p_real, p_now, p_key, p_fields,
	p_answer, p_application, p_from, p_id, p_text, 0);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_message(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_application BINARY(16), p_from VARCHAR(16), p_id BINARY(16),
	p_text VARBINARY(8056), p_withdraws TINYINT(1))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_message('seeker', p_session, p_real, p_now, p_key, p_fields,
	p_answer, p_application, p_from, p_id, p_text, p_withdraws);

-- The thread as the employer sees it, while it is open (R9); the application
-- in any case, so that the page can say why not.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_messages(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_application BINARY(16), p_offset INT UNSIGNED, p_limit INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party, v_referral BINARY(16);
	DECLARE v_open TINYINT(1);
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	CALL own_viewer('employer', p_session, p_real, v_account, v_party);
	SELECT a.state <> 'cancelled' AND p_now <= j.open_until INTO v_open
		FROM application a JOIN job j ON j.id = a.job_id
		WHERE a.id = p_application AND a.employer_id = v_party;
	IF v_open IS NOT NULL THEN
		CALL own_application('employer', p_application, p_now);
	END IF;
	IF v_open THEN
		CALL own_seal_referral('employer', v_party, p_application, v_referral);
		CALL own_seal_key('text', v_referral);
		CALL own_thread('employer', p_application, p_now, p_offset, p_limit);
	END IF;
END;

-- The thread as the seeker sees it: their own, whatever became of the rest.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_messages(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_application BINARY(16), p_offset INT UNSIGNED, p_limit INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party, v_referral BINARY(16);
	DECLARE v_own INT;
	CALL own_viewer('seeker', p_session, p_real, v_account, v_party);
	SELECT COUNT(*) INTO v_own FROM application
		WHERE id = p_application AND seeker_id = v_party;
	IF v_own > 0 THEN
		CALL own_seal_referral('seeker', v_party, p_application, v_referral);
		CALL own_seal_key('text', v_referral);
		CALL own_thread('seeker', p_application, p_now, p_offset, p_limit);
	END IF;
END;

-- What a check must know before the seeker writes.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_message_facts(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_application BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	CALL own_viewer('seeker', p_session, p_real, v_account, v_party);
	IF v_party IS NOT NULL THEN
		SELECT LOWER(HEX(a.id)) AS `@id`,
				own_seen(a.state, a.told_at) AS `@state`,
				a.mypage AS `@mypage`, e.name AS employer_name, a.title,
				a.job_number, j.open_until,
				own_invalid_on(j.valid_until, j.ended_at, p_now)
					AS invalid_on
			FROM application a JOIN job j ON j.id = a.job_id
			JOIN employer e ON e.id = a.employer_id
			WHERE a.id = p_application AND a.seeker_id = v_party;
		SELECT o.name AS `@name`, o.phone AS `@phone`, o.hours AS `@hours`
			FROM application a JOIN office o ON o.id = a.office_id
			WHERE a.id = p_application AND a.seeker_id = v_party;
	END IF;
END;
