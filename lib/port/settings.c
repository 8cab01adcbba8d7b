#include "port/settings.h"

#include "base/log.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

struct settings {
	GKeyFile *file;
	GPtrArray *texts;	/* handed out, freed at the close */
};

enum outcome
settings_open(struct settings **out, const char *path)
{
	struct settings *settings = calloc(1, sizeof *settings);
	GError *error = NULL;

	*out = settings;
	if (settings == NULL)
		return OUTCOME_FAULT;
	settings->file = g_key_file_new();
	settings->texts = g_ptr_array_new_with_free_func(g_free);
	if (g_key_file_load_from_file(settings->file, path, G_KEY_FILE_NONE,
	    &error))
		return OUTCOME_OK;
	log_line("settings: %s: %s", path, error->message);
	g_error_free(error);
	return OUTCOME_FAULT;
}

void
settings_close(struct settings *settings)
{
	if (settings == NULL)
		return;
	g_key_file_free(settings->file);
	g_ptr_array_free(settings->texts, TRUE);
	free(settings);
}

static const char *
keep(struct settings *settings, char *text)
{
	if (text != NULL)
		g_ptr_array_add(settings->texts, text);
	return text;
}

const char *
settings_get(struct settings *settings, const char *group, const char *key)
{
	return keep(settings,
	    g_key_file_get_string(settings->file, group, key, NULL));
}

enum outcome
settings_need(struct settings *settings, const char *group, const char *key,
    const char **out)
{
	*out = settings_get(settings, group, key);
	if (*out != NULL)
		return OUTCOME_OK;
	log_line("settings: [%s] %s is missing", group, key);
	return OUTCOME_FAULT;
}

long
settings_number(struct settings *settings, const char *group,
    const char *key, long otherwise)
{
	const char *text = settings_get(settings, group, key);

	return text == NULL ? otherwise : strtol(text, NULL, 10);
}

enum outcome
settings_secret(struct settings *settings, const char *group,
    const char *key, const char **out)
{
	const char *path;
	char *text = NULL;

	TRY(settings_need(settings, group, key, &path));
	if (!g_file_get_contents(path, &text, NULL, NULL)) {
		log_line("settings: [%s] %s: %s can't be read", group, key,
		    path);
		return OUTCOME_FAULT;
	}
	text[strcspn(text, "\r\n")] = '\0';
	*out = keep(settings, text);
	return OUTCOME_OK;
}
