#include "stand_private.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "desk/account.h"
#include "desk/notification.h"
#include "port/key.h"
#include "port/settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CEILING_BYTES = 32 * 1024 * 1024, KNOWN_MAX = 8 };

const char stand_password[] = "Shokai-demo-1";

static const char *const doors[DESK_DOORS] = {
	"public", "seeker", "employer", "staff"
};


/* Who of the demonstration has signed in already. */
static struct {
	const char *mail;
	unsigned char session[DIGEST_BYTES];
} known[KNOWN_MAX];
static size_t known_count;

int
stand_begin(void **state)
{
	(void)state;
	log_open("test");
	arena_init(&stand_arena, CEILING_BYTES);
	snprintf(stand_socket, sizeof stand_socket, "%s/mariadb/mariadb.sock",
	    stand_environment("RUN"));
	return 0;
}

int
stand_end(void **state)
{
	(void)state;
	known_count = 0;
	arena_finish(&stand_arena);
	return 0;
}

/* ---- people ------------------------------------------------------------- */

/* The password that the door's program has too. */
static const char *
secret(const char *door)
{
	const char *path = arena_text(&stand_arena, "%s/secret/%s",
	    stand_environment("SITE"), door);
	FILE *file = fopen(path, "r");
	char text[128];

	assert_non_null(file);
	assert_non_null(fgets(text, sizeof text, file));
	fclose(file);
	return arena_copy(&stand_arena, text, strcspn(text, "\n"));
}

/*
 * A connection to the key daemon as the door's own user, whom it knows by: an
 * asking that is refused makes one that stays.
 */
static void
keys_as(struct stand *stand, const char *door)
{
	struct settings *settings;
	const char *socket;
	uint32_t epoch;
	instant since;
	long user;

	assert_int_equal(settings_open(&settings, arena_text(&stand_arena,
	    "%s/etc/keyd.conf", stand_environment("SITE"))), OUTCOME_OK);
	user = settings_number(settings, "peers", door, -1);
	assert_int_equal(settings_need(settings, "keyd", "socket", &socket),
	    OUTCOME_OK);
	assert_int_equal(keys_open(&stand->desk.keys, socket), OUTCOME_OK);
	assert_int_equal(seteuid((uid_t)user), 0);
	assert_int_equal(keys_epochs(stand->desk.keys, &epoch, &epoch,
	    &since), OUTCOME_DENIED);
	assert_int_equal(seteuid(0), 0);
	settings_close(settings);
}

void
stand_database(struct db **db, const char *program)
{
	const struct db_settings settings = { stand_socket, "shokai",
	    arena_text(&stand_arena, "shokai_%s", program), secret(program), 0 };

	assert_int_equal(db_open(db, &settings), OUTCOME_OK);
}

void
stand_nobody(struct stand *stand, enum desk_door door)
{
	memset(stand, 0, sizeof *stand);
	arena_init(&stand->arena, CEILING_BYTES);
	stand_database(&stand->desk.db, doors[door]);
	stand->desk.arena = &stand->arena;
	stand->desk.door = door;
	stand->desk.now = clock_real();
	if (door != DESK_PUBLIC)
		keys_as(stand, doors[door]);
	stand_post(stand, NULL, "");
}

void
stand_close(struct stand *stand)
{
	db_close(stand->desk.db);
	keys_close(stand->desk.keys);
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
	stand->mail = arena_copy(&stand_arena, mail, strlen(mail));
	id_read(stand->account, sql_text("SELECT LOWER(HEX(id)) FROM account "
	    "WHERE door = '%s' AND login = '%s'", doors[door], mail));
	id_read(stand->party, sql_text("SELECT LOWER(HEX(party_id)) "
	    "FROM account WHERE id = %s", sql_id(stand->account)));
	sign_in_once(stand);
}

static void
party_new(struct stand *stand)
{
	const char *id = sql_id(stand->party);

	if (stand->desk.door == DESK_SEEKER)
		sql_copy("seeker", "id = UNHEX(MD5('seeker 1'))",
		    arena_text(&stand_arena, "id = %s, number = %s", id,
		    sql_next("seeker", "99010-8", 7)));
	else if (stand->desk.door == DESK_EMPLOYER)
		sql_copy("employer", "id = UNHEX(MD5('employer 1'))",
		    arena_text(&stand_arena, "id = %s, number = "
		    "CONCAT(%s, '-0')", id, sql_next("employer", "9901-", 6)));
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
	stand->mail = arena_text(&stand_arena, "t%.32s@demo.example", account + 2);
	sql_copy("account", arena_text(&stand_arena,
	    "door = '%s' AND password <> '!' LIMIT 1", doors[door]),
	    arena_text(&stand_arena, "id = %s, party_id = %s, login = '%s', "
	    "mail = login", account, sql_id(stand->party), stand->mail));
	sign_in(stand);
}

static const char *
session_hex(const struct stand *stand)
{
	char text[2 * DIGEST_BYTES + 1];

	text_hex(stand->desk.session, DIGEST_BYTES, text);
	return sql_print("%s", text);
}

void
stand_party(struct stand *stand, enum desk_door door, const char *party)
{
	stand_nobody(stand, door);
	id_read(stand->account, sql_text("SELECT LOWER(HEX(id)) FROM account "
	    "WHERE door = '%s' AND party_id = (%s) AND password <> '!' LIMIT 1", doors[door],
	    party));
	id_read(stand->party, sql_text("SELECT LOWER(HEX(party_id)) "
	    "FROM account WHERE id = %s", sql_id(stand->account)));
	digest_random(stand->desk.session, DIGEST_BYTES);
	sql("INSERT INTO session (token, account_id, created_at, idle_until, "
	    "ends_until) SELECT UNHEX('%s'), %s, %s, %s, %s",
	    session_hex(stand), sql_id(stand->account),
	    sql_instant(stand->desk.real),
	    sql_instant(stand->desk.real + INSTANT_HOUR),
	    sql_instant(stand->desk.real + INSTANT_HOUR));
	stand->desk.session_given = 1;
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
