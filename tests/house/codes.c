/*
 * Prints every code that the model and the fields know, for words.py: one a
 * line, `refusal CODE` for what a state forbids, `error FIELD CODE` for what
 * was typed, `type NAME` for the types of fields.
 */
#include "model/verdict.h"
#include "web/field.h"

#include <stdio.h>

int
main(void)
{
	for (unsigned i = VERDICT_OK + 1; i < VERDICTS; i++)
		if (verdict_field(i) == NULL)
			printf("refusal %s\n", verdict_code(i));
		else
			printf("error %s %s\n", verdict_field(i),
			    verdict_code(i));
	for (unsigned i = 0; i < FIELD_TYPES; i++)
		printf("type %s\n", field_type_name(i));
	return 0;
}
