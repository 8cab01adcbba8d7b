-- What waits: referrals being sent while their job ends, applications of
-- which employers are reminded, and mails until they are forgotten.

ALTER TABLE job
	ADD COLUMN referrals INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'sent to it so far; each writes this row, which puts it and the end of the job in one order';

ALTER TABLE application
	ADD KEY application_waiting (state, reminded_at, arrived_at);

ALTER TABLE mail
	DROP KEY mail_next,
	ADD KEY mail_next (next_at, created_at);
