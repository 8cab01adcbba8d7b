#include "stand.h"

#include "base/clock.h"
#include "base/log.h"
#include "desk/account.h"
#include "desk/notification.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CEILING_BYTES = 32 * 1024 * 1024, KNOWN_MAX = 8 };

const char stand_password[] = "Shokai-demo-1";

static const char *const doors[DESK_DOORS] = {
	"public", "seeker", "employer", "staff"
};

static struct arena ours;	/* of the whole run */
static char socket_path[256];

/* Who of the demonstration has signed in already. */
static struct {
	const char *mail;
	unsigned char session[DIGEST_BYTES];
} known[KNOWN_MAX];
static size_t known_count;

static const char *
environment(const char *name)
{
	const char *value = getenv(name);

	if (value == NULL)
		fail_msg("%s is not set: run tests/run", name);
	return value;
}

int
stand_begin(void **state)
{
	(void)state;
	log_open("test");
	arena_init(&ours, CEILING_BYTES);
	snprintf(socket_path, sizeof socket_path, "%s/mariadb/mariadb.sock",
	    environment("RUN"));
	return 0;
}

int
stand_end(void **state)
{
	(void)state;
	known_count = 0;
	arena_finish(&ours);
	return 0;
}

/* ---- as root ------------------------------------------------------------ */

static void
root_open(struct db **db)
{
	const struct db_settings settings = { socket_path, "shokai", "root",
	    "" };

	assert_int_equal(db_open(db, &settings), OUTCOME_OK);
}

static const char *
print(const char *format, va_list arguments)
{
	char text[8192];

	vsnprintf(text, sizeof text, format, arguments);
	return arena_copy(&ours, text, strlen(text));
}

const char *
sql_print(const char *format, ...)
{
	va_list arguments;
	const char *text;

	va_start(arguments, format);
	text = print(format, arguments);
	va_end(arguments);
	return text;
}

void
sql(const char *format, ...)
{
	va_list arguments;
	const char *text;
	struct db *db;

	va_start(arguments, format);
	text = print(format, arguments);
	va_end(arguments);
	root_open(&db);
	if (db_run(db, text, strlen(text)) != OUTCOME_OK)
		fail_msg("%s", text);
	db_close(db);
}

static const char *
value(const char *text)
{
	struct element *rows = tree_root(tree_open(&ours, "rows"));
	const struct statement statement = { text, "row" };
	const struct element *row;
	struct db *db;

	root_open(&db);
	if (db_ask(db, &statement, NO_ARGS, rows, 0) != OUTCOME_OK)
		fail_msg("%s", text);
	db_close(db);
	row = element_first(rows, "row");
	row = row == NULL ? NULL : element_first(row, NULL);
	return row == NULL ? "" : element_string(row);
}

const char *
sql_text(const char *format, ...)
{
	va_list arguments;
	const char *text;

	va_start(arguments, format);
	text = print(format, arguments);
	va_end(arguments);
	return value(text);
}

long
sql_number(const char *format, ...)
{
	va_list arguments;
	const char *text;

	va_start(arguments, format);
	text = print(format, arguments);
	va_end(arguments);
	return strtol(value(text), NULL, 10);
}

const char *
sql_id(const unsigned char id[ID_BYTES])
{
	char text[2 * ID_BYTES + 1];

	for (size_t i = 0; i < ID_BYTES; i++)
		snprintf(text + 2 * i, 3, "%02x", id[i]);
	return arena_text(&ours, "X'%s'", text);
}

const char *
sql_digits(const unsigned char id[ID_BYTES], int count)
{
	return arena_text(&ours, "RIGHT(CONV(SUBSTR(HEX(%s), 1, 12), 16, 10), "
	    "%d)", sql_id(id), count);
}

const char *
sql_instant(instant when)
{
	return arena_text(&ours, "TIMESTAMPADD(MICROSECOND, %lld, "
	    "'1970-01-01 00:00:00.000000')", (long long)when);
}

instant
at(const char *text)
{
	instant when = 0;

	if (!instant_parse(arena_text(&ours, "%s+09:00", text), &when))
		fail_msg("%s", text);
	return when;
}

/* ---- people ------------------------------------------------------------- */

/* The password that the door's program has too. */
static const char *
secret(const char *door)
{
	const char *path = arena_text(&ours, "%s/secret/%s",
	    environment("SITE"), door);
	FILE *file = fopen(path, "r");
	char text[128];

	assert_non_null(file);
	assert_non_null(fgets(text, sizeof text, file));
	fclose(file);
	return arena_copy(&ours, text, strcspn(text, "\n"));
}

void
stand_nobody(struct stand *stand, enum desk_door door)
{
	const struct db_settings settings = { socket_path, "shokai",
	    arena_text(&ours, "shokai_%s", doors[door]),
	    secret(doors[door]) };

	memset(stand, 0, sizeof *stand);
	arena_init(&stand->arena, CEILING_BYTES);
	assert_int_equal(db_open(&stand->desk.db, &settings), OUTCOME_OK);
	stand->desk.arena = &stand->arena;
	stand->desk.door = door;
	stand->desk.now = clock_real();
	stand_post(stand, NULL, "");
}

void
stand_close(struct stand *stand)
{
	db_close(stand->desk.db);
	arena_finish(&stand->arena);
}

void
stand_post(struct stand *stand, const char *key, const char *fields)
{
	struct desk *desk = &stand->desk;

	arena_clear(&stand->arena);
	desk->real = clock_real();
	desk->refusal = NULL;
	desk->answer = desk->field = desk->field_error = NULL;
	desk->key = key != NULL ? key : desk_hex(desk, desk_id(desk));
	digest_of(desk->fields, fields, strlen(fields));
}

struct element *
stand_get(struct stand *stand)
{
	stand_post(stand, NULL, "");
	return tree_root(tree_open(&stand->arena, "page"));
}

enum outcome
stand_read(struct stand *stand, const char *answer)
{
	return desk_notification_read(&stand->desk, stand->desk.now, answer);
}

const char *
stand_refusal(const struct stand *stand)
{
	return stand->desk.refusal == NULL ? "" :
	    fact_text(stand->desk.refusal, "code");
}

static void
id_read(unsigned char id[ID_BYTES], const char *hex)
{
	assert_int_equal(strlen(hex), 2 * ID_BYTES);
	for (size_t i = 0; i < ID_BYTES; i++)
		assert_int_equal(sscanf(hex + 2 * i, "%2hhx", &id[i]), 1);
}

static void
sign_in(struct stand *stand)
{
	struct desk *desk = &stand->desk;
	long retry;

	desk->session_given = 1;
	digest_random(desk->session, DIGEST_BYTES);
	assert_int_equal(desk_account_login(desk, stand->mail, stand_password,
	    desk->session, &retry), OUTCOME_OK);
}

/* By the session of before, if there was one. */
static void
sign_in_once(struct stand *stand)
{
	struct desk *desk = &stand->desk;

	desk->session_given = 1;
	for (size_t i = 0; i < known_count; i++)
		if (strcmp(known[i].mail, stand->mail) == 0) {
			memcpy(desk->session, known[i].session, DIGEST_BYTES);
			return;
		}
	sign_in(stand);
	assert_true(known_count < KNOWN_MAX);
	known[known_count].mail = stand->mail;
	memcpy(known[known_count++].session, desk->session, DIGEST_BYTES);
}

void
stand_open(struct stand *stand, enum desk_door door, const char *mail)
{
	stand_nobody(stand, door);
	stand->mail = arena_copy(&ours, mail, strlen(mail));
	id_read(stand->account, sql_text("SELECT LOWER(HEX(id)) FROM account "
	    "WHERE door = '%s' AND login = '%s'", doors[door], mail));
	id_read(stand->party, sql_text("SELECT LOWER(HEX(party_id)) "
	    "FROM account WHERE id = %s", sql_id(stand->account)));
	sign_in_once(stand);
}

void
sql_copy(const char *table, const char *of, const char *changes)
{
	sql("CREATE TEMPORARY TABLE one SELECT * FROM %s WHERE %s;"
	    "UPDATE one SET %s;"
	    "INSERT INTO %s SELECT * FROM one", table, of, changes, table);
}

static void
party_new(struct stand *stand)
{
	const char *id = sql_id(stand->party);

	if (stand->desk.door == DESK_SEEKER)
		sql_copy("seeker", "id = UNHEX(MD5('seeker 1'))",
		    arena_text(&ours, "id = %s, number = "
		    "CONCAT('99010-8', %s)", id, sql_digits(stand->party, 7)));
	else if (stand->desk.door == DESK_EMPLOYER)
		sql_copy("employer", "id = UNHEX(MD5('employer 1'))",
		    arena_text(&ours, "id = %s, number = "
		    "CONCAT('9901-', %s, '-0')", id,
		    sql_digits(stand->party, 6)));
	else
		id_read(stand->party, sql_text("SELECT MD5('office 1')"));
}

void
stand_new(struct stand *stand, enum desk_door door)
{
	const char *account;

	stand_nobody(stand, door);
	digest_random(stand->account, ID_BYTES);
	digest_random(stand->party, ID_BYTES);
	party_new(stand);
	account = sql_id(stand->account);
	stand->mail = arena_text(&ours, "t%.32s@demo.example", account + 2);
	sql_copy("account", arena_text(&ours, "door = '%s' LIMIT 1", doors[door]),
	    arena_text(&ours, "id = %s, party_id = %s, login = '%s', "
	    "mail = login", account, sql_id(stand->party), stand->mail));
	sign_in(stand);
}

void
stand_again(struct stand *stand, const struct stand *person)
{
	stand_nobody(stand, person->desk.door);
	memcpy(stand->account, person->account, ID_BYTES);
	memcpy(stand->party, person->party, ID_BYTES);
	memcpy(stand->desk.session, person->desk.session, DIGEST_BYTES);
	stand->mail = person->mail;
	stand->desk.session_given = 1;
	stand->desk.now = person->desk.now;
}
