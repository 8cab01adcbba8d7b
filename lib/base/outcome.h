/*
 * What became of something that was asked. Five outcomes are expected and
 * have a page of their own; everything else is a fault: logged once where it
 * is found, never shown. lib/web/reply.c alone turns outcomes into HTTP.
 */
#ifndef BASE_OUTCOME_H
#define BASE_OUTCOME_H

enum outcome {
	OUTCOME_OK,
	OUTCOME_INVALID,	/* what was typed can't be taken */
	OUTCOME_DENIED,		/* not for this one to do */
	OUTCOME_NOT_FOUND,	/* not there, or another's */
	OUTCOME_CONFLICT,	/* the state of things forbids it */
	OUTCOME_FAULT		/* ours; already logged */
};

#define MUST_USE __attribute__((warn_unused_result))

/* Leave the calling function with whatever is not OK. */
#define TRY(expression)							\
	do {								\
		enum outcome try_outcome_ = (expression);		\
		if (try_outcome_ != OUTCOME_OK)				\
			return try_outcome_;				\
	} while (0)

#endif
