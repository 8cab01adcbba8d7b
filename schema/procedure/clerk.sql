-- What the clerk does by itself, and what it does for the operator.

-- An account for a party; does nothing when the address has one already.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_account_add(
	p_id BINARY(16), p_door VARCHAR(16), p_login VARCHAR(254),
	p_password VARCHAR(128), p_name VARCHAR(80), p_mail VARCHAR(254),
	p_number VARCHAR(16), p_real DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	INSERT INTO account (id, door, login, password, name, mail, party_id, created_at)
		SELECT p_id, p_door, p_login, p_password, p_name, p_mail, party.id, p_real
		FROM (
			SELECT id, code AS number, 'staff' AS door FROM office
			UNION ALL SELECT id, number, 'employer' FROM employer
			UNION ALL SELECT id, number, 'seeker' FROM seeker) party
		WHERE party.door = p_door AND party.number = p_number
			AND NOT EXISTS (SELECT 1 FROM account a
				WHERE a.door = p_door AND a.login = p_login);
	SELECT ROW_COUNT() AS `@count`;
END;
