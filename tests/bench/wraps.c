/*
 * Rows of seal_key by the million: wraps SITE/keys/epoch-N.key N <rows >sql
 *
 * A row is a class, four ids in hexadecimal (subject, referral, seeker,
 * employer), kind and version, with tabs between, as the mariadb client
 * prints them. The secrets are thrown away: such a key is only wrapped anew.
 */
#include "base/log.h"
#include "base/text.h"
#include "desk/seal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS_IN_A_STATEMENT = 500, LINE_BYTES = 512, FIELDS = 7,
    CEILING_BYTES = 1024 * 1024 };

static const char *const names[FIELDS] = { "class", "subject", "referral",
    "seeker", "employer", "kind", "version" };

static void
key_read(const char *path, unsigned char kek[SEAL_KEY_BYTES])
{
	FILE *file = fopen(path, "rb");

	if (file == NULL ||
	    fread(kek, 1, SEAL_KEY_BYTES, file) != SEAL_KEY_BYTES)
		exit(2);
	fclose(file);
}

static const struct element *
row_read(struct arena *arena, char *line)
{
	struct element *row = tree_root(tree_open(arena, "key"));

	for (size_t i = 0; i < FIELDS; i++) {
		char *value = strsep(&line, i + 1 == FIELDS ? "\n" : "\t");

		if (value == NULL)
			exit(2);
		if (strcmp(value, "NULL") != 0)
			element_set(row, names[i], value);
	}
	return row;
}

static void
row_write(const struct element *row, const unsigned char *kek, uint32_t epoch)
{
	unsigned char bound[SEAL_BOUND_BYTES], secret[SEAL_KEY_BYTES];
	unsigned char wrap[SEAL_WRAP_BYTES];
	char hex[2 * SEAL_WRAP_BYTES + 1];
	enum key_class class;

	if (!seal_class_of(fact_text(row, "class"), &class) ||
	    !seal_bound(bound, (unsigned char)class, row))
		exit(2);
	digest_random(secret, sizeof secret);
	seal_wrap(wrap, kek, epoch, (unsigned char)class, bound, sizeof bound,
	    secret);
	text_hex(wrap, sizeof wrap, hex);
	printf("(x'%s','%s',x'%s',%u,x'%s','','')",
	    fact_text(row, "subject"), fact_text(row, "class"),
	    fact_text(row, "referral"), (unsigned)epoch, hex);
}

int
main(int argc, char **argv)
{
	unsigned char kek[SEAL_KEY_BYTES];
	char line[LINE_BYTES];
	struct arena arena;
	long count = 0;

	log_open("wraps");
	if (argc != 3)
		return 2;
	key_read(argv[1], kek);
	arena_init(&arena, CEILING_BYTES);
	while (fgets(line, sizeof line, stdin) != NULL) {
		fputs(count++ % ROWS_IN_A_STATEMENT > 0 ? "," : count == 1 ?
		    "INSERT INTO seal_key (subject_id, class, referral_id,"
		    " epoch, wrap, salt, commitment) VALUES" :
		    ";INSERT INTO seal_key (subject_id, class, referral_id,"
		    " epoch, wrap, salt, commitment) VALUES", stdout);
		row_write(row_read(&arena, line), kek,
		    (uint32_t)strtoul(argv[2], NULL, 10));
		arena_clear(&arena);
	}
	arena_finish(&arena);
	return fputs(count > 0 ? ";" : "", stdout) == EOF ||
	    fflush(stdout) != 0;
}
