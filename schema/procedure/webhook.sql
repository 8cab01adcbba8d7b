-- Webhooks: where partners are told of events without asking.

-- Verdicts of what is done to a webhook: done, none, most (a partner has five
-- already) and gone.

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_webhooks(
	p_partner BINARY(16), p_id BINARY(16))
	SQL SECURITY DEFINER READS SQL DATA
SELECT LOWER(HEX(id)) AS `@id`, state AS `@state`, url,
		created_at AS `@created_at`, failing_at AS `@failing_at`
	FROM webhook
	WHERE partner_id = p_partner AND (p_id IS NULL OR id = p_id)
	ORDER BY slot;

-- All of the partner's, or one.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE partner_webhooks(
	p_certificate BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16))
	SQL SECURITY DEFINER READS SQL DATA
BEGIN
	DECLARE v_partner BINARY(16);
	CALL own_partner(p_certificate, v_partner);
	CALL own_webhooks(v_partner, p_id);
END;

-- A new one in the first slot that is free. Its id is that of the message, so
-- one that is sent again makes no other.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE partner_webhook_add(
	p_certificate BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_key VARBINARY(64), p_url VARCHAR(2000), p_most TINYINT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_partner, v_id BINARY(16);
	DECLARE v_slot TINYINT UNSIGNED DEFAULT 1;
	CALL own_partner(p_certificate, v_partner);
	SET v_id = UNHEX(LEFT(SHA2(CONCAT(v_partner, p_key), 256), 32));
	WHILE v_slot <= p_most AND NOT EXISTS (SELECT 1 FROM webhook
			WHERE id = v_id) DO
		INSERT IGNORE INTO webhook (id, partner_id, slot, url, state,
				created_at)
			VALUES (v_id, v_partner, v_slot, p_url, 'active', p_real);
		SET v_slot = v_slot + 1;
	END WHILE;
	SELECT IF(EXISTS (SELECT 1 FROM webhook WHERE id = v_id), 'done',
		'most') AS `@verdict`, LOWER(HEX(v_id)) AS `@id`;
END;

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE partner_webhook_remove(
	p_certificate BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_partner BINARY(16);
	DECLARE v_count INT;
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_partner(p_certificate, v_partner);
	DELETE FROM webhook WHERE id = p_id AND partner_id = v_partner;
	SET v_count = ROW_COUNT();
	IF v_count = 1 THEN
		DELETE FROM delivery WHERE webhook_id = p_id;
	END IF;
	COMMIT;
	SELECT IF(v_count = 1, 'done', 'none') AS `@verdict`;
END;

-- What was told by a webhook, the newest first.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE partner_deliveries(
	p_certificate BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16), p_offset INT UNSIGNED, p_limit INT UNSIGNED)
	SQL SECURITY DEFINER READS SQL DATA
BEGIN
	DECLARE v_partner BINARY(16);
	CALL own_partner(p_certificate, v_partner);
	CALL own_webhooks(v_partner, p_id);
	SELECT COUNT(*) AS `@count` FROM webhook w
		JOIN delivery d ON d.webhook_id = w.id
		WHERE w.id = p_id AND w.partner_id = v_partner;
	SELECT LOWER(HEX(e.uuid)) AS `@id`, e.code AS `@code`, e.noun AS `@noun`,
			LOWER(HEX(e.subject_id)) AS `@subject`, d.state AS `@state`,
			d.tries AS `@tries`, d.status AS `@status`, d.fault AS `@fault`,
			d.tried_at AS `@tried_at`, d.next_at AS `@next_at`
		FROM webhook w JOIN delivery d ON d.webhook_id = w.id
		JOIN event e ON e.id = d.event_id
		WHERE w.id = p_id AND w.partner_id = v_partner
		ORDER BY d.event_id DESC LIMIT p_limit OFFSET p_offset;
END;

-- Tell again: what was given up, or (p_after) all events behind that place in
-- the partner's order. One that was paused goes on.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE partner_webhook_replay(
	p_certificate BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16), p_after BIGINT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_partner BINARY(16);
	DECLARE v_state VARCHAR(16);
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	CALL own_partner(p_certificate, v_partner);
	UPDATE webhook SET state = 'active', failing_at = NULL
		WHERE id = p_id AND partner_id = v_partner AND state <> 'gone';
	SELECT state INTO v_state FROM webhook
		WHERE id = p_id AND partner_id = v_partner;
	IF v_state = 'active' AND p_after IS NULL THEN
		UPDATE delivery SET state = 'waiting', tries = 0, next_at = p_real
			WHERE webhook_id = p_id AND state = 'failed';
	ELSEIF v_state = 'active' THEN
		INSERT INTO delivery (webhook_id, event_id, state, next_at)
			SELECT p_id, e.id, 'waiting', p_real FROM event e
				WHERE e.partner_id = v_partner AND e.place > p_after
			ON DUPLICATE KEY UPDATE state = 'waiting', tries = 0,
				next_at = p_real;
	END IF;
	COMMIT;
	SELECT CASE v_state WHEN 'active' THEN 'done' WHEN 'gone' THEN 'gone'
		ELSE 'none' END AS `@verdict`;
END;

-- Deliveries that are due, p_most at the most, taken for the time of the
-- lease: when the clerk dies on the way they are due again. Of each webhook
-- one lot at a time, those first that have waited longest for their turn; of
-- one that fails a single delivery, so that it holds up no other. Of a party
-- for which the partner no longer acts nothing is `given`.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_delivery_take(
	p_real DATETIME(6), p_lease DATETIME(6), p_lot INT UNSIGNED,
	p_most INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_left INT UNSIGNED DEFAULT p_most;
	DECLARE v_lot INT UNSIGNED;
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	FOR w IN (SELECT id, failing_at FROM webhook
			WHERE state = 'active'
				AND (busy_until IS NULL OR busy_until < p_real)
				AND EXISTS (SELECT 1 FROM delivery d
					WHERE d.webhook_id = webhook.id AND d.next_at <= p_real)
			ORDER BY taken_at LIMIT 100) DO
		SET v_lot = LEAST(v_left, IF(w.failing_at IS NULL, p_lot, 1));
		IF v_lot > 0 THEN
			UPDATE webhook SET taken_at = p_real, busy_until = p_lease
				WHERE id = w.id;
			UPDATE delivery SET state = 'sent', tries = tries + 1,
					next_at = p_lease
				WHERE webhook_id = w.id AND next_at <= p_real
				ORDER BY next_at, event_id LIMIT v_lot;
			SET v_left = v_left - ROW_COUNT();
		END IF;
	END FOR;
	COMMIT;
	SELECT LOWER(HEX(w.id)) AS `@webhook`, d.event_id AS `@event`,
			d.tries AS `@tries`, w.url, LOWER(HEX(e.uuid)) AS `@id`,
			e.code AS `@code`, e.noun AS `@noun`,
			LOWER(HEX(e.subject_id)) AS `@subject`, e.at AS `@at`,
			m.given_at AS `@given`
		FROM webhook w JOIN delivery d ON d.webhook_id = w.id
			AND d.next_at = p_lease AND d.state = 'sent'
		JOIN event e ON e.id = d.event_id
		LEFT JOIN mandate m ON m.partner_id = e.partner_id
			AND m.party_id = e.party_id
		WHERE w.taken_at = p_real
		ORDER BY w.id, d.event_id;
END;

-- How a delivery ended. Not to be tried again without p_next; a webhook is
-- paused when one is given up and none came through since p_patience.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_delivery_end(
	p_real DATETIME(6), p_webhook BINARY(16), p_event BIGINT UNSIGNED,
	p_outcome VARCHAR(16), p_status SMALLINT UNSIGNED, p_fault VARCHAR(16),
	p_next DATETIME(6), p_patience DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	UPDATE webhook SET
			state = CASE
				WHEN p_outcome = 'gone' THEN 'gone'
				WHEN state = 'active' AND p_outcome = 'failed'
					AND failing_at <= p_patience THEN 'paused'
				ELSE state END,
			failing_at = CASE p_outcome WHEN 'done' THEN NULL
				WHEN 'dropped' THEN failing_at
				ELSE IFNULL(failing_at, p_real) END
		WHERE id = p_webhook;
	UPDATE delivery SET tried_at = p_real, status = p_status, fault = p_fault,
			next_at = p_next,
			state = CASE p_outcome WHEN 'done' THEN 'done'
				WHEN 'waiting' THEN 'waiting' ELSE 'failed' END
		WHERE webhook_id = p_webhook AND event_id = p_event;
	IF p_outcome = 'gone' THEN
		UPDATE delivery SET state = 'failed', next_at = NULL
			WHERE webhook_id = p_webhook AND next_at IS NOT NULL;
	END IF;
	-- A receiver that fails is let rest for a moment.
	UPDATE webhook SET busy_until = IF(failing_at IS NULL, NULL,
			p_real + INTERVAL 5 SECOND)
		WHERE id = p_webhook AND NOT EXISTS (SELECT 1 FROM delivery
			WHERE webhook_id = p_webhook AND state = 'sent');
	COMMIT;
END;
