"""Files of the tree into memory: opened safely, whole, with those encodings that truly decode to
them.

Reads on the loop's own thread: small files from the page cache cost less than a thread's round
trip, and large ones are never read here but streamed (http/outlet.py).
"""

from __future__ import annotations

import os
import stat
import zlib
from dataclasses import dataclass, field
from pathlib import Path

import brotli

from maydan.pressed import layout, manifest

HELD_LIMIT = 1024 * 1024  # larger files are streamed
_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_DELETED = " (deleted)"


@dataclass(frozen=True, slots=True)
class Held:
    """A file's bytes and its encodings, all of one press."""

    identity: bytes
    digest: str
    encoded: dict[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Large:
    """A file too large to hold: its size, and what tells one version from another."""

    size: int
    version: str


class Outside(OSError):
    """The path leads out of the tree, or to something that is no file."""


def open_inside(site: Path, file: str) -> int:
    """A descriptor of a pressed path that is a plain file in `site` under exactly that name. Raises
    OSError.

    `site` must be resolved. The kernel's own name for what was opened is compared, so no symbolic
    link on the way and no filesystem that ignores case gets past, and nothing can change between
    check and use.
    """
    wanted = f"{site}/{file}"
    handle = os.open(wanted, _FLAGS)
    try:
        actual = os.fspath(Path(f"/proc/self/fd/{handle}").readlink()).removesuffix(_DELETED)
        if actual != wanted or not stat.S_ISREG(os.fstat(handle).st_mode):
            raise Outside(f"{file} is not a file of the tree")
    except BaseException:
        os.close(handle)
        raise
    return handle


def version_of(handle: int) -> Large:
    """Size and version of an open file."""
    facts = os.fstat(handle)
    return Large(facts.st_size, f"{facts.st_ino:x}-{facts.st_mtime_ns:x}-{facts.st_size:x}")


def _content(site: Path, file: str) -> bytes | Large:
    handle = open_inside(site, file)
    with os.fdopen(handle, "rb", buffering=0) as opened:
        facts = version_of(handle)
        if facts.size > HELD_LIMIT:
            return facts
        data = opened.read(HELD_LIMIT + 1)
        return data if len(data) <= HELD_LIMIT else version_of(handle)


def load(site: Path, file: str) -> Held | Large:
    """The file at a pressed path. Raises OSError when there is none."""
    identity = _content(site, file)
    if isinstance(identity, Large):
        return identity
    encoded: dict[str, bytes] = {}
    if layout.is_compressed(file):
        for encoding, suffix in layout.ENCODINGS.items():
            data = _sibling(site, file + suffix)
            # Between two renames of a press the sibling may be of another press than the file.
            if data and decodes_to(encoding, data, identity):
                encoded[encoding] = data
    return Held(identity, manifest.digest_of(identity), encoded)


def _sibling(site: Path, file: str) -> bytes | None:
    try:
        data = _content(site, file)
    except OSError:
        return None
    return data if isinstance(data, bytes) else None


def decodes_to(encoding: str, data: bytes, identity: bytes) -> bool:
    """Whether `data` is `identity` in `encoding`; broken data is not."""
    try:
        if encoding == "br":
            return bool(brotli.decompress(data) == identity)
        inflater = zlib.decompressobj(wbits=31)
        plain = inflater.decompress(data, len(identity) + 1)
        return inflater.eof and not inflater.unused_data and plain == identity
    except (brotli.error, zlib.error):
        return False
