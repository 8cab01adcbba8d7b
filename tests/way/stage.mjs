// Chromium, the people who use it, and what every page they see is held to:
// a picture of it, no violation that axe-core finds, nothing wider than a
// small phone. People browse by TLS with JavaScript switched off; the checks
// run on a copy of the page in a browser of their own.
import { mkdirSync, readFileSync, rmSync, writeFileSync, renameSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { same, tell } from './tap.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const pictures = join(here, '../../build/pictures')
const clock = join(process.env.SITE, 'clock')
const tls = process.env.TLS_PORT ?? Number(process.env.PORT) + 363
const base = `https://localhost:${tls}`
export const answers = JSON.parse(readFileSync(join(here, 'answers.json'), 'utf8'))

let browser
let checker
let taken = 0

export async function open() {
	rmSync(pictures, { recursive: true, force: true })
	mkdirSync(pictures, { recursive: true })
	browser = await chromium.launch({
		executablePath: '/usr/bin/chromium',
		args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
			'--disable-background-networking', '--disable-component-update', '--disable-sync']
	})
	const context = await browser.newContext({
		ignoreHTTPSErrors: true, locale: 'ja-JP', viewport: { width: 1280, height: 800 }
	})
	checker = await context.newPage()
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

// Someone at a desk, in Japanese, without JavaScript.
export async function person() {
	const context = await browser.newContext({
		baseURL: base, ignoreHTTPSErrors: true, locale: 'ja-JP',
		javaScriptEnabled: false, viewport: { width: 1280, height: 800 }
	})
	context.setDefaultTimeout(20000)
	return context.newPage()
}

export async function enter(page, door, mail, password = 'Shokai-demo-1') {
	await page.goto(`/${door}/login`)
	await fill(page, 'login', { mail, password })
	await press(page, 'login', 'ログイン')
}

// Fill in a form as a person would: what is given, and what is known of it.
export async function fill(page, form, given = {}) {
	const values = { ...answers[form], ...given }
	for (const [name, value] of Object.entries(values)) {
		const controls = page.locator(`form[id^="form-${form}"] [name="${name}"]:not([type=hidden])`)
		// What is not there, or stands behind a choice that was not made.
		if (!await controls.first().isVisible())
			continue
		const kind = await controls.first().evaluate(e => e.type)
		if (kind === 'radio' || kind === 'checkbox')
			await tick(controls, kind, value)
		else if (kind === 'select-one')
			await controls.selectOption(value)
		else
			await controls.fill(value)
	}
}

async function tick(controls, kind, value) {
	const wanted = [value].flat()
	for (const box of await controls.all()) {
		const own = wanted.includes(await box.getAttribute('value'))
		if (own)
			await box.check()
		else if (kind === 'checkbox')
			await box.uncheck()
	}
}

// Press the button of a form by the word on it.
export async function press(page, form, word) {
	await page.locator(`form[id^="form-${form}"]`)
		.getByRole('button', { name: word, exact: true }).click()
}

// The same when the browser itself would not send what lacks something.
export async function pressAnyway(page, form, word) {
	await page.locator(`form[id^="form-${form}"]`).evaluate(f => { f.noValidate = true })
	await press(page, form, word)
}

// Follow the link of that name in the page's own part.
export async function follow(page, name) {
	await page.locator('main').getByRole('link', { name }).first().click()
}

export function says(page) {
	return page.locator('main').innerText()
}

// The page in the checker's window, as it was served, styled alike.
async function copy(page) {
	const html = await page.content()
	const url = page.url().split('#')[0]
	await checker.unrouteAll()
	await checker.route(url, route => route.fulfill({
		contentType: 'text/html; charset=utf-8', body: html
	}))
	await checker.goto(url)
}

async function picture(name, width, scheme) {
	const file = `${name}-${width}-${scheme}.png`
	await checker.screenshot({ path: join(pictures, file), fullPage: true })
}

async function violations() {
	await checker.evaluate(axe)
	const found = await checker.evaluate(async () => (await axe.run(document, {
		runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
	})).violations)
	return found.map(v => `${v.id}: ${v.nodes.map(n => n.html.slice(0, 120)).slice(0, 3).join(' | ')}`)
}

async function wide() {
	await checker.setViewportSize({ width: 320, height: 800 })
	return checker.evaluate(() => {
		const over = document.documentElement.scrollWidth - 320
		if (over <= 0)
			return []
		return [...document.querySelectorAll('main *')]
			.filter(e => e.getBoundingClientRect().right > 321).slice(0, 3)
			.map(e => `${over} px: ${e.outerHTML.slice(0, 120)}`).concat(`${over} px`)
	})
}

// What is asked of every page; of a main page also on a phone in the dark.
export async function see(page, title, main = false) {
	const name = `${String(++taken).padStart(2, '0')}-${title}`
	await copy(page)
	await checker.emulateMedia({ colorScheme: 'light' })
	await checker.setViewportSize({ width: 1280, height: 800 })
	await picture(name, 1280, 'light')
	same(await violations(), [], `${title}: axe finds nothing`)
	same(await wide(), [], `${title}: fits into 320 px`)
	if (!main)
		return
	await checker.emulateMedia({ colorScheme: 'dark' })
	await checker.setViewportSize({ width: 390, height: 844 })
	await picture(name, 390, 'dark')
	same(await violations(), [], `${title}: axe finds nothing on a phone in the dark`)
}

// A page as it would be printed, as PDF.
export async function print(page, file) {
	await copy(page)
	await checker.emulateMedia({ colorScheme: 'light', media: 'print' })
	const path = join(pictures, file)
	await checker.pdf({ path, preferCSSPageSize: true, printBackground: true })
	await checker.emulateMedia({ media: null })
	return path
}

// Is this text on the page?
export async function reads(page, text, name) {
	const seen = await says(page)
	tell(seen.includes(text), name, `wanted ${text}`, seen.slice(0, 1500))
}
