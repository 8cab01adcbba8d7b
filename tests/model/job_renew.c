/* lib/model/job.c: from when a job can be begun anew. */
#include "model/job.h"

#include "at.h"

/* Renewed from seven days before the end of its last valid day on. */
static void
renewals(void **state)
{
	struct job_facts job = { .state = JOB_ACCEPTED };

	(void)state;
	job.valid_until = at("2026-06-30T23:59:59.999999");
	assert_int_equal(job_check_renew(&job,
	    at("2026-06-23T23:59:59.999999")), VERDICT_JOB_EARLY);
	assert_int_equal(job_check_renew(&job, at("2026-06-24T00:00:00")),
	    VERDICT_OK);
	assert_int_equal(job_check_renew(&job, at("2026-07-01T00:00:00")),
	    VERDICT_OK);
	for (unsigned i = 0; i < JOB_STATES; i++) {
		job.state = i;
		assert_int_equal(job_check_renew(&job,
		    at("2026-07-01T00:00:00")), i == JOB_ACCEPTED ||
		    i == JOB_INVALID ? VERDICT_OK : VERDICT_JOB_STATE);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(renewals)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
