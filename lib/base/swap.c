#include "base/swap.h"

#include <stdio.h>
#include <string.h>

enum { LINE_MAX_BYTES = 512 };

/* One line of /proc/swaps begins with the device or file. */
static _Bool
line_clear(const char *line)
{
	static const char *const good[] = { "/dev/zram", "/dev/dm-",
	    "/dev/mapper/" };

	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
		if (strncmp(line, good[i], strlen(good[i])) == 0)
			return 0;
	return 1;
}

_Bool
swap_clear(void)
{
	FILE *file = fopen("/proc/swaps", "re");
	char line[LINE_MAX_BYTES];
	_Bool clear = 0;

	if (file == NULL)
		return 0;
	/* The first line is the table's head. */
	if (fgets(line, sizeof line, file) != NULL)
		while (!clear && fgets(line, sizeof line, file) != NULL)
			clear = line_clear(line);
	fclose(file);
	return clear;
}
