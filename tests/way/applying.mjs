// Steps 1 to 3: a job is posted, staff refer a seeker, the seeker applies.
import { keyboard, print, see } from './look.mjs'
import { attach } from './papering.mjs'
import {
	begin, between, found, job, mark, people, reason, register, seekers,
	title
} from './scene.mjs'
import {
	answers, at, enter, fill, follow, path, press, pressAnyway, reads
} from './stage.mjs'
import { tell } from './tap.mjs'

// ---- 1 ---------------------------------------------------------------------

export async function post() {
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

export async function check() {
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

export async function publish() {
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

export async function refer() {
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

// R3: what was exempt at half past seven is not at half past eight.
export async function refuse() {
	const { staff } = people
	at('2027-11-19T07:30:00')
	await begin('hana')
	await fill(staff, 'exemption', { exemption: 'outside_hours' })
	await press(staff, 'exemption', '理由を記録する')
	at('2027-11-19T08:30:00')
	await press(staff, 'send', '紙の紹介状で紹介する')
	await reads(staff, '電話をせずに送れません', 'R3: not sent, in words')
	await reads(staff, '8:30', 'R3: and when to call')
	await see(staff, 'send-refused')
	await fill(staff, 'withdraw', { reason: '電話をしてから、つくりなおす' })
	await press(staff, 'withdraw', '下書きをやめる')
	await see(staff, 'referral-dropped')
}

export async function paper() {
	const { staff } = people
	at('2027-11-20T09:00:00')
	await begin('hana')
	await fill(staff, 'exemption', { exemption: 'outside_hours' })
	await see(staff, 'referral-exemption')
	await press(staff, 'exemption', '理由を記録する')
	await press(staff, 'send', '紙の紹介状で紹介する')
	await see(staff, 'referral-paper')
	await follow(staff, '紹介状を見る')
	await see(staff, 'letter-paper')
	await print(staff, 'letter-paper', 1)
}

// ---- 3 ---------------------------------------------------------------------

export async function apply() {
	const { seeker } = people
	at('2027-11-21T10:00:00')
	await enter(seeker, 'seeker', `yuuki-${mark}@way.example`)
	await see(seeker, 'seeker-home', true)
	await seeker.goto('/seeker/jobs')
	await see(seeker, 'seeker-jobs')
	await follow(seeker, title)
	await see(seeker, 'seeker-job')
	await seeker.goto('/seeker/referrals')
	await see(seeker, 'seeker-referrals')
	await follow(seeker, title)
	await see(seeker, 'apply', true)
	await attach()
	await fill(seeker, 'document', answers.apply)
	await press(seeker, 'document', '内容を確かめる')
	await reads(seeker, '新しい履歴書.pdf', 'R2: with the documents')
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
