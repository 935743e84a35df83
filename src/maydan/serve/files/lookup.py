"""A safe path to what stands in the tree: a file, a mark, a redirect to the slash, or nothing.

Reads names, not contents.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from maydan.pressed import layout
from maydan.serve.http import address

# A mark wins over a page: while the press swaps them, a killed story is gone at once.
STANDING = ((layout.GONE, 410), (layout.MOVED, 301), (layout.INDEX, 200))


@dataclass(frozen=True, slots=True)
class Found:
    """The pressed path of the file that answers, and the status it answers with."""

    file: str
    status: int


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The address is right but for its form: go to `path`."""

    path: str


def look_up(site: Path, path: str) -> Found | Elsewhere | None:
    """What answers `path`, a path that `address.read` gave."""
    if path.endswith("/"):
        return _standing(site, path)
    if path.endswith(f"/{layout.INDEX}"):
        folder = path[: -len(layout.INDEX)]
        return Elsewhere(folder) if _standing(site, folder) else None
    if address.is_inner(path):
        return None
    if (site / path[1:]).is_file():
        return Found(path[1:], 200)
    return Elsewhere(f"{path}/") if _standing(site, f"{path}/") else None


def _standing(site: Path, folder: str) -> Found | None:
    for name, status in STANDING:
        if (site / folder[1:] / name).is_file():
            return Found(folder[1:] + name, status)
    return None


def candidates(path: str) -> list[str]:
    """The pressed paths that could answer `path`, for asking the manifest whether one should."""
    if path.endswith("/"):
        return [path[1:] + name for name, _ in STANDING]
    return [path[1:]]
