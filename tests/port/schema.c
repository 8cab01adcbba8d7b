/* lib/port/schema.c: what is told of a tree that is not as its XSD says. */
#include "port/schema.h"

#include "base/log.h"
#include "port/intake.h"
#include "port/sheet.h"

#include <malloc.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static const char xsd[] =
    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>"
    "<xs:simpleType name='ref'><xs:restriction base='xs:string'>"
    "<xs:pattern value='[A-Z]-[0-9]+'/><xs:maxLength value='6'/>"
    "</xs:restriction></xs:simpleType>"
    "<xs:element name='job'><xs:complexType><xs:all>"
    "<xs:element name='kind'><xs:simpleType><xs:restriction base='xs:token'>"
    "<xs:enumeration value='full'/><xs:enumeration value='part'/>"
    "</xs:restriction></xs:simpleType></xs:element>"
    "<xs:element name='wage' minOccurs='0'><xs:simpleType>"
    "<xs:restriction base='xs:int'><xs:minInclusive value='1'/>"
    "<xs:maxInclusive value='99'/></xs:restriction></xs:simpleType>"
    "</xs:element><xs:element name='title' minOccurs='0'><xs:simpleType>"
    "<xs:restriction base='xs:string'><xs:maxLength value='3'/>"
    "</xs:restriction></xs:simpleType></xs:element></xs:all>"
    "<xs:attribute name='ref' type='ref' use='required'/>"
    "</xs:complexType></xs:element></xs:schema>";

static char file[] = "/tmp/schema.XXXXXX";
static struct schema *schema;
static struct arena arena;
static char told[8192];
static unsigned count;

static void
on_error(void *context, const struct schema_error *error)
{
	size_t length = strlen(told);

	assert_ptr_equal(context, &arena);
	count++;
	snprintf(told + length, sizeof told - length, "%s %lu %s %s;",
	    error->code, error->line, error->path, error->field);
}

struct text {
	const char *at;
};

static enum outcome
give(void *from, char *into, size_t capacity, size_t *length)
{
	struct text *text = from;

	*length = strlen(text->at);
	*length = *length < capacity ? *length : capacity;
	memcpy(into, text->at, *length);
	text->at += *length;
	return OUTCOME_OK;
}

static void
check(const char *document, const char *prefix, const char *errors)
{
	static const struct intake_limits limits = { .bytes = 65536,
	    .text = 65536, .depth = 32, .attributes = 16, .nodes = 4000,
	    .record = 65536, .records = 1, .ratio = 1 };
	struct text text = { document };
	const struct intake_source source = { &text, give };
	struct intake *intake;
	struct element *root;

	arena_clear(&arena);
	told[0] = '\0';
	count = 0;
	assert_int_equal(intake_open(&intake, &limits, &source, 0, NULL),
	    OUTCOME_OK);
	assert_int_equal(intake_whole(intake, &arena, &root), OUTCOME_OK);
	intake_close(intake);
	assert_int_equal(schema_check(schema, root, &arena, prefix, on_error,
	    &arena), OUTCOME_OK);
	if (errors != NULL)
		assert_string_equal(told, errors);
}

static void
good(void **state)
{
	(void)state;
	check("<job ref='A-1'><kind>full</kind></job>", NULL, "");
	check("<job ref='A-1'>\n<title>abc</title> <kind> part </kind>"
	    "<wage>99</wage>\n</job>", NULL, "");
}

static void
wrong(void **state)
{
	(void)state;
	check("<job ref='A-1'>\n<kind>half</kind></job>", NULL,
	    "choice 2 /job/kind kind;");
	check("<job ref='A-1'>\n<kind>full</kind>\n<wage>100</wage></job>",
	    "/jobs/job[7]", "range 3 /jobs/job[7]/wage wage;");
	check("<job ref='A-1'><kind>full</kind><title>abcd</title></job>",
	    NULL, "long 1 /job/title title;");
	check("<job>\n<kind>full</kind></job>", NULL,
	    "missing 1 /job/@ref ref;");
	check("<job ref='A-1'/>", NULL, "missing 1 /job job;");
	check("<job ref='1'><kind>full</kind></job>", NULL,
	    "schema 1 /job/@ref ref;");
	check("<job ref='A-1' x='1'><kind>full</kind></job>", NULL,
	    "schema 1 /job/@x x;");
	check("<other/>", NULL, "schema 1 /other other;");
	check("<job ref='A-1'><kind>full</kind><wage>x</wage></job>", NULL,
	    "schema 1 /job/wage wage;");
	check("<job ref='A-1'>text<kind>full</kind></job>", NULL, NULL);
	assert_true(count > 0);
	check("<job ref='A-1'><kind>full</kind><y/></job>", NULL, NULL);
	assert_true(count > 0);
}

/* What is of a namespace is unknown, whatever it is called. */
static void
namespaces(void **state)
{
	static const char *const texts[] = {
		"<job xmlns='u' ref='A-1'><kind>full</kind></job>",
		"<p:job xmlns:p='u' ref='A-1'><kind>full</kind></p:job>",
		"<job ref='A-1' xmlns:p='u'><kind>full</kind></job>",
		"<job ref='A-1'><kind xmlns='u'>full</kind></job>",
		"<job ref='A-1'><q:kind>full</q:kind></job>",
		"<job ref='A-1' xmlns:xsi='http://www.w3.org/2001/XMLSchema-"
		    "instance' xsi:type='x'><kind>full</kind></job>"
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		check(texts[i], NULL, NULL);
		if (count == 0)
			fail_msg("%s", texts[i]);
	}
	check("<job ref='A-1' xmlns:xsi='http://www.w3.org/2001/XMLSchema-"
	    "instance' xsi:noNamespaceSchemaLocation='file:///etc/passwd'>"
	    "<kind>full</kind></job>", NULL, "");
}

/* No more than fifty, and nothing of the document's text. */
static void
many(void **state)
{
	char document[8192] = "<job ref='A-1'><kind>full</kind>";

	(void)state;
	for (int i = 0; i < 200; i++)
		strcat(document, "<x>secret</x>");
	strcat(document, "</job>");
	check(document, NULL, NULL);
	assert_in_range(count, 1, 50);
	strcpy(document, "<job ref='A-1'><kind>secret</kind>"
	    "<title>secret</title><wage>secret</wage></job>");
	check(document, NULL, NULL);
	assert_int_equal(count, 3);
	assert_null(strstr(told, "secret"));
}

/* Of the sanitizer, when there is one. */
size_t __sanitizer_get_current_allocated_bytes(void) __attribute__((weak));

static size_t
heap_now(void)
{
	return __sanitizer_get_current_allocated_bytes != NULL ?
	    __sanitizer_get_current_allocated_bytes() : mallinfo2().uordblks;
}

/* Names that it never saw before leave nothing behind. */
static void
flat(void **state)
{
	char document[256];
	size_t before = 0;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		snprintf(document, sizeof document, "<job ref='A-%d' a%d=''>"
		    "<kind>k%d</kind><b%d/></job>", i, i, i, i);
		check(document, NULL, NULL);
		assert_true(count > 0);
		if (i == 100)
			before = heap_now();
	}
	assert_true(heap_now() < before + 100000);
}

/* One after the other, as the batches do; what failed leaves no trace. */
static void
again(void **state)
{
	(void)state;
	for (int i = 0; i < 2000; i++) {
		wrong(NULL);
		check("<job ref='A-1'><kind>full</kind></job>", NULL, "");
	}
}

static void
not_loaded(void **state)
{
	static const char *const texts[] = { "", "<x", "<x/>",
	    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>"
	    "<xs:element name='a' type='unknown'/></xs:schema>",
	    "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>"
	    "<xs:include schemaLocation='http://127.0.0.1:1/x.xsd'/>"
	    "</xs:schema>" };
	char bad[] = "/tmp/schema.XXXXXX";
	struct schema *other;
	int fd = mkstemp(bad);

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		assert_int_equal(ftruncate(fd, 0), 0);
		assert_int_equal(pwrite(fd, texts[i], strlen(texts[i]), 0),
		    strlen(texts[i]));
		if (schema_open(&other, bad) != OUTCOME_FAULT)
			fail_msg("%s", texts[i]);
		schema_close(other);
	}
	close(fd);
	unlink(bad);
	assert_int_equal(schema_open(&other, "/nowhere.xsd"), OUTCOME_FAULT);
	schema_close(other);
	sheet_seal();
	assert_int_equal(schema_open(&other, file), OUTCOME_FAULT);
	schema_close(other);
}

static int
begin(void **state)
{
	int fd = mkstemp(file);

	(void)state;
	arena_init(&arena, 1024 * 1024);
	if (fd < 0 || write(fd, xsd, sizeof xsd - 1) != sizeof xsd - 1)
		return -1;
	close(fd);
	return schema_open(&schema, file) == OUTCOME_OK ? 0 : -1;
}

static int
end(void **state)
{
	(void)state;
	schema_close(schema);
	arena_finish(&arena);
	return unlink(file);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(good),
		cmocka_unit_test(wrong),
		cmocka_unit_test(namespaces),
		cmocka_unit_test(many),
		cmocka_unit_test(again),
		cmocka_unit_test(flat),
		cmocka_unit_test(not_loaded),
	};

	log_open("test");
	return cmocka_run_group_tests(tests, begin, end);
}
