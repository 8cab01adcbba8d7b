-- Keys of what is sealed (schema/sealing.md): where they lie, wrapped. What a
-- key is bound to is told with it, from the rows that say so.

-- The key of a referral's texts or results; a row without `wrap` when there
-- is none yet.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_seal_key(
	p_class VARCHAR(16), p_referral BINARY(16))
	SQL SECURITY DEFINER READS SQL DATA
SELECT p_class AS `@class`, LOWER(HEX(r.id)) AS `@subject`,
		LOWER(HEX(r.id)) AS `@referral`,
		LOWER(HEX(r.seeker_id)) AS `@seeker`,
		LOWER(HEX(r.employer_id)) AS `@employer`, 0 AS `@version`,
		LOWER(HEX(k.wrap)) AS `@wrap`, LOWER(HEX(k.salt)) AS `@salt`,
		LOWER(HEX(k.commitment)) AS `@commitment`
	FROM referral r
	LEFT JOIN seal_key k ON k.subject_id = r.id AND k.class = p_class
	WHERE r.id = p_referral AND p_class IN ('text', 'result');

-- The key of one document.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_seal_document(
	p_document BINARY(16))
	SQL SECURITY DEFINER READS SQL DATA
SELECT k.class AS `@class`, LOWER(HEX(d.id)) AS `@subject`,
		LOWER(HEX(d.referral_id)) AS `@referral`,
		LOWER(HEX(d.seeker_id)) AS `@seeker`,
		LOWER(HEX(d.employer_id)) AS `@employer`, d.kind AS `@kind`,
		d.version AS `@version`, LOWER(HEX(k.wrap)) AS `@wrap`,
		LOWER(HEX(k.salt)) AS `@salt`,
		LOWER(HEX(k.commitment)) AS `@commitment`
	FROM document d JOIN seal_key k ON k.subject_id = d.id
		AND k.class = 'document'
	WHERE d.id = p_document;

-- Which referral an id stands for at a door: of a referral or of an
-- application, the viewer's own. After a cancel the employer has none (R9).
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_seal_referral(
	p_door VARCHAR(16), p_party BINARY(16), p_id BINARY(16),
	OUT p_referral BINARY(16))
	SQL SECURITY DEFINER READS SQL DATA
BEGIN
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	SELECT id INTO p_referral FROM (
		SELECT id FROM referral WHERE p_door = 'seeker' AND id = p_id
			AND seeker_id = p_party AND sent_at IS NOT NULL
		UNION ALL SELECT referral_id FROM application WHERE id = p_id
			AND p_party = CASE p_door WHEN 'seeker' THEN seeker_id
				WHEN 'employer' THEN employer_id ELSE office_id END
			AND NOT (p_door = 'employer' AND state = 'cancelled')) own
		LIMIT 1;
END;

-- Has a door anything to do with keys of this class?
CREATE OR REPLACE DEFINER=shokai_owner@localhost FUNCTION own_seal_class(
	p_door VARCHAR(16), p_class VARCHAR(16)) RETURNS TINYINT(1)
	DETERMINISTIC NO SQL SQL SECURITY DEFINER
RETURN CASE p_class WHEN 'text' THEN p_door IN ('seeker', 'employer')
	WHEN 'result' THEN p_door IN ('employer', 'staff') ELSE 0 END;

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_seal_find(
	p_door VARCHAR(16), p_session BINARY(32), p_real DATETIME(6),
	p_id BINARY(16), p_class VARCHAR(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party, v_referral BINARY(16);
	CALL own_viewer(p_door, p_session, p_real, v_account, v_party);
	CALL own_seal_referral(p_door, v_party, p_id, v_referral);
	IF v_referral IS NOT NULL AND own_seal_class(p_door, p_class) THEN
		CALL own_seal_key(p_class, v_referral);
	END IF;
END;

-- A first key of a referral's texts or results; of two that come at once the
-- first stays, and is the one that is answered. A key of texts not yet sent
-- ends with the time to apply (R9d).
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_seal_add(
	p_door VARCHAR(16), p_session BINARY(32), p_real DATETIME(6),
	p_id BINARY(16), p_class VARCHAR(16), p_epoch INT UNSIGNED,
	p_wrap VARBINARY(81), p_salt BINARY(32), p_commitment BINARY(32))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party, v_referral BINARY(16);
	CALL own_viewer(p_door, p_session, p_real, v_account, v_party);
	CALL own_seal_referral(p_door, v_party, p_id, v_referral);
	IF v_referral IS NOT NULL AND own_seal_class(p_door, p_class)
			AND p_epoch = CONV(HEX(SUBSTR(p_wrap, 2, 4)), 16, 10) THEN
		INSERT IGNORE INTO seal_key (subject_id, class, referral_id, epoch,
				wrap, salt, commitment, held_until)
			SELECT r.id, p_class, r.id, p_epoch, p_wrap, p_salt,
					p_commitment, IF(p_class = 'text' AND r.state <> 'applied',
						r.apply_until, NULL)
				FROM referral r WHERE r.id = v_referral;
		CALL own_seal_key(p_class, v_referral);
	END IF;
END;

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_seal(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16), p_class VARCHAR(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_seal_find('seeker', p_session, p_real, p_id, p_class);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE seeker_seal_add(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16), p_class VARCHAR(16), p_epoch INT UNSIGNED,
	p_wrap VARBINARY(81), p_salt BINARY(32), p_commitment BINARY(32))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_seal_add('seeker', p_session, p_real, p_id, p_class, p_epoch,
	p_wrap, p_salt, p_commitment);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_seal(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16), p_class VARCHAR(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_seal_find('employer', p_session, p_real, p_id, p_class);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE employer_seal_add(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16), p_class VARCHAR(16), p_epoch INT UNSIGNED,
	p_wrap VARBINARY(81), p_salt BINARY(32), p_commitment BINARY(32))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_seal_add('employer', p_session, p_real, p_id, p_class, p_epoch,
	p_wrap, p_salt, p_commitment);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_seal(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16), p_class VARCHAR(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_seal_find('staff', p_session, p_real, p_id, p_class);

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_seal_add(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16), p_class VARCHAR(16), p_epoch INT UNSIGNED,
	p_wrap VARBINARY(81), p_salt BINARY(32), p_commitment BINARY(32))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_seal_add('staff', p_session, p_real, p_id, p_class, p_epoch,
	p_wrap, p_salt, p_commitment);

-- ---- what was written before texts were sealed: for migrate alone ---------

-- A key that is yet to be, and the texts that it is to seal.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_unsealed_next()
	SQL SECURITY DEFINER READS SQL DATA
BEGIN
	DECLARE v_referral BINARY(16);
	DECLARE v_result TINYINT(1);
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	SELECT referral_id, kind IN ('note', 'terms_note', 'why')
		INTO v_referral, v_result
		FROM unsealed ORDER BY referral_id, kind LIMIT 1;
	IF v_referral IS NOT NULL THEN
		CALL own_seal_key(IF(v_result, 'result', 'text'), v_referral);
		SELECT kind AS `@kind`, LOWER(HEX(item_id)) AS `@id`,
				version AS `@version`, CAST(text AS CHAR(2000)) AS text
			FROM unsealed WHERE referral_id = v_referral
				AND (kind IN ('note', 'terms_note', 'why')) = v_result
			ORDER BY kind, item_id, version;
	END IF;
END;

-- Them sealed: p_rows is a JSON list of {k: kind, i: id, v: version, t: text}.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_unsealed_put(
	p_referral CHAR(32), p_class VARCHAR(16), p_epoch INT UNSIGNED,
	p_wrap VARBINARY(81), p_salt BINARY(32), p_commitment BINARY(32),
	p_rows LONGTEXT)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	INSERT INTO seal_key (subject_id, class, referral_id, epoch, wrap, salt,
			commitment, held_until)
		SELECT r.id, p_class, r.id, p_epoch, p_wrap, p_salt, p_commitment,
				IF(p_class = 'text' AND r.state <> 'applied',
					r.apply_until, NULL)
			FROM referral r WHERE r.id = UNHEX(p_referral);
	FOR t IN (SELECT k, UNHEX(i) AS id, v, UNHEX(t) AS sealed
			FROM JSON_TABLE(p_rows, '$[*]' COLUMNS (
				k VARCHAR(32) PATH '$.k', i CHAR(32) PATH '$.i',
				v INT UNSIGNED PATH '$.v',
				t VARCHAR(16112) PATH '$.t')) row) DO
		UPDATE draft SET motivation = t.sealed
			WHERE t.k = 'draft' AND referral_id = t.id;
		UPDATE motivation SET text = t.sealed
			WHERE t.k = 'motivation' AND application_id = t.id;
		UPDATE message SET text = t.sealed
			WHERE t.k IN ('employer_message', 'seeker_message')
				AND id = t.id;
		UPDATE result SET note = IF(t.k = 'note', t.sealed, note),
				terms_note = IF(t.k = 'terms_note', t.sealed, terms_note),
				why = IF(t.k = 'why', t.sealed, why)
			WHERE t.k IN ('note', 'terms_note', 'why')
				AND application_id = t.id AND version = t.v;
		DELETE FROM unsealed WHERE kind = t.k AND item_id = t.id
			AND version = t.v;
	END FOR;
	COMMIT;
END;
