/* What happened, as a My Page tells it; and what a mail says of it. */
#include "desk/notification.h"

#include "stand.h"

#include <string.h>

/* Something happened to a party at an instant; `n` tells them apart. */
static void
happen(const unsigned char *party, const char *when, int n)
{
	sql("CALL own_notify('2026-11-20 00:00:00', "
	    "'%s' - INTERVAL 9 HOUR, %s, 'applied', '/employer/applicants/%d', "
	    "'office %d', '99010-%08d', 'title %d', 'name %d')", when,
	    sql_id(party), n, n, n, n, n);
}

static struct element *
list(struct stand *stand, long page, long size)
{
	struct element *into = stand_get(stand);

	assert_int_equal(desk_notifications(&stand->desk, into, page, size),
	    OUTCOME_OK);
	return into;
}

/* The numbers of a page's notifications, "3 2 1". */
static const char *
numbers(struct stand *stand, const struct element *page)
{
	const struct element *e;
	char *text = arena_text(&stand->arena, "%s", "");

	for (e = element_first(page, "notification"); e != NULL;
	    e = element_next(e, "notification"))
		text = arena_text(&stand->arena, "%s%s%s", text,
		    *text == '\0' ? "" : " ",
		    strrchr(fact_text(e, "link"), '/') + 1);
	return text;
}

static long
unread(const struct element *page)
{
	return fact_number(element_first(page, "viewer"), "unread");
}

static void
newest_first(void **state)
{
	struct stand person, other;
	struct element *page;

	(void)state;
	stand_new(&person, DESK_EMPLOYER);
	stand_new(&other, DESK_EMPLOYER);
	page = list(&person, 1, 20);
	assert_int_equal(fact_number(element_first(page, "total"), "count"),
	    0);
	assert_null(element_first(page, "notification"));
	happen(person.party, "2026-11-20 10:00:00.000001", 2);
	happen(person.party, "2026-11-20 10:00:00.000000", 1);
	happen(person.party, "2026-11-20 10:00:00.000002", 3);
	happen(other.party, "2026-11-20 11:00:00", 9);
	page = list(&person, 1, 20);
	assert_string_equal(numbers(&person, page), "3 2 1");
	assert_int_equal(fact_number(element_first(page, "total"), "count"),
	    3);
	assert_int_equal(unread(page), 3);
	assert_string_equal(numbers(&other, list(&other, 1, 20)), "9");
	stand_close(&other);
	stand_close(&person);
}

/* R7: office, number, occupation and name are there, and when it was. */
static void
four_facts(void **state)
{
	struct stand person;
	const struct element *row;

	(void)state;
	stand_new(&person, DESK_EMPLOYER);
	happen(person.party, "2026-11-20 10:00:00", 7);
	row = element_first(list(&person, 1, 20), "notification");
	assert_string_equal(fact_text(row, "code"), "applied");
	assert_string_equal(fact_text(row, "state"), "new");
	assert_string_equal(fact_text(row, "link"), "/employer/applicants/7");
	assert_string_equal(fact_text(row, "office_name"), "office 7");
	assert_string_equal(fact_text(row, "job_number"), "99010-00000007");
	assert_string_equal(fact_text(row, "title"), "title 7");
	assert_string_equal(fact_text(row, "name"), "name 7");
	assert_string_equal(fact_text(row, "at"),
	    "2026-11-20T10:00:00+09:00");
	assert_string_equal(fact_text(element_first(row, "at"), "weekday"),
	    "5");
	assert_int_equal(strlen(fact_text(row, "id")), 32);
	stand_close(&person);
}

static void
pages(void **state)
{
	static const struct {
		long page, size;
		const char *numbers;
	} parts[] = {
		{ 1, 3, "7 6 5" }, { 2, 3, "4 3 2" }, { 3, 3, "1" },
		{ 4, 3, "" }, { 1, 7, "7 6 5 4 3 2 1" }, { 2, 7, "" },
		{ 1000000, 20, "" }
	};
	struct stand person;

	(void)state;
	stand_new(&person, DESK_SEEKER);
	for (int n = 1; n <= 7; n++)
		happen(person.party, arena_text(&person.arena,
		    "2026-11-20 10:00:0%d", n), n);
	for (size_t i = 0; i < COUNT(parts); i++) {
		struct element *page = list(&person, parts[i].page,
		    parts[i].size);

		assert_string_equal(numbers(&person, page), parts[i].numbers);
		assert_int_equal(fact_number(element_first(page, "total"),
		    "count"), 7);
	}
	stand_close(&person);
}

static enum outcome
mark_read(struct stand *stand, const char *key, const char *now)
{
	stand_post(stand, key, "read");
	stand->desk.now = at(now);
	return desk_notification_read(&stand->desk, stand->desk.now,
	    "/notifications");
}

/* Everything up to the rule clock's now is read; what comes later is not. */
static void
read_until_now(void **state)
{
	struct stand person, other;
	const struct element *row;

	(void)state;
	stand_new(&person, DESK_STAFF);
	stand_new(&other, DESK_SEEKER);
	sql("DELETE FROM notification WHERE party_id = %s",
	    sql_id(person.party));
	happen(other.party, "2026-11-20 09:00:00", 1);
	happen(person.party, "2026-11-20 10:00:00", 1);
	happen(person.party, "2026-11-20 12:00:00", 2);
	happen(person.party, "2026-11-20 12:00:00.000001", 3);
	assert_int_equal(mark_read(&person, NULL, "2026-11-20T12:00:00"),
	    OUTCOME_OK);
	assert_string_equal(person.desk.answer, "/notifications");
	assert_int_equal(unread(list(&person, 1, 20)), 1);
	row = element_first(list(&person, 1, 20), "notification");
	assert_string_equal(fact_text(row, "state"), "new");
	row = element_next(row, "notification");
	assert_string_equal(fact_text(row, "state"), "read");
	assert_int_equal(unread(list(&other, 1, 20)), 1);
	/* When it was read stays as it was. */
	assert_int_equal(mark_read(&person, NULL, "2026-11-21T12:00:00"),
	    OUTCOME_OK);
	assert_string_equal(sql_text("SELECT GROUP_CONCAT(read_at ORDER BY at) "
	    "FROM notification WHERE party_id = %s", sql_id(person.party)),
	    "2026-11-20 03:00:00.000000,2026-11-20 03:00:00.000000,"
	    "2026-11-21 03:00:00.000000");
	stand_close(&other);
	stand_close(&person);
}

/* One mail to each account of the party, and nothing personal in it. */
static void
mails(void **state)
{
	struct stand person, colleague;

	(void)state;
	stand_new(&person, DESK_EMPLOYER);
	stand_new(&colleague, DESK_EMPLOYER);
	sql("UPDATE account SET party_id = %s WHERE id = %s",
	    sql_id(person.party), sql_id(colleague.account));
	happen(person.party, "2026-11-20 10:00:00", 1);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM mail WHERE code = "
	    "'applied' AND account_id IN (%s, %s)", sql_id(person.account),
	    sql_id(colleague.account)), 2);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM mail_text "
	    "WHERE CONCAT(subject, body) RLIKE '[0-9]{4}|office|name'"), 0);
	stand_close(&colleague);
	stand_close(&person);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(newest_first),
		cmocka_unit_test(four_facts),
		cmocka_unit_test(pages),
		cmocka_unit_test(read_until_now),
		cmocka_unit_test(mails),
	};

	return cmocka_run_group_tests(tests, stand_begin, stand_end);
}
