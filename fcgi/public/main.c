#include "public/routes.h"
#include "web/prefork.h"

int
main(int argc, char **argv)
{
	return prefork_run(&public_door, argc, argv);
}
