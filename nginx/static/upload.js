// Sends documents from where they are chosen: several at once, each with its
// progress and a way to stop. It takes the way of the form, one file a post;
// without it the form does the same, file by file, and nothing is missing.
// What is said is the page's own: the words stand in its template, errors and
// the list in the page that answers.

const form = document.querySelector('#form-document')
const file = form?.querySelector('input[type=file]')
const rows = form?.querySelector('#uploads')
const status = form?.querySelector('#upload-status')
const template = document.querySelector('#upload')
const waiting = []
let busy = false

if (form && file && rows && status && template) {
	file.multiple = true
	form.querySelector('#upload-many').hidden = false
	form.addEventListener('submit', begin)
	// What is under way would be lost.
	addEventListener('beforeunload', event => {
		if (busy)
			event.preventDefault()
	})
}

// The form's other buttons post elsewhere; they are left to the browser.
function begin(event) {
	if (event.submitter?.hasAttribute('formaction'))
		return
	event.preventDefault()
	const kind = form.elements.kind.value
	let replaces = form.elements.replaces?.value ?? ''
	for (const one of file.files) {
		waiting.push({ row: rowFor(one), file: one, kind, replaces })
		// Only one can take its place.
		replaces = ''
	}
	file.value = ''
	next()
}

// One after the other: each takes its request_key from the page that
// answered the one before.
async function next() {
	if (busy)
		return
	busy = true
	while (waiting.length > 0)
		await handle(waiting.shift())
	busy = false
}

async function handle(upload) {
	// What is too large would not even be read.
	if (upload.file.size > Number(file.dataset.max))
		say(upload.row, 'large')
	else
		await send(upload)
}

// ---- the rows ---------------------------------------------------------------

function rowFor(one) {
	const row = template.content.firstElementChild.cloneNode(true)
	for (const place of row.querySelectorAll('[data-put=name]'))
		place.textContent = one.name
	rows.append(row)
	rows.hidden = false
	return row
}

// Show one of the row's sayings, with the button that belongs to it. What
// goes on is told by the progress; what came of it is told aloud.
function say(row, what) {
	for (const saying of row.querySelectorAll('[data-say]'))
		saying.hidden = saying.dataset.say !== what
	const sending = what === 'sending'
	row.querySelector('progress').hidden = !sending
	// The focus does not go away with a button.
	if (!sending && document.activeElement === button(row, 'stop'))
		file.focus()
	button(row, 'stop').hidden = !sending
	button(row, 'again').hidden = what !== 'lost'
	if (!sending)
		status.textContent =
			row.querySelector(`[data-say=${what}]`).textContent
}

function button(row, act) {
	return row.querySelector(`[data-act=${act}]`)
}

function progress(row, event) {
	if (!event.lengthComputable)
		return
	const percent = Math.floor(100 * event.loaded / event.total)
	row.querySelector('progress').value = percent
	row.querySelector('[data-put=percent]').textContent = percent
}

// ---- sending ----------------------------------------------------------------

function bodyOf(upload) {
	const body = new FormData(form)
	body.set('kind', upload.kind)
	body.set('replaces', upload.replaces)
	body.set('file', upload.file)
	return body
}

// Post and follow to the page that answers. fetch() tells no progress.
function ask(method, body, row) {
	return new Promise(resolve => {
		const request = new XMLHttpRequest()
		const stop = () => request.abort()
		const end = what => {
			row.querySelector('[data-act=stop]')
				.removeEventListener('click', stop)
			resolve({ what, page: request.responseXML })
		}
		request.open(method, form.action.replace(/\/documents$/,
			method === 'GET' ? '' : '$&'))
		request.responseType = 'document'
		request.setRequestHeader('Accept', 'text/html')
		request.upload.onprogress = event => progress(row, event)
		request.upload.onload = () => say(row, 'waiting')
		request.onload = () => end('answered')
		request.onabort = () => end('stopped')
		request.onerror = request.ontimeout = () => end('lost')
		button(row, 'stop').addEventListener('click', stop)
		request.send(body)
	})
}

async function send(upload) {
	const { row } = upload
	say(row, 'sending')
	upload.body = upload.body ?? bodyOf(upload)
	const { what, page } = await ask('POST', upload.body, row)
	if (what === 'answered' && page !== null)
		return answered(upload, page)
	if (what === 'stopped') {
		say(row, 'stopped')
		// It may have come in whole all the same: the page knows.
		const now = await ask('GET', null, row)
		if (now.page !== null)
			take(now.page)
		return
	}
	// The same post again acts once, whatever became of this one.
	say(row, 'lost')
	button(row, 'again').addEventListener('click', () => {
		waiting.push(upload)
		next()
	}, { once: true })
}

// The page that answers says what came of it, in its own words.
function answered(upload, page) {
	const good = take(page) && page.querySelector('.banner--good[role=status]')
	if (good) {
		status.textContent = good.textContent
		upload.row.remove()
		rows.hidden = rows.children.length === 0
		return
	}
	const why = page.querySelector('#document-file-error') ??
		page.querySelector('.error-summary') ?? page.querySelector('h1')
	upload.row.querySelector('[data-say=refused]').textContent =
		why === null ? '' : why.textContent
	say(upload.row, why === null ? 'lost' : 'refused')
}

// Take over what changes by a document, and nothing that is being written.
// False when the page has no such form any more.
function take(page) {
	const other = page.querySelector('#form-document')
	if (other === null)
		return false
	for (const field of other.querySelectorAll('input[type=hidden]'))
		form.elements[field.name].value = field.value
	for (const id of ['documents', 'document-forms', 'replaces'])
		document.getElementById(id).replaceChildren(
			...page.getElementById(id).childNodes)
	return true
}
