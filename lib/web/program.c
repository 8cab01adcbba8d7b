#include "web/program.h"

#include "base/address.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/swap.h"
#include "web/problem.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	BACKLOG = 256,
	CEILING_BYTES = 4 * 1024 * 1024,	/* of what it reads at its start */
	DOOR_PATH_BYTES = 4096,
	FILE_BYTES = 8 * 1024 * 1024,
	APPLICATION_BYTES = 30 * 1024 * 1024,
	FILES = 10
};

/* Bytes, for which no number below one is taken. */
static size_t
bytes_read(struct settings *settings, const char *key, size_t otherwise)
{
	long bytes = settings_number(settings, "document", key, 0);

	return bytes > 0 ? (size_t)bytes : otherwise;
}

static enum outcome
limits_read(struct limits *limits, struct settings *settings)
{
	limits->file_bytes = bytes_read(settings, "file_bytes", FILE_BYTES);
	limits->application_bytes = bytes_read(settings, "application_bytes",
	    APPLICATION_BYTES);
	limits->files = settings_number(settings, "document", "files", FILES);
	if (limits->files >= 1 && limits->files <= DESK_DOCUMENT_FILES_MOST)
		return OUTCOME_OK;
	log_line("program: [document] files must be 1 to %d",
	    DESK_DOCUMENT_FILES_MOST);
	return OUTCOME_FAULT;
}

static enum outcome
settings_read(struct program *program)
{
	struct settings *s = program->settings;
	struct site *site = &program->site;
	struct db_settings *database = &program->database;

	TRY(settings_need(s, "site", "directory", &site->directory));
	TRY(settings_need(s, "site", "phone", &site->phone));
	TRY(settings_need(s, "site", "hours", &site->hours));
	TRY(settings_need(s, "site", "mail", &site->mail));
	TRY(settings_need(s, "site", "url", &site->url));
	TRY(settings_need(s, "door", "socket", &program->socket));
	TRY(settings_need(s, "database", "socket", &database->socket));
	TRY(settings_need(s, "database", "name", &database->name));
	TRY(settings_need(s, "database", "user", &database->user));
	TRY(settings_secret(s, "database", "password", &database->password));
	program->keyd = settings_get(s, "keyd", "socket");
	program->scan.socket = settings_get(s, "scan", "socket");
	program->scan.seconds = (int)settings_number(s, "scan", "seconds", 20);
	site->demonstration = settings_number(s, "site", "demo", 0) != 0;
	program->workers = settings_number(s, "door", "workers", 2);
	program->limit = settings_number(s, "door", "limit", 30);
	program->user = settings_number(s, "door", "user", -1);
	program->group = settings_number(s, "door", "group", -1);
	return limits_read(&program->limits, s);
}

/* The door's own catalogue comes last: its words win. */
static enum outcome
sheet_load(const char *folder, const char *door, const char *stem,
    struct sheet **out)
{
	char path[DOOR_PATH_BYTES], common[DOOR_PATH_BYTES];
	char own[DOOR_PATH_BYTES];
	const char *const catalogues[] = { common, own };

	snprintf(path, sizeof path, "%s/%s.xsl", folder, stem);
	snprintf(common, sizeof common, "%s/common/ja.xml", folder);
	snprintf(own, sizeof own, "%s/%s/ja.xml", folder, door);
	return sheet_open(out, path, catalogues, 2);
}

static enum outcome
sheets_load(struct program *program)
{
	const struct door *door = program->door;
	const char *folder;

	TRY(settings_need(program->settings, "door", "sheets", &folder));
	program->sheets = arena_alloc(&program->arena,
	    door->count * sizeof(struct sheet *));
	for (size_t i = 0; i < door->count; i++)
		if (door->routes[i].sheet != NULL)
			TRY(sheet_load(folder, door->name,
			    door->routes[i].sheet, &program->sheets[i]));
	return sheet_load(folder, door->name, "common/refused",
	    &program->refused);
}

/* All that is read from files, before nothing may be any more. */
static enum outcome
files_load(struct program *program)
{
	const struct manner *manner = program->door->manner;
	const char *folder = settings_get(program->settings, "partner",
	    "schema");

	arena_init(&program->arena, CEILING_BYTES);
	if (manner == NULL) {
		TRY(sheets_load(program));
		if (folder != NULL)
			TRY(problem_open(program, folder));
	}
	else if (manner->open != NULL)
		TRY(manner->open(program));
	sheet_seal();
	return OUTCOME_OK;
}

/* A page must not forget its guard. */
static enum outcome
routes_check(const struct door *door)
{
	for (size_t i = 0; i < door->count; i++)
		if (door->routes[i].who == NOBODY) {
			log_line("program: %s: for whom?",
			    door->routes[i].path);
			return OUTCOME_FAULT;
		}
	return OUTCOME_OK;
}

/* nginx's group may connect, nobody else. */
static enum outcome
socket_bind(struct program *program)
{
	struct sockaddr_un address;
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

	unlink(program->socket);
	umask(0117);
	if (fd < 0 || !address_set(&address, program->socket) ||
	    bind(fd, (struct sockaddr *)&address, sizeof address) != 0 ||
	    listen(fd, BACKLOG) != 0 ||
	    (program->group >= 0 && chown(program->socket, (uid_t)-1,
	    (gid_t)program->group) != 0)) {
		log_line("program: %s: %s", program->socket, strerror(errno));
		return OUTCOME_FAULT;
	}
	umask(0077);
	program->listener = fd;
	return OUTCOME_OK;
}

enum outcome
program_open(struct program *program, const struct door *door,
    const char *path)
{
	memset(program, 0, sizeof *program);
	program->door = door;
	program->listener = -1;
	TRY(routes_check(door));
	TRY(settings_open(&program->settings, path));
	TRY(settings_read(program));
	if (!clock_open(program->site.directory)) {
		log_line("program: %s: %s", program->site.directory,
		    strerror(errno));
		return OUTCOME_FAULT;
	}
	/* What people entrusted must not be written to a disk in clear. */
	if (swap_clear()) {
		log_line("program: swap is not encrypted");
		if (!program->site.demonstration)
			return OUTCOME_FAULT;
	}
	TRY(files_load(program));
	return socket_bind(program);
}

void
program_close(struct program *program)
{
	if (program->sheets != NULL)
		for (size_t i = 0; i < program->door->count; i++)
			sheet_close(program->sheets[i]);
	if (program->door->manner != NULL &&
	    program->door->manner->close != NULL)
		program->door->manner->close(program);
	sheet_close(program->refused);
	if (program->listener >= 0)
		close(program->listener);
	settings_close(program->settings);
	arena_finish(&program->arena);
}

struct schema *
program_schema(const struct program *program, const struct route *route)
{
	return program->schemas[route - program->door->routes];
}

const struct sheet *
program_sheet(const struct program *program, const char *name,
    const struct route *route)
{
	size_t at = route == NULL ? 0 :
	    (size_t)(route - program->door->routes);

	if (route == NULL || strcmp(name, "refused") == 0 ||
	    program->sheets[at] == NULL)
		return program->refused;
	return program->sheets[at];
}
