#include "call.h"

#include "base/text.h"

#include <string.h>

static struct element *
rows_new(struct call *call)
{
	return tree_root(tree_open(call->arena, "rows"));
}

static _Bool
ask(struct call *call, const struct statement *statement,
    struct element *into, const struct arg *args, size_t count)
{
	return db_ask(call->db, statement, args, count, into, call->now) ==
	    OUTCOME_OK;
}

/* ---- the list of applicants --------------------------------------------- */

static const struct statement list_call = {
	"CALL employer_applicants(?,?,?,?,?,?,?,?,?)",
	"viewer total application job"
};

static _Bool
list_procedure(struct call *call, const struct call_thing *thing)
{
	struct element *rows = rows_new(call);

	return ask(call, &list_call, rows, ARGS(
	    arg_bytes(thing->session, DIGEST_BYTES), arg_instant(call->now),
	    arg_instant(call->now), arg_null(), arg_null(),
	    arg_text("applied"), arg_instant(call->now), arg_number(0),
	    arg_number(20))) && element_first(rows, "application") != NULL;
}

/* The same questions, one by one. */
static const struct statement list_viewer = {
	"SELECT LOWER(HEX(a.id)) AS `@account`, LOWER(HEX(a.party_id))"
	" AS `@party`, a.name AS `@name`, s.idle_until AS `@idle`"
	" FROM session s JOIN account a ON a.id = s.account_id"
	" WHERE s.token = ? AND a.door = 'employer' AND ? <= s.idle_until"
	" AND ? <= s.ends_until", "viewer"
};
static const struct statement list_unread = {
	"SELECT COUNT(*) AS `@unread` FROM notification"
	" WHERE party_id = ? AND read_at IS NULL", "unread"
};
static const struct statement list_total = {
	"SELECT COUNT(*) AS `@count`, IFNULL(SUM(state = 'selecting'), 0)"
	" AS selecting, IFNULL(SUM(state = 'selecting' AND arrived_at <= ?),"
	" 0) AS waiting FROM application WHERE employer_id = ?", "total"
};
static const struct statement list_rows = {
	"SELECT LOWER(HEX(id)) AS `@id`, state AS `@state`,"
	" IF(state = 'cancelled', NULL, mypage) AS `@mypage`,"
	" IF(state = 'cancelled', NULL, way) AS `@way`,"
	" IF(read_at IS NULL AND state = 'selecting', 1, NULL) AS `@new`,"
	" IF(state = 'cancelled', NULL, NULLIF(employer_unread, 0))"
	" AS `@unread`,"
	" IF(arrived_at <= ? AND state = 'selecting', 1, NULL) AS `@late`,"
	" name, IF(state = 'cancelled', NULL, kana) AS kana,"
	" IF(state = 'cancelled', NULL, title) AS title,"
	" IF(state = 'cancelled', NULL, referred_at) AS referred_at,"
	" IF(state = 'cancelled', NULL, applied_at) AS applied_at, result_at"
	" FROM application WHERE employer_id = ?"
	" ORDER BY arrived_at DESC, id DESC LIMIT 20", "application"
};
static const struct statement list_jobs = {
	"SELECT number AS `@number`, title FROM job WHERE employer_id = ?"
	" AND number IS NOT NULL ORDER BY created_at DESC LIMIT 100", "job"
};

static _Bool
list_statements(struct call *call, const struct call_thing *thing)
{
	struct element *rows = rows_new(call);
	unsigned char party[ID_BYTES];

	if (!ask(call, &list_viewer, rows, ARGS(
	    arg_bytes(thing->session, DIGEST_BYTES), arg_instant(call->now),
	    arg_instant(call->now))) ||
	    element_first(rows, "viewer") == NULL ||
	    !text_unhex(element_get(element_first(rows, "viewer"), "party"),
	    party, ID_BYTES))
		return 0;
	return ask(call, &list_unread, rows, ARGS(arg_id(party))) &&
	    ask(call, &list_total, rows, ARGS(arg_instant(call->now),
	    arg_id(party))) &&
	    ask(call, &list_rows, rows, ARGS(arg_instant(call->now),
	    arg_id(party))) &&
	    ask(call, &list_jobs, rows, ARGS(arg_id(party))) &&
	    element_first(rows, "application") != NULL;
}

/* ---- applying ----------------------------------------------------------- */

static const struct statement apply_call = {
	"CALL seeker_apply(?,?,?,?,?,?,?,?,?,?,?,?,?,?)", "act"
};

static struct arg
key_of(const struct call_thing *thing)
{
	return arg_bytes(thing->application, ID_BYTES);
}

static _Bool
apply_procedure(struct call *call, const struct call_thing *thing)
{
	struct element *rows = rows_new(call);
	const struct element *act;

	if (!ask(call, &apply_call, rows, ARGS(
	    arg_bytes(thing->session, DIGEST_BYTES), arg_instant(call->now),
	    arg_instant(call->now), key_of(thing),
	    arg_bytes(thing->session, DIGEST_BYTES), arg_text("/answer"),
	    arg_id(thing->application), arg_id(thing->referral),
	    arg_text("sent"), arg_text("applied"), arg_text("selecting"),
	    arg_text("motivation"), arg_instant(call->now + INSTANT_DAY),
	    arg_instant(call->now))))
		return 0;
	act = element_first(rows, "act");
	return act != NULL && strcmp(element_get(act, "verdict"), "done") == 0;
}

static const struct statement begin = { "START TRANSACTION", "" };
static const struct statement commit = { "COMMIT", "" };
static const struct statement apply_session = {
	"SELECT LOWER(HEX(a.id)) AS `@account`, LOWER(HEX(a.party_id))"
	" AS `@party` FROM session s JOIN account a ON a.id = s.account_id"
	" WHERE s.token = ? AND a.door = 'seeker' AND ? <= s.idle_until"
	" AND ? <= s.ends_until", "viewer"
};
static const struct statement apply_key = {
	"INSERT IGNORE INTO request_key (account_id, request_key, fields,"
	" answer, at) VALUES (?, ?, ?, ?, ?)", ""
};
static const struct statement apply_referral = {
	"UPDATE referral r SET r.state = 'applied', r.ended_at = ?"
	" WHERE r.id = ? AND r.seeker_id = ? AND r.state = 'sent'"
	" AND ? <= r.apply_until AND EXISTS (SELECT 1 FROM job j"
	" WHERE j.id = r.job_id AND j.state = 'accepted'"
	" AND ? <= j.valid_until) AND EXISTS (SELECT 1 FROM seeker s"
	" WHERE s.id = r.seeker_id AND ? <= s.valid_until)", ""
};
static const struct statement apply_application = {
	"INSERT INTO application (employer_id, arrived_at, id, referral_id,"
	" job_id, seeker_id, office_id, state, name, kana, mypage, way,"
	" job_number, title, referred_at, applied_at, cancel_until)"
	" SELECT r.employer_id, ?, ?, r.id, r.job_id, r.seeker_id,"
	" r.office_id, 'selecting', s.name, s.kana, s.mypage, 'online',"
	" j.number, p.title, r.sent_at, ?, ? FROM referral r"
	" JOIN seeker s ON s.id = r.seeker_id JOIN job j ON j.id = r.job_id"
	" JOIN posting p ON p.job_id = j.id AND p.version = j.shown_version"
	" WHERE r.id = ?", ""
};
static const struct statement apply_motivation = {
	"INSERT INTO motivation (application_id, text) VALUES (?, ?)", ""
};
static const struct statement apply_draft = {
	"DELETE FROM draft WHERE referral_id = ?", ""
};
static const struct statement apply_seeker = {
	"UPDATE seeker SET valid_until = ? WHERE id = ? AND valid_until < ?",
	""
};
static const struct statement apply_facts = {
	"SELECT LOWER(HEX(a.employer_id)) AS `@employer`, o.name AS office,"
	" a.job_number, a.title, a.name FROM application a"
	" JOIN office o ON o.id = a.office_id WHERE a.id = ?", "facts"
};
static const struct statement apply_notice = {
	"INSERT INTO notification (party_id, at, id, code, link, office_name,"
	" job_number, title, name)"
	" VALUES (?, ?, RANDOM_BYTES(16), 'applied', '/link', ?, ?, ?, ?)", ""
};
static const struct statement apply_mail = {
	"INSERT INTO mail (id, account_id, code, created_at, next_at)"
	" SELECT RANDOM_BYTES(16), a.id, 'applied', ?, ?"
	" FROM account a WHERE a.party_id = ?", ""
};
static const struct statement apply_audit = {
	"INSERT INTO audit (at, real_at, account_id, act, subject_id)"
	" VALUES (?, ?, ?, 'seeker_apply', ?)", ""
};

/* Tell the employer, as own_notify does. */
static _Bool
apply_tell(struct call *call, const struct call_thing *thing,
    struct element *rows)
{
	const struct element *facts;
	unsigned char employer[ID_BYTES];

	if (!ask(call, &apply_facts, rows,
	    ARGS(arg_id(thing->application))))
		return 0;
	facts = element_first(rows, "facts");
	if (facts == NULL || !text_unhex(element_get(facts, "employer"),
	    employer, ID_BYTES))
		return 0;
	return ask(call, &apply_notice, rows, ARGS(arg_id(employer),
	    arg_instant(call->now), arg_text(element_get(facts, "office")),
	    arg_text(element_get(facts, "job_number")),
	    arg_text(element_get(facts, "title")),
	    arg_text(element_get(facts, "name")))) &&
	    ask(call, &apply_mail, rows, ARGS(arg_instant(call->now),
	    arg_instant(call->now), arg_id(employer)));
}

static _Bool
apply_write(struct call *call, const struct call_thing *thing,
    struct element *rows)
{
	struct arg now = arg_instant(call->now);
	struct arg id = arg_id(thing->application);
	struct arg referral = arg_id(thing->referral);

	return ask(call, &apply_key, rows, ARGS(arg_id(thing->account),
	    key_of(thing), arg_bytes(thing->session, DIGEST_BYTES),
	    arg_text("/answer"), now)) &&
	    ask(call, &apply_referral, rows, ARGS(now, referral,
	    arg_id(thing->party), now, now, now)) &&
	    ask(call, &apply_application, rows, ARGS(now, id, now,
	    arg_instant(call->now + INSTANT_DAY), referral)) &&
	    ask(call, &apply_motivation, rows, ARGS(id,
	    arg_text("motivation"))) &&
	    ask(call, &apply_draft, rows, ARGS(referral)) &&
	    ask(call, &apply_seeker, rows, ARGS(now, arg_id(thing->party),
	    now));
}

static _Bool
apply_statements(struct call *call, const struct call_thing *thing)
{
	struct element *rows = rows_new(call);
	struct arg now = arg_instant(call->now);

	return ask(call, &begin, rows, NO_ARGS) &&
	    ask(call, &apply_session, rows, ARGS(
	    arg_bytes(thing->session, DIGEST_BYTES), now, now)) &&
	    element_first(rows, "viewer") != NULL &&
	    apply_write(call, thing, rows) &&
	    apply_tell(call, thing, rows) &&
	    ask(call, &apply_audit, rows, ARGS(now, now,
	    arg_id(thing->account), arg_id(thing->application))) &&
	    ask(call, &commit, rows, NO_ARGS);
}

call_do *
call_find(const char *what, const char *way)
{
	_Bool procedure = strcmp(way, "procedure") == 0;

	if (!procedure && strcmp(way, "statements") != 0)
		return NULL;
	if (strcmp(what, "list") == 0)
		return procedure ? list_procedure : list_statements;
	if (strcmp(what, "apply") == 0)
		return procedure ? apply_procedure : apply_statements;
	return NULL;
}
