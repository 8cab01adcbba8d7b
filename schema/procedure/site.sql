-- What the site as a whole is asked.

-- Whether the database answers: for machines that watch the site.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE public_ready(
	p_real DATETIME(6), p_now DATETIME(6))
	SQL SECURITY DEFINER READS SQL DATA
SELECT MAX(number) AS `@schema` FROM schema_version;
