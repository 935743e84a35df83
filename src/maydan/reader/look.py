"""The look in use: assets and Jinja environments of this paper, built once, and again when an
edition's accent changes.

`signature` changes when code, templates or theme do: the press compares it at its start and presses
anew what it must.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings
from jinja2 import Environment

import maydan
from maydan.reader import views
from maydan.reader.assets import Assets, build
from maydan.reader.environment import environment, for_edition

READER = Path(__file__).parent


@cache
def assets(accents: tuple[str, ...]) -> Assets:
    return build(_theme(), accents)


@cache
def shared(accents: tuple[str, ...]) -> Environment:
    return environment(_theme(), assets(accents))


@cache
def edition_environment(accents: tuple[str, ...], edition: views.Edition) -> Environment:
    return for_edition(shared(accents), edition)


def _theme() -> Path | None:
    return settings.THEME if settings.THEME.is_dir() else None


def refresh() -> None:
    """Read the theme anew at the next use, if it changed since the last call."""
    stamp = (settings.THEME, theme_stamp())
    if _read_at != [stamp]:
        _read_at[:] = [stamp]
        for made in (assets, shared, edition_environment):
            made.cache_clear()


_read_at: list[object] = []


def theme_stamp() -> tuple[tuple[str, int, int], ...]:
    """Cheap to ask each second: changes when a file of the theme does."""
    if not settings.THEME.is_dir():
        return ()
    found = ((path, path.stat()) for path in sorted(settings.THEME.rglob("*")) if path.is_file())
    return tuple((str(path), told.st_mtime_ns, told.st_size) for path, told in found)


def signature() -> str:
    """A digest of everything but the database that pages are made of."""
    digest = hashlib.blake2b(maydan.__version__.encode(), digest_size=12)
    folders = [READER, settings.THEME] if settings.THEME.is_dir() else [READER]
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(str(path.relative_to(folder)).encode())
                digest.update(path.read_bytes())
    for option in (settings.SITE_URL, settings.PAPER.security_contact, *settings.PAPER.frame_hosts):
        digest.update(option.encode())
    return digest.hexdigest()
