/*
 * What a command costs: cost COMMAND… runs it with its output thrown away and
 * prints its CPU seconds and the most memory it had, in KiB. The peak that
 * Linux tells of a process begins with that of the one that started it, so
 * what starts it must be small; a Python is not.
 */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static double
seconds(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

int
main(int argc, char **argv)
{
	struct rusage used;
	int status, out;
	pid_t pid;

	if (argc < 2)
		return 2;
	pid = fork();
	if (pid == 0) {
		out = open("/dev/null", O_WRONLY);
		if (out < 0 || dup2(out, STDOUT_FILENO) < 0)
			_exit(126);
		execvp(argv[1], argv + 1);
		_exit(127);
	}
	if (pid < 0 || wait4(pid, &status, 0, &used) != pid ||
	    !WIFEXITED(status) || WEXITSTATUS(status) != 0)
		return 1;
	printf("%.3f %ld\n", seconds(used.ru_utime) +
	    seconds(used.ru_stime), used.ru_maxrss);
	return 0;
}
