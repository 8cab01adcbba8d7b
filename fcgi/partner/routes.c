#include "partner/routes.h"

#include "common/batch.h"
#include "partner/application.h"
#include "partner/batch.h"
#include "partner/event.h"
#include "partner/home.h"
#include "partner/job.h"
#include "partner/referral.h"
#include "partner/webhook.h"
#include "web/exchange.h"

static const struct route routes[] = {
	{ "/partner/v1/", PARTNER, .get = get_home, .answer = "home" },
	{ "/partner/v1/jobs", PARTNER, MESSAGE_BODY, .scope = "jobs",
	    .get = get_jobs, .answer = "jobs",
	    .post = post_job, .message = "job", .status = 201 },
	{ "/partner/v1/jobs/{id}", PARTNER, MESSAGE_BODY, .scope = "jobs",
	    .get = get_job, .answer = "job",
	    .put = put_job, .message = "job",
	    .remove = delete_job, .act = "invalidate" },
	{ "/partner/v1/jobs/{id}/renew", PARTNER, NO_BODY, .scope = "jobs",
	    .post = post_renewal, .act = "renew", .status = 201 },
	{ "/partner/v1/batches", PARTNER, BATCH_BYTES, .scope = "jobs",
	    .get = get_batches, .answer = "batches",
	    .post = post_batch, .status = 202 },
	{ "/partner/v1/batches/{id}", PARTNER, NO_BODY, .scope = "jobs",
	    .get = get_batch, .answer = "batch" },
	{ "/partner/v1/events", PARTNER, .scope = "events",
	    .get = get_events },
	{ "/partner/v1/applications", PARTNER, .scope = "applications",
	    .get = get_applications },
	{ "/partner/v1/webhooks", PARTNER, TEXT_BODY, .scope = "events",
	    .get = get_webhooks, .answer = "webhooks",
	    .post = post_webhook, .message = "webhook", .status = 201 },
	{ "/partner/v1/webhooks/{id}", PARTNER, NO_BODY, .scope = "events",
	    .get = get_webhook, .answer = "webhook",
	    .remove = delete_webhook },
	{ "/partner/v1/webhooks/{id}/deliveries", PARTNER, NO_BODY,
	    .scope = "events",
	    .get = get_deliveries, .answer = "deliveries" },
	{ "/partner/v1/webhooks/{id}/replay", PARTNER, NO_BODY,
	    .scope = "events", .post = post_replay },
	{ "/partner/v1/referrals", PARTNER, MESSAGE_BODY,
	    .scope = "referrals", .get = get_referrals, .answer = "referrals",
	    .post = post_referral, .message = "referral", .status = 201 },
	{ "/partner/v1/referrals/{id}", PARTNER, NO_BODY,
	    .scope = "referrals", .get = get_referral, .answer = "referral" },
	{ "/partner/v1/applications/{id}", PARTNER, NO_BODY,
	    .scope = "applications",
	    .get = get_application, .answer = "application" },
	{ "/partner/v1/applications/{id}/letter", PARTNER, NO_BODY,
	    .scope = "applications", .get = get_letter, .answer = "letter" },
	{ "/partner/v1/applications/{id}/messages", PARTNER, MESSAGE_BODY,
	    .scope = "messages", .get = get_messages, .answer = "messages",
	    .post = post_message, .message = "message", .status = 201 },
	{ "/partner/v1/applications/{id}/told", PARTNER, MESSAGE_BODY,
	    .scope = "results", .post = post_told, .message = "told" },
	{ "/partner/v1/applications/{id}/result", PARTNER, MESSAGE_BODY,
	    .scope = "results", .post = post_result, .message = "result" },
};

const struct door partner_door = { "partner", DESK_PARTNER, routes,
    sizeof routes / sizeof routes[0], &exchange };
