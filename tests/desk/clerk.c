/*
 * What the clerk does by itself: how often a mail is tried, and for how long
 * it is kept. Each test takes all that it did back, for the site's own clerk
 * is at work beside it.
 */
#include "stand.h"

/* In one transaction that is taken back; fails where a condition is false. */
#define TAKEN_BACK(act, condition) \
	"START TRANSACTION; DELETE FROM mail; " act \
	"BEGIN NOT ATOMIC IF NOT (" condition ") THEN " \
	"SIGNAL SQLSTATE '45000'; END IF; END; ROLLBACK"

#define MAIL(id, columns) \
	"INSERT INTO mail SET id = REPEAT('" id "', 16), code = 'sent', " \
	"account_id = (SELECT MIN(id) FROM account), " columns "; "

/* Ten times, and then it is given up. */
static void
ten_tries(void **state)
{
	(void)state;
	sql(TAKEN_BACK(
	    MAIL("a", "created_at = '2030-01-01', next_at = '2030-01-01'")
	    "FOR day IN 1..12 DO "
	    "CALL clerk_mail_take('2030-01-01' + INTERVAL day DAY, "
	    "'2030-01-01 00:05:00' + INTERVAL day DAY); END FOR; ",
	    "(SELECT tries = 10 AND next_at IS NULL FROM mail)"));
}

/* A month, whether sent or given up; never what is still to be sent. */
static void
a_month(void **state)
{
	(void)state;
	sql(TAKEN_BACK(
	    MAIL("a", "created_at = '2030-01-01', sent_at = '2030-01-01'")
	    MAIL("b", "created_at = '2030-01-01', tries = 10")
	    MAIL("c", "created_at = '2030-01-01', next_at = '2030-01-01'")
	    MAIL("d", "created_at = '2030-01-02', sent_at = '2030-01-02'")
	    MAIL("e", "created_at = '2030-01-02', tries = 10")
	    "CALL clerk_forget('2030-02-01'); ",
	    "(SELECT GROUP_CONCAT(LEFT(id, 1) ORDER BY id) FROM mail) = "
	    "'c,d,e'"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ten_tries),
		cmocka_unit_test(a_month),
	};

	return cmocka_run_group_tests(tests, stand_begin, stand_end);
}
