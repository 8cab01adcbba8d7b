#include "employer/routes.h"
#include "web/prefork.h"

int
main(int argc, char **argv)
{
	return prefork_run(&employer_door, argc, argv);
}
