#include "common/document.h"

#include "desk/document.h"
#include "port/filetype.h"

enum outcome
get_document(struct request *request)
{
	struct desk_opened opened;
	struct attachment *file = arena_alloc(request->arena, sizeof *file);
	enum outcome outcome = desk_document_open(&request->desk,
	    request->root, request->ids[0], request->ids[1], &opened);

	if (outcome == OUTCOME_CONFLICT && opened.gone)
		request->status = 410;
	if (outcome != OUTCOME_OK)
		return outcome;
	file->name = opened.name;
	file->media = filetype_media(filetype_of_code(opened.type));
	file->data = opened.data;
	file->length = opened.length;
	request->attachment = file;
	return OUTCOME_OK;
}
