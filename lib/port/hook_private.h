/* The inside of the port hook. */
#ifndef PORT_HOOK_PRIVATE_H
#define PORT_HOOK_PRIVATE_H

/*
 * As hook_url(); *excepted becomes true when the operator named its host and
 * port, and is undefined for what can't be posted to.
 */
_Bool hook_url_check(const char *url, const char *allow, _Bool *excepted);

#endif
