/*
 * The program's log: one line an event on standard error, with the name of
 * the program and its process id. Never personal data: no names, no texts,
 * no addresses, no tokens; what is logged is codes, numbers and places.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

/* Name the program; the pointer is kept. */
void log_open(const char *program);

/* Write one line. Control characters are replaced, long lines cut. */
void log_line(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
