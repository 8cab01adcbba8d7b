#include "stand.h"

#include "base/text.h"
#include "desk/document.h"
#include "model/application.h"
#include "model/job.h"
#include "model/referral.h"

void
make_job(unsigned char job[ID_BYTES], const struct stand *employer,
    instant accepted)
{
	instant valid = job_valid_until(accepted);
	const char *id, *from = sql_instant(accepted);

	digest_random(job, ID_BYTES);
	id = sql_id(job);
	sql_copy("job", "id = UNHEX(MD5('job 1'))", sql_print("id = %s, "
	    "number = %s, employer_id = %s, created_at = %s, submitted_at = %s, "
	    "accepted_at = %s, valid_until = %s, open_until = %s", id,
	    sql_next("job", "99010-9", 7), sql_id(employer->party),
	    from, from, from,
	    sql_instant(valid), sql_instant(job_open_until(valid))));
	sql_copy("posting", "job_id = UNHEX(MD5('job 1'))",
	    sql_print("job_id = %s", id));
}

void
make_referral(unsigned char referral[ID_BYTES], const struct stand *seeker,
    const unsigned char job[ID_BYTES], instant sent)
{
	unsigned char consultation[ID_BYTES];
	const char *id, *from = sql_instant(sent);
	instant valid;

	digest_random(referral, ID_BYTES);
	digest_random(consultation, ID_BYTES);
	id = sql_id(referral);
	valid = sql_number("SELECT TIMESTAMPDIFF(MICROSECOND, '1970-01-01', "
	    "valid_until) FROM job WHERE id = %s", sql_id(job));
	sql_copy("consultation", "id = UNHEX(MD5('consultation 1'))",
	    sql_print("id = %s, seeker_id = %s, held_at = %s",
	    sql_id(consultation), sql_id(seeker->party), from));
	sql_copy("referral", "id = UNHEX(MD5('referral 1'))", sql_print(
	    "id = %s, number = %s, "
	    "check_code = SUBSTR(HEX(%s), 1, 10), seeker_id = %s, job_id = %s, "
	    "employer_id = (SELECT employer_id FROM job WHERE id = %s), "
	    "consultation_id = %s, state = 'sent', open = 1, ended_at = NULL, "
	    "created_at = %s, sent_at = %s, apply_until = %s", id,
	    sql_next("referral", "99010-00-", 7), id,
	    sql_id(seeker->party), sql_id(job), sql_id(job),
	    sql_id(consultation), from, from,
	    sql_instant(referral_apply_until(sent, REFERRAL_DAYS, valid))));
}

void
make_draft(unsigned char referral[ID_BYTES], const struct stand *seeker,
    const unsigned char job[ID_BYTES], instant begun)
{
	make_referral(referral, seeker, job, begun);
	sql("UPDATE referral SET state = 'draft', open = NULL, number = NULL, "
	    "check_code = NULL, sent_at = NULL, apply_until = NULL "
	    "WHERE id = %s; "
	    "INSERT INTO phone_call (id, referral_id, account_id, called_at, "
	    "outcome, person) SELECT RANDOM_BYTES(16), id, account_id, "
	    "created_at, 'possible', 'person' FROM referral WHERE id = %s",
	    sql_id(referral), sql_id(referral));
}

static const char *
sql_bytes(const struct arg *arg)
{
	char text[1024];

	assert_true(2 * arg->length < sizeof text);
	text_hex(arg->data, arg->length, text);
	return sql_print("X'%s'", text);
}

/* Sealed, with the key and the manifest that the seeker's desk makes. */
static void
make_motivation(const unsigned char application[ID_BYTES],
    const unsigned char referral[ID_BYTES])
{
	struct stand seeker;
	struct seal *seal;
	struct arg motivation, manifest;
	struct element *nothing;

	stand_party(&seeker, DESK_SEEKER, sql_print("SELECT seeker_id "
	    "FROM referral WHERE id = %s", sql_id(referral)));
	nothing = tree_root(tree_open(&seeker.arena, "referral"));
	assert_int_equal(desk_seal_need(&seeker.desk, KEY_TEXT, application,
	    &seal), OUTCOME_OK);
	motivation = desk_seal_text(&seeker.desk, seal, SEAL_MOTIVATION,
	    application, 0, "motivation");
	assert_int_equal(desk_document_manifest(&seeker.desk, seal,
	    application, nothing, &manifest), OUTCOME_OK);
	sql("INSERT INTO motivation (application_id, text) VALUES (%s, %s); "
	    "INSERT INTO manifest (application_id, sealed) VALUES (%s, %s)",
	    sql_id(application), sql_bytes(&motivation), sql_id(application),
	    sql_bytes(&manifest));
	stand_close(&seeker);
}

void
make_application(unsigned char application[ID_BYTES],
    const unsigned char referral[ID_BYTES], instant applied)
{
	const char *when = sql_instant(applied);

	digest_random(application, ID_BYTES);
	sql("UPDATE referral SET state = 'applied', ended_at = %s "
	    "WHERE id = %s; "
	    "INSERT INTO application (employer_id, arrived_at, id, "
	    "referral_id, job_id, seeker_id, office_id, state, name, kana, "
	    "mypage, way, job_number, title, referred_at, applied_at, "
	    "cancel_until) "
	    "SELECT r.employer_id, %s, %s, r.id, r.job_id, r.seeker_id, "
	    "r.office_id, 'selecting', s.name, s.kana, 1, 'online', j.number, "
	    "p.title, r.sent_at, %s, %s FROM referral r "
	    "JOIN seeker s ON s.id = r.seeker_id JOIN job j ON j.id = r.job_id "
	    "JOIN posting p ON p.job_id = j.id AND p.version = j.shown_version "
	    "WHERE r.id = %s", when, sql_id(referral), when,
	    sql_id(application), when,
	    sql_instant(application_cancel_until(applied)), sql_id(referral));
	make_motivation(application, referral);
}
