#include "base/address.h"

#include <errno.h>
#include <string.h>

_Bool
address_set(struct sockaddr_un *address, const char *path)
{
	size_t length = strlen(path);

	if (length >= sizeof address->sun_path) {
		errno = ENAMETOOLONG;
		return 0;
	}
	*address = (struct sockaddr_un){ .sun_family = AF_UNIX };
	memcpy(address->sun_path, path, length + 1);
	return 1;
}
