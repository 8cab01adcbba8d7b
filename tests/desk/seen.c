/*
 * What was seen is what is acted on: of a referral the version, of a job the
 * text that was submitted, of notifications those that were there.
 */
#include "desk/job.h"
#include "desk/notification.h"
#include "desk/referral.h"
#include "stand.h"

#include <string.h>

static const char now[] = "2030-05-21T10:00:00";

struct scene {
	struct stand staff, employer, seeker;
	unsigned char job[ID_BYTES], referral[ID_BYTES];
};

static void
scene_open(struct scene *scene)
{
	stand_new(&scene->staff, DESK_STAFF);
	stand_new(&scene->employer, DESK_EMPLOYER);
	stand_new(&scene->seeker, DESK_SEEKER);
	sql("UPDATE seeker SET valid_until = '2031-01-01' WHERE id = %s",
	    sql_id(scene->seeker.party));
	make_job(scene->job, &scene->employer, at("2030-05-20T10:00:00"));
	make_draft(scene->referral, &scene->seeker, scene->job,
	    at("2030-05-21T09:00:00"));
	scene->staff.desk.now = scene->employer.desk.now =
	    scene->seeker.desk.now = at(now);
}

static void
scene_close(struct scene *scene)
{
	stand_close(&scene->seeker);
	stand_close(&scene->employer);
	stand_close(&scene->staff);
}

/* ---- a referral --------------------------------------------------------- */

static const char *
told(struct stand *stand, enum outcome outcome)
{
	return outcome == OUTCOME_OK ? "ok" : outcome == OUTCOME_CONFLICT ?
	    stand_refusal(stand) : "neither";
}

static const char *
edit(struct scene *scene, long version, const char *fit)
{
	const struct desk_referral_text text = { .fit = fit, .days = 7 };

	stand_post(&scene->staff, NULL, fit);
	return told(&scene->staff, desk_referral_edit(&scene->staff.desk,
	    scene->referral, version, &text, "/"));
}

static const char *
send(struct scene *scene, long version)
{
	stand_post(&scene->staff, NULL, "send");
	return told(&scene->staff, desk_referral_send(&scene->staff.desk,
	    scene->referral, version, "/"));
}

static const char *
withdraw(struct scene *scene, long version)
{
	stand_post(&scene->staff, NULL, "withdraw");
	return told(&scene->staff, desk_referral_withdraw(&scene->staff.desk,
	    scene->referral, version, "reason", "/"));
}

static const char *
stands(const struct scene *scene)
{
	return sql_text("SELECT CONCAT_WS(' ', state, fit) FROM referral "
	    "WHERE id = %s", sql_id(scene->referral));
}

/* Two windows of one draft: the second would undo or send what it never saw. */
static void
draft_of_before(void **state)
{
	struct scene scene;

	(void)state;
	scene_open(&scene);
	assert_string_equal(edit(&scene, 1, "one"), "ok");
	assert_string_equal(edit(&scene, 1, "two"), "referral_version");
	assert_string_equal(send(&scene, 1), "referral_version");
	assert_string_equal(withdraw(&scene, 1), "referral_version");
	assert_true(fact_has(scene.staff.desk.refusal, "saved_at"));
	assert_string_equal(stands(&scene), "draft one");
	assert_string_equal(send(&scene, 2), "ok");
	assert_string_equal(stands(&scene), "sent one");
	scene_close(&scene);
}

/* Who drops a draft does not take back what has meanwhile been sent. */
static void
draft_that_was_sent(void **state)
{
	struct scene scene;

	(void)state;
	scene_open(&scene);
	assert_string_equal(send(&scene, 1), "ok");
	assert_string_equal(withdraw(&scene, 1), "referral_sent");
	assert_string_equal(edit(&scene, 1, "two"), "referral_sent");
	assert_string_equal(withdraw(&scene, 2), "ok");
	assert_string_equal(sql_text("SELECT state FROM referral "
	    "WHERE id = %s", sql_id(scene.referral)), "withdrawn");
	scene_close(&scene);
}

/* ---- a job -------------------------------------------------------------- */

/* The text that is there, by another title. */
static struct element *
retitled(struct element *rows, const char *title)
{
	const struct element *field = element_first(element_first(rows,
	    "posting"), NULL);
	struct element *posting = element_add(rows, "text");

	for (; field != NULL; field = element_next(field, NULL))
		if (strcmp(element_name(field), "title") != 0)
			element_copy(posting, field);
	element_say(posting, "title", title);
	return posting;
}

static const char *
job_do(struct scene *scene, struct stand *stand, enum job_event event,
    const char *title)
{
	struct job_act act = { .job = { scene->job, NULL }, .event = event,
	    .reason = "reason", .answer = "/",
	    .version = sql_number("SELECT latest_version FROM job "
	    "WHERE id = %s", sql_id(scene->job)) };
	struct element *rows = stand_get(stand);

	assert_int_equal(desk_job(&stand->desk, rows, &act.job), OUTCOME_OK);
	if (title != NULL)
		act.posting = retitled(rows, title);
	return told(stand, desk_job_do(&stand->desk, &act));
}

/* The title that this one reads. */
static const char *
title(struct scene *scene, struct stand *stand)
{
	const struct desk_job job = { scene->job, NULL };
	struct element *rows = stand_get(stand);

	assert_int_equal(desk_job(&stand->desk, rows, &job), OUTCOME_OK);
	return fact_text(element_first(rows, "posting"), "title");
}

/* Staff read what was submitted, not what the employer is writing. */
static void
text_not_submitted(void **state)
{
	struct scene scene;
	struct stand *staff = &scene.staff, *employer = &scene.employer;

	(void)state;
	scene_open(&scene);
	sql("UPDATE job SET state = 'submitted', number = NULL, "
	    "shown_version = NULL, accepted_at = NULL, valid_until = NULL, "
	    "open_until = NULL WHERE id = %s; "
	    "UPDATE posting SET title = 'first' WHERE job_id = %s",
	    sql_id(scene.job), sql_id(scene.job));
	assert_string_equal(job_do(&scene, staff, JOB_RETURN, NULL), "ok");
	assert_string_equal(job_do(&scene, employer, JOB_EDIT, "second"),
	    "ok");
	assert_string_equal(job_do(&scene, employer, JOB_EDIT, "third"),
	    "ok");
	assert_string_equal(title(&scene, employer), "third");
	assert_string_equal(title(&scene, staff), "first");
	/* What nobody but the employer ever read is not kept. */
	assert_string_equal(sql_text("SELECT GROUP_CONCAT(title ORDER BY "
	    "version) FROM posting WHERE job_id = %s", sql_id(scene.job)),
	    "first,third");
	assert_string_equal(job_do(&scene, employer, JOB_SUBMIT, NULL),
	    "ok");
	assert_string_equal(title(&scene, staff), "third");
	scene_close(&scene);
}

/* ---- notifications ------------------------------------------------------ */

/* What came after the page was shown stays unread. */
static void
notification_of_after(void **state)
{
	struct stand person;
	struct element *rows;
	instant newest;

	(void)state;
	stand_new(&person, DESK_SEEKER);
	sql("INSERT INTO notification (party_id, at, id, code, link) VALUES "
	    "(%s, '2030-05-20 10:00:00.000001', RANDOM_BYTES(16), 'sent', '/')",
	    sql_id(person.party));
	rows = stand_get(&person);
	assert_int_equal(desk_notifications(&person.desk, rows, 1, 20),
	    OUTCOME_OK);
	newest = fact_instant(element_first(rows, "total"), "at");
	sql("INSERT INTO notification (party_id, at, id, code, link) VALUES "
	    "(%s, '2030-05-20 10:00:00.000002', RANDOM_BYTES(16), 'sent', '/')",
	    sql_id(person.party));
	stand_post(&person, NULL, "read");
	assert_int_equal(desk_notification_read(&person.desk, newest, "/"),
	    OUTCOME_OK);
	assert_int_equal(sql_number("SELECT COUNT(*) FROM notification "
	    "WHERE party_id = %s AND read_at IS NULL",
	    sql_id(person.party)), 1);
	stand_close(&person);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(draft_of_before),
		cmocka_unit_test(draft_that_was_sent),
		cmocka_unit_test(text_not_submitted),
		cmocka_unit_test(notification_of_after),
	};

	return cmocka_run_group_tests(tests, stand_begin, stand_end);
}
