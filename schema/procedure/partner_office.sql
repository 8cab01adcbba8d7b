-- Partners, as the staff of an office see them: who acts for the office or for
-- employers that it looks after, and what they sent. Ids and counts alone.

-- Does a partner act for the office, or for an employer of it?
CREATE OR REPLACE DEFINER=shokai_owner@localhost FUNCTION own_partner_near(
	p_partner BINARY(16), p_office BINARY(16)) RETURNS TINYINT(1)
	READS SQL DATA SQL SECURITY DEFINER
RETURN EXISTS (SELECT 1 FROM mandate m
	LEFT JOIN employer e ON e.id = m.party_id
	WHERE m.partner_id = p_partner
		AND (m.party_id = p_office OR e.office_id = p_office));

-- For whom one partner acts, when the office knows it; or, of all that it
-- knows, those that it looks after and the office itself.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_partner_mandates(
	p_partner BINARY(16), p_office BINARY(16))
	SQL SECURITY DEFINER READS SQL DATA
SELECT LOWER(HEX(m.partner_id)) AS `@partner`,
		IFNULL(e.number, o.code) AS number, IFNULL(e.name, o.name) AS name,
		IFNULL(eo.name, o.name) AS office_name, m.given_at
	FROM mandate m LEFT JOIN employer e ON e.id = m.party_id
	LEFT JOIN office eo ON eo.id = e.office_id
	LEFT JOIN office o ON o.id = m.party_id
	WHERE IF(p_partner IS NULL, p_office IN (m.party_id, e.office_id),
		m.partner_id = p_partner AND own_partner_near(p_partner, p_office))
	ORDER BY m.partner_id, e.number IS NOT NULL, number;

-- What a partner is, and what was answered to it since p_since.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_partner_rows(
	p_partner BINARY(16), p_office BINARY(16), p_since DATETIME(6))
	SQL SECURITY DEFINER READS SQL DATA
SELECT LOWER(HEX(p.id)) AS `@id`, p.code AS `@code`, p.name,
		REPLACE(p.scopes, ',', ' ') AS scopes, p.created_at,
		(SELECT MAX(m.at) FROM partner_message m
			WHERE m.partner_id = p.id) AS last_at,
		IFNULL(w.taken, 0) AS taken, IFNULL(w.refusals, 0) AS refusals,
		IFNULL(w.faults, 0) AS faults
	FROM partner p
	LEFT JOIN (SELECT partner_id, SUM(status < 400) AS taken,
				SUM(status BETWEEN 400 AND 499) AS refusals,
				SUM(status >= 500) AS faults
			FROM partner_message
			WHERE at >= p_since AND (p_partner IS NULL OR partner_id = p_partner)
			GROUP BY partner_id) w ON w.partner_id = p.id
	WHERE (p_partner IS NULL OR p.id = p_partner)
		AND own_partner_near(p.id, p_office)
	ORDER BY p.code;

-- All that the office knows; for whom each acts.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_partners(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_since DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	CALL own_viewer('staff', p_session, p_real, v_account, v_party);
	IF v_party IS NOT NULL THEN
		CALL own_partner_rows(NULL, v_party, p_since);
		CALL own_partner_mandates(NULL, v_party);
	END IF;
END;

-- One of them: its certificates, for whom it acts, its last batches and
-- messages.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE staff_partner(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_id BINARY(16), p_since DATETIME(6), p_batches INT UNSIGNED,
	p_messages INT UNSIGNED)
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_account, v_party BINARY(16);
	CALL own_viewer('staff', p_session, p_real, v_account, v_party);
	IF v_party IS NOT NULL AND own_partner_near(p_id, v_party) THEN
		CALL own_partner_rows(p_id, v_party, p_since);
		CALL own_partner_mandates(p_id, v_party);
		SELECT LOWER(HEX(fingerprint)) AS fingerprint, added_at
			FROM certificate WHERE partner_id = p_id ORDER BY added_at;
		SELECT LOWER(HEX(id)) AS `@id`, state AS `@state`, code AS `@code`,
				load_kind, only_validate, came_at, ended_at, records, worked,
				created, changed AS altered, unchanged, renewed, withdrawn,
				refused
			FROM batch WHERE partner_id = p_id
			ORDER BY came_at DESC LIMIT p_batches;
		SELECT LOWER(HEX(id)) AS `@id`, code AS `@code`, at, method, path,
				status
			FROM partner_message WHERE partner_id = p_id
			ORDER BY partner_id DESC, at DESC, id DESC LIMIT p_messages;
	END IF;
END;
