-- What is done: jobs, consultations, referrals, applications and what
-- belongs to them.

CREATE TABLE job (
	id BINARY(16) NOT NULL COMMENT 'random; in the addresses of the employer until there is a number',
	number VARCHAR(14) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT '求人番号 NNNNN-NNNNNNNN, from acceptance on',
	employer_id BINARY(16) NOT NULL COMMENT 'whose job it is',
	office_id BINARY(16) NOT NULL COMMENT '受理安定所, that checks it',
	state ENUM('draft','submitted','returned','refused','accepted','invalid') NOT NULL COMMENT 'R1',
	changed ENUM('none','draft','submitted','returned') NOT NULL DEFAULT 'none' COMMENT 'R1: where a change to an accepted job stands',
	shown_version INT UNSIGNED NULL COMMENT 'posting that is shown; NULL before acceptance',
	title VARCHAR(28) NULL COMMENT '職種 of the posting that is shown, for lists; NULL before acceptance',
	latest_version INT UNSIGNED NOT NULL COMMENT 'posting that the employer edits',
	note VARCHAR(600) NULL COMMENT 'why it was last sent back or refused',
	created_at DATETIME(6) NOT NULL COMMENT 'when first saved',
	submitted_at DATETIME(6) NULL COMMENT 'when last submitted',
	accepted_at DATETIME(6) NULL COMMENT '受付日',
	valid_until DATETIME(6) NULL COMMENT 'last instant at which it is valid; moved when it ends early',
	open_until DATETIME(6) NULL COMMENT 'R9b, R16: last instant for result and messages',
	ended ENUM('withdrawn','filled') NULL COMMENT 'how it became invalid before it ran out',
	ended_at DATETIME(6) NULL COMMENT 'when it became invalid before it ran out',
	PRIMARY KEY (id),
	UNIQUE KEY job_number (number),
	KEY job_employer (employer_id, created_at),
	KEY job_queue (office_id, state, submitted_at),
	KEY job_changed (office_id, changed, submitted_at),
	KEY job_office (office_id, valid_until),
	KEY job_public (state, accepted_at),
	KEY job_valid (state, valid_until)
) ENGINE=InnoDB COMMENT='求人: one posting through its life';

CREATE TABLE posting (
	job_id BINARY(16) NOT NULL COMMENT 'whose text it is',
	version INT UNSIGNED NOT NULL COMMENT 'from 1; a version once submitted is never changed',
	written_at DATETIME(6) NOT NULL COMMENT 'when written',
	-- 求人区分等
	kind ENUM('full','part','season','graduate','disabled') NULL COMMENT '求人区分',
	visibility TINYINT UNSIGNED NULL COMMENT '公開希望 1 to 4 (R1)',
	-- 仕事内容
	title VARCHAR(28) NULL COMMENT '職種',
	duties VARCHAR(360) NULL COMMENT '仕事の内容',
	employment ENUM('regular','contract','dispatch','dispatch_fixed','part','dispatch_part') NULL COMMENT '雇用形態',
	term ENUM('open','fixed') NULL COMMENT '雇用期間の定め',
	term_note VARCHAR(100) NULL COMMENT '雇用期間, in words',
	trial VARCHAR(100) NULL COMMENT '試用期間',
	place VARCHAR(200) NULL COMMENT '就業場所',
	city VARCHAR(40) NULL COMMENT '市区町村, shown in lists',
	station VARCHAR(60) NULL COMMENT '最寄り駅と所要時間',
	car ENUM('yes','no') NULL COMMENT 'マイカー通勤',
	transfer VARCHAR(60) NULL COMMENT '転勤の可能性',
	smoking VARCHAR(60) NULL COMMENT '受動喫煙対策',
	age VARCHAR(100) NULL COMMENT '年齢と、制限するときの理由',
	education VARCHAR(60) NULL COMMENT '学歴',
	experience VARCHAR(200) NULL COMMENT '必要な経験等',
	licence VARCHAR(100) NULL COMMENT '必要な免許・資格',
	-- 賃金・手当
	wage_kind ENUM('month','day','hour','year') NULL COMMENT '賃金形態',
	wage_from INT UNSIGNED NULL COMMENT '賃金の下限 a＋b, yen',
	wage_to INT UNSIGNED NULL COMMENT '賃金の上限 a＋b, yen',
	base_from INT UNSIGNED NULL COMMENT '基本給の下限 a, yen',
	base_to INT UNSIGNED NULL COMMENT '基本給の上限 a, yen',
	allowance VARCHAR(200) NULL COMMENT '定額的に支払われる手当 b',
	overtime_pay VARCHAR(200) NULL COMMENT '固定残業代',
	commute VARCHAR(100) NULL COMMENT '通勤手当',
	payday VARCHAR(60) NULL COMMENT '賃金締切日・支払日',
	raise_note VARCHAR(100) NULL COMMENT '昇給',
	bonus VARCHAR(100) NULL COMMENT '賞与',
	-- 労働時間
	hours VARCHAR(200) NULL COMMENT '就業時間',
	break_minutes SMALLINT UNSIGNED NULL COMMENT '休憩時間, minutes',
	overtime VARCHAR(100) NULL COMMENT '時間外労働時間',
	days_off VARCHAR(60) NULL COMMENT '休日等',
	weekend ENUM('every','other','none') NULL COMMENT '週休二日制',
	days_off_year SMALLINT UNSIGNED NULL COMMENT '年間休日数',
	leave_days SMALLINT UNSIGNED NULL COMMENT '6か月経過後の年次有給休暇日数',
	-- 保険・年金・定年
	insurance VARCHAR(100) NULL COMMENT '加入保険等: codes separated by spaces',
	pension VARCHAR(100) NULL COMMENT '企業年金',
	severance VARCHAR(100) NULL COMMENT '退職金制度',
	retirement VARCHAR(100) NULL COMMENT '定年制・再雇用・勤務延長',
	housing VARCHAR(100) NULL COMMENT '入居可能住宅',
	childcare VARCHAR(100) NULL COMMENT '利用可能託児施設・育児休業の実績',
	-- 求人PR
	pr VARCHAR(600) NULL COMMENT '求人に関する特記事項',
	-- 選考方法
	openings SMALLINT UNSIGNED NULL COMMENT '採用人数',
	opening_reason ENUM('vacancy','growth','other') NULL COMMENT '募集理由',
	selection VARCHAR(60) NULL COMMENT '選考方法: codes separated by spaces (papers interview test)',
	interviews TINYINT UNSIGNED NULL COMMENT '面接予定回数',
	result_days TINYINT UNSIGNED NULL COMMENT '選考結果通知: days after the interview',
	notice VARCHAR(60) NULL COMMENT '求職者への通知方法: codes separated by spaces (mypage phone post mail)',
	selection_when VARCHAR(100) NULL COMMENT '選考日時等',
	selection_place VARCHAR(200) NULL COMMENT '選考場所',
	papers VARCHAR(100) NULL COMMENT '応募書類等: codes separated by spaces (letter resume career jobcard other)',
	papers_other VARCHAR(60) NULL COMMENT '応募書類等, その他',
	online_papers TINYINT(1) NULL COMMENT 'R2: 求職者マイページからの登録',
	papers_way VARCHAR(60) NULL COMMENT '応募書類の送付方法: codes separated by spaces (post interview mail)',
	papers_to VARCHAR(200) NULL COMMENT '郵送先',
	disposal ENUM('return','discard','other') NULL COMMENT 'R10: 応募書類の返戻',
	disposal_note VARCHAR(100) NULL COMMENT 'R10: in words when other',
	contact VARCHAR(100) NULL COMMENT '担当者の課係名・役職名・氏名',
	contact_phone VARCHAR(20) NULL COMMENT '担当者の電話番号',
	PRIMARY KEY (job_id, version)
) ENGINE=InnoDB COMMENT='求人票: the text of a job in one version; a draft may lack fields';

CREATE TABLE consultation (
	id BINARY(16) NOT NULL COMMENT 'random',
	seeker_id BINARY(16) NOT NULL COMMENT 'with whom',
	office_id BINARY(16) NOT NULL COMMENT 'where',
	account_id BINARY(16) NOT NULL COMMENT 'staff who talked',
	held_at DATETIME(6) NOT NULL COMMENT 'when',
	way ENUM('counter','phone','online') NOT NULL COMMENT '窓口, 電話, オンライン',
	wishes VARCHAR(2000) NOT NULL COMMENT '希望条件等, as confirmed (R4)',
	PRIMARY KEY (id),
	KEY consultation_seeker (seeker_id, held_at)
) ENGINE=InnoDB COMMENT='職業相談: what a seeker wants, confirmed by staff (R4)';

CREATE TABLE referral (
	id BINARY(16) NOT NULL COMMENT 'random',
	number VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT '紹介番号 NNNNN-YY-NNNNNNN, from sending on',
	check_code VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'printed on the letter; /verify/ tells whether it is genuine',
	seeker_id BINARY(16) NOT NULL COMMENT 'who is referred',
	job_id BINARY(16) NOT NULL COMMENT 'to which job',
	employer_id BINARY(16) NOT NULL COMMENT 'whose job it is',
	office_id BINARY(16) NOT NULL COMMENT '紹介安定所',
	account_id BINARY(16) NOT NULL COMMENT 'staff who made it',
	consultation_id BINARY(16) NOT NULL COMMENT 'R4: in which the wishes were confirmed',
	state ENUM('draft','sent','applied','lapsed','withdrawn') NOT NULL COMMENT 'sent and past apply_until counts as lapsed (R6)',
	open TINYINT(1) NULL COMMENT '1 while it stands in the way of another for this seeker and job, else NULL',
	version INT UNSIGNED NOT NULL DEFAULT 1 COMMENT 'counts what was written of it: what is sent is the version that was checked',
	fit VARCHAR(1000) NOT NULL COMMENT 'R4: written judgement of fit',
	note VARCHAR(600) NULL COMMENT 'word to the seeker',
	days TINYINT UNSIGNED NOT NULL COMMENT 'R6: days to apply',
	exemption ENUM('outside_hours','unanswered_twice','other') NULL COMMENT 'R3: why it goes without a call',
	exemption_reason VARCHAR(600) NULL COMMENT 'R3: in words when other',
	exemption_at DATETIME(6) NULL COMMENT 'R3: when the exemption was recorded',
	created_at DATETIME(6) NOT NULL COMMENT 'when begun',
	saved_at DATETIME(6) NULL COMMENT 'when the draft was last saved',
	sent_at DATETIME(6) NULL COMMENT '紹介日 is its day in Japan',
	apply_until DATETIME(6) NULL COMMENT 'R6: last instant to apply; moved when the job ends or it is withdrawn',
	ended_at DATETIME(6) NULL COMMENT 'when applied or withdrawn',
	withdrawn_reason VARCHAR(600) NULL COMMENT 'why staff withdrew it',
	PRIMARY KEY (id),
	UNIQUE KEY referral_number (number),
	UNIQUE KEY referral_check (check_code),
	UNIQUE KEY referral_open (seeker_id, job_id, open),
	KEY referral_seeker (seeker_id, sent_at),
	KEY referral_office (office_id, created_at),
	KEY referral_waiting (office_id, state, apply_until),
	KEY referral_job (job_id, state)
) ENGINE=InnoDB COMMENT='紹介: staff introduce one seeker to one job';

CREATE TABLE phone_call (
	id BINARY(16) NOT NULL COMMENT 'random',
	referral_id BINARY(16) NOT NULL COMMENT 'for which it was made (R3)',
	account_id BINARY(16) NOT NULL COMMENT 'staff who called',
	called_at DATETIME(6) NOT NULL COMMENT 'when',
	version INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'of the referral by this record: the order of two calls of one minute',
	outcome ENUM('possible','not_possible','unanswered') NOT NULL COMMENT 'how it ended',
	person VARCHAR(60) NULL COMMENT 'who answered',
	PRIMARY KEY (referral_id, called_at, id)
) ENGINE=InnoDB COMMENT='電話連絡: calls to the employer before a referral (R3)';

CREATE TABLE draft (
	referral_id BINARY(16) NOT NULL COMMENT 'of which referral',
	motivation TEXT NOT NULL COMMENT '志望動機, not yet sent',
	saved_at DATETIME(6) NOT NULL COMMENT 'when saved',
	PRIMARY KEY (referral_id)
) ENGINE=InnoDB COMMENT='What a seeker has written and not yet sent';

CREATE TABLE application (
	employer_id BINARY(16) NOT NULL COMMENT 'who receives it',
	arrived_at DATETIME(6) NOT NULL COMMENT 'applied, or on paper referred',
	id BINARY(16) NOT NULL COMMENT 'random',
	referral_id BINARY(16) NOT NULL COMMENT 'of which referral',
	job_id BINARY(16) NOT NULL COMMENT 'for which job',
	seeker_id BINARY(16) NOT NULL COMMENT 'who applies',
	office_id BINARY(16) NOT NULL COMMENT '紹介安定所',
	state ENUM('selecting','cancelled','hired','rejected') NOT NULL COMMENT '選考状況',
	name VARCHAR(80) NOT NULL COMMENT 'as it stood on the letter',
	kana VARCHAR(80) NOT NULL COMMENT 'as it stood on the letter',
	mypage TINYINT(1) NOT NULL COMMENT 'マイページ開設の有無',
	way ENUM('online','paper') NOT NULL COMMENT '応募方法',
	job_number VARCHAR(14) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT '求人番号',
	title VARCHAR(28) NOT NULL COMMENT '職種',
	referred_at DATETIME(6) NOT NULL COMMENT '紹介日',
	applied_at DATETIME(6) NULL COMMENT '応募日; NULL on paper',
	cancel_until DATETIME(6) NULL COMMENT 'R12: last instant to cancel; NULL on paper',
	cancelled_at DATETIME(6) NULL COMMENT 'when cancelled',
	read_at DATETIME(6) NULL COMMENT 'when the employer first read it',
	messages INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'messages so far; each writes this row, which puts it and a result in one order',
	employer_unread INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'messages that the employer has not seen',
	seeker_unread INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'messages that the seeker has not seen',
	withdrew_at DATETIME(6) NULL COMMENT 'R13: when the applicant first wrote that they withdraw',
	told_at DATETIME(6) NULL COMMENT 'R15: when the employer told the applicant',
	told_way ENUM('message','phone','other') NULL COMMENT 'R15: how',
	result_version INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'result that stands; 0 none',
	result_at DATETIME(6) NULL COMMENT '選考結果登録日',
	reminded_at DATETIME(6) NULL COMMENT 'R15: when the employer was last reminded',
	PRIMARY KEY (employer_id, arrived_at, id),
	UNIQUE KEY application_id (id),
	UNIQUE KEY application_referral (referral_id),
	KEY application_state (employer_id, state, arrived_at),
	KEY application_job (job_id, arrived_at),
	KEY application_seeker (seeker_id, arrived_at),
	KEY application_office (office_id, state, arrived_at)
) ENGINE=InnoDB COMMENT='応募: clustered as the employer lists it, with what the list shows (R8)';

CREATE TABLE motivation (
	application_id BINARY(16) NOT NULL COMMENT 'of which application',
	text TEXT NOT NULL COMMENT '志望動機',
	PRIMARY KEY (application_id)
) ENGINE=InnoDB COMMENT='志望動機, apart from what lists read';

CREATE TABLE message (
	application_id BINARY(16) NOT NULL COMMENT 'on which application',
	place INT UNSIGNED NOT NULL COMMENT 'place in the thread, from 1',
	id BINARY(16) NOT NULL COMMENT 'random',
	sent_at DATETIME(6) NOT NULL COMMENT 'when',
	sender ENUM('employer','seeker') NOT NULL COMMENT 'who wrote it',
	withdraws TINYINT(1) NOT NULL DEFAULT 0 COMMENT 'R13: 1 when it says that the applicant withdraws',
	text TEXT NOT NULL COMMENT 'what was written',
	read_at DATETIME(6) NULL COMMENT 'when the other side first saw it',
	PRIMARY KEY (application_id, place)
) ENGINE=InnoDB COMMENT='メッセージ on one application (R11)';

CREATE TABLE reason (
	code TINYINT UNSIGNED NOT NULL COMMENT '8 is fixed by the notice',
	text VARCHAR(60) NOT NULL COMMENT 'as the employer chooses it',
	provisional TINYINT(1) NOT NULL COMMENT '1: our reading, may be changed; 0: given by the notice',
	PRIMARY KEY (code)
) ENGINE=InnoDB COMMENT='採用しなかった理由';

CREATE TABLE result (
	application_id BINARY(16) NOT NULL COMMENT 'of which application',
	version INT UNSIGNED NOT NULL COMMENT 'from 1; the application names the one that stands',
	outcome ENUM('hired','rejected') NOT NULL COMMENT '採用, 不採用',
	reason TINYINT UNSIGNED NULL COMMENT 'for a rejection',
	note VARCHAR(600) NULL COMMENT 'word to the office',
	hired_on DATE NULL COMMENT '採用（予定）日',
	terms_differ TINYINT(1) NULL COMMENT '求人票の労働条件と採用条件の相違',
	terms_note VARCHAR(600) NULL COMMENT 'how they differ',
	source ENUM('employer','phone','correction') NOT NULL COMMENT 'registered, heard by staff, corrected by staff (R16)',
	why VARCHAR(600) NULL COMMENT 'reason of a correction',
	account_id BINARY(16) NOT NULL COMMENT 'who registered it',
	at DATETIME(6) NOT NULL COMMENT 'when',
	PRIMARY KEY (application_id, version)
) ENGINE=InnoDB COMMENT='選考結果: every version that was registered';

CREATE TABLE notification (
	party_id BINARY(16) NOT NULL COMMENT 'seeker, employer or office that is told',
	at DATETIME(6) NOT NULL COMMENT 'when',
	id BINARY(16) NOT NULL COMMENT 'random',
	code VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'what happened',
	link VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'page that tells more',
	office_name VARCHAR(60) NULL COMMENT 'R7: referring office',
	job_number VARCHAR(14) NULL COMMENT 'R7: 求人番号',
	title VARCHAR(28) NULL COMMENT 'R7: 職種',
	name VARCHAR(100) NULL COMMENT 'R7: the seeker; for a seeker the employer',
	read_at DATETIME(6) NULL COMMENT 'when seen',
	PRIMARY KEY (party_id, at, id),
	KEY notification_unread (party_id, read_at)
) ENGINE=InnoDB COMMENT='通知 on a My Page';

CREATE TABLE mail (
	id BINARY(16) NOT NULL COMMENT 'random',
	account_id BINARY(16) NOT NULL COMMENT 'to whom',
	code VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'what it says; no personal data',
	created_at DATETIME(6) NOT NULL COMMENT 'real time',
	next_at DATETIME(6) NULL COMMENT 'real time of the next try; NULL: sent or given up',
	tries TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'so far',
	sent_at DATETIME(6) NULL COMMENT 'real time',
	PRIMARY KEY (id),
	KEY mail_next (next_at)
) ENGINE=InnoDB COMMENT='Mails to go out, sent by the clerk after the commit';
