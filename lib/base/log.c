#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { LINE_MAX_BYTES = 1024 };

static const char *log_program = "shokai";

void
log_open(const char *program)
{
	log_program = program;
}

void
log_line(const char *format, ...)
{
	char line[LINE_MAX_BYTES];
	va_list arguments;
	int head = snprintf(line, sizeof line, "%s[%ld]: ", log_program,
	    (long)getpid());
	size_t length;

	va_start(arguments, format);
	vsnprintf(line + head, sizeof line - (size_t)head - 1, format,
	    arguments);
	va_end(arguments);
	length = strlen(line);
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)line[i] < 0x20)
			line[i] = '?';
	line[length] = '\n';
	/* One write, so that lines of several processes do not mix. */
	if (write(STDERR_FILENO, line, length + 1) < 0)
		return;
}
