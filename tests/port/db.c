/*
 * lib/port/db.c against a real server: what each type becomes, on the way
 * there and back, and what is a fault.
 */
#include "asked.h"

#include "base/clock.h"

#include <string.h>

/* ---- what columns become ------------------------------------------------ */

/* The question and the row as XML; `now` is 2026-11-20T12:00 in Japan. */
static const struct {
	struct statement statement;
	const char *row;
} columns[] = {
	{ { "SELECT 1 AS `@a`, 2 AS b", "x" }, "<x a=\"1\"><b>2</b></x>" },
	{ { "SELECT NULL AS `@a`, NULL AS b, '' AS c, '' AS `@d`", "x" },
	    "<x d=\"\"><c/></x>" },
	{ { "SELECT '<&\"' AS `@a`, '<&\"' AS b", "x" },
	    "<x a=\"&lt;&amp;&quot;\"><b>&lt;&amp;&quot;</b></x>" },
	{ { "SELECT _utf8mb4 X'F0A0AEB7' AS a, 'a\nb' AS b", "x" },
	    "<x><a>\xf0\xa0\xae\xb7</a><b>a&#10;b</b></x>" },
	{ { "SELECT -9223372036854775808 AS a, 9223372036854775807 AS b, "
	    "18446744073709551615 AS c", "x" },
	    "<x><a>-9223372036854775808</a><b>9223372036854775807</b>"
	    "<c>18446744073709551615</c></x>" },
	{ { "SELECT CAST(1.50 AS DECIMAL(9,2)) AS a, TRUE AS b", "x" },
	    "<x><a>1.50</a><b>1</b></x>" },
	{ { "SELECT DATE '2026-11-20' AS a, DATE '2026-11-22' AS `@b`", "x" },
	    "<x b=\"2026-11-22\"><a weekday=\"5\">2026-11-20</a></x>" },
	{ { "SELECT TIME '08:30:00' AS a, TIME '17:15:59' AS `@b`", "x" },
	    "<x b=\"17:15\"><a>08:30</a></x>" },
	{ { "SELECT TIMESTAMP '2026-11-20 00:00:00' AS a, "
	    "TIMESTAMP '2026-11-20 06:00:00.5' AS `@b`", "x" },
	    "<x b=\"2026-11-20T15:00:00.500000+09:00\">"
	    "<a weekday=\"5\">2026-11-20T09:00:00+09:00</a></x>" },
	/* A day in Japan begins while it is still yesterday in UTC. */
	{ { "SELECT TIMESTAMP '2026-11-20 15:00:00' AS a", "x" },
	    "<x><a weekday=\"6\">2026-11-21T00:00:00+09:00</a></x>" },
	{ { "SELECT TIMESTAMP '2026-11-20 14:59:59.999999' AS a_until", "x" },
	    "<x><a_until weekday=\"5\" left=\"43199\">"
	    "2026-11-20T23:59:59.999999+09:00</a_until></x>" },
	{ { "SELECT TIMESTAMP '2026-11-20 03:00:00' AS a_until", "x" },
	    "<x><a_until weekday=\"5\" left=\"0\">"
	    "2026-11-20T12:00:00+09:00</a_until></x>" },
	{ { "SELECT TIMESTAMP '2026-11-20 02:59:59.999999' AS a_until", "x" },
	    "<x><a_until weekday=\"5\" left=\"-1\">"
	    "2026-11-20T11:59:59.999999+09:00</a_until></x>" },
	{ { "SELECT TIMESTAMP '2026-11-20 02:00:00' AS `@a_until`", "x" },
	    "<x a_until=\"2026-11-20T11:00:00+09:00\"/>" },
	{ { "SELECT TIMESTAMP '1950-01-01 00:00:00.000001' AS a", "x" },
	    "<x><a weekday=\"7\">1950-01-01T09:00:00.000001+09:00</a></x>" },
	{ { "SELECT LOWER(HEX(X'00ff')) AS `@id`", "x" }, "<x id=\"00ff\"/>" },
	{ { "SELECT 1 AS a", "" }, "<row><a>1</a></row>" }
};

static void
columns_become(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(columns); i++)
		assert_string_equal(written(ask(&columns[i].statement,
		    NO_ARGS)), columns[i].row);
}

/* Result sets take the names in their order; a name too many is no harm. */
static void
sets_named(void **state)
{
	static const struct statement few = { "CALL sets()", "a b" };
	static const struct statement many = { "CALL sets()", "a b c d e" };
	struct element *into;

	(void)state;
	into = ask_by(asked_db, &few, NO_ARGS, OUTCOME_OK);
	assert_string_equal(written(into), "<page><a><n>1</n></a><a><n>2</n>"
	    "</a><row><n>4</n></row></page>");
	into = ask_by(asked_db, &many, NO_ARGS, OUTCOME_OK);
	assert_string_equal(written(into), "<page><a><n>1</n></a><a><n>2</n>"
	    "</a><c><n>4</n></c></page>");
	/* And rows are put behind what is there. */
	assert_int_equal(db_ask(asked_db, &few, NO_ARGS, into, 0), OUTCOME_OK);
	assert_string_equal(fact_text(element_next(element_next(element_next(
	    element_first(into, NULL), NULL), NULL), "a"), "n"), "1");
}

/* ---- arguments ---------------------------------------------------------- */

static const struct statement hex = { "SELECT HEX(?) AS a", "x" };
static const struct statement itself = { "SELECT ? AS a", "x" };
static const struct statement is_null = { "SELECT ? IS NULL AS a", "x" };
static const struct statement cast = {
	"SELECT CAST(? AS CHAR) AS a", "x"
};

static const char *
answer(const struct statement *statement, struct arg arg)
{
	return fact_text(ask(statement, &arg, 1), "a");
}

static void
arguments(void **state)
{
	static const unsigned char bytes[] = { 0, 1, '\'', '"', '\\', 0xff };
	static const char text[] = "'\"\\;--\x1a%_\xe6\xb1\x82";

	(void)state;
	assert_string_equal(answer(&is_null, arg_null()), "1");
	assert_string_equal(answer(&is_null, arg_text(NULL)), "1");
	assert_string_equal(answer(&is_null, arg_id(NULL)), "1");
	assert_string_equal(answer(&is_null, arg_text("")), "0");
	assert_string_equal(answer(&hex, arg_bytes(bytes, sizeof bytes)),
	    "000127225CFF");
	assert_string_equal(answer(&itself, arg_text(text)), text);
	assert_string_equal(answer(&cast, arg_number(INT64_MAX)),
	    "9223372036854775807");
	assert_string_equal(answer(&cast, arg_number(INT64_MIN)),
	    "-9223372036854775808");
	assert_string_equal(answer(&cast, arg_day(day_from_civil(2028, 2,
	    29))), "2028-02-29");
}

/* Instants go and come back to the microsecond, in all centuries. */
static void
instants_return(void **state)
{
	static const struct statement store = {
		"CALL instant_store(?)", "x"
	};
	static const char *const instants[] = {
		"2026-11-20T23:59:59.999999", "2026-11-21T00:00:00",
		"1970-01-01T09:00:00", "1970-01-01T08:59:59.999999",
		"1901-12-31T00:00:00.000001", "2038-01-19T12:14:08",
		"9999-12-31T08:59:59.999999"
	};

	(void)state;
	for (size_t i = 0; i < COUNT(instants); i++) {
		const struct element *row = ask(&store,
		    ARGS(arg_instant(at(instants[i]))));

		assert_string_equal(fact_text(row, "at"), arena_text(&asked_arena,
		    "%s+09:00", instants[i]));
		assert_int_equal(fact_instant(row, "at"), at(instants[i]));
	}
}

static void
arguments_counted(void **state)
{
#define SIX "?+?+?+?+?+?+"
	static const struct statement most = {
		"SELECT " SIX SIX SIX SIX SIX SIX SIX SIX "0", "x"
	};
	static const struct statement more = {
		"SELECT " SIX SIX SIX SIX SIX SIX SIX SIX "?", "x"
	};
	struct arg args[49];

	(void)state;
	for (size_t i = 0; i < COUNT(args); i++)
		args[i] = arg_number((int64_t)i);
	ask_by(asked_db, &most, args, 48, OUTCOME_OK);
	ask_by(asked_db, &more, args, 49, OUTCOME_FAULT);
	ask_by(asked_db, &itself, args, 0, OUTCOME_FAULT);
	ask_by(asked_db, &itself, args, 2, OUTCOME_FAULT);
	assert_false(db_away(asked_db));
	ask_by(asked_db, &itself, args, 1, OUTCOME_OK);
}

/* ---- long texts --------------------------------------------------------- */

static void
long_texts(void **state)
{
	static const struct statement text = {
		"SELECT body FROM long_text WHERE id = ?", "x"
	};
	struct element *into;
	instant began = clock_real();

	(void)state;
	/* 65535 bytes fill a TEXT; 262143 are what one column may have. */
	assert_int_equal(strlen(fact_text(ask(&text, ARGS(arg_number(1))),
	    "body")), 65535);
	assert_int_equal(strlen(fact_text(ask(&text, ARGS(arg_number(2))),
	    "body")), 262143);
	/* One that would be cut is a fault, and leaves nothing behind. */
	into = ask_by(asked_db, &text, ARGS(arg_number(3)), OUTCOME_FAULT);
	/* Nobody waits for the rest of it. */
	assert_in_range(clock_real() - began, 0, 2 * INSTANT_SECOND);
	assert_null(element_first(into, NULL));
	assert_false(db_away(asked_db));
	assert_int_equal(asked_times, 1);
	assert_int_equal(strlen(fact_text(ask(&text, ARGS(arg_number(1))),
	    "body")), 65535);
}

static void
too_long_to_store(void **state)
{
	static const struct statement store = {
		"INSERT INTO short_text VALUES (?)", ""
	};

	(void)state;
	ask_by(asked_db, &store, ARGS(arg_text("12345")), OUTCOME_OK);
	ask_by(asked_db, &store, ARGS(arg_text("123456")), OUTCOME_FAULT);
	ask_by(asked_db, &store, ARGS(arg_text(
	    "\xe6\xb1\x82\xe6\xb1\x82\xe6\xb1\x82\xe6\xb1\x82\xe6\xb1\x82")),
	    OUTCOME_OK);
	ask_by(asked_db, &store, ARGS(arg_text("\xff")), OUTCOME_FAULT);
	assert_string_equal(sql_text("SELECT COUNT(*) "
	    "FROM shokai_port.short_text"), "2");
}

/* ---- faults ------------------------------------------------------------- */

static void
faults(void **state)
{
	static const struct statement bad[] = {
		{ "CALL not_there()", "x" },
		{ "SELECT nothing FROM nowhere", "x" },
		{ "SELEC 1", "x" },
		{ "CALL half(?)", "x" }
	};
	struct element *into = tree_root(tree_open(&asked_arena, "page"));

	(void)state;
	element_add(into, "before");
	for (size_t i = 0; i < COUNT(bad); i++) {
		ask_by(asked_db, &bad[i], NO_ARGS, OUTCOME_FAULT);
		assert_int_equal(asked_times, 1);
		assert_int_equal(db_ask(asked_db, &bad[i], NO_ARGS, into, 0),
		    OUTCOME_FAULT);
		assert_false(db_away(asked_db));
		assert_string_equal(written(into),
		    "<page><before/></page>");
	}
	/* Two rows were read before the third broke off. */
	assert_int_equal(db_ask(asked_db, &bad[3], ARGS(arg_number(3)), into, 0),
	    OUTCOME_FAULT);
	assert_string_equal(written(into), "<page><before/></page>");
	assert_int_equal(db_ask(asked_db, &bad[3], ARGS(arg_number(0)), into, 0),
	    OUTCOME_OK);
}

static void
connection_strict(void **state)
{
	static const struct statement mode = {
		"SELECT @@sql_mode LIKE '%STRICT_ALL_TABLES%' AS strict, "
		"@@tx_isolation AS isolation, @@time_zone AS zone, "
		"@@character_set_client AS letters", "x"
	};
	const struct element *row = ask(&mode, NO_ARGS);

	(void)state;
	assert_string_equal(fact_text(row, "strict"), "1");
	assert_string_equal(fact_text(row, "isolation"), "READ-COMMITTED");
	assert_string_equal(fact_text(row, "zone"), "+00:00");
	assert_string_equal(fact_text(row, "letters"), "utf8mb4");
}

/* A procedure that was made anew, and answers otherwise, is just asked. */
static void
made_anew(void **state)
{
	static const struct statement changing = { "CALL changing()", "x y" };

	(void)state;
	assert_string_equal(written(ask(&changing, NO_ARGS)),
	    "<x><a>1</a></x>");
	sql("CREATE OR REPLACE PROCEDURE shokai_port.changing() "
	    "SELECT 'longer than before' AS `@b`, 2 AS c");
	assert_string_equal(written(ask(&changing, NO_ARGS)),
	    "<x b=\"longer than before\"><c>2</c></x>");
}

static const char schema[] =
    "CREATE TABLE long_text (id INT PRIMARY KEY, body LONGTEXT);"
    "INSERT INTO long_text VALUES (1, REPEAT('a', 65535)), "
    "(2, REPEAT('b', 262143)), (3, REPEAT('c', 300000));"
    "CREATE TABLE short_text (body VARCHAR(5));"
    "CREATE TABLE stored (at DATETIME(6));"
    "CREATE PROCEDURE sets() BEGIN SELECT 1 AS n UNION SELECT 2;"
    " SELECT 3 AS n FROM DUAL WHERE FALSE; SELECT 4 AS n; END;"
    "CREATE PROCEDURE instant_store(p_at DATETIME(6)) BEGIN"
    " DELETE FROM stored; INSERT INTO stored VALUES (p_at);"
    " SELECT at FROM stored WHERE at = p_at; END;"
    "CREATE PROCEDURE half(p_fails INT) BEGIN SELECT 1 AS n UNION SELECT 2;"
    " IF p_fails > 0 THEN SIGNAL SQLSTATE '45000'; END IF;"
    " SELECT 3 AS n; END;"
    "CREATE PROCEDURE changing() SELECT 1 AS a";

static int
begin(void **state)
{
	(void)state;
	asked_begin(schema);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	asked_end();
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_become),
		cmocka_unit_test(sets_named),
		cmocka_unit_test(arguments),
		cmocka_unit_test(instants_return),
		cmocka_unit_test(arguments_counted),
		cmocka_unit_test(long_texts),
		cmocka_unit_test(too_long_to_store),
		cmocka_unit_test(faults),
		cmocka_unit_test(connection_strict),
		cmocka_unit_test(made_anew),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
