/*
 * A program's settings: one file in GKeyFile's form, read once at the start
 * while the program still has its rights. All texts live as long as it.
 */
#ifndef PORT_SETTINGS_H
#define PORT_SETTINGS_H

#include "base/outcome.h"

struct settings;

enum outcome settings_open(struct settings **out, const char *path) MUST_USE;
void settings_close(struct settings *settings);

/* A value, NULL when there is none. */
const char *settings_get(struct settings *settings, const char *group,
    const char *key);

/* A value that must be there: logs and answers FAULT when it is not. */
enum outcome settings_need(struct settings *settings, const char *group,
    const char *key, const char **out) MUST_USE;

/* A whole number, or `otherwise` when there is none. */
long settings_number(struct settings *settings, const char *group,
    const char *key, long otherwise);

/* The first line of the file that the value names: a password. */
enum outcome settings_secret(struct settings *settings, const char *group,
    const char *key, const char **out) MUST_USE;

#endif
