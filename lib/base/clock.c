#include "base/clock.h"

#include "base/log.h"

#include <fcntl.h>
#include <time.h>
#include <unistd.h>

#ifdef DEMONSTRATION
static int clock_directory = -1;
#endif

_Bool
clock_open(const char *directory)
{
#ifdef DEMONSTRATION
	clock_directory = open(directory, O_PATH | O_DIRECTORY | O_CLOEXEC);
	return clock_directory >= 0;
#else
	(void)directory;
	return 1;
#endif
}

instant
clock_real(void)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return (instant)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

int64_t
clock_steady(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * INSTANT_SECOND + now.tv_nsec / 1000;
}

#ifdef DEMONSTRATION
/* False when there is no clock file, or none that can be understood. */
static _Bool
clock_stands(instant *at)
{
	char text[64];
	ssize_t length;
	int file = openat(clock_directory, "clock", O_RDONLY | O_CLOEXEC);

	if (file < 0)
		return 0;
	length = read(file, text, sizeof text - 1);
	close(file);
	while (length > 0 && (unsigned char)text[length - 1] <= ' ')
		length--;
	if (length <= 0)
		return 0;
	text[length] = '\0';
	if (instant_parse(text, at))
		return 1;
	log_line("clock: the file does not hold an RFC 3339 instant");
	return 0;
}
#endif

instant
clock_now(void)
{
#ifdef DEMONSTRATION
	instant at;

	if (clock_directory >= 0 && clock_stands(&at))
		return at;
#endif
	return clock_real();
}
