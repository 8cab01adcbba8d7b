/* Where a webhook may lead. */
#include "port/hook_private.h"

#include "port/hook.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { ENDPOINT_BYTES = 300 };

static _Bool
excepted(const char *allow, const char *host, const char *port)
{
	char endpoint[ENDPOINT_BYTES];
	size_t length;
	const char *at;

	if (allow == NULL)
		return 0;
	length = (size_t)snprintf(endpoint, sizeof endpoint, "%s:%s", host,
	    port);
	if (length >= sizeof endpoint)
		return 0;
	for (at = allow; *at != '\0'; at += strcspn(at, " ")) {
		at += strspn(at, " ");
		if (strcspn(at, " ") == length &&
		    strncasecmp(at, endpoint, length) == 0)
			return 1;
	}
	return 0;
}

static _Bool
ends_with(const char *host, const char *end)
{
	size_t length = strlen(host), most = strlen(end);

	return length >= most &&
	    strcasecmp(host + length - most, end) == 0;
}

/* A literal address must be public; libcurl has made each form of it plain. */
static _Bool
literal_public(const char *host)
{
	unsigned char address[16];
	char text[64];
	size_t length = strlen(host);

	if (host[0] != '[')
		return inet_pton(AF_INET, host, address) != 1 ||
		    hook_public(address, 4);
	if (length < 3 || length - 2 >= sizeof text)
		return 0;
	memcpy(text, host + 1, length - 2);
	text[length - 2] = '\0';
	return inet_pton(AF_INET6, text, address) == 1 &&
	    hook_public(address, 16);
}

/* A name that could be one of the Internet. */
static _Bool
host_public(const char *host)
{
	static const char *const ends[] = { ".", ".localhost", ".local",
	    ".internal", ".home.arpa", ".onion" };

	if (host[0] != '[' && strchr(host, '.') == NULL)
		return 0;
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (ends_with(host, ends[i]))
			return 0;
	return literal_public(host);
}

static char *
part(CURLU *url, CURLUPart which)
{
	char *text = NULL;

	return curl_url_get(url, which, &text, which == CURLUPART_PORT ?
	    CURLU_DEFAULT_PORT : 0) == CURLUE_OK ? text : NULL;
}

static _Bool
has(CURLU *url, CURLUPart which)
{
	char *text = part(url, which);
	_Bool there = text != NULL;

	curl_free(text);
	return there;
}

/* *known becomes true for what the operator excepted. */
static _Bool
url_good(CURLU *url, const char *allow, _Bool *known)
{
	char *host = part(url, CURLUPART_HOST);
	char *port = part(url, CURLUPART_PORT);
	long number = port == NULL ? 0 : strtol(port, NULL, 10);
	_Bool good = host != NULL && !has(url, CURLUPART_USER) &&
	    !has(url, CURLUPART_PASSWORD) && !has(url, CURLUPART_FRAGMENT) &&
	    !has(url, CURLUPART_ZONEID);

	*known = good && excepted(allow, host, port);
	good = good && (*known || ((number == 443 || number >= 1024) &&
	    host_public(host)));
	curl_free(port);
	curl_free(host);
	return good;
}

_Bool
hook_url_check(const char *text, const char *allow, _Bool *known)
{
	CURLU *url = curl_url();
	_Bool good = url != NULL && strncasecmp(text, "https://", 8) == 0 &&
	    curl_url_set(url, CURLUPART_URL, text, 0) == CURLUE_OK &&
	    url_good(url, allow, known);

	curl_url_cleanup(url);
	return good;
}

_Bool
hook_url(const char *url, const char *allow)
{
	_Bool known;

	return hook_url_check(url, allow, &known);
}
