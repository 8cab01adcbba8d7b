#include "keyd/vault.h"

#include "base/log.h"
#include "port/seal.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>

/* mlock2, for the sanitizers make mlock do nothing. */
enum outcome
vault_open(struct vault **out)
{
	void *memory = mmap(NULL, sizeof **out, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	*out = NULL;
	if (memory == MAP_FAILED || mlock2(memory, sizeof **out, 0) != 0 ||
	    madvise(memory, sizeof **out, MADV_DONTDUMP) != 0 ||
	    madvise(memory, sizeof **out, MADV_WIPEONFORK) != 0) {
		log_line("keyd: no locked memory: %s", strerror(errno));
		return OUTCOME_FAULT;
	}
	*out = memory;
	return OUTCOME_OK;
}

void
vault_close(struct vault *vault)
{
	if (vault == NULL)
		return;
	seal_wipe(vault, sizeof *vault);
	munmap(vault, sizeof *vault);
}
