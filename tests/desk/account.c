/*
 * Signing in and out: who may, how often one may try, and how long a session
 * lasts, to the microsecond.
 */
#include "desk/account.h"

#include "desk/notification.h"
#include "stand.h"

#include <string.h>

static enum outcome
try_at(struct stand *stand, const char *mail, const char *password,
    instant real, long *retry)
{
	unsigned char session[DIGEST_BYTES];

	stand_post(stand, NULL, "");
	stand->desk.real = real;
	*retry = 0;
	digest_random(session, sizeof session);
	return desk_account_login(&stand->desk, mail, password, session,
	    retry);
}

static enum outcome
try(struct stand *stand, const char *mail, const char *password)
{
	long retry;

	return try_at(stand, mail, password, stand->desk.real, &retry);
}

/* What a session is good for: the smallest page of a member. */
static enum outcome
read_at(struct stand *stand, instant real)
{
	struct element *page = stand_get(stand);

	stand->desk.real = real;
	return desk_notifications(&stand->desk, page, 1, 20);
}

static void
password_tells(void **state)
{
	static const enum desk_door doors[] = { DESK_SEEKER, DESK_EMPLOYER,
	    DESK_STAFF };
	struct stand person;

	(void)state;
	for (size_t i = 0; i < COUNT(doors); i++) {
		stand_new(&person, doors[i]);
		assert_int_equal(try(&person, person.mail, stand_password),
		    OUTCOME_OK);
		assert_int_equal(try(&person, person.mail, "shokai-demo-1"),
		    OUTCOME_INVALID);
		assert_int_equal(try(&person, person.mail, ""),
		    OUTCOME_INVALID);
		assert_int_equal(try(&person, person.mail, "Shokai-demo-1 "),
		    OUTCOME_INVALID);
		assert_int_equal(try(&person, "nobody@demo.example",
		    stand_password), OUTCOME_INVALID);
		assert_int_equal(try(&person, "", stand_password),
		    OUTCOME_INVALID);
		stand_close(&person);
	}
}

/* An account is one door's: elsewhere the same words are wrong. */
static void
door_tells(void **state)
{
	struct stand person, other;

	(void)state;
	stand_new(&person, DESK_SEEKER);
	stand_nobody(&other, DESK_EMPLOYER);
	assert_int_equal(try(&other, person.mail, stand_password),
	    OUTCOME_INVALID);
	stand_close(&other);
	stand_close(&person);
}

static void
addresses_fold(void **state)
{
	struct stand person;
	char upper[64];

	(void)state;
	stand_new(&person, DESK_SEEKER);
	for (size_t i = 0; i <= strlen(person.mail); i++)
		upper[i] = (char)(person.mail[i] >= 'a' &&
		    person.mail[i] <= 'z' ? person.mail[i] - 32 :
		    person.mail[i]);
	assert_int_equal(try(&person, upper, stand_password), OUTCOME_OK);
	/* Full-width letters, as a Japanese keyboard may leave them. */
	sql("UPDATE account SET login = CONCAT('fold', login) WHERE id = %s",
	    sql_id(person.account));
	assert_int_equal(try(&person, sql_print(
	    "\uff26\uff4f\uff2c\uff24%s", upper), stand_password), OUTCOME_OK);
	/* But nothing else is mended, and nothing is cut off. */
	assert_int_equal(try(&person, sql_print("fold%s ", person.mail),
	    stand_password), OUTCOME_INVALID);
	stand_close(&person);
}

/* Ten failures within ten minutes; the eleventh attempt waits. */
static void
failures_count(void **state)
{
	struct stand person;
	instant first;
	long retry;

	(void)state;
	stand_new(&person, DESK_SEEKER);
	first = person.desk.real;
	for (int i = 0; i < 10; i++)
		assert_int_equal(try_at(&person, person.mail, "wrong",
		    first + i * INSTANT_SECOND, &retry), OUTCOME_INVALID);
	/* Even the right word does not help now. */
	assert_int_equal(try_at(&person, person.mail, stand_password,
	    first + 10 * INSTANT_SECOND, &retry), OUTCOME_CONFLICT);
	assert_string_equal(stand_refusal(&person), "too_many");
	assert_in_range(retry, 590, 591);
	/* To the last microsecond in which the first failure counts. */
	assert_int_equal(try_at(&person, person.mail, stand_password,
	    first + 10 * INSTANT_MINUTE - 1, &retry), OUTCOME_CONFLICT);
	assert_int_equal(retry, 1);
	assert_int_equal(try_at(&person, person.mail, "wrong",
	    first + 10 * INSTANT_MINUTE, &retry), OUTCOME_INVALID);
	/* That one counts again: ten are left. */
	assert_int_equal(try_at(&person, person.mail, stand_password,
	    first + 10 * INSTANT_MINUTE + INSTANT_SECOND - 1, &retry),
	    OUTCOME_CONFLICT);
	assert_int_equal(try_at(&person, person.mail, stand_password,
	    first + 10 * INSTANT_MINUTE + INSTANT_SECOND, &retry),
	    OUTCOME_OK);
	/* Having signed in, one begins anew. */
	for (int i = 0; i < 10; i++)
		assert_int_equal(try_at(&person, person.mail, "wrong",
		    first + 11 * INSTANT_MINUTE, &retry), OUTCOME_INVALID);
	assert_int_equal(try_at(&person, person.mail, "wrong",
	    first + 11 * INSTANT_MINUTE, &retry), OUTCOME_CONFLICT);
	stand_close(&person);
}

/* Failures are an address's, whether it exists or not, at one door. */
static void
failures_apart(void **state)
{
	struct stand person, other;
	const char *nobody;
	long retry;

	(void)state;
	stand_new(&person, DESK_SEEKER);
	nobody = sql_text("SELECT CONCAT(HEX(RANDOM_BYTES(8)), '@x.example')");
	for (int i = 0; i < 10; i++)
		assert_int_equal(try(&person, nobody, "wrong"),
		    OUTCOME_INVALID);
	assert_int_equal(try(&person, nobody, "wrong"), OUTCOME_CONFLICT);
	assert_int_equal(try(&person, person.mail, stand_password),
	    OUTCOME_OK);
	stand_nobody(&other, DESK_STAFF);
	assert_int_equal(try_at(&other, nobody, "wrong", other.desk.real,
	    &retry), OUTCOME_INVALID);
	/* No address is kept with the failures. */
	assert_int_equal(sql_number("SELECT COUNT(*) FROM login_failure "
	    "WHERE login = SHA2('%s', 256) OR INSTR(login, '%s') > 0", nobody,
	    nobody), 0);
	stand_close(&other);
	stand_close(&person);
}

static void
session_ends(void **state)
{
	struct stand person, again;

	(void)state;
	stand_new(&person, DESK_EMPLOYER);
	stand_again(&again, &person);
	assert_int_equal(read_at(&again, person.desk.real), OUTCOME_OK);
	stand_post(&person, NULL, "");
	assert_int_equal(desk_account_logout(&person.desk), OUTCOME_OK);
	assert_int_equal(read_at(&again, person.desk.real), OUTCOME_DENIED);
	assert_int_equal(read_at(&person, person.desk.real), OUTCOME_DENIED);
	/* Twice is no fault, and neither is without any. */
	assert_int_equal(desk_account_logout(&person.desk), OUTCOME_OK);
	person.desk.session_given = 0;
	assert_int_equal(desk_account_logout(&person.desk), OUTCOME_OK);
	stand_close(&again);
	stand_close(&person);
}

/* An hour without use, twelve hours in all; both may be reached exactly. */
static void
session_lasts(void **state)
{
	struct stand person;
	instant began, end;

	(void)state;
	stand_new(&person, DESK_SEEKER);
	began = sql_number("SELECT TIMESTAMPDIFF(MICROSECOND, '1970-01-01', "
	    "created_at) FROM session WHERE account_id = %s",
	    sql_id(person.account));
	end = began + 12 * INSTANT_HOUR;
	assert_int_equal(read_at(&person, began + INSTANT_HOUR + 1),
	    OUTCOME_DENIED);
	assert_int_equal(read_at(&person, began + INSTANT_HOUR), OUTCOME_OK);
	/* Use moved it on; it was not kept alive by the look from outside. */
	for (instant now = began + INSTANT_HOUR; now < end;
	    now += 59 * INSTANT_MINUTE)
		assert_int_equal(read_at(&person, now), OUTCOME_OK);
	assert_int_equal(read_at(&person, end), OUTCOME_OK);
	assert_int_equal(read_at(&person, end + 1), OUTCOME_DENIED);
	/* Acts end with it too. */
	stand_post(&person, NULL, "");
	person.desk.real = end + 1;
	assert_int_equal(stand_read(&person, "/"), OUTCOME_DENIED);
	person.desk.real = end;
	assert_int_equal(stand_read(&person, "/"), OUTCOME_OK);
	stand_close(&person);
}

/* The rule clock has no say in it. */
static void
session_and_rules(void **state)
{
	struct stand person;

	(void)state;
	stand_new(&person, DESK_SEEKER);
	person.desk.now = at("2040-01-01T00:00:00");
	assert_int_equal(read_at(&person, person.desk.real), OUTCOME_OK);
	person.desk.now = at("2001-01-01T00:00:00");
	assert_int_equal(read_at(&person, person.desk.real), OUTCOME_OK);
	stand_close(&person);
}

/* A session is worth nothing at another door, nor is anything like it. */
static void
session_of_others(void **state)
{
	static const enum desk_door doors[] = { DESK_SEEKER, DESK_EMPLOYER,
	    DESK_STAFF };
	struct stand person, other;

	(void)state;
	for (size_t i = 0; i < COUNT(doors); i++) {
		stand_new(&person, doors[i]);
		for (size_t j = 0; j < COUNT(doors); j++) {
			stand_nobody(&other, doors[j]);
			memcpy(other.desk.session, person.desk.session,
			    DIGEST_BYTES);
			other.desk.session_given = 1;
			assert_int_equal(read_at(&other, other.desk.real),
			    i == j ? OUTCOME_OK : OUTCOME_DENIED);
			stand_post(&other, NULL, "");
			assert_int_equal(stand_read(&other, "/"),
			    i == j ? OUTCOME_OK : OUTCOME_DENIED);
			/* And another door can't end it. */
			if (i != j)
				assert_int_equal(
				    desk_account_logout(&other.desk),
				    OUTCOME_OK);
			stand_close(&other);
		}
		assert_int_equal(read_at(&person, person.desk.real),
		    OUTCOME_OK);
		person.desk.session[0] ^= 1;
		assert_int_equal(read_at(&person, person.desk.real),
		    OUTCOME_DENIED);
		stand_close(&person);
	}
}

/*
 * The token itself is nowhere, nor is the password; as one as which a partner
 * acts nobody signs in.
 */
static void
secrets_kept(void **state)
{
	struct stand person;

	(void)state;
	stand_new(&person, DESK_STAFF);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM account "
	    "WHERE password LIKE '$argon2id$v=19$m=19456,t=2,p=1$%%'"),
	    sql_number("SELECT COUNT(*) FROM account "
	    "WHERE password <> '!'"));
	assert_int_equal(sql_number("SELECT COUNT(*) FROM account "
	    "WHERE password LIKE '%%%s%%'", stand_password), 0);
	stand_close(&person);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(password_tells),
		cmocka_unit_test(door_tells),
		cmocka_unit_test(addresses_fold),
		cmocka_unit_test(failures_count),
		cmocka_unit_test(failures_apart),
		cmocka_unit_test(session_ends),
		cmocka_unit_test(session_lasts),
		cmocka_unit_test(session_and_rules),
		cmocka_unit_test(session_of_others),
		cmocka_unit_test(secrets_kept),
	};

	return cmocka_run_group_tests(tests, stand_begin, stand_end);
}
