// Steps 4 to 6: the employer sees who applied, and selects; what is too late.
import { print, see } from './look.mjs'
import { add, download, gone, upload } from './papering.mjs'
import { pdf } from './papers.mjs'
import { begin, found, job, people, title } from './scene.mjs'
import { at, fill, follow, path, press, pressAnyway, reads } from './stage.mjs'
import { same } from './tap.mjs'

// ---- 4 ---------------------------------------------------------------------

const columns = ['全て選択', '選考状況', '応募者', 'マイページ開設の有無', '応募方法',
	'紹介・応募日', '選考結果登録日']

export async function receive() {
	const { anyone, employer } = people
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
	await print(employer, 'applicants', 1, 'lying')
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
	await download()
	await follow(employer, '紹介状を見る')
	await see(employer, 'letter', true)
	await print(employer, 'letter', 1)
	const check = employer.locator('.letter a')
	await anyone.goto(await check.getAttribute('href'))
	await reads(anyone, '99010-27-', 'R4: anyone can verify the letter')
	await see(anyone, 'verify', true)
}

// ---- 5 ---------------------------------------------------------------------

export async function talk() {
	const { employer, seeker } = people
	await employer.goto(found.applicant)
	await fill(employer, 'message', { text: '面接は12月1日（火）の午後2時でいかがですか。' })
	await press(employer, 'message', 'メッセージを送る')
	await seeker.goto(found.application)
	await reads(seeker, '午後2時でいかがですか', 'R11: the seeker reads the message')
	await fill(seeker, 'message', { text: 'ありがとうございます。うかがいます。' })
	await press(seeker, 'message', '送る')
	await see(seeker, 'application-messages')
	await employer.goto(found.applicant)
	await reads(employer, 'うかがいます', 'R11: and the employer the answer')
	await see(employer, 'applicant-messages')
	await employer.goto(`${found.applicant}/messages`)
	await see(employer, 'messages')
}

export async function tooLate() {
	const { seeker } = people
	await seeker.goto(found.application)
	await reads(seeker, 'あと', 'R12: the time that is left to cancel')
	at('2027-11-22T10:00:00.000001')
	await press(seeker, 'cancel', '応募を取り消す')
	await reads(seeker, '24時間が過ぎたため、応募を取り消せません', 'R12: too late, in words')
	await reads(seeker, '03-0000-0110', 'R12: and whom to call')
	await see(seeker, 'cancel-late', true)
}

export async function decide() {
	const { employer, seeker } = people
	at('2027-12-03T10:00:00')
	await employer.goto(`${found.applicant}/result`)
	await see(employer, 'result', true)
	await pressAnyway(employer, 'result', '結果を登録する')
	await see(employer, 'result-errors')
	await fill(employer, 'result', {
		outcome: 'hired', hired_on: '2028-01-04', terms_differ: 'yes',
		terms_note: '月給を5,000円増額', disposed: '1'
	})
	await press(employer, 'result', '結果を登録する')
	await see(employer, 'result-registered')
	await seeker.goto(found.application)
	await reads(seeker, '選考終了', 'R15: not told, the seeker sees only 選考終了')
	await see(seeker, 'application-ended')
	await gone()
	await employer.goto(`${found.applicant}/result`)
	await fill(employer, 'told', { how: 'phone' })
	await press(employer, 'told', '伝えたことを記録する')
	await see(employer, 'result-told')
	await seeker.reload()
	await reads(seeker, '採用が決まりました',
		'R15: told, the seeker sees the result')
	await see(seeker, 'application-hired')
}

export async function cancel() {
	const { seeker, staff, employer } = people
	at('2027-12-06T10:00:00')
	await begin('yuuki')
	await fill(staff, 'call')
	await press(staff, 'call', '電話を記録する')
	await press(staff, 'send', 'マイページへ送る')
	await seeker.goto('/seeker/')
	await follow(seeker, '応募する')
	await fill(seeker, 'document', { motivation: 'もう一度応募します。' })
	await press(seeker, 'document', '内容を確かめる')
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

export async function lapse() {
	const { seeker, staff } = people
	await begin('yuuki')
	await fill(staff, 'call')
	await press(staff, 'call', '電話を記録する')
	await press(staff, 'send', 'マイページへ送る')
	await seeker.goto('/seeker/')
	await follow(seeker, '応募する')
	await upload(path(seeker))
	await seeker.reload()
	await add(seeker, 'resume', '履歴書.pdf', pdf('resume'))
	at('2027-12-15T00:00:00')
	await fill(seeker, 'document', { motivation: 'まだ間に合うでしょうか。' })
	await press(seeker, 'document', '内容を確かめる')
	await reads(seeker, '応募期限が過ぎたため', 'R6: too late, in words')
	await reads(seeker, '12月14日', 'R6: until when it could be')
	await reads(seeker, '応募期限が過ぎたため、',
		'R9: the documents are gone with it')
	await see(seeker, 'referral-lapsed', true)
}

// ---- 6 ---------------------------------------------------------------------

export async function end() {
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
	await staff.goto(`/staff/results?number=${job.number}`)
	await follow(staff, '山田 花子')
	await see(staff, 'result-phone')
	await fill(staff, 'result', { outcome: 'rejected', reason: '7' })
	await press(staff, 'result', '電話で聞いた結果を登録する')
	await see(staff, 'result-phoned')
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
