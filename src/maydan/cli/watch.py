"""Watch: child processes that are restarted when they die and stopped together. One log: their
lines, each with its name."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic

FIRST_WAIT, LONGEST_WAIT = 0.3, 10.0  # seconds before a restart; doubles while a child dies at once
STEADY = 30.0  # seconds after which a child counts as healthy again
GRACE = 12.0  # seconds between asking and killing
_PR_SET_PDEATHSIG = 1


def port_is_free(host: str, port: int) -> bool:
    """Whether somebody could listen there now."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


@dataclass
class Child:
    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    wait: float = FIRST_WAIT
    due: float = 0.0


@dataclass
class Watch:
    """Keeps `maydan COMMAND` children alive until `stop`."""

    commands: dict[str, list[str]]
    say: Callable[[str], None] = field(default=lambda line: print(line, flush=True))
    stopping: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.children = [Child(name, command) for name, command in self.commands.items()]

    def stop(self) -> None:
        self.stopping.set()

    def run(self) -> None:
        for child in self.children:
            self._start(child)
        while not self.stopping.wait(0.1):
            for child in self.children:
                self._mind(child)
        self._end()

    def _mind(self, child: Child) -> None:
        if child.process is None:
            if monotonic() >= child.due:
                self._start(child)
            return
        code = child.process.poll()
        if code is None:
            return
        self._sweep(child)
        child.wait = (
            FIRST_WAIT
            if monotonic() - child.started > STEADY
            else min(child.wait * 2, LONGEST_WAIT)
        )
        child.process, child.due = None, monotonic() + child.wait
        self.say(f"watch: {child.name} ended ({_reason(code)}); again in {child.wait:.1f} s")

    def _start(self, child: Child) -> None:
        child.process = subprocess.Popen(
            [sys.executable, "-m", "maydan", *child.command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_die_with_parent,
        )
        child.started = monotonic()
        threading.Thread(target=self._copy, args=(child.name, child.process), daemon=True).start()

    def _copy(self, name: str, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            self.say(f"{name}: {line.decode(errors='replace').rstrip()}")

    def _sweep(self, child: Child) -> None:
        """A child that was killed may leave workers of its own, which would hold its port."""
        if child.process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(child.process.pid, signal.SIGKILL)

    def _end(self) -> None:
        running = [
            child for child in self.children if child.process and child.process.poll() is None
        ]
        for child in running:
            if child.process:
                child.process.send_signal(signal.SIGTERM)
        until = monotonic() + GRACE
        for child in running:
            if child.process:
                with suppress(subprocess.TimeoutExpired):
                    child.process.wait(max(0.1, until - monotonic()))
            self._sweep(child)


def _reason(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit {code}"


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
