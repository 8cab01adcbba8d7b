#include "web/route.h"

#include "base/text.h"
#include "model/limits.h"
#include "web/request.h"

#include <string.h>

enum { CODE_MAX_BYTES = 32 };

/* As it was typed from a letter: letters, digits and hyphens. */
static _Bool
capture_code(struct request *request, const char *part, size_t length)
{
	if (length == 0 || length > CODE_MAX_BYTES)
		return 0;
	request->letter_code = arena_copy(request->arena, part, length);
	return request->letter_code[strspn(request->letter_code,
	    "0123456789-abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ")] == '\0';
}

/* One captured part of a path; false when it has another form. */
static _Bool
capture(struct request *request, const char *kind, const char *part,
    size_t length)
{
	if (strncmp(kind, "{id}", 4) == 0) {
		unsigned char *id = arena_alloc(request->arena, ID_BYTES);
		size_t nth = request->ids[0] == NULL ? 0 : 1;

		if (length != 2 * ID_BYTES || !text_unhex(
		    arena_copy(request->arena, part, length), id, ID_BYTES))
			return 0;
		request->ids[nth] = id;
		return 1;
	}
	if (strncmp(kind, "{code}", 6) == 0)
		return capture_code(request, part, length);
	if (length == 0 || length > LIMIT_NUMBER)
		return 0;
	request->number = arena_copy(request->arena, part, length);
	return request->number[strspn(request->number, "0123456789-")] == '\0';
}

static _Bool
match(struct request *request, const char *pattern)
{
	const char *path = request->path;

	request->ids[0] = request->ids[1] = NULL;
	request->number = NULL;
	request->letter_code = NULL;
	while (*pattern != '\0') {
		if (*pattern == '{') {
			size_t length = strcspn(path, "/");

			if (!capture(request, pattern, path, length))
				return 0;
			path += length;
			pattern = strchr(pattern, '}') + 1;
		} else if (*pattern++ != *path++) {
			return 0;
		}
	}
	return *path == '\0';
}

handler *
route_handler(const struct request *request)
{
	const struct route *route = request->route;

	switch (request->method) {
	case METHOD_GET:
		return route->get;
	case METHOD_POST:
		return route->post;
	case METHOD_PUT:
		return route->put;
	case METHOD_DELETE:
		return route->remove;
	default:
		return NULL;
	}
}

enum outcome
route_find(struct request *request)
{
	for (size_t i = 0; i < request->door->count; i++) {
		const struct route *route = &request->door->routes[i];

		if (!match(request, route->path))
			continue;
		request->route = route;
		return route_handler(request) != NULL ? OUTCOME_OK :
		    request_refuse(request, 405, "method");
	}
	return OUTCOME_NOT_FOUND;
}
