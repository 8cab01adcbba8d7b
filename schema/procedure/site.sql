-- What the site as a whole is asked.

-- How many jobs anyone can see.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE public_home(
	p_real DATETIME(6), p_now DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
SELECT COUNT(*) AS `@count`
	FROM job j JOIN posting p ON p.job_id = j.id AND p.version = j.shown_version
	WHERE j.state = 'accepted' AND j.valid_until >= p_now
		AND p.visibility <= 3;

-- Where to go or call (R17).
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE public_offices(
	p_real DATETIME(6), p_now DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
SELECT name, address, phone, hours FROM office ORDER BY code;

-- Whether the database answers: for machines that watch the site.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE public_ready(
	p_real DATETIME(6), p_now DATETIME(6))
	SQL SECURITY DEFINER READS SQL DATA
SELECT MAX(number) AS `@schema` FROM schema_version;

-- Why an applicant was not hired: what a result can give as its reason.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE public_reasons(
	p_real DATETIME(6), p_now DATETIME(6))
	SQL SECURITY DEFINER READS SQL DATA
SELECT code AS `@code`, provisional AS `@provisional`, text
	FROM reason ORDER BY code;
