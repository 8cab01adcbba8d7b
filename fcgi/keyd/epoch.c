#include "keyd/epoch.h"

#include "base/clock.h"
#include "base/log.h"
#include "port/digest.h"
#include "port/seal.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAME_BYTES = 32, OTHERS = S_IRWXG | S_IRWXO };

static const unsigned char nothing[KEK_BYTES];

static enum outcome
trouble(const char *name)
{
	log_line("keyd: %s: %s", name, strerror(errno));
	return OUTCOME_FAULT;
}

enum outcome
epoch_folder(int *out, const char *path)
{
	int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	*out = folder;
	if (folder < 0 || flock(folder, LOCK_EX | LOCK_NB) != 0)
		return trouble(path);
	return OUTCOME_OK;
}

static void
name_write(char name[NAME_BYTES], uint32_t number, const char *end)
{
	snprintf(name, NAME_BYTES, "epoch-%u.%s", number, end);
}

/* ---- files -------------------------------------------------------------- */

/* A key that is not surely on the disk must not wrap anything. */
static enum outcome
key_store(int folder, const struct epoch *epoch)
{
	char name[NAME_BYTES], temporary[NAME_BYTES];
	_Bool good;
	int file;

	name_write(name, epoch->number, "key");
	name_write(temporary, epoch->number, "new");
	file = openat(folder, temporary, O_WRONLY | O_CREAT | O_EXCL |
	    O_CLOEXEC, S_IRUSR);
	if (file < 0)
		return trouble(temporary);
	good = write(file, epoch->kek, KEK_BYTES) == KEK_BYTES &&
	    fsync(file) == 0;
	good = close(file) == 0 && good &&
	    renameat(folder, temporary, folder, name) == 0 &&
	    fsync(folder) == 0;
	if (good)
		return OUTCOME_OK;
	(void)trouble(name);
	unlinkat(folder, temporary, 0);
	return OUTCOME_FAULT;
}

/*
 * Overwriting reaches the blocks that the file has now. A file system that
 * copies on write, a flash disk that moves its blocks, a snapshot or a backup
 * may still hold the key: the folder belongs on a disk that is encrypted by
 * itself, and into no backup but one that is destroyed as well.
 */
static enum outcome
key_destroy(int folder, uint32_t number)
{
	char name[NAME_BYTES];
	_Bool good;
	int file;

	name_write(name, number, "key");
	if (fchmodat(folder, name, S_IRUSR | S_IWUSR, 0) != 0)
		return trouble(name);
	file = openat(folder, name, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
	if (file < 0)
		return trouble(name);
	good = write(file, nothing, KEK_BYTES) == KEK_BYTES &&
	    fsync(file) == 0;
	good = close(file) == 0 && good &&
	    unlinkat(folder, name, 0) == 0 && fsync(folder) == 0;
	return good ? OUTCOME_OK : trouble(name);
}

static enum outcome
key_read(int folder, const char *name, struct epoch *epoch, instant *made)
{
	int file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	struct stat stat;
	_Bool good;

	if (file < 0)
		return trouble(name);
	good = fstat(file, &stat) == 0 && S_ISREG(stat.st_mode) &&
	    stat.st_size == KEK_BYTES && (stat.st_mode & OTHERS) == 0 &&
	    read(file, epoch->kek, KEK_BYTES) == KEK_BYTES;
	close(file);
	if (!good) {
		log_line("keyd: %s is no key of this daemon's alone", name);
		return OUTCOME_FAULT;
	}
	*made = (instant)stat.st_mtim.tv_sec * INSTANT_SECOND +
	    stat.st_mtim.tv_nsec / 1000;
	return OUTCOME_OK;
}

/* ---- loading ------------------------------------------------------------ */

/* The number in a name, 0 for a name that is not of this form. */
static uint32_t
number_of(const char *name, const char *end)
{
	static const char before[] = "epoch-";
	char again[NAME_BYTES];
	uint32_t number;

	if (strncmp(name, before, sizeof before - 1) != 0)
		return 0;
	number = (uint32_t)strtoul(name + sizeof before - 1, NULL, 10);
	name_write(again, number, end);
	return strcmp(name, again) == 0 ? number : 0;
}

static enum outcome
epoch_read(struct epochs *epochs, const char *name, uint32_t number)
{
	struct epoch *epoch;
	size_t at = epochs->count;
	instant made;

	if (at == EPOCHS_MOST) {
		log_line("keyd: more than %d epochs", EPOCHS_MOST);
		return OUTCOME_FAULT;
	}
	while (at > 0 && epochs->epochs[at - 1].number > number)
		at--;
	epoch = &epochs->epochs[at];
	memmove(epoch + 1, epoch, (epochs->count - at) * sizeof *epoch);
	epochs->count++;
	epoch->number = number;
	TRY(key_read(epochs->folder, name, epoch, &made));
	if (at + 1 == epochs->count)
		epochs->since = made;
	return OUTCOME_OK;
}

static enum outcome
entry_read(struct epochs *epochs, const char *name)
{
	uint32_t number = number_of(name, "key");

	if (number != 0)
		return epoch_read(epochs, name, number);
	if (number_of(name, "new") != 0 &&
	    unlinkat(epochs->folder, name, 0) != 0)
		return trouble(name);
	return OUTCOME_OK;
}

static enum outcome
folder_read(struct epochs *epochs)
{
	int again = openat(epochs->folder, ".", O_RDONLY | O_CLOEXEC);
	DIR *entries = again < 0 ? NULL : fdopendir(again);
	enum outcome outcome = OUTCOME_OK;
	const struct dirent *entry;

	if (entries == NULL)
		return trouble("the folder of the keys");
	do {
		errno = 0;
		entry = readdir(entries);
		if (entry != NULL)
			outcome = entry_read(epochs, entry->d_name);
		else if (errno != 0)
			outcome = trouble("the folder of the keys");
	} while (entry != NULL && outcome == OUTCOME_OK);
	closedir(entries);
	return outcome;
}

static void
epoch_drop(struct epochs *epochs, const struct epoch *epoch)
{
	size_t at = (size_t)(epoch - epochs->epochs);
	struct epoch *gone = &epochs->epochs[at];

	epochs->count--;
	memmove(gone, gone + 1, (epochs->count - at) * sizeof *gone);
	seal_wipe(&epochs->epochs[epochs->count], sizeof *gone);
}

/* Of a key that was overwritten only the name is left. */
static enum outcome
half_destroyed(struct epochs *epochs)
{
	for (size_t i = epochs->count; i-- > 0;) {
		const struct epoch *epoch = &epochs->epochs[i];

		if (!digest_equal(epoch->kek, nothing, KEK_BYTES))
			continue;
		if (epoch == epoch_newest(epochs)) {
			log_line("keyd: the newest epoch's key is empty");
			return OUTCOME_FAULT;
		}
		TRY(key_destroy(epochs->folder, epoch->number));
		epoch_drop(epochs, epoch);
	}
	return OUTCOME_OK;
}

static enum outcome
epoch_make(struct epochs *epochs, uint32_t number)
{
	struct epoch *epoch = &epochs->epochs[epochs->count];

	epoch->number = number;
	digest_random(epoch->kek, KEK_BYTES);
	TRY(key_store(epochs->folder, epoch));
	epochs->since = clock_real();
	epochs->count++;
	return OUTCOME_OK;
}

enum outcome
epoch_load(struct epochs *epochs, int folder)
{
	struct stat stat;

	epochs->folder = folder;
	epochs->count = 0;
	if (fstat(folder, &stat) != 0 || stat.st_uid != geteuid() ||
	    (stat.st_mode & OTHERS) != 0) {
		log_line("keyd: the folder of the keys is not its alone");
		return OUTCOME_FAULT;
	}
	TRY(folder_read(epochs));
	if (epochs->count == 0)
		return epoch_make(epochs, 1);
	return half_destroyed(epochs);
}

/* ---- in service --------------------------------------------------------- */

const struct epoch *
epoch_find(const struct epochs *epochs, uint32_t number)
{
	for (size_t i = 0; i < epochs->count; i++)
		if (epochs->epochs[i].number == number)
			return &epochs->epochs[i];
	return NULL;
}

const struct epoch *
epoch_newest(const struct epochs *epochs)
{
	return &epochs->epochs[epochs->count - 1];
}

enum outcome
epoch_turn(struct epochs *epochs, uint32_t from)
{
	uint32_t newest = epoch_newest(epochs)->number;

	if (from > newest)
		return OUTCOME_NOT_FOUND;
	if (from < newest)
		return OUTCOME_OK;
	if (epochs->count == EPOCHS_MOST || newest == UINT32_MAX)
		return OUTCOME_CONFLICT;
	return epoch_make(epochs, newest + 1);
}

enum outcome
epoch_destroy(struct epochs *epochs, uint32_t number)
{
	const struct epoch *epoch = epoch_find(epochs, number);
	const struct epoch *newest = epoch_newest(epochs);

	if (number == 0 || number > newest->number)
		return OUTCOME_NOT_FOUND;
	if (epoch == newest)
		return OUTCOME_CONFLICT;
	if (epoch == NULL)
		return OUTCOME_OK;
	TRY(key_destroy(epochs->folder, number));
	epoch_drop(epochs, epoch);
	return OUTCOME_OK;
}
