/*
 * The ceiling: a libfcgi worker that answers every request with the same
 * bytes. bare SOCKET FILE WORKERS
 */
#include <fcgiapp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_BYTES = 1024 * 1024 };

static void
serve(int listener, const char *body, size_t length)
{
	FCGX_Request request;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	FCGX_InitRequest(&request, listener, 0);
	while (FCGX_Accept_r(&request) == 0) {
		FCGX_FPrintF(request.out, "Content-Type: text/html\r\n"
		    "Content-Length: %d\r\n\r\n", (int)length);
		FCGX_PutStr(body, (int)length, request.out);
		FCGX_Finish_r(&request);
	}
}

int
main(int argc, char **argv)
{
	static char body[FILE_BYTES];
	FILE *file;
	size_t length;
	int listener;

	if (argc != 4 || (file = fopen(argv[2], "rb")) == NULL)
		return 2;
	length = fread(body, 1, sizeof body, file);
	fclose(file);
	FCGX_Init();
	umask(0);
	listener = FCGX_OpenSocket(argv[1], 256);
	for (long i = atol(argv[3]); i > 0; i--)
		if (fork() == 0)
			serve(listener, body, length);
	pause();
	return 0;
}
