// Chromium and the people who use it: by TLS, in Japanese, with JavaScript
// switched off, and without knowing more of a form than what is to be filled
// in (answers.json) and the word on its button.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { tell } from './tap.mjs'

export const here = dirname(fileURLToPath(import.meta.url))
export const answers = JSON.parse(
	readFileSync(join(here, 'answers.json'), 'utf8'))

const clock = join(process.env.SITE, 'clock')
const port = process.env.TLS_PORT ?? Number(process.env.PORT) + 363
let browser

export async function open() {
	browser = await chromium.launch({
		executablePath: '/usr/bin/chromium',
		args: ['--no-sandbox', '--disable-gpu', '--disable-quic',
			'--no-first-run', '--disable-background-networking',
			'--disable-component-update', '--disable-sync']
	})
}

export async function close() {
	rmSync(clock, { force: true })
	await browser?.close()
}

// Every rule stands at this instant of Japanese time from now on.
export function at(instant) {
	writeFileSync(`${clock}.new`, `${instant}+09:00\n`)
	renameSync(`${clock}.new`, clock)
}

// A window of someone's own.
export async function person(scripts = false) {
	const context = await browser.newContext({
		baseURL: `https://localhost:${port}`, ignoreHTTPSErrors: true,
		locale: 'ja-JP', javaScriptEnabled: scripts,
		viewport: { width: 1280, height: 800 }
	})
	context.setDefaultTimeout(20000)
	return context.newPage()
}

export async function enter(page, door, mail, password = 'Shokai-demo-1') {
	await page.goto(`/${door}/login`)
	await fill(page, 'login', { mail, password })
	await press(page, 'login', 'ログイン')
}

function form(page, name) {
	return page.locator(`form[id^="form-${name}"]`)
}

// Fill in a form as a person would: what is given, and what is known of it.
export async function fill(page, name, given = {}) {
	const values = { ...answers[name], ...given }
	for (const [field, value] of Object.entries(values)) {
		const controls = form(page, name).locator(`[name="${field}"]`)
		// What is not there, or stands behind a choice not made.
		if (!await controls.first().isVisible())
			continue
		const kind = await controls.first().evaluate(e => e.type)
		if (kind === 'radio' || kind === 'checkbox')
			await tick(controls, kind, [value].flat())
		else if (kind === 'file')
			await controls.setInputFiles(value)
		else if (kind === 'select-one')
			await controls.selectOption(value)
		else
			await controls.fill(value)
	}
}

async function tick(controls, kind, values) {
	for (const box of await controls.all()) {
		if (values.includes(await box.getAttribute('value')))
			await box.check()
		else if (kind === 'checkbox')
			await box.uncheck()
	}
}

// Press the button of a form by the word on it, and wait for the answer: the
// site's clock may be set right after.
export async function press(page, name, word) {
	await Promise.all([page.waitForEvent('domcontentloaded'),
		form(page, name)
			.getByRole('button', { name: word, exact: true }).click()])
}

// The same when the browser itself would not send what lacks something.
export async function pressAnyway(page, name, word) {
	await form(page, name).evaluate(e => { e.noValidate = true })
	await press(page, name, word)
}

// Follow the link of that name in the page's own part.
export async function follow(page, name) {
	await page.locator('main').getByRole('link', { name }).first().click()
}

export function path(page) {
	return new URL(page.url()).pathname
}

// Is this text on the page?
export async function reads(page, text, name) {
	const seen = await page.locator('main').innerText()
	tell(seen.includes(text), name, `wanted ${text}`, seen.slice(0, 1500))
}
