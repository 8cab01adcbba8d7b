/*
 * XML that others send, read as it comes: a message of one record as a whole,
 * or a document of any number of records one after the other, each as a small
 * tree in an arena. The memory taken is the same for a document of any length.
 *
 * What is read is XML 1.0 in UTF-8 or Shift_JIS (charset.h), as it is or
 * compressed (inflate.h), without a document type. libxml2's parser decides
 * what is well-formed; before it stands a gate (intake_gate.c) that gives it
 * whole tags, comments, processing instructions and references only, of at
 * most 16 KiB, and never a document type, an attribute too many or a character
 * that XML has not.
 *
 * A tree holds elements, attributes and text. Comments and processing
 * instructions are passed over, and so is blank text beside elements and
 * records; sections of CDATA are text, and a line ends with LF, however it was
 * sent. Names and texts are in the arena. What has to do
 * with namespaces has a name with a colon, which no schema of ours knows:
 * <p:job> and p:ref are named as they are written, <job> in a default
 * namespace ":job", and a declaration is an attribute, xmlns:p or xmlns:.
 * Only xmlns:xsi, xsi:schemaLocation and xsi:noNamespaceSchemaLocation are
 * passed over.
 *
 * A refusal has one of these codes:
 *   xml_syntax      not well-formed, cut off, or something behind the end
 *   xml_doctype     a document type
 *   xml_depth       more elements in each other than `depth`
 *   xml_attributes  more attributes (and xmlns) of an element than that
 *   xml_large       more bytes, text, nodes or records than that; a tag,
 *                   comment, processing instruction or reference of more than
 *                   16 KiB; a name of more than 128 bytes; more different
 *                   names than any message has
 *   xml_characters  a character that XML 1.0 §2.2 has not, as U+0000
 *   xml_gzip        broken gzip, or gzip where none was announced
 *   xml_ratio       more bytes of the compressed ones than `ratio`
 *   encoding        another encoding, or bytes that are not of it
 *   schema          text beside the records, where only records may stand
 */
#ifndef PORT_INTAKE_H
#define PORT_INTAKE_H

#include "base/arena.h"
#include "base/outcome.h"
#include "port/tree.h"

#include <stddef.h>

struct intake;

/* What may come; none of them 0. */
struct intake_limits {
	size_t bytes;		/* of the document, after inflating */
	size_t text;		/* bytes of a run of text, as UTF-8 */
	unsigned depth;		/* elements in each other, root 1; <= 200 */
	unsigned attributes;	/* of one element, xmlns… among them */
	/*
	 * Of one record and what stands before it, or of a document read as a
	 * whole: elements, attributes, texts, comments and processing
	 * instructions; and bytes as they are written, in UTF-8. An arena with
	 * a ceiling of 2 * record + 512 * nodes bytes + 128 KiB is never full.
	 */
	size_t nodes;
	size_t record;
	unsigned long records;
	unsigned ratio;		/* bytes of one compressed, after 1 MiB */
};

/*
 * Where the document comes from: read() puts 1 to `capacity` bytes at `into`
 * and says how many, or 0 at the end. Its faults are the reader's.
 */
struct intake_source {
	void *from;
	enum outcome (*read)(void *from, char *into, size_t capacity,
	    size_t *length);
};

/* Why a document was refused. */
struct intake_fault {
	const char *code;	/* of those above */
	unsigned long line;	/* from 1; 0 when it is not known */
	/* Of the element in which it was met, "/" outside of any. */
	const char *path;
};

/*
 * Begin a document; limits and source are copied, and so is `charset`, the
 * parameter of its Content-Type or NULL. Nothing is read yet. The caller
 * closes it, also after the escape of an arena. FAULT, logged: no memory;
 * *out is then NULL.
 */
MUST_USE enum outcome intake_open(struct intake **out,
    const struct intake_limits *limits, const struct intake_source *source,
    _Bool gzip, const char *charset);

void intake_close(struct intake *intake);

/*
 * The root element with its attributes and nothing else. Call this first,
 * then intake_next(). INVALID: see intake_fault(); FAULT: the source's, or no
 * memory (logged).
 */
MUST_USE enum outcome intake_root(struct intake *intake, struct arena *arena,
    struct element **root);

/*
 * The next child of the root with all below it, or NULL when the document has
 * ended as it should. The arena may be cleared between records. Its name may
 * be any: whether it is a record, the caller (and its schema) says. INVALID
 * and FAULT as above; what came before was whole, what comes after it is
 * never known, and every later call answers the same.
 */
MUST_USE enum outcome intake_next(struct intake *intake, struct arena *arena,
    struct element **record);

/* Instead of these two: all of the document, to its end, as one tree. */
MUST_USE enum outcome intake_whole(struct intake *intake,
    struct arena *arena, struct element **root);

/* After INVALID; it lives as long as the intake. */
const struct intake_fault *intake_fault(const struct intake *intake);

/* Which child of the root was given last, from 1. */
unsigned long intake_place(const struct intake *intake);

/* The path of that child, as /jobs/job[2]: a prefix for intake_path(). */
const char *intake_prefix(const struct intake *intake, struct arena *arena);

/* The line on which an element of such a tree begins, from 1. */
unsigned long intake_line(const struct element *element);

/*
 * The XPath of an element of a tree. `prefix` stands for the tree's root: ""
 * and its name when NULL. An element has a number, as in word[2], when its
 * parent has several of that name: /jobs/job[2]/posting/wage_to.
 */
const char *intake_path(struct arena *arena, const struct element *element,
    const char *prefix);

#endif
