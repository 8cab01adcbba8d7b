#include "base/rights.h"

#include "base/log.h"

#include <errno.h>
#include <grp.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

void
rights_close(void)
{
	if (close_range(STDERR_FILENO + 1, ~0U, 0) != 0)
		log_line("rights: files left open: %s", strerror(errno));
}

enum outcome
rights_drop(long user)
{
	const struct rlimit none = { 0, 0 };

	if (user > 0 && geteuid() == 0 && (setgroups(0, NULL) != 0 ||
	    setgid((gid_t)user) != 0 || setuid((uid_t)user) != 0)) {
		log_line("rights: can't become user %ld: %s", user,
		    strerror(errno));
		return OUTCOME_FAULT;
	}
	if (setrlimit(RLIMIT_CORE, &none) != 0 ||
	    prctl(PR_SET_DUMPABLE, 0) != 0 ||
	    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
		log_line("rights: %s", strerror(errno));
		return OUTCOME_FAULT;
	}
	return OUTCOME_OK;
}
