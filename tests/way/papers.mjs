// Small files of the kinds that the site takes; tests/way/papers.py has more.

// One empty page, whose information says a text, however long.
export function pdf(text) {
	const objects = ['<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
		`<< /Title (${text}) >>`]
	let body = '%PDF-1.4\n'
	let table = ''
	objects.forEach((object, at) => {
		table += `${String(body.length).padStart(10, '0')} 00000 n \n`
		body += `${at + 1} 0 obj\n${object}\nendobj\n`
	})
	const size = objects.length + 1
	return Buffer.from(`${body}xref\n0 ${size}\n0000000000 65535 f \n${table}` +
		`trailer\n<< /Size ${size} /Root 1 0 R /Info 4 0 R >>\n` +
		`startxref\n${body.length}\n%%EOF\n`)
}

// One black dot.
export const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptV' +
	'AAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==', 'base64')

// A file as it is chosen in the browser.
export function file(name, buffer) {
	return { name, mimeType: 'application/octet-stream', buffer }
}
