-- Which text staff were given to check, when a later one is not yet theirs.

ALTER TABLE job
	ADD COLUMN submitted_version INT UNSIGNED NULL COMMENT 'posting that was last submitted, all that staff see before acceptance; NULL before' AFTER latest_version;

UPDATE job SET submitted_version = latest_version WHERE state <> 'draft';
