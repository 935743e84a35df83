"""Django's DATABASES from one option: a writer, and a read-only snapshot for the press.

SQLite: the writer takes its lock at BEGIN (so two editors wait instead of failing), the press's own
connection may not write and reads one state a transaction. PostgreSQL: REPEATABLE READ does the
same.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from maydan.config.paper import PaperError
from maydan.press.snapshot import ALIAS as SNAPSHOT

_SQLITE = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"


def databases(option: str, var: Path) -> dict[str, dict[str, Any]]:
    """DATABASES for `sqlite` or a postgresql:// address. Raises PaperError for anything else."""
    if option == "sqlite":
        return _sqlite(var / "newsroom.sqlite3")
    if option.startswith(("postgresql://", "postgres://")):
        return _postgresql(option)
    raise PaperError("maydan.toml: database: must be `sqlite` or begin with postgresql://")


def _sqlite(path: Path) -> dict[str, dict[str, Any]]:
    common = {"ENGINE": "django.db.backends.sqlite3", "NAME": path}
    return {
        "default": common
        | {
            "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": _SQLITE},
            "TEST": {"NAME": path.with_name("test.sqlite3")},
        },
        SNAPSHOT: common
        | {
            "OPTIONS": {"timeout": 20, "init_command": "PRAGMA query_only=ON;"},
            "TEST": {"MIRROR": "default"},
        },
    }


def _postgresql(address: str) -> dict[str, dict[str, Any]]:
    parts = urlsplit(address)
    common: dict[str, Any] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": parts.port or "",
    }
    return {
        "default": common | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True},
        SNAPSHOT: common
        | {
            "OPTIONS": {
                "options": "-c default_transaction_isolation=repeatable\\ read"
                " -c default_transaction_read_only=on"
            },
            "TEST": {"MIRROR": "default"},
        },
    }
