/*
 * What sides of races for documents do, each by its desk; and how what then
 * stands begins.
 */
#ifndef TESTS_RACE_ACT_H
#define TESTS_RACE_ACT_H

#include "stage.h"

/* The last instant to apply, and of reading; and each the one after it. */
#define LAST "2030-05-28T23:59:59.999999"
#define LATE "2030-05-29T00:00:00"
#define OPEN_LAST "2030-10-31T23:59:59.999999"
#define OPEN_LATE "2030-11-01T00:00:00"

/*
 * Adding one; where no scan answers, so that it stays as it is; where there
 * is room for one alone, in number or in bytes; in the place of the first.
 */
enum outcome act_upload(struct desk *desk, const struct stage *stage);
enum outcome act_upload_unscanned(struct desk *desk, const struct stage *stage);
enum outcome act_upload_only(struct desk *desk, const struct stage *stage);
enum outcome act_upload_large(struct desk *desk, const struct stage *stage);
enum outcome act_replace(struct desk *desk, const struct stage *stage);
enum outcome act_take_away(struct desk *desk, const struct stage *stage);
enum outcome act_download(struct desk *desk, const struct stage *stage);

/* What the scan of the only document says: nothing, or something. */
enum outcome act_pass(struct desk *desk, const struct stage *stage);
enum outcome act_find(struct desk *desk, const struct stage *stage);

enum outcome act_apply(struct desk *desk, const struct stage *stage);
enum outcome act_draft(struct desk *desk, const struct stage *stage);
enum outcome act_cancel(struct desk *desk, const struct stage *stage);
enum outcome act_hire(struct desk *desk, const struct stage *stage);
enum outcome act_withdraw(struct desk *desk, const struct stage *stage);
enum outcome act_end(struct desk *desk, const struct stage *stage);

/*
 * The clerk sweeps documents, drafts, and documents again; or takes whatever
 * has not come in whole by now for unfinished.
 */
enum outcome act_sweep(struct desk *desk, const struct stage *stage);
enum outcome act_sweep_unfinished(struct desk *desk, const struct stage *stage);

/*
 * A test, the last of a race's: when every document is past its time and has
 * been swept, all that must hold does.
 */
void act_all_holds(void **state);

#define SEEKER(call, act) { "CALL seeker_" call "(", DESK_SEEKER, act, NULL, \
	    0, NULL }
#define SEEKER_AT(call, act, now) { "CALL seeker_" call "(", DESK_SEEKER, \
	    act, now, 0, NULL }
#define BEGIN SEEKER("document_begin", act_upload)
#define CHUNK SEEKER("document_chunk", act_upload)
#define ADD SEEKER("document_add", act_upload)
#define ADD_LAST SEEKER_AT("document_add", act_upload, LAST)
#define ADD_AFTER SEEKER_AT("document_add", act_upload, STAGE_NOW ".000002")
#define BEGIN_AFTER SEEKER_AT("document_begin", act_upload, STAGE_NOW ".000002")
#define ONLY SEEKER("document_begin", act_upload_only)
#define LARGE SEEKER("document_begin", act_upload_large)
#define REPLACE SEEKER("document_add", act_replace)
#define REMOVE SEEKER("document_remove", act_take_away)
#define PASS SEEKER("document_scanned", act_pass)
#define FIND SEEKER("document_scanned", act_find)
#define APPLY SEEKER("apply", act_apply)
#define APPLY_LAST SEEKER_AT("apply", act_apply, LAST)
/* What it rests on is read after the other side has acted. */
#define APPLY_UNREAD SEEKER("referral_facts", act_apply)
#define DRAFT SEEKER("seal_add", act_draft)
#define CANCEL SEEKER("cancel", act_cancel)
#define EMPLOYER(call, act) { "CALL employer_" call "(", DESK_EMPLOYER, act, \
	    NULL, 0, NULL }
#define DOWNLOAD EMPLOYER("document_data", act_download)
#define DOWNLOAD_LAST { "CALL employer_document_data(", DESK_EMPLOYER, \
	    act_download, OPEN_LAST, 0, NULL }
#define HIRE EMPLOYER("register", act_hire)
#define END EMPLOYER("job_invalidate", act_end)
#define WITHDRAW { "CALL staff_withdraw(", DESK_STAFF, act_withdraw, NULL, 0, \
	    NULL }
#define SWEEP(now) { "CALL clerk_document_sweep(", DESK_STAFF, act_sweep, \
	    now, 0, NULL }
#define SWEEP_UNFINISHED { "CALL clerk_document_sweep(", DESK_STAFF, \
	    act_sweep_unfinished, NULL, 0, NULL }

#define OVER "job accepted; referral applied; "
#define OPEN "job accepted; referral applied 1; "
#define SENT "job accepted; referral sent 1; "
#define SELECTING OPEN "application selecting; "

#endif
