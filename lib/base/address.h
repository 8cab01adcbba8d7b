/*
 * The address of a unix socket (unix(7)).
 */
#ifndef BASE_ADDRESS_H
#define BASE_ADDRESS_H

#include <sys/socket.h>
#include <sys/un.h>

/* Set to `path`; 0 with errno ENAMETOOLONG when it has no room for that. */
_Bool address_set(struct sockaddr_un *address, const char *path);

#endif
