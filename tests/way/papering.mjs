// Documents (R2, R9, R10): the seeker adds some, the employer reads one, and
// both see what became of them; and with JavaScript, several at once.
import { readFileSync } from 'node:fs'
import { see } from './look.mjs'
import { file, pdf, png } from './papers.mjs'
import { found, mark, people } from './scene.mjs'
import { at, enter, fill, path, person, press, reads } from './stage.mjs'
import { same, tell } from './tap.mjs'

const resume = pdf('resume')
const typed = '書きかけの志望動機です。'

export async function add(page, kind, name, bytes, given = {}) {
	await fill(page, 'document', { kind, file: file(name, bytes), ...given })
	await press(page, 'document', 'この書類を加える')
}

function names(page) {
	return page.locator('#documents .files__name').allInnerTexts()
}

// On the page of the referral: refused, added, replaced, taken away.
export async function attach() {
	const { seeker } = people
	at('2027-11-21T09:57:00')
	await add(seeker, 'other', 'メモ.txt', Buffer.from('a note'),
		{ motivation: typed })
	await reads(seeker, '「メモ.txt」は送れない種類のファイルです',
		'R2: a file that is not taken is named, with the reason')
	same(await seeker.locator('textarea').inputValue(), typed,
		'R2: and what was typed stays')
	await see(seeker, 'document-refused', true)
	await add(seeker, 'resume', '履歴書.pdf', pdf('old'))
	await reads(seeker, '書類を加えました', 'R2: a résumé is added')
	at('2027-11-21T09:58:00')
	await add(seeker, 'other', '証明写真.png', png)
	same(await names(seeker), ['履歴書.pdf', '証明写真.png'],
		'R2: and a photo')
	same(await seeker.locator('textarea').inputValue(), typed,
		'R2: the motivation is kept with each')
	await see(seeker, 'documents', true)
	at('2027-11-21T09:59:00')
	await add(seeker, 'resume', '新しい履歴書.pdf', resume,
		{ replaces: { label: '履歴書.pdf' } })
	same(await names(seeker), ['証明写真.png', '新しい履歴書.pdf'],
		'R2: another takes the place of one')
	await press(seeker, 'document', /^外す.*証明写真\.png$/)
	await reads(seeker, '書類を外しました', 'R2: one is taken away')
	same(await names(seeker), ['新しい履歴書.pdf'], 'R2: and gone')
	at('2027-11-21T10:00:00')
}

export async function download() {
	const { employer, seeker } = people
	await reads(employer, '求人者の責任で廃棄',
		'R10: beside the documents stands their disposal')
	const [, loaded] = await Promise.all([
		employer.getByRole('link', { name: 'ダウンロード' }).first().click(),
		employer.waitForEvent('download')])
	same(loaded.suggestedFilename(), '新しい履歴書.pdf',
		'R5: the employer reads the résumé, by its name')
	tell(readFileSync(await loaded.path()).equals(resume),
		'R5: and byte for byte')
	found.document = new URL(loaded.url()).pathname
	await seeker.goto(found.application)
	await reads(seeker, 'だれが、いつ見たか', 'R10: the seeker sees who read it')
	same(await seeker.locator('tbody tr').count(), 1, 'R10: once')
	await see(seeker, 'application-read', true)
}

// Until the clerk and the ledger have done their part.
async function reloadUntil(page, text) {
	for (let n = 0; n < 60; n++) {
		await page.reload()
		if ((await page.locator('main').innerText()).includes(text))
			return
		await new Promise(resolve => { setTimeout(resolve, 1000) })
	}
}

export async function gone() {
	const { employer, seeker } = people
	await employer.goto(found.applicant)
	await reads(employer, '選考結果が登録されたため',
		'R9: with the result the documents are gone, and it says why')
	await reloadUntil(employer, '削除の記録')
	await reads(employer, '削除の記録', 'R9: soon with the receipt')
	await see(employer, 'applicant-deleted')
	await employer.goto(found.document)
	await reads(employer, '選考結果が登録されたため、書類は削除されました',
		'R9: its address says so too')
	await see(employer, 'document-gone', true)
	await seeker.goto(found.application)
	await reads(seeker, '削除の記録', 'R9: the seeker has the receipt as well')
	await see(seeker, 'application-deleted')
}

// ---- with JavaScript --------------------------------------------------------

// As over a poor line, in bytes a second.
async function slow(page, uploadThroughput) {
	const line = await page.context().newCDPSession(page)
	await line.send('Network.enable')
	await line.send('Network.emulateNetworkConditions', {
		offline: false, latency: 0, downloadThroughput: -1,
		uploadThroughput
	})
}

export async function upload(address) {
	const page = await person(true)
	const errors = []
	page.on('pageerror', error => errors.push(error.stack))
	await enter(page, 'seeker', `yuuki-${mark}@way.example`)
	await page.goto(address)
	await slow(page, 20000)
	await fill(page, 'document', {
		kind: 'career', motivation: typed, file: [
			file('一つめ.pdf', pdf('x'.repeat(100000))),
			file('二つめ.pdf', pdf('y'.repeat(100000))),
			file('三つめ.txt', Buffer.from('a note'))]
	})
	await page.getByRole('button', { name: 'この書類を加える' }).click()
	const bar = page.locator('progress:visible')
	await page.waitForFunction(
		() => document.querySelector('#uploads progress').value > 0)
	const value = await bar.evaluate(e => e.value)
	tell(value > 0 && value < 100, 'the script shows how much is sent', value)
	await reads(page, '二つめ.pdf は順番を待っています',
		'and that others wait for their turn')
	await page.getByRole('button', { name: /^やめる.*一つめ\.pdf$/ })
		.press('Enter')
	const status = page.locator('#upload-status')
	await status.getByText('「一つめ.pdf」を送るのをやめました').waitFor({
		state: 'attached'
	})
	tell(true, 'one is stopped by the keyboard, and it is said')
	await page.locator('textarea').fill(`${typed}続きです。`)
	await page.getByText('二つめ.pdf を送っています').waitFor()
	await see(page, 'uploading', true)
	await status.getByText('「三つめ.txt」は送れない種類').waitFor({
		state: 'attached'
	})
	await reads(page, '「三つめ.txt」は送れない種類のファイルです',
		'an error is said in the words of the page that answers')
	same(await names(page), ['二つめ.pdf'],
		'what was stopped is not there, what was sent is')
	same([await page.locator('textarea').inputValue(), path(page)],
		[`${typed}続きです。`, address], 'and the page is left as it was')
	same(errors, [], 'the script makes no error')
	await page.context().close()
}
