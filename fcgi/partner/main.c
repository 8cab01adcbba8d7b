#include "partner/routes.h"
#include "web/prefork.h"

int
main(int argc, char **argv)
{
	return prefork_run(&partner_door, argc, argv);
}
