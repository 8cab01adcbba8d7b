// Step 7: a partner's system posts XML, and staff see how it was answered.
import { execFileSync } from 'node:child_process'
import { see } from './look.mjs'
import { people } from './scene.mjs'
import { follow, reads } from './stage.mjs'

const site = process.env.SITE
const port = process.env.TLS_PORT ?? Number(process.env.PORT) + 363

// A message of the partner hr that is refused: it is not what it says.
function send(type) {
	execFileSync('curl', ['-qsS', '-m', '20', '--cacert',
		`${site}/tls/ca.crt`, '--cert', `${site}/partner/hr.crt`, '--key',
		`${site}/partner/hr.key`, '-H', `Content-Type: ${type}`, '-H',
		`Idempotency-Key: seen-${process.pid}`, '-d', '<job/>',
		`https://localhost:${port}/partner/v1/jobs`])
}

export async function partners() {
	const { staff } = people
	send('text/plain')
	await staff.goto('/staff/')
	await follow(staff, '連携機関の送信を見る')
	await reads(staff, '青葉台の窓口システム',
		'staff see who acts for their office')
	await see(staff, 'partners', true)
	await follow(staff, '株式会社みなと文具の人事システム')
	await reads(staff, '本文はapplication/xmlにしてください',
		'and why a message was refused, as the partner was told')
	await see(staff, 'partner', true)
}
