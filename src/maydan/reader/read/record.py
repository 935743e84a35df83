"""The book of readings: what was read for an output, under which key, with which digest.

A Session is one snapshot of the database: a value is read once in it, whoever asks. Outside a read
function a query raises.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar

from django.db import connections

P = ParamSpec("P")
T = TypeVar("T")
SEPARATOR = "|"
_readers: dict[str, Callable[..., Any]] = {}
_parts: dict[str, tuple[Callable[[str], Any], ...]] = {}
_session: ContextVar[Session] = ContextVar("session")


class StrayQuery(RuntimeError):
    """A template or output asked the database past the read layer; what it got would be in no
    key."""


class Session:
    """One snapshot: its database alias, the values read in it, and what the present output has
    read."""

    def __init__(self, alias: str) -> None:
        self.alias = alias
        self.values: dict[str, tuple[Any, str]] = {}
        self.recorded: dict[str, str] | None = None
        self.depth = 0

    @contextmanager
    def reading(self) -> Iterator[None]:
        self.depth += 1
        try:
            yield
        finally:
            self.depth -= 1

    def refuse_strays(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if self.depth == 0 and self.recorded is not None:
            raise StrayQuery(sql[:200])
        return execute(sql, params, many, context)


@contextmanager
def session(alias: str) -> Iterator[Session]:
    """Read from `alias` until the end of the block."""
    opened = Session(alias)
    token = _session.set(opened)
    try:
        with connections[alias].execute_wrapper(opened.refuse_strays):
            if alias == "default":
                yield opened
            else:
                with connections["default"].execute_wrapper(opened.refuse_strays):
                    yield opened
    finally:
        _session.reset(token)


@contextmanager
def recording() -> Iterator[dict[str, str]]:
    """Collect what is read inside: `key -> digest`."""
    current = _session.get()
    book: dict[str, str] = {}
    current.recorded = book
    try:
        yield book
    finally:
        current.recorded = None


def alias() -> str:
    """The database alias of the present session, for use inside read functions only."""
    return _session.get().alias


def digest(value: Any) -> str:
    """A short digest of what a read function returned (frozen dataclasses, tuples, plain
    values)."""
    return hashlib.blake2b(repr(value).encode(), digest_size=12).hexdigest()


def key_of(kind: str, *args: object) -> str:
    return SEPARATOR.join((kind, *map(str, args)))


def reads(kind: str, *parts: Callable[[str], Any]) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Make a function of the read layer; `parts` turn the key's words back into its arguments."""

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        _readers[kind] = function
        _parts[kind] = parts

        @functools.wraps(function)
        def read(*args: P.args, **kwargs: P.kwargs) -> T:
            return _read(key_of(kind, *args), function, args)

        return read

    return decorate


def _read(key: str, function: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    current = _session.get()
    found = current.values.get(key)
    if found is None:
        with current.reading():
            value = function(*args)
        found = current.values[key] = (value, digest(value))
    if current.recorded is not None:
        current.recorded[key] = found[1]
    return found[0]


def put(kind: str, ref: object, value: Any) -> None:
    """Let a bulk read fill in single ones, so that fifty cards are one query."""
    _session.get().values.setdefault(key_of(kind, ref), (value, digest(value)))


def known(kind: str, ref: object) -> bool:
    return key_of(kind, ref) in _session.get().values


@contextmanager
def bulk() -> Iterator[str]:
    """Allow queries for a bulk read; yields the alias."""
    current = _session.get()
    with current.reading():
        yield current.alias


def reread(key: str) -> str:
    """The present digest of a key of an earlier press. Raises KeyError for a kind that no longer
    exists."""
    kind, *words = key.split(SEPARATOR)
    parts = _parts[kind]
    args = tuple(part(word) for part, word in zip(parts, words, strict=True))
    current = _session.get()
    outer, current.recorded = current.recorded, None
    try:
        _read(key, _readers[kind], args)
    finally:
        current.recorded = outer
    return current.values[key][1]
