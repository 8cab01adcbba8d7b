-- Seekers, as the staff of their office see them.

-- Does a name or its kana hold these words, spaces aside?
CREATE OR REPLACE DEFINER=shokai_owner@localhost FUNCTION own_named(
	p_words VARCHAR(80), p_name VARCHAR(80), p_kana VARCHAR(80))
	RETURNS TINYINT(1)
	DETERMINISTIC NO SQL SQL SECURITY DEFINER
RETURN LOCATE(p_words, REPLACE(REPLACE(p_kana, ' ', ''), '　', ''))
	OR LOCATE(p_words, REPLACE(REPLACE(p_name, ' ', ''), '　', ''));

-- The seekers of the office, last registered first: all, or those whose
-- number begins with p_number, or whose name or kana holds p_words (spaces
-- aside).
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_seekers(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_number VARCHAR(14), p_words VARCHAR(80),
	p_offset INT UNSIGNED, p_limit INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	CALL own_viewer('staff', p_session, p_real, v_account, v_party);
	IF v_party IS NOT NULL THEN
		SELECT COUNT(*) AS `@count` FROM seeker
			WHERE office_id = v_party
				AND (p_number IS NULL OR number LIKE CONCAT(p_number, '%'))
				AND (p_words IS NULL OR own_named(p_words, name, kana));
		SELECT LOWER(HEX(id)) AS `@id`, number AS `@number`,
				mypage AS `@mypage`, name, kana, born_on, registered_at,
				valid_until
			FROM seeker
			WHERE office_id = v_party
				AND (p_number IS NULL OR number LIKE CONCAT(p_number, '%'))
				AND (p_words IS NULL OR own_named(p_words, name, kana))
			ORDER BY office_id DESC, registered_at DESC, id DESC
			LIMIT p_limit OFFSET p_offset;
	END IF;
END;

-- One seeker of the office, with the newest of what was done for them.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_seeker(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_number VARCHAR(14), p_limit INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party, v_id BINARY(16);
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	CALL own_viewer('staff', p_session, p_real, v_account, v_party);
	SELECT id INTO v_id FROM seeker
		WHERE number = p_number AND office_id = v_party;
	IF v_id IS NOT NULL THEN
		SELECT LOWER(HEX(s.id)) AS `@id`, s.number AS `@number`,
				s.mypage AS `@mypage`, s.name, s.kana, s.born_on, s.phone,
				s.postcode, s.address, a.mail, s.registered_at, s.valid_until
			FROM seeker s
			LEFT JOIN account a ON a.party_id = s.id AND a.door = 'seeker'
			WHERE s.id = v_id LIMIT 1;
		SELECT LOWER(HEX(c.id)) AS `@id`, c.way AS `@way`, c.held_at,
				a.name AS staff, c.wishes
			FROM consultation c JOIN account a ON a.id = c.account_id
			WHERE c.seeker_id = v_id
			ORDER BY c.seeker_id DESC, c.held_at DESC LIMIT p_limit;
		SELECT LOWER(HEX(r.id)) AS `@id`, r.number AS `@number`,
				own_referral_state(r.state, r.apply_until, p_now) AS `@state`,
				j.number AS job_number, p.title, e.name AS employer_name,
				r.created_at, r.sent_at, r.apply_until
			FROM referral r
			JOIN job j ON j.id = r.job_id
			JOIN posting p ON p.job_id = j.id AND p.version = j.shown_version
			JOIN employer e ON e.id = r.employer_id
			WHERE r.seeker_id = v_id
			ORDER BY r.created_at DESC, r.id DESC LIMIT p_limit;
	END IF;
END;

-- Where a seeker would be registered.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_seeker_new(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	CALL own_viewer('staff', p_session, p_real, v_account, v_party);
	SELECT name AS `@name`, phone AS `@phone`, hours AS `@hours`
		FROM office WHERE id = v_party;
END;

-- Whether an address can still be given to a seeker's My Page.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_register_facts(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_login VARCHAR(254))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	CALL own_viewer('staff', p_session, p_real, v_account, v_party);
	SELECT EXISTS (SELECT 1 FROM account
			WHERE door = 'seeker' AND login = p_login) AS `@taken`
		FROM (SELECT 1) one WHERE v_party IS NOT NULL;
END;

-- A seeker comes on the books of the office; with a My Page (p_account) when
-- they want one. The answer is the seeker's page, which the number names.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_register(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_fields BINARY(32), p_answer VARCHAR(200),
	p_id BINARY(16), p_name VARCHAR(80), p_kana VARCHAR(80), p_born_on DATE,
	p_phone VARCHAR(20), p_postcode CHAR(7), p_address VARCHAR(200),
	p_valid_until DATETIME(6), p_account BINARY(16), p_login VARCHAR(254),
	p_mail VARCHAR(254), p_password VARCHAR(128))
	SQL SECURITY DEFINER MODIFIES SQL DATA
act: BEGIN
	DECLARE v_account, v_party BINARY(16);
	DECLARE v_verdict VARCHAR(16);
	DECLARE v_number INT UNSIGNED;
	DECLARE v_answer VARCHAR(200);
	-- Another took the address first.
	DECLARE EXIT HANDLER FOR 1062 CALL own_lost();
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_begin('staff', p_session, p_real, p_now, p_key, p_fields,
		p_answer, v_account, v_party, v_verdict);
	IF v_verdict <> 'new' THEN
		LEAVE act;
	END IF;
	CALL own_number(v_party, 'seeker', v_number);
	INSERT INTO seeker (id, number, office_id, name, kana, born_on, phone,
			postcode, address, mypage, registered_at, valid_until)
		SELECT p_id, CONCAT(o.code, '-', LPAD(v_number, 8, '0')), o.id,
				p_name, p_kana, p_born_on, p_phone, p_postcode, p_address,
				p_account IS NOT NULL, p_now, p_valid_until
			FROM office o WHERE o.id = v_party;
	IF p_account IS NOT NULL THEN
		INSERT INTO account (id, door, login, password, name, mail, party_id,
				created_at)
			VALUES (p_account, 'seeker', p_login, p_password, p_name, p_mail,
				p_id, p_real);
	END IF;
	SELECT CONCAT(p_answer, number) INTO v_answer FROM seeker WHERE id = p_id;
	UPDATE request_key SET answer = v_answer
		WHERE account_id = v_account AND request_key = p_key;
	CALL own_audit(p_real, p_now, v_account, 'staff_register', p_id);
	CALL own_done(v_answer);
END;

-- A consultation, referral or application may have prolonged a registration;
-- nothing ever shortens it.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_prolong(
	p_seeker BINARY(16), p_until DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
UPDATE seeker SET valid_until = p_until
	WHERE id = p_seeker AND valid_until < p_until;
