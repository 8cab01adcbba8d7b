/*
 * The ledger of deletions outside the database: a file of one line a row, in
 * the order of the chain, that a restored backup can't take back. It holds
 * ids and instants, no personal data.
 */
#include "clerk/round.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "desk/desk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LINE_MAX_BYTES = 512, FIELDS = 10 };

/* Rows of before so long are all there: acts that began then are over. */
#define CHAIN_AFTER (8 * INSTANT_SECOND)

static const struct statement chain = {
	"CALL clerk_deletion_chain(?)", ""
};
static const struct statement behind = {
	"CALL clerk_deletions(?)", "deletion"
};
static const struct statement ends_of = {
	"CALL clerk_deletion_ends()", "deletion"
};
static const struct statement replay = {
	"CALL clerk_replay(?,?,?,?,?,?,?,?,?,?,?,?)", "replayed"
};

/* The fields of a line, as the database names them. */
static const char *const names[FIELDS] = { "place", "id", "subject",
    "subject_id", "ends", "held_until", "at", "real_at", "doer", "chain" };

static enum outcome
file_fault(const char *what)
{
	log_line("ledger: %s: %s", what, strerror(errno));
	return OUTCOME_FAULT;
}

enum outcome
ledger_open(struct clerk *clerk)
{
	const char *path = settings_get(clerk->settings, "ledger", "file");

	clerk->ledger = -1;
	if (path == NULL)
		return OUTCOME_OK;
	clerk->ledger = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC,
	    0600);
	return clerk->ledger < 0 ? file_fault("open") : OUTCOME_OK;
}

/* Where a chain ends: in the file, or in the database. */
struct end {
	int64_t place;		/* 0: nowhere */
	char chain[65];
};

/*
 * The end of the file. A line that was broken off is taken back: it is
 * written again.
 */
static enum outcome
file_end(int fd, struct end *end)
{
	char text[2 * LINE_MAX_BYTES + 1];
	off_t size = lseek(fd, 0, SEEK_END), from;
	ssize_t length;
	char *line;

	from = size > 2 * LINE_MAX_BYTES ? size - 2 * LINE_MAX_BYTES : 0;
	length = size < 0 ? -1 : pread(fd, text, 2 * LINE_MAX_BYTES, from);
	if (length < 0)
		return file_fault("read");
	while (length > 0 && text[length - 1] != '\n')
		length--;
	if (from + length < size && ftruncate(fd, from + length) != 0)
		return file_fault("truncate");
	memset(end, 0, sizeof *end);
	if (length == 0)
		return OUTCOME_OK;
	text[length - 1] = '\0';
	line = strrchr(text, '\n');
	line = line == NULL ? text : line + 1;
	end->place = strtoll(line, NULL, 10);
	line = strrchr(line, '\t');
	snprintf(end->chain, sizeof end->chain, "%s",
	    line == NULL ? "" : line + 1);
	return OUTCOME_OK;
}

/*
 * The row of the file's end, which comes first, is the database's own; else
 * an older database was put in place without its ledger replayed.
 */
static enum outcome
end_check(const struct end *end, const struct element **row)
{
	if (end->place == 0)
		return OUTCOME_OK;
	if (*row == NULL || strtoll(element_get(*row, "place"), NULL, 10) !=
	    end->place || strcmp(element_get(*row, "chain"), end->chain) != 0) {
		log_line("ledger: its end is not the database's: run replay");
		return OUTCOME_FAULT;
	}
	*row = element_next(*row, "deletion");
	return OUTCOME_OK;
}

static void
line_write(struct bytes *out, const struct element *row)
{
	for (size_t i = 0; i < FIELDS; i++)
		bytes_print(out, "%s%c", element_get(row, names[i]),
		    i + 1 == FIELDS ? '\n' : '\t');
}

static enum outcome
file_append(struct round *round, int fd)
{
	const struct element *row;
	struct bytes lines;
	struct end end;

	TRY(file_end(fd, &end));
	TRY(round_ask(round, &behind, ARGS(arg_number(end.place - 1))));
	row = element_first(round->root, "deletion");
	TRY(end_check(&end, &row));
	bytes_init(&lines, &round->arena, 4096);
	for (; row != NULL; row = element_next(row, "deletion"))
		line_write(&lines, row);
	if (lines.length == 0)
		return OUTCOME_OK;
	if (write(fd, lines.data, lines.length) != (ssize_t)lines.length ||
	    fdatasync(fd) != 0)
		return file_fault("write");
	return OUTCOME_OK;
}

enum outcome
ledger_keep(struct round *round)
{
	TRY(round_ask(round, &chain,
	    ARGS(arg_instant(clock_real() - CHAIN_AFTER))));
	return round->clerk->ledger < 0 ? OUTCOME_OK :
	    file_append(round, round->clerk->ledger);
}

/* ---- after a restore ----------------------------------------------------- */

/* The last row and the first; they may be one, or none. */
static enum outcome
database_ends(struct round *round, struct end ends[2])
{
	const struct element *row;

	memset(ends, 0, 2 * sizeof *ends);
	TRY(round_ask(round, &ends_of, NO_ARGS));
	row = element_first(round->root, "deletion");
	for (size_t i = 0; i < 2 && row != NULL; i++) {
		ends[i].place = strtoll(element_get(row, "place"), NULL, 10);
		snprintf(ends[i].chain, sizeof ends[i].chain, "%s",
		    element_get(row, "chain"));
		row = element_next(row, "deletion");
	}
	return OUTCOME_OK;
}

static enum outcome
line_fault(const char *place, const char *what)
{
	log_line("ledger: place %s %s", place, what);
	return OUTCOME_FAULT;
}

static _Bool
line_split(char *line, char *fields[FIELDS])
{
	for (size_t i = 0; i < FIELDS; i++) {
		fields[i] = strsep(&line, i + 1 == FIELDS ? "\n" : "\t");
		if (fields[i] == NULL || *fields[i] == '\0')
			return 0;
	}
	return 1;
}

/* One line behind the database's end is done again. */
static enum outcome
line_replay(struct round *round, char *const fields[FIELDS], long *count)
{
	unsigned char subject[ID_BYTES], link[32];
	struct element *root;
	long replayed;

	if (!text_unhex(fields[3], subject, sizeof subject) ||
	    !text_unhex(fields[9], link, sizeof link))
		return line_fault(fields[0], "can't be read");
	TRY(round_ask_apart(round, &replay, &root,
	    ARGS(arg_instant(clock_real()), arg_instant(clock_now()),
	    arg_text(fields[0]), arg_text(fields[1]), arg_text(fields[2]),
	    arg_id(subject), arg_text(fields[4]), arg_text(fields[5]),
	    arg_text(fields[6]), arg_text(fields[7]), arg_text(fields[8]),
	    arg_bytes(link, sizeof link))));
	replayed = fact_number(element_first(root, "replayed"), "count");
	if (replayed < 0)
		return line_fault(fields[0], "does not follow");
	*count += replayed;
	return OUTCOME_OK;
}

static enum outcome
line_do(struct round *round, char *line, const struct end ends[2],
    long *count)
{
	char *fields[FIELDS];
	int64_t place;

	if (!line_split(line, fields)) {
		log_line("ledger: a line can't be read");
		return OUTCOME_FAULT;
	}
	place = strtoll(fields[0], NULL, 10);
	for (size_t i = 0; i < 2; i++)
		if (place == ends[i].place &&
		    strcmp(fields[9], ends[i].chain) != 0)
			return line_fault(fields[0], "is not the database's");
	return place <= ends[0].place ? OUTCOME_OK :
	    line_replay(round, fields, count);
}

static enum outcome
file_replay(struct round *round, FILE *file)
{
	char line[LINE_MAX_BYTES];
	struct end ends[2];
	long count = 0;

	TRY(database_ends(round, ends));
	while (fgets(line, sizeof line, file) != NULL)
		if (strchr(line, '\n') != NULL) {
			TRY(line_do(round, line, ends, &count));
			/* One line at a time: there may be a million. */
			arena_clear(&round->arena);
		}
	if (count > 0)
		log_line("ledger: %ld deleted again", count);
	return OUTCOME_OK;
}

static enum outcome
replay_all(struct round *round)
{
	const char *path = settings_get(round->clerk->settings, "ledger",
	    "file");
	enum outcome outcome;
	FILE *file;

	file = path == NULL ? NULL : fopen(path, "re");
	if (file == NULL)
		return path == NULL || errno == ENOENT ? OUTCOME_OK :
		    file_fault("open");
	outcome = file_replay(round, file);
	fclose(file);
	return outcome;
}

enum outcome
clerk_replay(struct clerk *clerk)
{
	return round_run(clerk, replay_all);
}
