#include "seeker/routes.h"
#include "web/prefork.h"

int
main(int argc, char **argv)
{
	return prefork_run(&seeker_door, argc, argv);
}
