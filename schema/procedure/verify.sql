-- What must hold at any time, asked of the whole database: for the operator,
-- after a restore, and after each run of tests that break things.

-- A row a check: its name, and how many things break it. Texts come before
-- their jobs only while a batch is worked (clerk_batch_slice).
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_verify(
	p_real DATETIME(6), p_now DATETIME(6))
	SQL SECURITY DEFINER READS SQL DATA
BEGIN
	DECLARE v_nothing BINARY(32) DEFAULT REPEAT(CHAR(0), 32);
	SELECT 'application_letter' AS `@check`, COUNT(*) AS `@count`
		FROM application a LEFT JOIN referral r ON r.id = a.referral_id
			AND r.state = 'applied' AND r.number IS NOT NULL
			AND r.check_code IS NOT NULL
		WHERE r.id IS NULL
	UNION ALL SELECT 'referral_application', COUNT(*)
		FROM referral r LEFT JOIN application a ON a.referral_id = r.id
		WHERE r.state = 'applied' AND a.id IS NULL
	UNION ALL SELECT 'application_result', COUNT(*)
		FROM application a LEFT JOIN result t ON t.application_id = a.id
			AND t.version = a.result_version
		WHERE (a.state IN ('hired', 'rejected')) <> (t.outcome IS NOT NULL)
			OR a.state <> t.outcome
	UNION ALL SELECT 'application_motivation', COUNT(*)
		FROM application a
		LEFT JOIN motivation m ON m.application_id = a.id
		LEFT JOIN seal_key k ON k.subject_id = a.referral_id
			AND k.class = 'text'
		WHERE a.way = 'online' AND (m.text IS NULL OR k.wrap IS NULL)
			AND NOT EXISTS (SELECT 1 FROM unsealed u
				WHERE u.referral_id = a.referral_id)
	UNION ALL SELECT 'application_messages', COUNT(*)
		FROM application a
		WHERE a.messages <> (SELECT COUNT(*) FROM message m
				WHERE m.application_id = a.id)
			OR a.employer_unread <> (SELECT COUNT(*) FROM message m
				WHERE m.application_id = a.id AND m.read_at IS NULL
					AND m.sender = 'seeker')
			OR a.seeker_unread <> (SELECT COUNT(*) FROM message m
				WHERE m.application_id = a.id AND m.read_at IS NULL
					AND m.sender = 'employer')
	UNION ALL SELECT 'document_late', COUNT(*)
		FROM document WHERE state <> 'deleted'
			AND (state <> 'receiving' AND held_until < p_now
				- INTERVAL 60 SECOND OR state = 'receiving'
				AND began_at < p_real - INTERVAL 180 SECOND)
	UNION ALL SELECT 'document_held', COUNT(*)
		FROM document d JOIN application a ON a.referral_id = d.referral_id
		JOIN job j ON j.id = a.job_id
		WHERE d.state IN ('stored', 'safe') AND (a.state <> 'selecting'
			AND own_document_state(d.state, d.ends, d.held_until, p_now)
				<> 'deleted' OR d.held_until > j.open_until)
	UNION ALL SELECT 'document_key', COUNT(*)
		FROM document d LEFT JOIN seal_key k ON k.subject_id = d.id
			AND k.class = 'document'
		WHERE (d.state IN ('deleted', 'quarantined')) = (k.wrap IS NOT NULL)
	UNION ALL SELECT 'key_document', COUNT(*)
		FROM seal_key k LEFT JOIN document d ON d.id = k.subject_id
		WHERE k.class = 'document' AND d.id IS NULL
	UNION ALL SELECT 'document_chunks', COUNT(*)
		FROM document d
		WHERE d.state IN ('stored', 'safe', 'scanning')
			AND d.sealed_bytes <> (SELECT IFNULL(SUM(LENGTH(c.data)), 0)
				FROM document_chunk c WHERE c.document_id = d.id)
	UNION ALL SELECT 'chunk_document', COUNT(*)
		FROM document_chunk c LEFT JOIN document d ON d.id = c.document_id
		WHERE d.id IS NULL OR d.state IN ('deleted', 'quarantined')
	UNION ALL SELECT 'document_ledger', COUNT(*)
		FROM document d LEFT JOIN deletion l ON l.subject_id = d.id
			AND l.subject = 'document'
		WHERE (d.state = 'deleted') <> (l.id IS NOT NULL)
	UNION ALL SELECT 'document_readings', COUNT(*)
		FROM document d WHERE d.readings <> (SELECT COUNT(*) FROM reading r
			WHERE r.document_id = d.id)
	UNION ALL SELECT 'draft_key', COUNT(*)
		FROM draft d LEFT JOIN seal_key k ON k.subject_id = d.referral_id
			AND k.class = 'text'
		WHERE d.motivation <> '' AND k.wrap IS NULL
	UNION ALL SELECT 'manifest', COUNT(*)
		FROM application a
		LEFT JOIN manifest m ON m.application_id = a.id
		WHERE m.sealed IS NULL AND EXISTS (SELECT 1 FROM document d
			WHERE d.referral_id = a.referral_id)
	UNION ALL SELECT 'posting_job', COUNT(*)
		FROM posting p LEFT JOIN job j ON j.id = p.job_id
		WHERE j.id IS NULL AND NOT EXISTS (SELECT 1 FROM batch b
			WHERE b.state = 'working')
	UNION ALL SELECT 'chunk_batch', COUNT(*)
		FROM batch_chunk c LEFT JOIN batch b ON b.id = c.batch_id
		WHERE b.id IS NULL OR b.state IN ('done', 'failed')
	UNION ALL SELECT 'unsealed', COUNT(*) FROM unsealed
	UNION ALL SELECT 'audit_chain', COUNT(*) FROM (
		SELECT a.place, a.chain, IFNULL(LAG(a.place) OVER w, 0) AS before_place,
				UNHEX(SHA2(CONCAT_WS('|', HEX(IFNULL(LAG(a.chain)
					OVER w, v_nothing)), a.id, a.at, a.real_at,
					IFNULL(HEX(a.account_id), ''), a.act,
					IFNULL(HEX(a.subject_id), '')), 256)) AS link
			FROM audit a WHERE a.place IS NOT NULL
			WINDOW w AS (ORDER BY a.place)) c
		WHERE c.link <> c.chain OR c.place <> c.before_place + 1
	UNION ALL SELECT 'ledger_chain', COUNT(*) FROM (
		SELECT l.place, l.chain, IFNULL(LAG(l.place) OVER w, 0) AS before_place,
				own_deletion_link(IFNULL(LAG(l.chain) OVER w,
					v_nothing), l.id,
					l.subject, l.subject_id, l.ends, l.held_until, l.at,
					l.real_at, l.doer) AS link
			FROM deletion l WHERE l.place IS NOT NULL
			WINDOW w AS (ORDER BY l.place)) c
		WHERE c.link <> c.chain OR c.place <> c.before_place + 1;
END;
