"""The bell: a datagram that says "look again". It carries no news: who hears it reads the outbox or
the journal.

A lost ring costs at most the listener's own sweep. Each listener has its own socket under `bells/`;
addresses go through /proc/self/fd because a socket's path holds 107 bytes and a paper's folder may
be deeper.
"""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PRESS = "press"
SERVE = "serve"


@contextmanager
def _short(folder: Path) -> Iterator[str]:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{handle}"
    finally:
        os.close(handle)


def hang(folder: Path, kind: str) -> socket.socket:
    """A non-blocking socket that hears rings for `kind`; close it and `take_down` when done."""
    folder.mkdir(parents=True, exist_ok=True)
    bell = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    bell.setblocking(False)
    name = f"{kind}-{os.getpid()}-{bell.fileno()}"
    with _short(folder) as short:
        with contextlib.suppress(FileNotFoundError):
            Path(f"{short}/{name}").unlink()
        bell.bind(f"{short}/{name}")
    return bell


def take_down(folder: Path, bell: socket.socket, kind: str) -> None:
    """Close a bell and remove its socket."""
    name = f"{kind}-{os.getpid()}-{bell.fileno()}"
    bell.close()
    (folder / name).unlink(missing_ok=True)


def quiet(bell: socket.socket) -> None:
    """Swallow the rings that have gathered."""
    with contextlib.suppress(BlockingIOError):
        while True:
            bell.recv(64)


def ring(folder: Path, kind: str) -> int:
    """Wake every listener of `kind`; returns how many heard. Sockets of the dead are removed.
    Never raises, never waits."""
    heard = 0
    try:
        names = [path.name for path in folder.iterdir() if path.name.startswith(f"{kind}-")]
    except FileNotFoundError:
        return 0
    if not names:
        return 0
    with _short(folder) as short, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as voice:
        voice.setblocking(False)
        for name in names:
            try:
                voice.sendto(b"!", f"{short}/{name}")
                heard += 1
            except BlockingIOError:
                heard += 1  # its queue is full: it has been rung already
            except (ConnectionRefusedError, FileNotFoundError):
                (folder / name).unlink(missing_ok=True)
            except OSError:
                continue
    return heard
