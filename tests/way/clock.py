"""The demonstration clock: an instant in SITE/clock, at which rules stand."""

import datetime
import os

TOKYO = datetime.timezone(datetime.timedelta(hours=9))
FILE = os.path.join(os.environ["SITE"], "clock")

now = None


def stand(text):
    """Every rule stands at this instant of Japanese time from now on."""
    global now
    now = datetime.datetime.fromisoformat(text).replace(tzinfo=TOKYO)
    whole = f"{now:%Y-%m-%dT%H:%M:%S.%f}+09:00"
    with open(FILE + ".new", "w", encoding="ascii") as file:
        file.write(whole + "\n")
    os.replace(FILE + ".new", FILE)


def run():
    """Back to real time."""
    for name in (FILE, FILE + ".new"):
        if os.path.exists(name):
            os.remove(name)
