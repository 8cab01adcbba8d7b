#!/usr/bin/env node
// The whole way of one referral, from posting to result, by people in
// Chromium, through nginx, in Japanese and without JavaScript. A picture of
// each page is left in build/pictures.
import { keyboard, prepare, print, see } from './look.mjs'
import {
	answers, at, close, enter, fill, follow, open, path, person, press,
	pressAnyway, reads
} from './stage.mjs'
import { comment, plan, same, tell } from './tap.mjs'

const mark = `${process.pid}-${Math.floor(Date.now() / 1000)}`
const title = `一般事務（見本 ${process.pid}）`
const reason = '賃金の下限と上限の書き方を、手当の額とあわせて確かめてください。'
const people = {}
// Numbers of the job and the seekers, addresses of what came into being.
const job = {}
const seekers = {}
const found = {}

// ---- 1 ---------------------------------------------------------------------

async function post() {
	const { employer } = people
	at('2027-11-17T10:00:00')
	await employer.goto('/employer/login')
	await see(employer, 'login', true)
	await enter(employer, 'employer', 'employer@demo.example')
	await see(employer, 'employer-home', true)
	await employer.goto('/employer/jobs')
	await see(employer, 'employer-jobs')
	await employer.goto('/employer/jobs/new')
	await see(employer, 'job-form', true)
	await keyboard(employer)
	await fill(employer, 'job', { title, duties: '', wage_from: '250000' })
	await pressAnyway(employer, 'job', 'この内容で申し込む')
	await see(employer, 'job-errors', true)
	await reads(employer, '仕事の内容を入力してください',
		'R1: what is missing stands at its field')
	await fill(employer, 'job', { title })
	await press(employer, 'job', '下書きとして保存する')
	await reads(employer, '下書き', 'R1: a draft is kept')
	await see(employer, 'job-draft')
	await press(employer, 'submit', 'この内容で申し込む')
	await reads(employer, 'ハローワークが内容を確認しています', 'R1: the job is submitted')
	await see(employer, 'job-submitted')
}

async function check() {
	const { employer, staff } = people
	await enter(staff, 'staff', 'staff@demo.example')
	await see(staff, 'staff-home', true)
	await staff.goto('/staff/jobs')
	await see(staff, 'staff-jobs', true)
	await follow(staff, title)
	await see(staff, 'staff-job', true)
	await fill(staff, 'return', { reason })
	await press(staff, 'return', '差し戻す')
	await see(staff, 'staff-job-returned')
	await employer.goto('/employer/')
	await reads(employer, title,
		'R1: what was sent back waits on the employer’s first page')
	await follow(employer, title)
	await reads(employer, reason, 'R1: the employer reads the reason')
	await see(employer, 'job-returned')
	await employer.getByText('入力欄を開く').click()
	await fill(employer, 'job', { title, allowance: '職務手当 10,000円（全員）' })
	await press(employer, 'job', 'この内容で申し込む')
	await staff.goto('/staff/jobs')
	await follow(staff, title)
	await press(staff, 'accept', '受理する')
	await see(staff, 'staff-job-accepted')
	await employer.goto('/employer/jobs')
	await follow(employer, title)
	job.number = path(employer).split('/').pop()
	tell(/^99010-\d{8}$/.test(job.number),
		'R1: accepted, the job has its number', job.number)
	await reads(employer, '2028年1月31日', 'R1: and its last valid day')
	await see(employer, 'job-accepted')
}

async function publish() {
	const { anyone } = people
	await anyone.goto('/')
	await see(anyone, 'index', true)
	await anyone.goto('/jobs')
	await reads(anyone, title,
		'R1: the job is in the list that anyone sees')
	await see(anyone, 'jobs', true)
	await follow(anyone, title)
	await reads(anyone, '株式会社みなと文具', 'R1: wish 1: with the employer’s name')
	await see(anyone, 'job', true)
	await anyone.goto('/help')
	await see(anyone, 'help', true)
	await anyone.goto('/jobs/99010-99999999')
	await see(anyone, 'not-found')
}

// ---- 2 ---------------------------------------------------------------------

async function register(key, given) {
	const { staff } = people
	await staff.goto('/staff/seekers/new')
	await fill(staff, 'seeker', given)
	await press(staff, 'seeker', '登録する')
	seekers[key] = path(staff).split('/').pop()
	await fill(staff, 'consultation')
	await press(staff, 'consultation', '相談を記録する')
}

function between(key) {
	return `/staff/referrals/new?seeker=${seekers[key]}&job=${job.number}`
}

async function begin(key) {
	const { staff } = people
	await staff.goto(between(key))
	await fill(staff, 'referral')
	await press(staff, 'referral', '下書きを保存する')
}

async function refer() {
	const { staff } = people
	at('2027-11-18T10:00:00')
	await staff.goto('/staff/seekers')
	await see(staff, 'seekers', true)
	await staff.goto('/staff/seekers/new')
	await see(staff, 'seeker-form')
	await pressAnyway(staff, 'seeker', '登録する')
	await see(staff, 'seeker-errors')
	await register('yuuki', {
		mypage: '1', mail: `yuuki-${mark}@way.example`,
		password: 'Shokai-demo-1'
	})
	await see(staff, 'seeker', true)
	await register('hana', { mypage: '0', name: '山田 花子', kana: 'ヤマダ　ハナコ' })
	await staff.goto(between('yuuki'))
	await see(staff, 'referral-form')
	await begin('yuuki')
	await see(staff, 'referral-draft', true)
	const send = staff.getByRole('button', { name: 'マイページへ送る' })
	tell(await send.count() === 0,
		'R3: without a call there is no button to send')
	await fill(staff, 'call')
	await press(staff, 'call', '電話を記録する')
	await see(staff, 'referral-ready', true)
	at('2027-11-19T15:00:00')
	await staff.reload()
	await press(staff, 'send', 'マイページへ送る')
	await reads(staff, '11月26日', 'R6: sent, with its deadline')
	await see(staff, 'referral-sent')
	await staff.goto('/staff/referrals')
	await see(staff, 'referrals', true)
}

async function paper() {
	const { staff } = people
	at('2027-11-20T09:00:00')
	await begin('hana')
	await fill(staff, 'exemption', { exemption: 'outside_hours' })
	await see(staff, 'referral-exemption')
	await press(staff, 'exemption', '理由を記録する')
	await press(staff, 'send', '紙の紹介状で紹介する')
	await see(staff, 'referral-paper')
}

// ---- 3 ---------------------------------------------------------------------

async function apply() {
	const { seeker } = people
	at('2027-11-21T10:00:00')
	await enter(seeker, 'seeker', `yuuki-${mark}@way.example`)
	await see(seeker, 'seeker-home', true)
	await seeker.goto('/seeker/referrals')
	await see(seeker, 'seeker-referrals')
	await follow(seeker, title)
	await see(seeker, 'apply', true)
	await fill(seeker, 'draft', answers.apply)
	await press(seeker, 'draft', '内容を確かめる')
	await reads(seeker, 'まだ応募していません', 'R5: what is sent is shown before')
	await see(seeker, 'apply-check', true)
	await press(seeker, 'apply', 'この内容で応募する')
	found.application = path(seeker)
	await reads(seeker, '選考中', 'R5: the referral comes into being')
	await see(seeker, 'application', true)
	await seeker.goto('/seeker/applications')
	await see(seeker, 'applications')
	await seeker.goto('/seeker/notifications')
	await see(seeker, 'seeker-notifications')
}

// ---- 4 ---------------------------------------------------------------------

const columns = ['全て選択', '選考状況', '応募者', 'マイページ開設の有無', '応募方法',
	'紹介・応募日', '選考結果登録日']

async function receive() {
	const { employer } = people
	await employer.goto('/employer/notifications')
	for (const fact of ['ハローワーク青葉台', job.number, title, '明日 勇氣'])
		await reads(employer, fact, `R7: the notice shows ${fact}`)
	await see(employer, 'employer-notifications', true)
	await employer.goto('/employer/')
	await see(employer, 'employer-home-waiting')
	await employer.goto(`/employer/applicants?job=${job.number}`)
	const heads = await employer.locator('thead th').allInnerTexts()
	same(heads.map(head => head.replace(/\s/g, '')), columns,
		'R8: the seven columns, in their order')
	await see(employer, 'applicants', true)
	await employer.getByLabel('全て選択').check()
	await employer.getByRole('button', { name: '選んだ人の紹介状をまとめて見る' }).click()
	same(await employer.locator('.letter').count(), 2,
		'R8: the letters of all')
	await see(employer, 'letters')
	await print(employer, 'letters', 2)
	await employer.goto(`/employer/applicants?job=${job.number}`)
	await follow(employer, '山田 花子')
	await reads(employer, '090-0000-1111',
		'who has no My Page: the phone number')
	await see(employer, 'applicant-paper')
	await employer.goto(`/employer/applicants?job=${job.number}`)
	await follow(employer, '明日 勇氣')
	found.applicant = path(employer)
	await reads(employer, '経理の実務を4年経験しました。', 'R5: the motivation')
	await see(employer, 'applicant', true)
	await follow(employer, '紹介状を見る')
	await see(employer, 'letter', true)
	await print(employer, 'letter', 1)
}

// ---- 5 ---------------------------------------------------------------------

async function talk() {
	const { employer, seeker } = people
	await employer.goto(found.applicant)
	await fill(employer, 'message', { text: '面接は12月1日（火）の午後2時でいかがですか。' })
	await press(employer, 'message', '送る')
	await seeker.goto(found.application)
	await reads(seeker, '午後2時でいかがですか', 'R11: the seeker reads the message')
	await fill(seeker, 'message', { text: 'ありがとうございます。うかがいます。' })
	await press(seeker, 'message', '送る')
	await see(seeker, 'application-messages')
	await employer.goto(found.applicant)
	await reads(employer, 'うかがいます', 'R11: and the employer the answer')
	await see(employer, 'applicant-messages')
}

async function tooLate() {
	const { seeker } = people
	await seeker.goto(found.application)
	await reads(seeker, 'あと', 'R12: the time that is left to cancel')
	at('2027-11-22T10:00:00.000001')
	await press(seeker, 'cancel', '応募を取り消す')
	await reads(seeker, '24時間が過ぎたため、応募を取り消せません', 'R12: too late, in words')
	await reads(seeker, '03-0000-0110', 'R12: and whom to call')
	await see(seeker, 'cancel-late', true)
}

async function decide() {
	const { employer, seeker } = people
	at('2027-12-03T10:00:00')
	await employer.goto(`${found.applicant}/result`)
	await see(employer, 'result', true)
	await pressAnyway(employer, 'result', '結果を登録する')
	await see(employer, 'result-errors')
	await fill(employer, 'result', {
		outcome: 'hired', hired_on: '2028-01-04', terms_differ: 'yes',
		terms_note: '月給を5,000円増額'
	})
	await press(employer, 'result', '結果を登録する')
	await see(employer, 'result-registered')
	await seeker.goto(found.application)
	await reads(seeker, '選考終了', 'R15: not told, the seeker sees only 選考終了')
	await see(seeker, 'application-ended')
	await fill(employer, 'told', { how: 'phone' })
	await press(employer, 'told', '伝えたことを記録する')
	await see(employer, 'result-told')
	await seeker.reload()
	await reads(seeker, '採用が決まりました',
		'R15: told, the seeker sees the result')
	await see(seeker, 'application-hired')
}

async function cancel() {
	const { seeker, staff, employer } = people
	at('2027-12-06T10:00:00')
	await begin('yuuki')
	await fill(staff, 'call')
	await press(staff, 'call', '電話を記録する')
	await press(staff, 'send', 'マイページへ送る')
	await seeker.goto('/seeker/')
	await follow(seeker, '応募する')
	await fill(seeker, 'draft', { motivation: 'もう一度応募します。' })
	await press(seeker, 'draft', '内容を確かめる')
	await press(seeker, 'apply', 'この内容で応募する')
	at('2027-12-07T10:00:00')
	await seeker.reload()
	await press(seeker, 'cancel', '応募を取り消す')
	await reads(seeker, '取り消しました',
		'R12: at the last instant the cancel holds')
	await see(seeker, 'application-cancelled')
	await employer.goto(`/employer/applicants?job=${job.number}`)
	await reads(employer, '取消', 'R9: the list keeps the name and 取消')
	await see(employer, 'applicants-cancelled')
}

// ---- 6 ---------------------------------------------------------------------

async function end() {
	const { employer, staff } = people
	at('2028-04-30T23:59:59.999999')
	await employer.goto(`/employer/applicants?job=${job.number}`)
	await follow(employer, '山田 花子')
	await employer.goto(`${path(employer)}/result`)
	at('2028-05-01T00:00:00')
	await fill(employer, 'result', { outcome: 'rejected', reason: '7' })
	await press(employer, 'result', '結果を登録する')
	await reads(employer, '登録期限が過ぎたため', 'R16: too late, in words')
	await reads(employer, '2028年4月30日', 'R16: until when it could be')
	await reads(employer, '03-0000-0110', 'R16: and whom to call')
	await see(employer, 'result-late', true)
	await staff.goto('/staff/results')
	await see(staff, 'results', true)
	await staff.goto(`/staff/results/${found.applicant.split('/').pop()}`)
	await see(staff, 'correct', true)
	await fill(staff, 'correct', {
		hired_on: '2028-01-05', why: '採用日の入力まちがい'
	})
	await press(staff, 'correct', '結果を訂正する')
	await see(staff, 'corrected')
	await staff.goto('/staff/notifications')
	await see(staff, 'staff-notifications')
	await employer.goto('/employer/notifications')
	await reads(employer, '訂正されました',
		'R16: the employer is told of the correction')
	await employer.getByRole('button', { name: 'ログアウト' }).click()
	await see(employer, 'logged-out')
}

const parts = {
	'1. An employer posts a job': [post, check, publish],
	'2. Staff refer a seeker': [refer, paper],
	'3. The seeker applies': [apply],
	'4. The employer sees it': [receive],
	'5. Selecting': [talk, tooLate, decide, cancel],
	'6. Deadlines and refusals': [end]
}

await open()
try {
	await prepare()
	for (const name of ['anyone', 'employer', 'staff', 'seeker'])
		people[name] = await person()
	for (const [name, acts] of Object.entries(parts)) {
		comment(name)
		for (const act of acts)
			await act()
	}
} catch (error) {
	tell(false, 'the way is walked to its end', error.stack)
} finally {
	await close()
}
plan()
