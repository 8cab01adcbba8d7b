// What tests in Node.js say, in TAP; tests/tap.py is the same for Python.
let count = 0
let bad = 0

export function comment(text) {
	for (const line of String(text).split('\n'))
		console.log(`# ${line}`)
}

// One test passed when `good`; else `seen` says what was there instead.
export function tell(good, name, ...seen) {
	console.log(`${good ? 'ok' : 'not ok'} ${++count} - ${name}`)
	if (good)
		return
	bad++
	seen.forEach(comment)
}

export function same(seen, wanted, name) {
	const [a, b] = [JSON.stringify(seen), JSON.stringify(wanted)]
	tell(a === b, name, `seen   ${a}`, `wanted ${b}`)
}

// Ends the test: its plan, and its status.
export function plan() {
	console.log(`1..${count}`)
	process.exitCode = bad > 0 ? 1 : 0
}
