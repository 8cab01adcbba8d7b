/*
 * How clients of the feed speak: they post forms, with their token among the
 * fields, and are answered in XML without attributes; what is refused is an
 * errorDetail.
 */
#ifndef WEB_FEED_H
#define WEB_FEED_H

#include "web/route.h"

/* A MEMBER's row is for who brings a token that is good. */
extern const struct manner feed;

#endif
