#!/usr/bin/env node
// The whole way of one referral, from posting to result, by people in
// Chromium, through nginx, in Japanese and without JavaScript. A picture of
// each page is left in build/pictures.
import {
	apply, check, paper, post, publish, refer, refuse
} from './applying.mjs'
import { prepare } from './look.mjs'
import { partners } from './overseeing.mjs'
import { people } from './scene.mjs'
import {
	cancel, decide, end, lapse, receive, talk, tooLate
} from './selecting.mjs'
import { close, open, person } from './stage.mjs'
import { comment, plan, tell } from './tap.mjs'

const parts = {
	'1. An employer posts a job': [post, check, publish],
	'2. Staff refer a seeker': [refer, refuse, paper],
	'3. The seeker applies': [apply],
	'4. The employer sees it': [receive],
	'5. Selecting': [talk, tooLate, decide, cancel, lapse],
	'6. Deadlines and refusals': [end],
	'7. Partners': [partners]
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
