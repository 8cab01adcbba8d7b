/*
 * For tests of lib/port/db.c: a database of their own, a connection to it as
 * root, and what it was asked.
 */
#ifndef TESTS_PORT_ASKED_H
#define TESTS_PORT_ASKED_H

#include "port/db.h"

#include "desk/stand.h"

/* Between asked_begin and asked_end. */
extern struct arena asked_arena;
extern struct db *asked_db;
extern struct db_settings asked_settings;

/* How often the last statement was put to a server. */
extern _Atomic int asked_times;

/* Make the database shokai_port by this SQL; group fixtures' first and last. */
void asked_begin(const char *sql_text);
void asked_end(void);

/* Ask on a connection, at noon of 2026-11-20; the rows are below `page`. */
struct element *ask_by(struct db *by, const struct statement *statement,
    const struct arg *args, size_t size, enum outcome wanted);

/* Ask what must be answered; the first row. */
struct element *ask(const struct statement *statement,
    const struct arg *args, size_t size);

/* An element as XML. */
const char *written(struct element *element);

#endif
