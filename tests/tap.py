"""What tests in Python say, in TAP; tests/tap.sh is the same for the shell."""

import sys
import traceback

count = 0
bad = 0


def tell(good, name, *seen):
    """One test passed when `good`; else `seen` says what was there instead."""
    global count, bad
    count += 1
    print(f"{'ok' if good else 'not ok'} {count} - {name}")
    if not good:
        bad += 1
        for each in seen:
            comment(each)
    sys.stdout.flush()
    return bool(good)


def same(seen, wanted, name):
    return tell(seen == wanted, name, f"seen   {seen!r}", f"wanted {wanted!r}")


def comment(text):
    for line in str(text).splitlines():
        print(f"# {line}")


def step(name, act, *given):
    """Run a part of a story; when it can't be walked on, the story ends."""
    comment(name)
    try:
        return act(*given)
    except Exception:  # whatever it is, what was planned after it is lost
        tell(False, f"{name}: walked to its end", traceback.format_exc())
        plan()


def plan():
    """Ends the test: its plan, and its status."""
    print(f"1..{count}")
    sys.exit(1 if bad else 0)
