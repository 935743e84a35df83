"""A real serve on a free port over a small tree, and a client that shows what was sent."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

import pytest

from tests.pressed_tree import PressedTree, sample

SOURCE = Path(__file__).parents[2] / "src"
START = """
import json, sys
from pathlib import Path
from maydan.serve import Options, ServeError, run
given = json.loads(sys.argv[1])
for name in ("tree_root", "log_path"):
    given[name] = given.get(name) and Path(given[name])
try:
    sys.exit(run(Options(**given)))
except ServeError as fault:
    sys.exit(str(fault))
"""


@dataclass
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def launch(root: Path, port: int, **options: Any) -> subprocess.Popen[bytes]:
    """Start serve in a process of its own."""
    given = {"tree_root": str(root), "port": port, **options}
    given.setdefault("log_path", str(root.parent / "access.log"))
    return subprocess.Popen(
        [sys.executable, "-c", START, json.dumps(given)],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )


@dataclass
class Server:
    """A running serve."""

    tree: PressedTree
    port: int
    process: subprocess.Popen[bytes]
    log: Path
    kept: HTTPConnection = field(init=False)
    links: list[socket.socket] = field(default_factory=list)
    errors: str = ""

    def __post_init__(self) -> None:
        self.kept = HTTPConnection("127.0.0.1", self.port, timeout=10)

    def ask(self, path: str, headers: dict[str, str] | None = None, method: str = "GET") -> Reply:
        """One request on the kept connection."""
        for last in (False, True):
            try:
                self.kept.putrequest(method, path, skip_accept_encoding=True)
                for name, value in (headers or {}).items():
                    self.kept.putheader(name, value)
                self.kept.endheaders()
                answer = self.kept.getresponse()
                pairs = [(name.lower(), value) for name, value in answer.getheaders()]
                assert len(pairs) == len(dict(pairs)), f"a field stands twice: {pairs}"
                return Reply(answer.status, dict(pairs), answer.read())
            except (HTTPException, ConnectionError):
                self.kept.close()
                if last:
                    raise
        raise AssertionError

    def connect(self, window: int | None = None) -> socket.socket:
        """A connection that is closed with the server at the latest.

        `window` makes it take little at once.
        """
        link = socket.socket()
        self.links.append(link)
        link.settimeout(10)
        if window:
            link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, window)
        link.connect(("127.0.0.1", self.port))
        return link

    def raw(self, data: bytes, *, wait: float = 5, end: bool = False) -> bytes:
        """What comes back for exactly these bytes until the server closes.

        Raises when it does not.
        """
        with self.connect() as link:
            link.settimeout(wait)
            try:
                link.sendall(data)
                if end:
                    link.shutdown(socket.SHUT_WR)
            except (BrokenPipeError, ConnectionResetError):
                pass
            return read_all(link)

    def lines(self) -> list[dict[str, Any]]:
        """The access log so far, but for our own waiting for the first answer."""
        time.sleep(0.7)
        found = [json.loads(line) for line in self.log.read_text().splitlines()]
        return [line for line in found if line["path"] != "/healthz"]

    def children(self) -> list[int]:
        """The process ids that serve watches over."""
        own = self.process.pid
        return [int(one) for one in Path(f"/proc/{own}/task/{own}/children").read_text().split()]

    def wait_for_processes(self, count: int) -> None:
        limit = time.monotonic() + 15
        while count > 1 and len(self.children()) < count:
            assert time.monotonic() < limit
            time.sleep(0.02)

    def stop(self, number: int = signal.SIGTERM) -> int:
        self.kept.close()
        if self.process.poll() is None:
            self.process.send_signal(number)
        for link in self.links:
            link.close()
        if self.process.stderr is not None and not self.process.stderr.closed:
            self.errors = self.process.communicate(timeout=20)[1].decode()
        return self.process.returncode


def read_all(link: socket.socket) -> bytes:
    got = b""
    while True:
        try:
            piece = link.recv(65536)
        except ConnectionResetError:
            return got
        if not piece:
            return got
        got += piece


def start(tree: PressedTree, **options: Any) -> Server:
    """Start serve and wait for its first answer."""
    port = free_port()
    process = launch(tree.root, port, **options)
    log = Path(options.get("log_path") or tree.root.parent / "access.log")
    limit = time.monotonic() + 30
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5) as link:
                link.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
                if read_all(link):
                    break
        except OSError:
            pass
        if process.poll() is not None or time.monotonic() > limit:
            process.kill()
            raise AssertionError(f"serve did not start: {process.communicate()[1]!r}")
        time.sleep(0.02)
    server = Server(tree, port, process, log)
    server.wait_for_processes(options.get("processes", 1))
    return server


@pytest.fixture
def tree(tmp_path: Path) -> PressedTree:
    return sample(tmp_path / "pressed")


Starter = Callable[..., Server]


@pytest.fixture
def serving(tree: PressedTree) -> Iterator[Starter]:
    """Start serve over `tree` with options of one's own; it must end well."""
    started: list[Server] = []

    def begin(**options: Any) -> Server:
        started.append(start(tree, **options))
        return started[-1]

    yield begin
    for one in started:
        runs = one.process.poll() is None
        code = one.stop()
        assert code == 0 or not runs
        assert "Traceback" not in one.errors


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One serve for all tests of a module that change nothing."""
    one = start(sample(tmp_path_factory.mktemp("shared") / "pressed"))
    yield one
    assert one.stop() == 0
    assert "Traceback" not in one.errors
