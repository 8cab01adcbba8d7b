/*
 * Applicants' documents (R2, R9, R10): added, scanned and removed by the
 * seeker until applying, read by the employer until R9 takes them away.
 *
 * A document is sealed under a key of its own before any of it is stored;
 * it is stored chunk by chunk, and becomes the referral's by one row when it
 * is there whole. What is read is verified whole before its first byte is
 * given.
 */
#ifndef DESK_DOCUMENT_H
#define DESK_DOCUMENT_H

#include "desk/seal.h"
#include "model/document.h"

/* More files than this no setting may allow. */
enum { DESK_DOCUMENT_FILES_MOST = 32 };

/* How much there may be; from the settings. */
struct desk_document_limits {
	long files;		/* of one referral */
	long bytes;		/* of all of them */
};

/* Where what comes in is scanned for malware; no socket: it is not. */
struct desk_scan {
	const char *socket;	/* of clamd, or NULL */
	int seconds;
};

/* What comes in. */
struct desk_document {
	const unsigned char *referral;
	const char *kind;		/* resume, career, jobcard, other */
	const char *type;		/* pdf, jpeg, png, docx, xlsx */
	const char *name;		/* for display */
	const unsigned char *data;
	size_t length;			/* bytes */
	const char *replaces;		/* id in hexadecimal, or "" */
	const char *motivation;		/* kept as draft along with it; or "" */
	struct desk_document_limits limits;
	struct desk_scan scan;
	const char *answer;
};

/*
 * Add it to the referral's draft. A refusal lies at the field `file`
 * (files, bytes) or `replaces` (choice), or is the state's: R2, R6. Not
 * scanned, for the scan could not be asked, it stays `scanning`.
 */
enum outcome desk_document_add(struct desk *desk,
    const struct desk_document *document) MUST_USE;

/* Take one away again, until applying. */
enum outcome desk_document_remove(struct desk *desk,
    const unsigned char *referral, const unsigned char *id,
    const char *answer) MUST_USE;

/*
 * Scan one that is still `scanning`; OK too when it has been. CONFLICT with
 * code scan_away when the scan can't be asked now.
 */
enum outcome desk_document_scan(struct desk *desk,
    const unsigned char *referral, const unsigned char *id,
    const struct desk_scan *scan) MUST_USE;

/* A document that was opened, for as long as the arena. */
struct desk_opened {
	const char *name;
	const char *type;
	const char *data;
	size_t length;
	enum document_state state;
	_Bool gone;		/* refused, and for good (410) */
};

/*
 * Open a document: the seeker's own, `of` its referral or its application;
 * or the employer's, `of` an application, which keeps that it was read
 * (R10). `root` is the page, for its viewer. CONFLICT when it can't be read
 * (R9), NOT_FOUND for another's.
 */
enum outcome desk_document_open(struct desk *desk, struct element *root,
    const unsigned char *of, const unsigned char *id,
    struct desk_opened *opened) MUST_USE;

/*
 * The manifest, sealed, of the documents that facts (the referral's row, its
 * siblings the `document`s) say there are; CONFLICT while one is scanned.
 */
enum outcome desk_document_manifest(struct desk *desk,
    const struct seal *text, const unsigned char *application,
    const struct element *facts, struct arg *out) MUST_USE;

/*
 * The list that the employer sees against the manifest, which leaves the
 * page: a fault unless it has all that was applied with, and nothing else.
 */
enum outcome desk_document_list(struct element *root) MUST_USE;

/*
 * Name the facts on which a refusal to read rests below `into`.
 */
void desk_document_grounds(struct element *into,
    const struct element *document);

#endif
