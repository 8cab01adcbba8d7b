-- Events: what happened to those for whom a partner acts, written in the
-- transaction of the act itself.

-- Is a partner with these scopes told of events about this noun?
CREATE OR REPLACE DEFINER=shokai_owner@localhost FUNCTION own_event_told(
	p_scopes VARCHAR(200), p_noun VARCHAR(16)) RETURNS TINYINT(1)
	DETERMINISTIC NO SQL SQL SECURITY DEFINER
RETURN FIND_IN_SET('events', p_scopes) > 0
	OR (p_noun = 'application' AND FIND_IN_SET('applications', p_scopes) > 0);

-- One row for each partner that acts for the party.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_event_put(
	p_real DATETIME(6), p_now DATETIME(6), p_act VARCHAR(32),
	p_noun VARCHAR(16), p_party BINARY(16), p_subject BINARY(16),
	p_account BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
INSERT INTO event (uuid, partner_id, party_id, code, noun, subject_id, at,
		real_at)
	SELECT RANDOM_BYTES(16), m.partner_id, m.party_id, p_act, p_noun,
			p_subject, p_now, p_real
		FROM mandate m JOIN partner p ON p.id = m.partner_id
		WHERE m.party_id = p_party
			AND (p_account IS NULL OR m.account_id = p_account)
			AND own_event_told(p.scopes, p_noun);

-- Of an act. A referral on paper is an application as soon as it is sent, of
-- which the employer is told (R7); of any other referral it hears nothing.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_event(
	p_real DATETIME(6), p_now DATETIME(6), p_act VARCHAR(32),
	p_subject BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_noun VARCHAR(16);
	DECLARE v_made TINYINT(1);
	DECLARE v_party, v_office, v_account, v_referral, v_application BINARY(16);
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	SELECT noun, made INTO v_noun, v_made FROM event_kind WHERE act = p_act;
	IF v_noun = 'job' THEN
		SELECT employer_id INTO v_party FROM job WHERE id = p_subject;
	ELSEIF v_noun = 'referral' THEN
		SELECT r.office_id, a.employer_id, a.id
			INTO v_party, v_office, v_application
			FROM referral r LEFT JOIN application a ON a.referral_id = r.id
				AND a.way = 'paper' AND p_act = 'staff_send'
			WHERE r.id = p_subject;
		IF v_application IS NOT NULL THEN
			CALL own_event_put(p_real, p_now, p_act, 'application', v_office,
				v_application, NULL);
		END IF;
	ELSEIF v_noun = 'application' THEN
		SELECT a.employer_id, r.office_id, r.account_id, r.id
			INTO v_party, v_office, v_account, v_referral
			FROM application a JOIN referral r ON r.id = a.referral_id
			WHERE a.id = p_subject;
		IF v_made THEN
			CALL own_event_put(p_real, p_now, p_act, 'referral', v_office,
				v_referral, v_account);
		END IF;
	END IF;
	IF v_party IS NOT NULL THEN
		CALL own_event_put(p_real, p_now, p_act, v_noun, v_party, p_subject,
			NULL);
	END IF;
END;

-- The partner's events behind a place, in their order: `end` is how far that
-- order has come, what stands behind it has no place yet. p_noun chooses one
-- noun. Those of a party for which it no longer acts are not shown.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE partner_events(
	p_certificate BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_noun VARCHAR(16), p_after BIGINT UNSIGNED, p_limit INT UNSIGNED)
	SQL SECURITY DEFINER READS SQL DATA
BEGIN
	DECLARE v_partner BINARY(16);
	DECLARE v_end, v_after BIGINT UNSIGNED DEFAULT 0;
	DECLARE v_at DATETIME(6);
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	CALL own_partner(p_certificate, v_partner);
	SELECT created_at INTO v_at FROM partner WHERE id = v_partner;
	SELECT place, at INTO v_end, v_at FROM event_end
		WHERE partner_id = v_partner;
	-- A database that was restored has not come so far any more.
	SET v_after = LEAST(p_after, v_end);
	SELECT v_end AS `@place`, v_after AS `@after`, v_at AS `@at`,
		IF(p_noun = 'application', '応募のできごと', 'できごと') AS `@title`;
	SELECT LOWER(HEX(e.uuid)) AS `@id`, e.code AS `@code`, e.noun AS `@noun`,
			LOWER(HEX(e.subject_id)) AS `@subject`, e.place AS `@place`,
			e.at AS `@at`, e.real_at AS `@real`, k.title AS `@title`
		FROM event e JOIN event_kind k ON k.act = e.code
		JOIN mandate m ON m.partner_id = e.partner_id
			AND m.party_id = e.party_id
		WHERE e.partner_id = v_partner AND e.place > v_after
			AND e.place <= v_end AND (p_noun IS NULL OR e.noun = p_noun)
		ORDER BY e.place LIMIT p_limit;
	SELECT LOWER(HEX(e.uuid)) AS `@id`, e.code AS `@code`, e.noun AS `@noun`,
			LOWER(HEX(e.subject_id)) AS `@subject`, NULL AS `@place`,
			e.at AS `@at`, e.real_at AS `@real`, k.title AS `@title`
		FROM event e JOIN event_kind k ON k.act = e.code
		JOIN mandate m ON m.partner_id = e.partner_id
			AND m.party_id = e.party_id
		WHERE e.partner_id = v_partner AND e.place IS NULL
			AND (p_noun IS NULL OR e.noun = p_noun)
		ORDER BY e.id LIMIT p_limit;
END;

-- Give events of before p_before their places, each partner its own, at most
-- a thousand, and put them in for its webhooks. Only the clerk writes here,
-- all at once: whoever reads sees no place before those in front of it.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_event_place(
	p_before DATETIME(6), p_real DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_place BIGINT UNSIGNED;
	DECLARE v_count INT DEFAULT 0;
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	FOR e IN (SELECT id, partner_id, real_at FROM event
			WHERE place IS NULL AND real_at <= p_before
			ORDER BY id LIMIT 1000) DO
		INSERT INTO event_end (partner_id, place, at)
			VALUES (e.partner_id, 1, e.real_at)
			ON DUPLICATE KEY UPDATE place = place + 1, at = e.real_at;
		SELECT place INTO v_place FROM event_end
			WHERE partner_id = e.partner_id;
		UPDATE event SET place = v_place WHERE id = e.id;
		INSERT INTO delivery (webhook_id, event_id, state, next_at)
			SELECT w.id, e.id, 'waiting', p_real FROM webhook w
			WHERE w.partner_id = e.partner_id AND w.state = 'active';
		SET v_count = v_count + 1;
	END FOR;
	COMMIT;
	SELECT v_count AS `@count`;
END;

-- Forget events of before p_before, what was told of them too.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_event_forget(
	p_before DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_last BIGINT UNSIGNED;
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	SELECT MAX(id) INTO v_last FROM (SELECT id, real_at FROM event
		ORDER BY id LIMIT 1000) oldest WHERE oldest.real_at < p_before;
	DELETE d FROM event e JOIN delivery d ON d.event_id = e.id
		WHERE e.id <= v_last;
	DELETE FROM event WHERE id <= v_last AND place IS NOT NULL;
	COMMIT;
END;
