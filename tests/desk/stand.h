/*
 * What tests of the desk stand on: people signed in at a door, each with a
 * database connection of their own as the door's user, in the database of
 * the site under test (SITE, RUN); and things made for them in a wanted
 * state. Nobody else touches what is made here, so that no test depends on
 * another.
 */
#ifndef TESTS_DESK_STAND_H
#define TESTS_DESK_STAND_H

#include "desk/desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* One who stands at a desk. */
struct stand {
	struct desk desk;
	struct arena arena;		/* of one request */
	unsigned char account[ID_BYTES];
	unsigned char party[ID_BYTES];	/* seeker, employer or office */
	const char *mail;		/* as it signs in */
};

/* The password of everyone, of the demonstration too. */
extern const char stand_password[];

/* Group fixtures; everything below works between them. */
int stand_begin(void **state);
int stand_end(void **state);

/*
 * Someone of the demonstration, signed in by mail address and password (once
 * in a process, with a connection each time): "seeker@demo.example".
 */
void stand_open(struct stand *stand, enum desk_door door, const char *mail);

/* Someone new: a seeker, an employer, or staff of the first office. */
void stand_new(struct stand *stand, enum desk_door door);

/* The same person again, at the same door, by a second connection. */
void stand_again(struct stand *stand, const struct stand *person);

/* Whoever signs in for a party that SQL names, without a password. */
void stand_party(struct stand *stand, enum desk_door door,
    const char *party);

/* Nobody in particular: a connection of that door without a session. */
void stand_nobody(struct stand *stand, enum desk_door door);

void stand_close(struct stand *stand);

/* A connection to the database as a program's user: "clerk". */
void stand_database(struct db **db, const char *program);

/*
 * Begin a request: memory is cleared, nothing is refused yet, the real clock
 * is read anew; the rule clock stays where it was set. The request_key is
 * new unless one is given; `fields` is what was posted.
 */
void stand_post(struct stand *stand, const char *key, const char *fields);

/* Begin a request that only reads; returns where its rows go. */
struct element *stand_get(struct stand *stand);

/* What any state allows: mark all that happened until now as read. */
enum outcome stand_read(struct stand *stand, const char *answer);

/* The code of what was refused, "" when nothing was. */
const char *stand_refusal(const struct stand *stand);

/* An instant in Japan: "2026-11-20T10:00:00", or with a fraction. */
instant at(const char *text);

/* Run SQL as root, made by printf. */
void sql(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The one value that a question as root gives, "" for NULL; until the end. */
const char *sql_text(const char *format, ...)
    __attribute__((format(printf, 1, 2)));
long sql_number(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

/* printf; until the end. */
const char *sql_print(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

/* As SQL, until the end: an id (X'0123…'), an instant. */
const char *sql_id(const unsigned char id[ID_BYTES]);
const char *sql_instant(instant when);

/* The number after the last of a table that begins so, `digits` longer. */
const char *sql_next(const char *table, const char *begin, int digits);

/* A new row of a table, like one that is there but for some columns. */
void sql_copy(const char *table, const char *of, const char *changes);

/* ---- things, made by SQL as acts would leave them (make.c) -------------- */

/* A job of an employer, accepted at an instant, with the first job's text. */
void make_job(unsigned char job[ID_BYTES], const struct stand *employer,
    instant accepted);

/* A referral of a seeker to a job, sent at an instant, to apply in 7 days. */
void make_referral(unsigned char referral[ID_BYTES],
    const struct stand *seeker, const unsigned char job[ID_BYTES],
    instant sent);

/* A draft of one, begun at an instant, ready to send: a call was possible. */
void make_draft(unsigned char referral[ID_BYTES], const struct stand *seeker,
    const unsigned char job[ID_BYTES], instant begun);

/* What the seeker made of it at an instant. */
void make_application(unsigned char application[ID_BYTES],
    const unsigned char referral[ID_BYTES], instant applied);

#endif
