// What every page is held to: a picture of it, nothing that axe-core finds,
// nothing wider than a small phone; and what some are: A4, the keyboard. The
// checks run on a copy of the page, as it was served, in a window of their
// own with JavaScript.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { here, person } from './stage.mjs'
import { same, tell } from './tap.mjs'

const axe = readFileSync(createRequire(import.meta.url)
	.resolve('axe-core/axe.min.js'), 'utf8')
const pictures = join(here, '../../build/pictures')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
	'best-practice']
let window
let taken = 0

export async function prepare() {
	rmSync(pictures, { recursive: true, force: true })
	mkdirSync(pictures, { recursive: true })
	window = await person(true)
}

async function copy(page) {
	const body = await page.content()
	const url = page.url().split('#')[0]
	await window.unrouteAll()
	await window.route(url, route => route.fulfill({
		contentType: 'text/html; charset=utf-8', body
	}))
	await window.goto(url)
}

async function light(width, height, colorScheme) {
	await window.emulateMedia({ colorScheme })
	await window.setViewportSize({ width, height })
}

async function picture(name) {
	await window.screenshot({
		path: join(pictures, `${name}.png`), fullPage: true
	})
}

async function violations() {
	await window.evaluate(axe)
	const found = await window.evaluate(
		runOnly => globalThis.axe.run(document, { runOnly }), tags)
	return found.violations.map(v => [v.id,
		...v.nodes.slice(0, 3).map(n => n.html.slice(0, 120))])
}

// By how much the page is wider than a phone, and what of it is.
async function wide() {
	await light(320, 800, 'light')
	return window.evaluate(() => {
		const over = document.documentElement.scrollWidth - innerWidth
		const wider = [...document.querySelectorAll('body *')].filter(
			e => e.getBoundingClientRect().right > innerWidth + 1)
		return over <= 0 ? [] : [over, ...wider.slice(0, 3).map(
			e => e.outerHTML.slice(0, 120))]
	})
}

// What is asked of every page; of a main page also on a phone in the dark.
export async function see(page, title, main = false) {
	const name = `${String(++taken).padStart(2, '0')}-${title}`
	await copy(page)
	await light(1280, 800, 'light')
	await picture(`${name}-1280-light`)
	same(await violations(), [], `${title}: axe finds nothing`)
	same(await wide(), [], `${title}: fits into 320 px`)
	if (!main)
		return
	await light(390, 844, 'dark')
	await picture(`${name}-390-dark`)
	same(await violations(), [],
		`${title}: axe finds nothing on a phone in the dark`)
}

// Printed, the page is as many A4 sheets, upright or lying.
export async function print(page, name, sheets, way = 'upright') {
	const path = join(pictures, `${name}.pdf`)
	await copy(page)
	await window.emulateMedia({ colorScheme: 'light', media: 'print' })
	await window.pdf({
		path, preferCSSPageSize: true, printBackground: true
	})
	await window.emulateMedia({ media: null })
	const told = execFileSync('pdfinfo', [path], { encoding: 'utf8' })
	const [, ...sides] = told.match(/Page size: +([\d.]+) x ([\d.]+)/)
	const wanted = way === 'upright' ? [595, 842] : [842, 595]
	same([told.match(/Pages: +(\d+)/)[1], ...sides.map(Math.round)],
		[String(sheets), ...wanted],
		`${name}: printed, ${sheets} A4 ${way}`)
}

// ---- without a mouse --------------------------------------------------------

// Which element has the focus, by its place in the document.
function focused(page) {
	return page.evaluate(() => [...document.querySelectorAll('*')]
		.indexOf(document.activeElement))
}

export async function keyboard(page) {
	await page.reload()
	await page.keyboard.press('Tab')
	tell(await page.locator('a.skip-link:focus').isVisible(),
		'the first key leads to the skip link, which shows itself')
	await page.keyboard.press('Enter')
	await page.keyboard.press('Tab')
	tell(await page.locator('main :focus').count() === 1,
		'which leads into the page’s own part')
	const places = []
	for (let n = 0; n < 40; n++) {
		places.push(await focused(page))
		await page.keyboard.press('Tab')
	}
	same(places, [...places].sort((a, b) => a - b),
		'the focus goes through the form in its order')
}
