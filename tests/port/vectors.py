#!/usr/bin/env python3
"""Sealing by the public vectors of others: Tink's streaming format, and what
it is made of by Wycheproof. vectors.py [FOLDER], or VECTORS, names where they
lie; they are no part of the tree."""

import json
import os
import pathlib
import subprocess
import sys

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS))

# pylint: disable=wrong-import-position
from tap import comment, plan, same, tell

FOLDER = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get(
    "VECTORS", TESTS.parent.parent / "shared" / "vectors"))
PROGRAM = pathlib.Path(os.environ.get(
    "BUILD", TESTS.parent / "build" / "test")) / "tests" / "port" / "vectors"


def vectors(name):
    with open(FOLDER / name, encoding="utf-8") as file:
        return json.load(file)


def answers(lines):
    """What the program says to each line, which is a list of words."""
    text = "".join(" ".join(str(w) or "-" for w in line) + "\n"
                   for line in lines)
    done = subprocess.run([PROGRAM], input=text, capture_output=True,
                          text=True, check=False)
    if done.returncode != 0:
        comment(done.stderr)
    said = done.stdout.splitlines()
    return said + ["nothing"] * (len(lines) - len(said))


def tink():
    cases = vectors("tink_aes_gcm_hkdf_streaming.json")["vectors"]
    lines = [["tink", c["hkdf_hash"], c["derived_key_bytes"],
              c["ciphertext_segment_bytes"], c["key_hex"], c["plaintext_hex"],
              c["aad_hex"], c["ciphertext_hex"]] for c in cases]
    for case, said in zip(cases, answers(lines)):
        same(said, "good", f"Tink's streaming vector {case['id']}")


def wycheproof(name, what, kind, least):
    """The vectors of one file that `kind` makes a line of."""
    cases = [(test, kind(group, test))
             for group in vectors(name)["testGroups"]
             for test in group["tests"]]
    tried = [(test, line) for test, line in cases if line]
    wrong = [f"{test['tcId']}: {said} ({test['comment']})"
             for (test, _), said in zip(tried, answers(
                 [line for _, line in tried])) if said != "good"]
    kinds = {test["result"] for test, _ in tried}
    tell(len(tried) >= least and kinds == {"valid", "invalid"} and not wrong,
         f"Wycheproof: {what}: {len(tried)} of {len(cases)}", *wrong)


def gcm(group, test):
    """Ours have nonces of 96 bits; the others are not asked for."""
    if group["ivSize"] != 96 or group["tagSize"] != 128:
        return None
    return ["gcm", test["key"], test["iv"], test["aad"], test["msg"],
            test["ct"] + test["tag"], test["result"]]


def hkdf(_, test):
    return ["hkdf", test["ikm"], test["salt"], test["info"], test["size"],
            test["okm"], test["result"]]


def main():
    if not FOLDER.is_dir():
        print(f"ok 1 - public vectors # SKIP there is no folder {FOLDER}")
        print("1..1")
        return
    tink()
    wycheproof("wycheproof_aes_gcm.json", "AES-GCM, nonces of 96 bits", gcm,
               197)
    wycheproof("wycheproof_hkdf_sha256.json", "HKDF-SHA-256", hkdf, 86)
    same(answers([["hkdf", "00", "", "", 1, "00", "valid"],
                  ["gcm", "00" * 16, "00" * 12, "", "", "00" * 16, "valid"]]),
         ["another key", "opens or does not"], "and a wrong one is found")
    plan()


main()
