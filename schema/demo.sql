-- The demonstration: invented offices, employers, seekers and jobs. The
-- clerk sets @at_N (N days ago) and, reckoned by lib/model for what was
-- accepted, registered or sent then, @valid_N, @open_N, @registered_N,
-- @apply_N, and @password, the hash of the password that all logins share,
-- before it runs this.

INSERT INTO office (id, code, name, formal_name, address, phone, hours) VALUES
	(UNHEX(MD5('office 1')), '99010', 'ハローワーク青葉台', '青葉台公共職業安定所', '青葉県青葉市中央1丁目1番1号', '03-0000-0110', '平日 8:30〜17:15（祝日・年末年始を除く）'),
	(UNHEX(MD5('office 2')), '99020', 'ハローワーク港北', '港北公共職業安定所', '青葉県港北町大通3丁目2番地', '03-0000-0220', '平日 8:30〜17:15（祝日・年末年始を除く）'),
	(UNHEX(MD5('office 3')), '99030', 'ハローワークみどり野', 'みどり野公共職業安定所', '青葉県みどり野市緑町5丁目6番7号', '03-0000-0330', '平日 8:30〜17:15（祝日・年末年始を除く）');

INSERT INTO employer (id, number, office_id, name, kana, postcode, address, phone, contact, business, feature, founded, workers, reach_days, reach_from, reach_to) VALUES
	(UNHEX(MD5('employer 1')), '9901-000123-4', UNHEX(MD5('office 1')), '株式会社みなと文具', 'カブシキガイシャミナトブング', '9990001', '青葉県青葉市港町2丁目4番8号', '03-0000-1234', '総務課　中野', '文房具・事務用品の卸売と小売', '学校と官公庁に文具を届けています。創業以来、黒字です。', 1974, 46, NULL, NULL, NULL),
	(UNHEX(MD5('employer 2')), '9901-000456-7', UNHEX(MD5('office 1')), '医療法人あおば会　あおば内科クリニック', 'イリョウホウジンアオバカイ　アオバナイカクリニック', '9990002', '青葉県青葉市中央3丁目9番2号', '03-0000-4567', '事務長　早川', '内科の診療所', '地域のかかりつけ医として20年。全員で声をかけ合う職場です。', 2004, 18, 63, '09:00', '18:30'),
	(UNHEX(MD5('employer 3')), '9902-000789-1', UNHEX(MD5('office 2')), '北野精機株式会社', 'キタノセイキカブシキガイシャ', '9990103', '青葉県港北町工業団地12番地', '03-0000-7891', '総務部　北野', '精密部品の加工', '医療機器の小さな部品を、図面から仕上げまで自社で作ります。', 1968, 92, NULL, NULL, NULL),
	(UNHEX(MD5('employer 4')), '9903-000321-5', UNHEX(MD5('office 3')), 'あおば製パン株式会社', 'アオバセイパンカブシキガイシャ', '9990205', '青葉県みどり野市南町1丁目20番', '03-0000-3215', '人事係　小麦田', 'パンの製造と販売', '朝5時に焼き上げ、市内12店に届けます。', 1989, 130, NULL, NULL, NULL),
	(UNHEX(MD5('employer 5')), '9903-000654-8', UNHEX(MD5('office 3')), '社会福祉法人みどりの丘', 'シャカイフクシホウジンミドリノオカ', '9990210', '青葉県みどり野市丘の上8番地', '03-0000-6548', '採用担当　森', '特別養護老人ホーム', '資格の取得を費用とも応援します。', 1996, 74, NULL, NULL, NULL);

INSERT INTO seeker (id, number, office_id, name, kana, born_on, phone, postcode, address, mypage, registered_at, valid_until) VALUES
	(UNHEX(MD5('seeker 1')), '99010-00000001', UNHEX(MD5('office 1')), '佐藤 千尋', 'サトウ　チヒロ', '1991-05-14', '090-0000-2481', '9990011', '青葉県青葉市東町4丁目5番6号', 1, @at_14, @registered_14),
	(UNHEX(MD5('seeker 2')), '99010-00000002', UNHEX(MD5('office 1')), '髙橋 𠮷郎', 'タカハシ　ヨシロウ', '1978-11-02', '090-0000-3572', '9990012', '青葉県青葉市西町7丁目8番', 1, @at_20, @registered_20),
	(UNHEX(MD5('seeker 3')), '99010-00000003', UNHEX(MD5('office 1')), 'グエン ティ ラン', 'グエン　ティ　ラン', '1996-02-20', '090-0000-4663', '9990013', '青葉県青葉市南町2丁目3番', 1, @at_9, @registered_9),
	(UNHEX(MD5('seeker 4')), '99010-00000004', UNHEX(MD5('office 1')), '村上 和子', 'ムラカミ　カズコ', '1962-08-30', '03-0000-5754', '9990014', '青葉県青葉市北町9番地', 0, @at_27, @registered_27),
	(UNHEX(MD5('seeker 5')), '99010-00000005', UNHEX(MD5('office 1')), '渡辺 大樹', 'ワタナベ　ダイキ', '1988-01-09', '090-0000-6845', '9990015', '青葉県青葉市中央5丁目1番', 0, @at_14, @registered_14),
	(UNHEX(MD5('seeker 6')), '99010-00000006', UNHEX(MD5('office 1')), '小林 由美', 'コバヤシ　ユミ', '1983-07-17', '090-0000-7936', '9990016', '青葉県青葉市港町6丁目2番', 0, @at_5, @registered_5),
	(UNHEX(MD5('seeker 7')), '99020-00000001', UNHEX(MD5('office 2')), 'Maria Santos', 'マリア　サントス', '1993-12-25', '090-0000-8027', '9990111', '青葉県港北町本町3番地', 0, @at_9, @registered_9),
	(UNHEX(MD5('seeker 8')), '99030-00000001', UNHEX(MD5('office 3')), '山口 健太', 'ヤマグチ　ケンタ', '2001-03-03', '090-0000-9118', '9990211', '青葉県みどり野市緑町2丁目', 0, @at_20, @registered_20);

INSERT INTO counter (office_id, noun, last) VALUES
	(UNHEX(MD5('office 1')), 'seeker', 6), (UNHEX(MD5('office 1')), 'job', 14), (UNHEX(MD5('office 1')), 'referral', 0),
	(UNHEX(MD5('office 2')), 'seeker', 1), (UNHEX(MD5('office 2')), 'job', 6), (UNHEX(MD5('office 2')), 'referral', 0),
	(UNHEX(MD5('office 3')), 'seeker', 1), (UNHEX(MD5('office 3')), 'job', 8), (UNHEX(MD5('office 3')), 'referral', 0);

-- What differs from job to job; the rest is filled in below.
CREATE TEMPORARY TABLE demo_job (
	n INT PRIMARY KEY, employer INT, office INT, seq INT, age INT,
	visibility INT, kind VARCHAR(16), employment VARCHAR(16), title VARCHAR(28),
	duties VARCHAR(360), city VARCHAR(40), place VARCHAR(200), station VARCHAR(60),
	wage_kind VARCHAR(8), wage_from INT, wage_to INT, hours VARCHAR(200),
	days_off VARCHAR(60), online_papers INT, disposal VARCHAR(16), openings INT);

INSERT INTO demo_job VALUES
	(1, 1, 1, 1, 5, 1, 'full', 'regular', '一般事務（経理の補助）', '請求書の発行、入金の確認、仕訳の入力、電話と来客の対応。慣れるまで先輩が隣につきます。', '青葉市', '青葉県青葉市港町2丁目4番8号', '青葉駅から歩いて8分', 'month', 215000, 248000, '8:45〜17:30', '土・日・祝日、夏期3日、年末年始6日', 1, 'discard', 1),
	(2, 1, 1, 2, 9, 1, 'full', 'regular', '倉庫の入出荷', '文具の荷受け、棚入れ、出荷の箱詰め。フォークリフトの免許は入社後に取れます。', '青葉市', '青葉県青葉市港町7丁目1番', '港前駅から歩いて12分', 'month', 198000, 232000, '8:30〜17:15', '土・日・祝日', 1, 'return', 2),
	(3, 1, 1, 3, 14, 1, 'part', 'part', '文具店の販売', '文具店での接客、レジ、品出し、発注。土日どちらか働ける方。', '青葉市', '青葉県青葉市中央1丁目3番', '青葉駅から歩いて2分', 'hour', 1120, 1250, '10:00〜16:00', '週3日から4日の勤務', 0, 'return', 3),
	(4, 2, 1, 4, 2, 1, 'full', 'regular', '医療事務・受付', '受付、会計、保険の請求、電話の対応。経験のある方を優先しますが、なくても教えます。', '青葉市', '青葉県青葉市中央3丁目9番2号', '青葉駅から歩いて3分', 'month', 198000, 226000, '8:30〜18:00（休憩120分）', '木・日・祝日、土曜の午後', 1, 'return', 1),
	(5, 2, 1, 5, 20, 2, 'part', 'part', '看護補助', '診察の準備と片づけ、器具の洗浄、患者さんの案内。', '青葉市', '青葉県青葉市中央3丁目9番2号', '青葉駅から歩いて3分', 'hour', 1150, 1300, '9:00〜13:00', '木・日・祝日', 1, 'discard', 2),
	(6, 1, 1, 6, 0, 1, 'full', 'contract', '学校への配送', '市内の学校や役所へ文具を届けます。1日に15件ほど。普通自動車の免許が要ります。', '青葉市', '青葉県青葉市港町2丁目4番8号', '青葉駅から歩いて8分', 'month', 205000, 230000, '8:15〜17:00', '土・日・祝日', 1, 'discard', 1),
	(7, 1, 1, 7, 2, 3, 'full', 'regular', '学校の事務補助', '伝票の整理、備品の管理、電話の取りつぎ。', '青葉市', '青葉県青葉市東町', '青葉駅からバス10分', 'hour', 1180, 1180, '9:00〜16:00', '土・日・祝日', 0, 'return', 1),
	(8, 2, 1, 8, 9, 4, 'full', 'regular', '事務長候補', '院内の人事、経理、設備の管理。院長と相談しながら進めます。', '青葉市', '青葉県青葉市中央3丁目9番2号', '青葉駅から歩いて3分', 'month', 300000, 380000, '8:30〜17:30', '木・日・祝日', 1, 'discard', 1),
	(9, 3, 2, 1, 5, 1, 'full', 'regular', '営業事務（受注の入力）', '受注の入力、納期の調整、見積書の作成、電話の対応。', '港北町', '青葉県港北町工業団地12番地', '港北駅からバス8分', 'month', 205000, 240000, '8:30〜17:15', '土・日、会社カレンダーによる', 0, 'return', 1),
	(10, 3, 2, 2, 9, 1, 'full', 'regular', '機械オペレーター', '数値制御の旋盤に材料を入れ、寸法を測り、記録します。資格は入社後に取れます。', '港北町', '青葉県港北町工業団地12番地', '港北駅からバス8分', 'month', 220000, 290000, '8:30〜17:15（交替あり）', '土・日、会社カレンダーによる', 1, 'discard', 3),
	(11, 3, 2, 3, 14, 1, 'full', 'regular', '品質検査', 'できた部品を顕微鏡と測定器で調べ、記録します。座ってする仕事です。', '港北町', '青葉県港北町工業団地12番地', '港北駅からバス8分', 'month', 200000, 235000, '8:30〜17:15', '土・日、会社カレンダーによる', 1, 'discard', 2),
	(12, 3, 2, 4, 20, 1, 'part', 'part', '構内の清掃', '事務所と食堂の清掃。道具は会社が用意します。', '港北町', '青葉県港北町工業団地12番地', '港北駅からバス8分', 'hour', 1080, 1080, '8:00〜12:00', '土・日・祝日', 0, 'return', 1),
	(13, 4, 3, 1, 2, 1, 'full', 'regular', '総務・労務の事務', '勤怠の集計、給与の計算、入退社の手続き、備品の購入。', 'みどり野市', '青葉県みどり野市南町1丁目20番', '南みどり駅から歩いて12分', 'month', 221000, 265000, '9:00〜18:00', '土・日', 1, 'discard', 1),
	(14, 4, 3, 2, 5, 1, 'full', 'regular', 'パンの製造', '生地の仕込み、成形、焼成。朝の早い仕事ですが、午後は早く帰れます。', 'みどり野市', '青葉県みどり野市南町1丁目20番', '南みどり駅から歩いて12分', 'month', 210000, 260000, '4:00〜12:45', '水・日', 1, 'discard', 4),
	(15, 4, 3, 3, 9, 1, 'part', 'part', 'パン店の販売', '店頭での接客、レジ、袋詰め、陳列。', 'みどり野市', '青葉県みどり野市緑町2丁目1番', 'みどり野駅から歩いて1分', 'hour', 1100, 1180, '7:00〜12:00または12:00〜18:00', '週2日から5日の勤務', 0, 'return', 5),
	(16, 4, 3, 4, 14, 1, 'full', 'regular', '配送ドライバー', '市内12店へ焼きたてのパンを届けます。2トン車。', 'みどり野市', '青葉県みどり野市南町1丁目20番', '南みどり駅から歩いて12分', 'month', 230000, 270000, '3:30〜12:15', '日曜とほか1日', 1, 'discard', 2),
	(17, 5, 3, 5, 2, 1, 'full', 'regular', '介護職員', '食事、入浴、外出の手伝い。夜勤は月に4回ほど。資格のない方も歓迎します。', 'みどり野市', '青葉県みどり野市丘の上8番地', 'みどり野駅から送迎バス15分', 'month', 218000, 278000, '7:00〜16:00ほか交替制', '月9日', 1, 'discard', 5),
	(18, 5, 3, 6, 5, 1, 'full', 'regular', '生活相談員', '入居の相談、家族や役所との連絡、計画の作成。社会福祉主事など。', 'みどり野市', '青葉県みどり野市丘の上8番地', 'みどり野駅から送迎バス15分', 'month', 240000, 300000, '8:30〜17:30', '月9日', 1, 'discard', 1),
	(19, 5, 3, 7, 20, 2, 'part', 'part', '厨房の調理補助', '盛りつけ、配膳、食器の洗浄。1日4時間から。', 'みどり野市', '青葉県みどり野市丘の上8番地', 'みどり野駅から送迎バス15分', 'hour', 1090, 1150, '6:00〜10:00または15:30〜19:30', '週3日から5日の勤務', 0, 'return', 3),
	(20, 5, 3, 8, 27, 1, 'part', 'part', '送迎の運転', 'デイサービスの送り迎え。普通自動車の免許が要ります。', 'みどり野市', '青葉県みどり野市丘の上8番地', 'みどり野駅から送迎バス15分', 'hour', 1150, 1150, '7:30〜9:30と15:30〜17:30', '土・日', 0, 'return', 2),
	(21, 3, 2, 5, 2, 1, 'full', 'regular', '機械設計', '治具と専用機の設計。三次元の設計ソフトを使います。', '港北町', '青葉県港北町工業団地12番地', '港北駅からバス8分', 'month', 260000, 360000, '8:30〜17:15', '土・日、会社カレンダーによる', 1, 'return', 1),
	(22, 3, 2, 6, 0, 1, 'season', 'contract', '繁忙期の梱包', '部品の袋詰めと箱詰め。3か月の仕事です。', '港北町', '青葉県港北町工業団地12番地', '港北駅からバス8分', 'hour', 1130, 1130, '9:00〜16:00', '土・日・祝日', 0, 'return', 6),
	(23, 2, 1, 9, 0, 1, 'part', 'part', '医療事務（午後だけ）', '午後の受付と会計。夕方の2時間だけでもかまいません。', '青葉市', '青葉県青葉市中央3丁目9番2号', '青葉駅から歩いて3分', 'hour', 1130, 1250, '15:00〜19:00', '木・土・日・祝日', 1, 'return', 2),
	(24, 1, 1, 10, 27, 1, 'full', 'regular', '商品の企画', '新しい文具の企画、試作、カタログの編集。', '青葉市', '青葉県青葉市港町2丁目4番8号', '青葉駅から歩いて8分', 'month', 230000, 300000, '8:45〜17:30', '土・日・祝日', 1, 'discard', 1);

-- Columns @at_N and their like by N, so that a job can name its age.
CREATE TEMPORARY TABLE demo_age (age INT PRIMARY KEY, at DATETIME(6), valid DATETIME(6), open DATETIME(6));
INSERT INTO demo_age VALUES
	(0, @at_0, @valid_0, @open_0), (2, @at_2, @valid_2, @open_2),
	(5, @at_5, @valid_5, @open_5), (9, @at_9, @valid_9, @open_9),
	(14, @at_14, @valid_14, @open_14), (20, @at_20, @valid_20, @open_20),
	(27, @at_27, @valid_27, @open_27);

INSERT INTO job (id, number, employer_id, office_id, state, shown_version, latest_version, submitted_version, created_at, submitted_at, accepted_at, valid_until, open_until, title)
	SELECT UNHEX(MD5(CONCAT('job ', d.n))), CONCAT('990', d.office, '0-', LPAD(d.seq, 8, '0')),
		UNHEX(MD5(CONCAT('employer ', d.employer))), UNHEX(MD5(CONCAT('office ', d.office))),
		'accepted', 1, 1, 1, a.at, a.at, a.at, a.valid, a.open, d.title
	FROM demo_job d JOIN demo_age a ON a.age = d.age;

INSERT INTO posting (job_id, version, written_at, kind, visibility, title, duties, employment, term, trial, place, city, station, car, transfer, smoking, age, education, experience, licence,
		wage_kind, wage_from, wage_to, base_from, base_to, allowance, commute, payday, raise_note, bonus, hours, break_minutes, overtime, days_off, weekend, days_off_year, leave_days,
		insurance, severance, retirement, childcare, pr, openings, opening_reason, selection, interviews, result_days, notice, selection_when, selection_place,
		papers, online_papers, papers_way, papers_to, disposal, contact, contact_phone)
	SELECT UNHEX(MD5(CONCAT('job ', d.n))), 1, a.at, d.kind, d.visibility, d.title, d.duties, d.employment,
		IF(d.employment = 'regular', 'open', 'fixed'), '3か月（条件は同じ）', d.place, d.city, d.station,
		IF(d.city = '青葉市', 'no', 'yes'), 'なし', '屋内は禁煙', '64歳以下（定年が65歳のため）', '問いません', 'なくてもかまいません', 'なし',
		d.wage_kind, d.wage_from, d.wage_to, IF(d.wage_kind = 'month', d.wage_from - 10000, d.wage_from), IF(d.wage_kind = 'month', d.wage_to - 10000, d.wage_to),
		IF(d.wage_kind = 'month', '職務手当 10,000円', 'なし'), '実費（月30,000円まで）', '毎月25日（月末しめ）', '年1回　前年の実績 1月あたり2,000円〜5,000円',
		IF(d.wage_kind = 'month', '年2回　前年の実績 計3.2か月分', 'なし'), d.hours, 60, '月平均 5時間', d.days_off, IF(d.wage_kind = 'month', 'every', 'other'),
		IF(d.wage_kind = 'month', 124, NULL), 10, IF(d.wage_kind = 'month', 'employment accident health pension', 'employment accident'),
		IF(d.wage_kind = 'month', 'あり（勤続3年から）', 'なし'), '定年65歳、再雇用70歳まで', '育児休業を取った人がいます',
		'見学してから応募を決めてもかまいません。', d.openings, 'vacancy', 'papers interview', 1, 7, 'mypage phone', '随時', d.place,
		'letter resume career', d.online_papers, IF(d.online_papers = 1, '', 'post interview'), IF(d.online_papers = 1, NULL, d.place), d.disposal, e.contact, e.phone
	FROM demo_job d JOIN demo_age a ON a.age = d.age
	JOIN employer e ON e.id = UNHEX(MD5(CONCAT('employer ', d.employer)));

DROP TEMPORARY TABLE demo_age;
DROP TEMPORARY TABLE demo_job;

-- Who can sign in. 佐藤さん has a referral of two days ago to job 1 waiting,
-- 髙橋さん one to job 4.
INSERT INTO account (id, door, login, password, name, mail, party_id, created_at) VALUES
	(UNHEX(MD5('staff 1')), 'staff', 'staff@demo.example', @password, '石川 透', 'staff@demo.example', UNHEX(MD5('office 1')), @at_27),
	(UNHEX(MD5('account 1')), 'employer', 'employer@demo.example', @password, '株式会社みなと文具', 'employer@demo.example', UNHEX(MD5('employer 1')), @at_27),
	(UNHEX(MD5('account 2')), 'employer', 'employer2@demo.example', @password, '医療法人あおば会　あおば内科クリニック', 'employer2@demo.example', UNHEX(MD5('employer 2')), @at_27),
	(UNHEX(MD5('account 3')), 'seeker', 'seeker@demo.example', @password, '佐藤 千尋', 'seeker@demo.example', UNHEX(MD5('seeker 1')), @at_14),
	(UNHEX(MD5('account 4')), 'seeker', 'seeker2@demo.example', @password, '髙橋 𠮷郎', 'seeker2@demo.example', UNHEX(MD5('seeker 2')), @at_20);

INSERT INTO consultation (id, seeker_id, office_id, account_id, held_at, way, wishes) VALUES
	(UNHEX(MD5('consultation 1')), UNHEX(MD5('seeker 1')), UNHEX(MD5('office 1')), UNHEX(MD5('staff 1')), @at_5, 'counter', '事務（経理）、青葉市内、月給20万円以上、残業は月10時間まで'),
	(UNHEX(MD5('consultation 2')), UNHEX(MD5('seeker 2')), UNHEX(MD5('office 1')), UNHEX(MD5('staff 1')), @at_5, 'counter', '医療事務、青葉駅の近く、フルタイム'),
	(UNHEX(MD5('consultation 3')), UNHEX(MD5('seeker 4')), UNHEX(MD5('office 1')), UNHEX(MD5('staff 1')), @at_9, 'counter', '文具店の販売、週3日ほど');

INSERT INTO referral (id, number, check_code, seeker_id, job_id, employer_id, office_id, account_id, consultation_id, state, open, fit, note, days, exemption, exemption_reason, exemption_at, created_at, sent_at, apply_until) VALUES
	(UNHEX(MD5('referral 1')), CONCAT('99010-', DATE_FORMAT(@at_2 + INTERVAL 9 HOUR, '%y'), '-0000001'), '7QK4M2TX9H', UNHEX(MD5('seeker 1')), UNHEX(MD5('job 1')), UNHEX(MD5('employer 1')), UNHEX(MD5('office 1')), UNHEX(MD5('staff 1')), UNHEX(MD5('consultation 1')), 'sent', 1, '経理の実務4年。請求と入金の経験が、求人の仕事内容と一致する。通勤も希望の範囲。', '経理の経験を生かせて、残業が少ない会社です。通勤は電車で20分ほどです。', 7, NULL, NULL, NULL, @at_2, @at_2, @apply_2),
	(UNHEX(MD5('referral 2')), CONCAT('99010-', DATE_FORMAT(@at_2 + INTERVAL 9 HOUR, '%y'), '-0000002'), 'M3WX8R5TPK', UNHEX(MD5('seeker 2')), UNHEX(MD5('job 4')), UNHEX(MD5('employer 2')), UNHEX(MD5('office 1')), UNHEX(MD5('staff 1')), UNHEX(MD5('consultation 2')), 'sent', 1, '接客の経験が長く、受付に向いている。', NULL, 7, NULL, NULL, NULL, @at_2, @at_2, @apply_2);

INSERT INTO phone_call (id, referral_id, account_id, called_at, outcome, person) VALUES
	(UNHEX(MD5('call 1')), UNHEX(MD5('referral 1')), UNHEX(MD5('staff 1')), @at_2, 'possible', '採用担当　中野様'),
	(UNHEX(MD5('call 2')), UNHEX(MD5('referral 2')), UNHEX(MD5('staff 1')), @at_2, 'possible', '事務長　早川様');

UPDATE counter SET last = 2 WHERE office_id = UNHEX(MD5('office 1')) AND noun = 'referral';

INSERT INTO notification (party_id, at, id, code, link, office_name, job_number, title, name) VALUES
	(UNHEX(MD5('seeker 1')), @at_2, UNHEX(MD5('notification 1')), 'sent', CONCAT('/seeker/referrals/', MD5('referral 1')), 'ハローワーク青葉台', '99010-00000001', '一般事務（経理の補助）', '株式会社みなと文具'),
	(UNHEX(MD5('seeker 2')), @at_2, UNHEX(MD5('notification 2')), 'sent', CONCAT('/seeker/referrals/', MD5('referral 2')), 'ハローワーク青葉台', '99010-00000004', '医療事務・受付', '医療法人あおば会　あおば内科クリニック');
