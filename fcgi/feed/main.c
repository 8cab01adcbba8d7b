#include "feed/routes.h"
#include "web/prefork.h"

int
main(int argc, char **argv)
{
	return prefork_run(&feed_door, argc, argv);
}
