#include "stage.h"

#include "base/text.h"
#include "desk/application.h"
#include "desk/document.h"

#include <pthread.h>
#include <string.h>

enum { ROUNDS = 12 };

/* One who acts in a race. */
struct actor {
	struct stand doors[DESK_DOORS];
	struct db *clerk;
	const struct stage *stage;
	const struct side *side;
	struct stand *stand;
	const char *told;
	_Bool met;		/* the other side has read */
};

static struct actor actors[2];
static pthread_barrier_t meeting;
static __thread struct actor *self;

/* ---- the stage ---------------------------------------------------------- */

int
stage_open(void **state)
{
	stand_begin(state);
	stand_new(&actors[0].doors[DESK_SEEKER], DESK_SEEKER);
	sql("UPDATE seeker SET valid_until = '2030-12-31' WHERE id = %s",
	    sql_id(actors[0].doors[DESK_SEEKER].party));
	stand_open(&actors[0].doors[DESK_EMPLOYER], DESK_EMPLOYER,
	    "employer@demo.example");
	stand_open(&actors[0].doors[DESK_STAFF], DESK_STAFF,
	    "staff@demo.example");
	for (unsigned door = DESK_SEEKER; door <= DESK_STAFF; door++)
		stand_again(&actors[1].doors[door], &actors[0].doors[door]);
	for (size_t i = 0; i < 2; i++)
		stand_database(&actors[i].clerk, "clerk");
	return pthread_barrier_init(&meeting, NULL, 2);
}

int
stage_close(void **state)
{
	for (size_t i = 0; i < 2; i++) {
		for (unsigned door = DESK_SEEKER; door <= DESK_STAFF; door++)
			stand_close(&actors[i].doors[door]);
		db_close(actors[i].clerk);
	}
	pthread_barrier_destroy(&meeting);
	return stand_end(state);
}

static void
referral_set(unsigned char *referral, const struct stage *stage)
{
	make_referral(referral, &actors[0].doors[DESK_SEEKER], stage->job,
	    at("2030-05-21T09:00:00"));
}

static void
draft_set(unsigned char *referral, const struct stage *stage)
{
	make_draft(referral, &actors[0].doors[DESK_SEEKER], stage->job,
	    at("2030-05-21T09:00:00"));
}

static void
job_set(struct stage *stage, enum stage_until until)
{
	make_job(stage->job, &actors[0].doors[DESK_EMPLOYER],
	    at("2030-05-16T10:00:00"));
	if (until == STAGE_SUBMITTED)
		sql("UPDATE job SET state = 'submitted', number = NULL, "
		    "shown_version = NULL, accepted_at = NULL, "
		    "valid_until = NULL, open_until = NULL WHERE id = %s",
		    sql_id(stage->job));
	else if (until == STAGE_CHANGED)
		sql("UPDATE job SET changed = 'submitted' WHERE id = %s",
		    sql_id(stage->job));
}

static void
id_set(unsigned char *id, const char *hex)
{
	assert_true(text_unhex(hex, id, ID_BYTES));
}

static struct stand *
seeker_at(const char *now)
{
	struct stand *seeker = &actors[0].doors[DESK_SEEKER];

	seeker->desk.now = at(now);
	stand_post(seeker, NULL, "");
	return seeker;
}

static void
document_set(struct stage *stage)
{
	static const unsigned char data[] = "a document";
	const struct desk_document document = { .referral = stage->referral,
	    .kind = "resume", .type = "pdf", .name = "resume.pdf",
	    .data = data, .length = sizeof data, .replaces = "",
	    .motivation = "", .limits = { 10, 1000 }, .answer = "/attach" };

	assert_int_equal(desk_document_add(&seeker_at("2030-05-21T09:58:00")->
	    desk, &document), OUTCOME_OK);
	id_set(stage->document, sql_text("SELECT LOWER(HEX(id)) FROM document "
	    "WHERE referral_id = %s", sql_id(stage->referral)));
}

static void
application_set(struct stage *stage)
{
	assert_int_equal(desk_application_apply(
	    &seeker_at("2030-05-21T09:59:00")->desk, stage->referral,
	    "motivation"), OUTCOME_OK);
	id_set(stage->application, sql_text("SELECT LOWER(HEX(id)) "
	    "FROM application WHERE referral_id = %s",
	    sql_id(stage->referral)));
}

void
stage_set(struct stage *stage, enum stage_until until)
{
	memset(stage, 0, sizeof *stage);
	job_set(stage, until);
	if (until == STAGE_DRAFTS || until == STAGE_SENT_AND_DRAFT)
		draft_set(stage->second, stage);
	if (until == STAGE_DRAFTS)
		draft_set(stage->referral, stage);
	if (until >= STAGE_SENT_AND_DRAFT)
		referral_set(stage->referral, stage);
	if (until == STAGE_APPLIED)
		make_application(stage->application, stage->referral,
		    at("2030-05-21T09:59:00"));
	if (until >= STAGE_ATTACHED)
		document_set(stage);
	if (until == STAGE_APPLIED_WITH)
		application_set(stage);
}

const char *
stage_tells(const struct stage *stage)
{
	return sql_text("WITH thing AS (SELECT id FROM job WHERE id = %s "
	    "  UNION ALL SELECT id FROM referral WHERE job_id = %s "
	    "  UNION ALL SELECT id FROM application WHERE job_id = %s "
	    "  UNION ALL SELECT d.id FROM document d JOIN referral r "
	    "    ON r.id = d.referral_id WHERE r.job_id = %s) "
	    "SELECT CAST(CONCAT_WS('; ', "
	    "(SELECT CONCAT_WS(' ', 'job', state, "
	    "  CONCAT('change ', NULLIF(changed, 'none')), ended) "
	    "  FROM job JOIN thing USING (id)), "
	    "(SELECT GROUP_CONCAT(CONCAT_WS(' ', 'referral', state, open) "
	    "  ORDER BY id = %s DESC SEPARATOR '; ') "
	    "  FROM referral JOIN thing USING (id)), "
	    "(SELECT GROUP_CONCAT(CONCAT_WS(' ', 'application', state, "
	    "  IF(told_at IS NULL, NULL, 'told'), "
	    "  (SELECT GROUP_CONCAT(outcome ORDER BY version SEPARATOR ' ') "
	    "    FROM result r WHERE r.application_id = a.id), "
	    "  (SELECT GROUP_CONCAT('message ', place ORDER BY place "
	    "    SEPARATOR ' ') FROM message m "
	    "    WHERE m.application_id = a.id)) SEPARATOR '; ') "
	    "  FROM application a JOIN thing USING (id)), "
	    "(SELECT GROUP_CONCAT(CONCAT_WS(' ', 'document', version, d.state, "
	    "  ends, IF(held_until > %s, 'held', NULL), "
	    "  (SELECT 'key' FROM seal_key k WHERE k.subject_id = d.id), "
	    "  IF(sealed_bytes = (SELECT SUM(LENGTH(data)) "
	    "    FROM document_chunk c WHERE c.document_id = d.id), 'whole', "
	    "    NULL), (SELECT CONCAT('read ', NULLIF(COUNT(*), 0)) "
	    "    FROM reading e WHERE e.document_id = d.id)) "
	    "  ORDER BY version, d.state SEPARATOR '; ') "
	    "  FROM document d JOIN thing USING (id) "
	    "  WHERE d.state <> 'receiving' AND ends <> 'unfinished'), "
	    "(SELECT GROUP_CONCAT('motivation kept') FROM draft "
	    "  JOIN thing ON id = referral_id), "
	    "(SELECT CONCAT('notices ', GROUP_CONCAT(code ORDER BY code "
	    "  SEPARATOR ' ')) FROM notification n WHERE EXISTS (SELECT 1 "
	    "  FROM thing t WHERE LOCATE(LOWER(HEX(t.id)), n.link)) "
	    "  OR job_number = (SELECT number FROM job "
	    "    JOIN thing USING (id))), "
	    "(SELECT CONCAT('ledger ', GROUP_CONCAT(CONCAT_WS(' ', l.subject, "
	    "  ends) ORDER BY l.subject, ends SEPARATOR ' ')) "
	    "  FROM deletion l JOIN thing t ON t.id = subject_id "
	    "  WHERE ends <> 'unfinished'), "
	    "(SELECT CONCAT('acts ', GROUP_CONCAT(act ORDER BY act "
	    "  SEPARATOR ' ')) FROM audit "
	    "  JOIN thing t ON t.id = subject_id)) AS CHAR(1000))",
	    sql_id(stage->job), sql_id(stage->job), sql_id(stage->job),
	    sql_id(stage->job), sql_id(stage->referral),
	    sql_instant(at(STAGE_NOW) + INSTANT_SECOND));
}

/* ---- acting ------------------------------------------------------------- */

static void
actor_ready(struct actor *actor, const struct stage *stage,
    const struct side *side)
{
	struct stand *stand = &actor->doors[side->door];

	actor->stage = stage;
	actor->side = side;
	actor->stand = stand;
	actor->met = 0;
	/* No two write the same instant, which would count as no change. */
	stand->desk.now = side->now != NULL ? at(side->now) :
	    at(STAGE_NOW) + (actor - actors);
	stand_post(stand, side->one_key ? sql_id(stage->job) + 2 : NULL,
	    side->call);
}

static void
actor_act(struct actor *actor)
{
	static const char *const names[] = {
		[OUTCOME_OK] = "ok", [OUTCOME_INVALID] = "invalid",
		[OUTCOME_DENIED] = "denied",
		[OUTCOME_NOT_FOUND] = "not found", [OUTCOME_FAULT] = "fault"
	};
	enum outcome outcome = actor->side->act(&actor->stand->desk,
	    actor->stage);

	actor->told = outcome == OUTCOME_CONFLICT ?
	    stand_refusal(actor->stand) : names[outcome];
	if (actor->side->then == NULL)
		return;
	assert_string_equal(actor->told, "ok");
	actor_ready(actor, actor->stage, actor->side->then);
	actor->met = 1;
	actor_act(actor);
}

const char *
stage_act(const struct stage *stage, const struct side *side)
{
	self = &actors[0];
	actor_ready(self, stage, side);
	actor_act(self);
	return actors[0].told;
}

enum outcome
stage_clerk(struct desk *desk, const struct statement *statement,
    struct element **rows, const struct arg *args, size_t count)
{
	*rows = tree_root(tree_open(desk->arena, "facts"));
	return db_ask(self->clerk, statement, args, count, *rows, desk->now);
}

/* ---- races -------------------------------------------------------------- */

static _Bool
writes(const struct side *side, const struct statement *statement)
{
	return strncmp(statement->sql, side->call, strlen(side->call)) == 0;
}

/* Just before the first side writes, the second does all that it does. */
static void
forestall(const struct statement *statement)
{
	if (self->met || !writes(self->side, statement))
		return;
	self->met = 1;
	self = &actors[1];
	self->met = 1;
	actor_act(self);
	self = &actors[0];
}

/* Each side waits, before it writes, for the other to have read. */
static void
meet(const struct statement *statement)
{
	if (self->met || !writes(self->side, statement))
		return;
	self->met = 1;
	pthread_barrier_wait(&meeting);
}

static void *
actor_run(void *argument)
{
	self = argument;
	actor_act(self);
	/* Who did not come to write must not let the other wait. */
	if (!self->met)
		pthread_barrier_wait(&meeting);
	return NULL;
}

static void
race_set(struct stage *stage, const struct race *race)
{
	stage_set(stage, race->until);
	if (race->before != NULL)
		assert_string_equal(stage_act(stage, race->before), "ok");
}

void
race_in_order(const struct race *race, const struct side *first,
    const struct side *second, const struct ending *ending)
{
	struct stage stage;

	race_set(&stage, race);
	actor_ready(&actors[0], &stage, second);
	actor_ready(&actors[1], &stage, first);
	self = &actors[0];
	db_before = forestall;
	actor_act(self);
	db_before = NULL;
	assert_true(actors[0].met);
	assert_string_equal(actors[1].told, ending->first);
	assert_string_equal(actors[0].told, ending->second);
	assert_string_equal(stage_tells(&stage), ending->stands);
}

static void
race_at_once(const struct race *race)
{
	const struct ending *ending = &race->a_first;
	struct stage stage;
	const char *stands;
	pthread_t other;

	race_set(&stage, race);
	actor_ready(&actors[0], &stage, &race->a);
	actor_ready(&actors[1], &stage, &race->b);
	db_before = meet;
	assert_int_equal(pthread_create(&other, NULL, actor_run, &actors[1]),
	    0);
	actor_run(&actors[0]);
	pthread_join(other, NULL);
	db_before = NULL;
	stands = stage_tells(&stage);
	if (strcmp(actors[0].told, ending->first) == 0 &&
	    strcmp(actors[1].told, ending->second) == 0 &&
	    strcmp(stands, ending->stands) == 0)
		return;
	ending = &race->b_first;
	assert_string_equal(actors[1].told, ending->first);
	assert_string_equal(actors[0].told, ending->second);
	assert_string_equal(stands, ending->stands);
}

void
race_run(const struct race *race)
{
	race_in_order(race, &race->a, &race->b, &race->a_first);
	race_in_order(race, &race->b, &race->a, &race->b_first);
	for (int i = 0; i < ROUNDS; i++)
		race_at_once(race);
}
