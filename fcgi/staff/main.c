#include "staff/routes.h"
#include "web/prefork.h"

int
main(int argc, char **argv)
{
	return prefork_run(&staff_door, argc, argv);
}
