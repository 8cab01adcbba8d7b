#include "port/mail.h"

#include "base/bytes.h"
#include "base/clock.h"
#include "base/log.h"
#include "port/digest.h"

#include <curl/curl.h>
#include <string.h>
#include <time.h>

enum { SECONDS_MAX = 5, LINE_BYTES = 57, WORD_BYTES = 42 };

struct reading {
	const struct bytes *text;
	size_t at;
};

static size_t
read_more(char *into, size_t size, size_t count, void *context)
{
	struct reading *reading = context;
	size_t left = reading->text->length - reading->at;
	size_t length = size * count < left ? size * count : left;

	memcpy(into, reading->text->data + reading->at, length);
	reading->at += length;
	return length;
}

/* RFC 2047: words of at most 75 characters, cut between characters. */
static void
subject_write(struct bytes *out, const char *subject)
{
	char word[WORD_BYTES * 2];

	bytes_text(out, "Subject:");
	while (*subject != '\0') {
		size_t length = strlen(subject);

		if (length > WORD_BYTES)
			length = WORD_BYTES;
		while ((subject[length] & 0xc0) == 0x80)
			length--;
		digest_base64(word, subject, length);
		bytes_print(out, " =?UTF-8?B?%s?=\r\n", word);
		subject += length;
	}
}

static void
body_write(struct bytes *out, const char *body)
{
	char line[LINE_BYTES * 2];
	size_t left = strlen(body);

	while (left > 0) {
		size_t length = left < LINE_BYTES ? left : LINE_BYTES;

		digest_base64(line, body, length);
		bytes_print(out, "%s\r\n", line);
		body += length;
		left -= length;
	}
}

static void
mail_write(struct bytes *out, const struct mail *mail)
{
	char date[64];
	time_t now = (time_t)(clock_real() / INSTANT_SECOND);
	struct tm utc;

	gmtime_r(&now, &utc);
	strftime(date, sizeof date, "%a, %d %b %Y %H:%M:%S +0000", &utc);
	bytes_print(out, "Date: %s\r\nFrom: <%s>\r\nTo: <%s>\r\n", date,
	    mail->from, mail->to);
	bytes_print(out, "Message-ID: <%s@shokai>\r\n", mail->id);
	subject_write(out, mail->subject);
	bytes_text(out, "Auto-Submitted: auto-generated\r\n"
	    "MIME-Version: 1.0\r\n"
	    "Content-Type: text/plain; charset=UTF-8\r\n"
	    "Content-Transfer-Encoding: base64\r\n\r\n");
	body_write(out, mail->body);
}

static CURLcode
perform(CURL *curl, const char *url, const struct mail *mail,
    struct reading *reading, struct curl_slist *to)
{
	curl_easy_setopt(curl, CURLOPT_URL, url);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)CURLUSESSL_TRY);
	curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)SECONDS_MAX);
	curl_easy_setopt(curl, CURLOPT_MAIL_FROM, mail->from);
	curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
	curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_more);
	curl_easy_setopt(curl, CURLOPT_READDATA, reading);
	curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
	return curl_easy_perform(curl);
}

enum outcome
mail_send(struct arena *arena, const char *url, const struct mail *mail)
{
	struct bytes text;
	struct reading reading = { &text, 0 };
	struct curl_slist *to = curl_slist_append(NULL, mail->to);
	CURL *curl = curl_easy_init();
	CURLcode code = CURLE_OUT_OF_MEMORY;

	bytes_init(&text, arena, 4096);
	mail_write(&text, mail);
	if (curl != NULL && to != NULL)
		code = perform(curl, url, mail, &reading, to);
	curl_slist_free_all(to);
	curl_easy_cleanup(curl);
	if (code == CURLE_OK)
		return OUTCOME_OK;
	log_line("mail: %s", curl_easy_strerror(code));
	return OUTCOME_FAULT;
}
