-- What happened, told on each My Page: newest first, twenty to a page.

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_notifications(
	p_door VARCHAR(16), p_session BINARY(32), p_real DATETIME(6),
	p_now DATETIME(6), p_offset INT UNSIGNED, p_limit INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	CALL own_viewer(p_door, p_session, p_real, v_account, v_party);
	IF v_party IS NOT NULL THEN
		SELECT COUNT(*) AS `@count`, MAX(at) AS at FROM notification
			WHERE party_id = v_party;
		SELECT LOWER(HEX(id)) AS `@id`,
				IF(read_at IS NULL, 'new', 'read') AS `@state`,
				code AS `@code`, link AS `@link`, at, office_name,
				job_number, title, name
			FROM notification WHERE party_id = v_party
			ORDER BY party_id DESC, at DESC, id DESC
			LIMIT p_limit OFFSET p_offset;
	END IF;
END;

-- Everything up to an instant has been seen.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_read(
	p_door VARCHAR(16), p_session BINARY(32), p_real DATETIME(6),
	p_now DATETIME(6), p_key VARBINARY(64), p_fields BINARY(32),
	p_answer VARCHAR(200), p_until DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
act: BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_verdict VARCHAR(16);
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_begin(p_door, p_session, p_real, p_now, p_key, p_fields,
		p_answer, v_account, v_party, v_verdict);
	IF v_verdict <> 'new' THEN
		LEAVE act;
	END IF;
	UPDATE notification SET read_at = p_now
		WHERE party_id = v_party AND read_at IS NULL AND at <= p_until;
	CALL own_done(p_answer);
END;

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_notifications(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_offset INT UNSIGNED, p_limit INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_notifications('seeker', p_session, p_real, p_now, p_offset, p_limit);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_read(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_until DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_read('seeker', p_session, p_real, p_now, p_key, p_fields, p_answer,
	p_until);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_notifications(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_offset INT UNSIGNED, p_limit INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_notifications('employer', p_session, p_real, p_now, p_offset, p_limit);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_read(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_until DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_read('employer', p_session, p_real, p_now, p_key, p_fields, p_answer,
	p_until);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_notifications(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_offset INT UNSIGNED, p_limit INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_notifications('staff', p_session, p_real, p_now, p_offset, p_limit);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_read(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_until DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_read('staff', p_session, p_real, p_now, p_key, p_fields, p_answer,
	p_until);

