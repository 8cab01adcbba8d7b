#include "port/hook.h"

#include "base/log.h"
#include "port/hook_private.h"

#include <curl/curl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum {
	CONNECT_MILLISECONDS = 3000,
	TOTAL_MILLISECONDS = 8000,
	HEAD_LINE_BYTES = 128
};

struct hooks {
	CURLM *multi;
	struct post *posts;	/* that are on their way */
	size_t count;
	char *allow;		/* "" when there are no exceptions */
	char *authorities;	/* or NULL */
};

/* One that is on its way. */
struct post {
	struct post *next;
	CURL *curl;
	struct curl_slist *head;
	char *body;
	unsigned char tag[HOOK_TAG_BYTES];
	size_t received;	/* bytes of the answer */
	_Bool excepted;		/* the operator named its host and port */
	_Bool refused;		/* at an address that is not public */
};

static _Bool
address_public(const struct curl_sockaddr *to)
{
	const struct sockaddr_in *v4 = (const void *)&to->addr;
	const struct sockaddr_in6 *v6 = (const void *)&to->addr;

	if (to->family == AF_INET)
		return hook_public((const void *)&v4->sin_addr, 4);
	return to->family == AF_INET6 &&
	    hook_public((const void *)&v6->sin6_addr, 16);
}

/* Before each connection, to the address that it really goes to. */
static curl_socket_t
open_socket(void *data, curlsocktype purpose, struct curl_sockaddr *to)
{
	struct post *post = data;

	if (purpose != CURLSOCKTYPE_IPCXN ||
	    !(post->excepted || address_public(to))) {
		post->refused = 1;
		return CURL_SOCKET_BAD;
	}
	return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

enum outcome
hooks_open(struct hooks **out, const struct hook_settings *settings)
{
	const char *allow = settings->allow, *file = settings->authorities;
	struct hooks *hooks = *out = calloc(1, sizeof *hooks);

	if (hooks != NULL) {
		hooks->multi = curl_multi_init();
		hooks->allow = strdup(allow == NULL ? "" : allow);
		hooks->authorities = file == NULL ? NULL : strdup(file);
	}
	if (hooks != NULL && hooks->multi != NULL && hooks->allow != NULL &&
	    (file == NULL || hooks->authorities != NULL))
		return OUTCOME_OK;
	log_line("hook: no memory");
	return OUTCOME_FAULT;
}

static void
post_close(struct post *post)
{
	curl_easy_cleanup(post->curl);
	curl_slist_free_all(post->head);
	free(post->body);
	free(post);
}

static void
post_forget(struct hooks *hooks, struct post *post)
{
	struct post **at = &hooks->posts;

	while (*at != post)
		at = &(*at)->next;
	*at = post->next;
	curl_multi_remove_handle(hooks->multi, post->curl);
	post_close(post);
	hooks->count--;
}

static struct post *
post_of(CURL *curl)
{
	struct post *post = NULL;

	curl_easy_getinfo(curl, CURLINFO_PRIVATE, (char **)&post);
	return post;
}

void
hooks_close(struct hooks *hooks)
{
	if (hooks == NULL)
		return;
	while (hooks->posts != NULL)
		post_forget(hooks, hooks->posts);
	curl_multi_cleanup(hooks->multi);
	free(hooks->allow);
	free(hooks->authorities);
	free(hooks);
}

size_t
hooks_count(const struct hooks *hooks)
{
	return hooks->count;
}

/* What is answered is not read but for its status. */
static size_t
discard(char *data, size_t size, size_t count, void *into)
{
	struct post *post = into;

	(void)data;
	post->received += size * count;
	return post->received > HOOK_RESPONSE_BYTES ? 0 : size * count;
}

static _Bool
line_add(struct post *post, const char *name, const char *value)
{
	char line[HEAD_LINE_BYTES];
	struct curl_slist *more;

	snprintf(line, sizeof line, "%s: %s", name, value);
	more = curl_slist_append(post->head, line);
	if (more != NULL)
		post->head = more;
	return more != NULL;
}

static _Bool
head_make(struct post *post, const struct hook *hook)
{
	long long seconds = hook->at / INSTANT_SECOND;
	char text[32], signature[HOOK_SIGNATURE_TEXT];

	snprintf(text, sizeof text, "%lld", seconds);
	hook_sign(signature, hook->secret, HOOK_SECRET_BYTES, hook->id,
	    seconds, hook->body);
	return line_add(post, "Content-Type", "application/xml") &&
	    line_add(post, "webhook-id", hook->id) &&
	    line_add(post, "webhook-timestamp", text) &&
	    line_add(post, "webhook-signature", signature) &&
	    curl_slist_append(post->head, "Expect:") != NULL;
}

/* Where it may connect, and how well the other must prove who it is. */
static void
options_reach(struct post *post, const struct hooks *hooks)
{
	CURL *curl = post->curl;

	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "https");
	curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(curl, CURLOPT_PROXY, "");
	curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
	curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, post);
	curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
	curl_easy_setopt(curl, CURLOPT_SSLVERSION,
	    (long)CURL_SSLVERSION_TLSv1_2);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
	if (hooks->authorities != NULL)
		curl_easy_setopt(curl, CURLOPT_CAINFO, hooks->authorities);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	/* A name server that hangs must not hold up the end of a post. */
	curl_easy_setopt(curl, CURLOPT_QUICK_EXIT, 1L);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS,
	    (long)CONNECT_MILLISECONDS);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, (long)TOTAL_MILLISECONDS);
}

static _Bool
options_set(struct post *post, const char *url)
{
	CURL *curl = post->curl;

	curl_easy_setopt(curl, CURLOPT_PRIVATE, post);
	curl_easy_setopt(curl, CURLOPT_HTTP_VERSION,
	    (long)CURL_HTTP_VERSION_1_1);
	curl_easy_setopt(curl, CURLOPT_USERAGENT, "Shokai-Webhook");
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, post->head);
	curl_easy_setopt(curl, CURLOPT_POSTFIELDS, post->body);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, discard);
	curl_easy_setopt(curl, CURLOPT_WRITEDATA, post);
	return curl_easy_setopt(curl, CURLOPT_URL, url) == CURLE_OK;
}

enum outcome
hooks_post(struct hooks *hooks, const struct hook *hook)
{
	struct post *post = calloc(1, sizeof *post);
	_Bool good = post != NULL && (post->curl = curl_easy_init()) != NULL &&
	    (post->body = strdup(hook->body)) != NULL &&
	    head_make(post, hook);

	if (good) {
		/* One that is no longer good is refused when it connects. */
		if (!hook_url_check(hook->url, hooks->allow, &post->excepted))
			post->excepted = 0;
		memcpy(post->tag, hook->tag, sizeof post->tag);
		options_reach(post, hooks);
		good = options_set(post, hook->url) &&
		    curl_multi_add_handle(hooks->multi, post->curl) ==
		    CURLM_OK;
	}
	if (good) {
		post->next = hooks->posts;
		hooks->posts = post;
		hooks->count++;
		return OUTCOME_OK;
	}
	if (post != NULL)
		post_close(post);
	log_line("hook: a post can't begin");
	return OUTCOME_FAULT;
}

void
hooks_wait(struct hooks *hooks, int milliseconds)
{
	int running;

	curl_multi_perform(hooks->multi, &running);
	if ((size_t)running == hooks->count)
		curl_multi_poll(hooks->multi, NULL, 0, milliseconds, NULL);
	curl_multi_perform(hooks->multi, &running);
}

/* In a word, and of this site's side alone. */
static const char *
fault_of(CURLcode code, const struct post *post)
{
	switch (code) {
	case CURLE_COULDNT_RESOLVE_HOST:
		return "name";
	case CURLE_OPERATION_TIMEDOUT:
		return "time";
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_CONNECT_ERROR:
	case CURLE_SSL_CACERT_BADFILE:
		return "tls";
	default:
		return post->refused ? "address" : "connection";
	}
}

static void
post_end(const struct post *post, CURLcode code, struct hook_end *end)
{
	long status = 0;

	curl_easy_getinfo(post->curl, CURLINFO_RESPONSE_CODE, &status);
	/* A long answer was broken off on purpose. */
	if (code == CURLE_WRITE_ERROR && post->received > HOOK_RESPONSE_BYTES)
		code = CURLE_OK;
	memcpy(end->tag, post->tag, sizeof end->tag);
	end->status = code == CURLE_OK ? (int)status : 0;
	end->fault = code == CURLE_OK ? NULL : fault_of(code, post);
}

_Bool
hooks_ended(struct hooks *hooks, struct hook_end *end)
{
	struct post *post;
	CURLMsg *message;
	int left;

	do {
		message = curl_multi_info_read(hooks->multi, &left);
	} while (message != NULL && message->msg != CURLMSG_DONE);
	if (message == NULL)
		return 0;
	post = post_of(message->easy_handle);
	post_end(post, message->data.result, end);
	post_forget(hooks, post);
	return 1;
}
