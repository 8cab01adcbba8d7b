#include "paper.h"

#include "base/text.h"
#include "desk/application.h"

#include <string.h>

const char paper_now[] = "2030-05-21T10:00:00";
const struct desk_document_limits paper_plenty = { 10, 1000 };

void
paper_open(struct paper *scene)
{
	stand_new(&scene->employer, DESK_EMPLOYER);
	stand_new(&scene->seeker, DESK_SEEKER);
	stand_new(&scene->staff, DESK_STAFF);
	sql("UPDATE seeker SET valid_until = '2031-01-01' WHERE id = %s",
	    sql_id(scene->seeker.party));
	make_job(scene->job, &scene->employer, at("2030-05-20T10:00:00"));
	make_referral(scene->referral, &scene->seeker, scene->job,
	    at("2030-05-20T11:00:00"));
	scene->seeker.desk.now = scene->employer.desk.now =
	    scene->staff.desk.now = at(paper_now);
}

void
paper_close(struct paper *scene)
{
	stand_close(&scene->staff);
	stand_close(&scene->seeker);
	stand_close(&scene->employer);
}

void
paper_id(unsigned char id[ID_BYTES], const char *digits)
{
	assert_true(text_unhex(digits, id, ID_BYTES));
}

/* What came of an act: "ok", the code of the refusal, or field and error. */
const char *
paper_told(struct stand *stand, enum outcome outcome)
{
	switch (outcome) {
	case OUTCOME_OK:
		return "ok";
	case OUTCOME_CONFLICT:
		return stand_refusal(stand);
	case OUTCOME_INVALID:
		return sql_print("%s %s", stand->desk.field,
		    stand->desk.field_error);
	case OUTCOME_NOT_FOUND:
		return "not found";
	default:
		return "fault";
	}
}

/* One of so many bytes, perhaps in the place of another, by a key. */
const char *
paper_add_by(struct stand *seeker, const unsigned char *referral, size_t length,
    const char *replaces, struct desk_document_limits limits,
    const char *key)
{
	static const unsigned char data[1001];
	const struct desk_document document = { .referral = referral,
	    .kind = "resume", .type = "pdf", .name = "resume.pdf",
	    .data = data, .length = length, .replaces = replaces,
	    .motivation = "", .limits = limits, .answer = "/add" };

	assert_true(length <= sizeof data);
	stand_post(seeker, key, "fields");
	return paper_told(seeker, desk_document_add(&seeker->desk, &document));
}

const char *
paper_add(struct paper *scene, size_t length)
{
	return paper_add_by(&scene->seeker, scene->referral, length, "", paper_plenty,
	    NULL);
}

/* The id, in digits, of the latest that came in whole. */
const char *
paper_latest(const struct paper *scene)
{
	return sql_text("SELECT LOWER(HEX(id)) FROM document "
	    "WHERE referral_id = %s AND ends <> 'unfinished' "
	    "ORDER BY began_at DESC LIMIT 1", sql_id(scene->referral));
}

const char *
paper_added(struct paper *scene, size_t length)
{
	assert_string_equal(paper_add(scene, length), "ok");
	return paper_latest(scene);
}

const char *
paper_remove(struct stand *seeker, const unsigned char *referral,
    const char *id)
{
	unsigned char document[ID_BYTES];

	paper_id(document, id);
	stand_post(seeker, NULL, "remove");
	return paper_told(seeker, desk_document_remove(&seeker->desk, referral,
	    document, "/remove"));
}

/* Who reads it, of a referral or an application. */
const char *
paper_reads(struct stand *stand, const unsigned char *of, const char *id,
    _Bool *gone)
{
	struct desk_opened opened;
	unsigned char document[ID_BYTES];
	enum outcome outcome;

	paper_id(document, id);
	outcome = desk_document_open(&stand->desk, stand_get(stand), of,
	    document, &opened);
	*gone = opened.gone;
	if (outcome == OUTCOME_OK) {
		assert_string_equal(opened.name, "resume.pdf");
		assert_string_equal(opened.type, "pdf");
	}
	return paper_told(stand, outcome);
}

void
paper_apply(struct paper *scene, unsigned char application[ID_BYTES])
{
	stand_post(&scene->seeker, NULL, "apply");
	assert_string_equal(paper_told(&scene->seeker, desk_application_apply(
	    &scene->seeker.desk, scene->referral, "motivation")), "ok");
	paper_id(application, strrchr(scene->seeker.desk.answer, '/') + 1);
}

/* State, version, end, key, and chunks of one. */
const char *
paper_stands(const char *id)
{
	return sql_text("SELECT CONCAT_WS(' ', state, version, ends, "
	    "(SELECT COUNT(*) FROM seal_key WHERE subject_id = d.id), "
	    "(SELECT COUNT(*) FROM document_chunk WHERE document_id = d.id), "
	    "name IS NOT NULL, (SELECT CONCAT(ends, ' by ', doer) "
	    "FROM deletion WHERE subject_id = d.id)) FROM document d "
	    "WHERE id = UNHEX('%s')", id);
}
