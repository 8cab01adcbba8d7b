-- What waits: referrals sent while a job ends, and applications of which
-- employers are reminded.

ALTER TABLE job
	ADD COLUMN referrals INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'sent to it so far; each writes this row, which puts it and the end of the job in one order';

ALTER TABLE application
	ADD KEY application_waiting (state, reminded_at, arrived_at);
