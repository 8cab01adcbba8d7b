/*
 * How much a field may hold. Texts are counted in characters (code points),
 * line ends once, space at both ends not at all; a form's `max` and the
 * check of what was typed both read this file, and the schema's columns are as
 * wide.
 *
 * The notice gives none of these. Those marked "known" follow what is known
 * of the real entry form (duties: 12 lines of 30); all others are decisions
 * of this project.
 */
#ifndef MODEL_LIMITS_H
#define MODEL_LIMITS_H

enum {
	/* people and places */
	LIMIT_NAME = 80,		/* a person's, and its kana */
	LIMIT_CONTACT = 60,		/* who answers a call, or a letter */
	LIMIT_ADDRESS = 200,
	LIMIT_PHONE = 20,
	LIMIT_NUMBER = 14,		/* of a job or a seeker: NNNNN-NNNNNNNN */
	LIMIT_MAIL = 254,		/* RFC 5321 leaves no more */
	LIMIT_PASSWORD_LEAST = 12,
	LIMIT_PASSWORD = 128,

	/* a job */
	LIMIT_OCCUPATION = 28,		/* known */
	LIMIT_DUTIES = 360,		/* known */
	LIMIT_DAYS_OFF = 60,		/* known */
	LIMIT_REMARKS = 600,
	LIMIT_WORD = 60,		/* any other field: a few words, */
	LIMIT_LINE = 100,		/* a line, */
	LIMIT_PARAGRAPH = 200,		/* or some */

	/* staff's work */
	LIMIT_WISHES = 2000,		/* of a consultation */
	LIMIT_FIT = 1000,		/* the judgement of fit */
	LIMIT_WORD_TO_SEEKER = 600,
	LIMIT_REASON = 600,		/* of sending back, refusing, exempting,
					   correcting */

	/* an application */
	LIMIT_MOTIVATION = 2000,
	LIMIT_MESSAGE = 2000,
	LIMIT_RESULT_NOTE = 600,	/* word to the office; says reason 9 */
	LIMIT_TERMS_NOTE = 600,		/* how terms differ */

	/* lists: rows */
	LIMIT_PAGE = 20,
	LIMIT_PAGE_MOST = 100
};

#endif
