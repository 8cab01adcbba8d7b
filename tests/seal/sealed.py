"""Opening and making what the site seals, written from schema/sealing.md and
from nothing else of the tree."""

import os
import pathlib
import struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

CLASSES = {"document": 0, "text": 1, "result": 2}
KINDS = {"resume": 1, "career": 2, "jobcard": 3, "other": 4}
MOTIVATION, DRAFT, EMPLOYER_MESSAGE, SEEKER_MESSAGE, NAME, MANIFEST, NOTE, \
    TERMS_NOTE, WHY = range(17, 26)
SEGMENT, HEADER, TAG = 65536, 40, 16


class Wrong(Exception):
    """Something is not as it was made."""


def hkdf(key, salt, info):
    return HKDF(algorithm=SHA256(), length=32, salt=salt,
                info=info).derive(key)


def gcm_open(key, nonce, sealed, also=b""):
    try:
        return AESGCM(key).decrypt(nonce, sealed, also)
    except InvalidTag as error:
        raise Wrong("a tag") from error


def be32(number):
    return struct.pack(">I", number)


def bound(what, subject, referral, seeker, employer, kind=0, version=0):
    data = (b"shokai/1" + bytes([what]) + subject + referral + seeker +
            employer + bytes([kind]) + be32(version))
    assert len(data) == 78
    return data


def epoch_key(epoch):
    path = pathlib.Path(os.environ["SITE"], "keys", f"epoch-{epoch}.key")
    return path.read_bytes()


def unwrap(wrap, kind, to):
    """The secret in a wrap of a class, bound to something."""
    if len(wrap) != 81 or wrap[0] != 1:
        raise Wrong("a wrap")
    epoch, salt, nonce = wrap[1:5], wrap[5:21], wrap[21:33]
    key = hkdf(epoch_key(int.from_bytes(epoch, "big")), salt,
               b"shokai wrap 1" + bytes([CLASSES[kind]]) + epoch)
    return gcm_open(key, nonce, wrap[33:], to)


def committed(secret, salt, to):
    return hkdf(secret, salt, b"shokai commit 1" + to)


def nonces(prefix):
    """Of segment after segment; told whether it is the last."""
    number = 0
    last = yield None
    while True:
        last = yield prefix + be32(number) + bytes([last])
        number += 1


def unseal(secret, to, sealed):
    if len(sealed) < HEADER + TAG or sealed[0] != HEADER:
        raise Wrong("a header")
    key = hkdf(secret, sealed[1:33], to)
    nonce = nonces(sealed[33:40])
    next(nonce)
    text, at = b"", HEADER
    while True:
        end = (at // SEGMENT + 1) * SEGMENT
        last = end >= len(sealed)
        text += gcm_open(key, nonce.send(last), sealed[at:end])
        at = end
        if last:
            return text


def seal(secret, to, text):
    head = bytes([HEADER]) + os.urandom(39)
    key = hkdf(secret, head[1:33], to)
    nonce = nonces(head[33:40])
    next(nonce)
    sealed, at = head, 0
    while True:
        end = at + SEGMENT - TAG - (HEADER if at == 0 else 0)
        last = end >= len(text)
        sealed += AESGCM(key).encrypt(nonce.send(last), text[at:end], b"")
        at = end
        if last:
            return sealed


class Manifest:
    """Its lines by document id: kind, version, bytes, tag."""

    def __init__(self, data):
        line = struct.Struct(">16sBII16s")
        if data[:1] != b"\1" or len(data) != 2 + data[1] * line.size:
            raise Wrong("a manifest")
        self.lines = {fields[0]: fields[1:]
                      for fields in line.iter_unpack(data[2:])}
