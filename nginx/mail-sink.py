#!/usr/bin/python3
"""Takes the mail of a demonstration site: each message becomes one file.

mail-sink.py DIRECTORY PORT-FILE UID: listens on a free port of loopback,
writes its number to PORT-FILE, gives up root and keeps each message as
DIRECTORY/TIME-N.eml, as it came. DIRECTORY may lie where UID cannot go.
"""
import asyncio
import datetime
import os
import signal
import socket
import sys

from aiosmtpd.smtp import SMTP

MESSAGE_BYTES = 1 << 20


class Keeper:
	"""Writes messages through a handle of the directory."""

	def __init__(self, directory):
		self.directory = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
		self.count = 0

	async def handle_DATA(self, server, session, envelope):
		self.count += 1
		now = datetime.datetime.now(datetime.timezone.utc)
		name = f"{now:%Y%m%dT%H%M%S.%fZ}-{self.count}.eml"
		part = f".{name}"
		handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644,
			dir_fd=self.directory)
		with os.fdopen(handle, "wb") as file:
			file.write(envelope.original_content)
		# Only a whole message has a name that does not begin with a dot.
		os.rename(part, name, src_dir_fd=self.directory,
			dst_dir_fd=self.directory)
		return "250 OK"


def give_up_root(uid):
	os.setgroups([])
	os.setresgid(uid, uid, uid)
	os.setresuid(uid, uid, uid)


async def serve(listener, keeper):
	loop = asyncio.get_running_loop()
	ended = asyncio.Event()
	loop.add_signal_handler(signal.SIGTERM, ended.set)
	server = await loop.create_server(
		lambda: SMTP(keeper, hostname="localhost", enable_SMTPUTF8=True,
			data_size_limit=MESSAGE_BYTES), sock=listener)
	async with server:
		await ended.wait()


def main():
	directory, port_file, uid = sys.argv[1:]
	keeper = Keeper(directory)
	listener = socket.create_server(("127.0.0.1", 0))
	with open(port_file + ".new", "w", encoding="ascii") as file:
		print(listener.getsockname()[1], file=file)
	os.rename(port_file + ".new", port_file)
	give_up_root(int(uid))
	asyncio.run(serve(listener, keeper))


main()
