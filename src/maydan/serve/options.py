"""What `serve` is told when it starts, and the one error it raises for a person.

Read by `cli`, obeyed everywhere here.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MEBIBYTE = 1024 * 1024


class ServeError(Exception):
    """Serve cannot start; the message is one line for the person at the terminal."""


@dataclass(frozen=True)
class Options:
    """Where the tree is, where to listen, and how patient to be.

    `tree_root` is `var/pressed/`. `memory_bytes` is for each process. `log_path=None` logs to
    standard output.
    """

    tree_root: Path
    host: str = "127.0.0.1"
    port: int = 8000
    processes: int = 1
    log_path: Path | None = None
    memory_bytes: int = 64 * MEBIBYTE
    behind_tls: bool = False
    metrics_token: str = ""
    max_connections: int = 10_000
    head_seconds: float = 10.0
    idle_seconds: float = 30.0
    write_seconds: float = 20.0
    drain_seconds: float = 10.0
    search_seconds: float = 2.0
    sweep_seconds: float = 1.0
