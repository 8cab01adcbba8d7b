-- The feed of published jobs: signing in for a day, and what there is in the
-- tags of the Hello Work's own. The session of these procedures is the
-- SHA-256 of the token. A data_id is M1 and the prefecture: the first two
-- digits of an office's code, and so of its jobs' numbers.

-- Who speaks: the partner behind a token that is good, NULL when there is
-- none. Answers the `viewer`.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_feed(
	p_session BINARY(32), p_real DATETIME(6), OUT p_partner BINARY(16))
	SQL SECURITY DEFINER READS SQL DATA
BEGIN
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	SELECT p.id INTO p_partner FROM feed_token t
		JOIN feed_access a ON a.partner_id = t.partner_id
		JOIN partner p ON p.id = t.partner_id
		WHERE t.token = p_session AND p_real <= t.valid_until
			AND FIND_IN_SET('feed', p.scopes);
	IF p_partner IS NOT NULL THEN
		SELECT LOWER(HEX(p_partner)) AS `@id`;
	END IF;
END;

-- Whose password it would be, with its hash; and how many attempts have
-- failed in the time that counts.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE feed_login_find(
	p_login VARCHAR(254), p_login_hash BINARY(32), p_since DATETIME(6))
	SQL SECURITY DEFINER READS SQL DATA
BEGIN
	SELECT COUNT(*) AS `@failures`, MIN(at) AS `@first_at`
		FROM login_failure WHERE login = p_login_hash AND at > p_since;
	SELECT LOWER(HEX(p.id)) AS `@id`, a.password
		FROM partner p JOIN feed_access a ON a.partner_id = p.id
		WHERE p.code = p_login AND FIND_IN_SET('feed', p.scopes);
END;

CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE feed_login_fail(
	p_login_hash BINARY(32), p_real DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
CALL own_login_fail(p_login_hash, p_real);

-- A token for a partner; earlier failures are forgotten.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE feed_login(
	p_partner BINARY(16), p_login_hash BINARY(32), p_session BINARY(32),
	p_real DATETIME(6), p_until DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	INSERT IGNORE INTO feed_token (token, partner_id, created_at, valid_until)
		SELECT p_session, a.partner_id, p_real, p_until
			FROM feed_access a WHERE a.partner_id = p_partner;
	DELETE FROM login_failure WHERE login = p_login_hash;
	COMMIT;
END;

-- The end of a token.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE feed_logout(
	p_session BINARY(32))
	SQL SECURITY DEFINER MODIFIES SQL DATA
DELETE FROM feed_token WHERE token = p_session;

-- Who speaks, before anything is done.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE feed_enter(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6))
	SQL SECURITY DEFINER READS SQL DATA
BEGIN
	DECLARE v_partner BINARY(16);
	CALL own_feed(p_session, p_real, v_partner);
END;

-- How many jobs of a prefecture anyone may see.
CREATE OR REPLACE DEFINER=shokai_owner@localhost FUNCTION own_feed_count(
	p_now DATETIME(6),
	p_prefecture CHAR(2) CHARACTER SET ascii COLLATE ascii_bin) RETURNS INT
	READS SQL DATA SQL SECURITY DEFINER
RETURN (SELECT COUNT(*) FROM job j
	JOIN posting p ON p.job_id = j.id AND p.version = j.shown_version
	WHERE j.number LIKE CONCAT(p_prefecture, '%')
		AND j.state = 'accepted' AND j.valid_until >= p_now
		AND p.visibility BETWEEN 1 AND 3);

-- One row a prefecture in which there is an office: how many jobs, and on how
-- many pages.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE feed_sets(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_size INT UNSIGNED)
	SQL SECURITY DEFINER READS SQL DATA
BEGIN
	DECLARE v_partner BINARY(16);
	CALL own_feed(p_session, p_real, v_partner);
	IF v_partner IS NOT NULL THEN
		SELECT CONCAT('M1', s.code) AS data_id, s.name AS data_name,
				s.jobs AS count, (s.jobs + p_size - 1) DIV p_size AS page
			FROM (
				SELECT f.code, f.name, own_feed_count(p_now, f.code) AS jobs
					FROM prefecture f
					WHERE EXISTS (SELECT 1 FROM office o
						WHERE o.code LIKE CONCAT(f.code, '%'))) s
			ORDER BY s.code;
	END IF;
END;

-- One page of a prefecture's jobs, by their numbers; before it how many there
-- are, when there is an office.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE feed_jobs(
	p_session BINARY(32), p_real DATETIME(6), p_now DATETIME(6),
	p_prefecture CHAR(2) CHARACTER SET ascii COLLATE ascii_bin,
	p_offset INT UNSIGNED, p_limit INT UNSIGNED)
	SQL SECURITY DEFINER READS SQL DATA
BEGIN
	DECLARE v_partner BINARY(16);
	CALL own_feed(p_session, p_real, v_partner);
	IF v_partner IS NOT NULL THEN
		SELECT own_feed_count(p_now, f.code) AS `@count`
			FROM prefecture f
			WHERE f.code = p_prefecture AND EXISTS (SELECT 1 FROM office o
				WHERE o.code LIKE CONCAT(p_prefecture, '%'));
		CALL own_feed_jobs(p_now, p_prefecture, p_offset, p_limit);
	END IF;
END;

-- The columns are the official tags; all are there, empty when nothing is
-- said. Of whose name anyone may not see (R1) nothing says who it is.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE own_feed_jobs(
	p_now DATETIME(6),
	p_prefecture CHAR(2) CHARACTER SET ascii COLLATE ascii_bin,
	p_offset INT UNSIGNED, p_limit INT UNSIGNED)
	SQL SECURITY DEFINER READS SQL DATA
SELECT s.number AS kjno,
		-- 受付日, 求人有効年月日, 紹介期限日
		DATE_FORMAT(s.accepted_at + INTERVAL 9 HOUR, '%Y/%m/%d')
			AS uktkymd_seireki,
		DATE_FORMAT(s.valid_until + INTERVAL 9 HOUR, '%Y/%m/%d') AS kjyukoymd,
		DATE_FORMAT(s.valid_until + INTERVAL 9 HOUR, '%Y/%m/%d')
			AS shokaikigenymd,
		-- 求人区分
		CASE p.kind WHEN 'graduate' THEN '2' WHEN 'season' THEN '3'
			WHEN 'disabled' THEN '5' ELSE '1' END AS kjkbn1_c,
		CASE p.kind WHEN 'graduate' THEN '新卒・既卒' WHEN 'season' THEN '季節'
			WHEN 'disabled' THEN '障害のある方' ELSE '一般' END AS kjkbn1_n,
		IF(s.part, '2', '1') AS kjkbn2_c,
		IF(s.part, 'パート', 'フルタイム') AS kjkbn2_n,
		p.visibility AS kokaikibo,
		-- 受理安定所
		o.code AS juriatsno, o.name AS juriatsmei,
		-- 事業所
		IF(s.named, e.name, '') AS jgshmei,
		IF(s.named, e.kana, '') AS jgshmeikana,
		IF(s.named, e.postcode, '') AS jgshyubinno,
		IF(s.named, e.address, '') AS jgshszci,
		e.business AS jigyony, e.feature AS kaishatokucho,
		IFNULL(e.workers, '') AS jgis_kigyozentai_n,
		IFNULL(e.founded, '') AS sogyostrt_nen_seireki,
		-- 仕事内容
		IFNULL(p.title, '') AS sksu, IFNULL(p.duties, '') AS shigoto_ny,
		CASE WHEN p.employment = 'dispatch_part' AND p.term = 'open' THEN '7'
			ELSE IFNULL(ELT(FIELD(p.employment, 'regular', 'contract',
				'dispatch_fixed', 'dispatch', 'part', 'dispatch_part'),
				'1', '2', '3', '4', '5', '6'), '') END AS koyokeitai_c,
		CASE WHEN p.employment = 'dispatch_part' AND p.term = 'open'
				THEN '無期雇用派遣パート'
			ELSE IFNULL(ELT(FIELD(p.employment, 'regular', 'contract',
				'dispatch_fixed', 'dispatch', 'part', 'dispatch_part'),
				'正社員', '正社員以外', '有期雇用派遣労働者',
				'無期雇用派遣労働者', 'パート労働者',
				'有期雇用派遣パート'), '') END AS koyokeitai_n,
		IF(s.named, IFNULL(p.place, ''), '') AS shgbsjusho,
		IFNULL(p.city, '') AS shgbsjusho1_n,
		IFNULL(p.station, '') AS shgbs_myre,
		CASE p.car WHEN 'yes' THEN '可' WHEN 'no' THEN '不可' ELSE '' END
			AS mycartsknkahi_n,
		IFNULL(p.transfer, '') AS tenkin_knsi_n,
		IFNULL(p.education, '') AS grki,
		IFNULL(p.experience, '') AS hynakiknt,
		IFNULL(p.licence, '') AS menkyo_skkuyohi1_n,
		-- 賃金・手当, yen
		CASE p.wage_kind WHEN 'month' THEN '月給' WHEN 'day' THEN '日給'
			WHEN 'hour' THEN '時給' WHEN 'year' THEN '年俸' ELSE '' END
			AS chgnkeitai_n,
		IFNULL(p.wage_from, '') AS chgnkeitai_kagen,
		IFNULL(p.wage_to, '') AS chgnkeitai_jgn,
		IFNULL(p.base_from, '') AS khkykagen,
		IFNULL(p.base_to, '') AS khkyjgn,
		IFNULL(p.wage_from, '') AS sikg_aplusbkagen,
		IFNULL(p.wage_to, '') AS sikg_aplusbjgn,
		IFNULL(p.allowance, '') AS tgktat1_mei,
		IFNULL(p.overtime_pay, '') AS ktizangydi,
		IFNULL(p.commute, '') AS tskntat,
		IFNULL(p.bonus, '') AS shoyo,
		-- 労働時間
		IFNULL(p.hours, '') AS shgjn1_open_close,
		IFNULL(p.break_minutes, '') AS kyukeijn_n,
		IFNULL(p.days_off, '') AS kyjs,
		CASE p.weekend WHEN 'every' THEN '毎週' WHEN 'other' THEN 'その他'
			WHEN 'none' THEN 'なし' ELSE '' END AS sk2sei_n,
		IFNULL(p.days_off_year, '') AS nenkankjsu_n,
		-- 加入保険・定年
		own_feed_ticked(p.insurance, 'employment') AS knyhkn_koyo,
		own_feed_ticked(p.insurance, 'accident') AS knyhkn_rosai,
		own_feed_ticked(p.insurance, 'health') AS knyhkn_kenko,
		own_feed_ticked(p.insurance, 'pension') AS knyhkn_kosei,
		IFNULL(p.severance, '') AS tiskkin_seido,
		IFNULL(p.retirement, '') AS tnsei,
		-- 求人PR, 選考方法
		IFNULL(p.pr, '') AS kjjknktkjk,
		IFNULL(p.openings, '') AS saiyoninzu_n,
		CASE p.opening_reason WHEN 'vacancy' THEN '欠員補充'
			WHEN 'growth' THEN '増員' WHEN 'other' THEN 'その他' ELSE '' END
			AS boshury_n,
		own_feed_ticked(p.selection, 'papers') AS snkhoho_shrisnko_c,
		own_feed_ticked(p.selection, 'interview') AS snkhoho_mensetsu_c,
		own_feed_ticked(p.selection, 'test') AS snkhoho_hkkskn_c,
		IFNULL(p.interviews, '') AS mensetsuyoteikaisu,
		own_feed_ticked(p.papers, 'letter') AS obshri_hwshkijo,
		own_feed_ticked(p.papers, 'resume') AS obshri_rrksh,
		own_feed_ticked(p.papers, 'career') AS obshri_shkmkeireki,
		own_feed_ticked(p.papers, 'jobcard') AS obshri_jobcard,
		IFNULL(p.papers_other, '') AS oboshri_snta
	FROM (
		SELECT j.id, j.number, j.employer_id, j.office_id, j.shown_version,
				j.accepted_at, j.valid_until,
				own_job_view(q.visibility, 0, 0) = 'named' AS named,
				q.kind = 'part' OR q.employment IN ('part', 'dispatch_part')
					AS part
			FROM job j JOIN posting q ON q.job_id = j.id
				AND q.version = j.shown_version
			WHERE j.number LIKE CONCAT(p_prefecture, '%')
				AND j.state = 'accepted' AND j.valid_until >= p_now
				AND q.visibility BETWEEN 1 AND 3
			ORDER BY j.number LIMIT p_limit OFFSET p_offset) s
	JOIN posting p ON p.job_id = s.id AND p.version = s.shown_version
	JOIN employer e ON e.id = s.employer_id
	JOIN office o ON o.id = s.office_id
	ORDER BY s.number;

-- Is a code among those of a field? 1 or 0, as the official flags.
CREATE OR REPLACE DEFINER=shokai_owner@localhost FUNCTION own_feed_ticked(
	p_codes VARCHAR(100), p_code VARCHAR(20)) RETURNS CHAR(1)
	DETERMINISTIC NO SQL SQL SECURITY DEFINER
RETURN IF(FIND_IN_SET(p_code, REPLACE(IFNULL(p_codes, ''), ' ', ',')),
	'1', '0');

-- The password by which a partner with the scope signs in, told as a count;
-- what it had signed in for before ends.
CREATE OR REPLACE DEFINER=shokai_owner@localhost PROCEDURE clerk_feed_password(
	p_code VARCHAR(32), p_password VARCHAR(128), p_real DATETIME(6),
	p_now DATETIME(6))
	SQL SECURITY DEFINER MODIFIES SQL DATA
BEGIN
	DECLARE v_partner BINARY(16);
	DECLARE CONTINUE HANDLER FOR NOT FOUND BEGIN END;
	DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
	START TRANSACTION;
	SELECT id INTO v_partner FROM partner
		WHERE code = p_code AND FIND_IN_SET('feed', scopes);
	IF v_partner IS NOT NULL THEN
		INSERT INTO feed_access (partner_id, password, changed_at)
			VALUES (v_partner, p_password, p_real)
			ON DUPLICATE KEY UPDATE password = p_password,
				changed_at = p_real;
		DELETE FROM feed_token WHERE partner_id = v_partner;
		CALL own_audit(p_real, p_now, NULL, 'clerk_feed_password', v_partner);
	END IF;
	COMMIT;
	SELECT v_partner IS NOT NULL AS `@count`;
END;
