"""`press --check` and `--repair`: is the tree what the database says? Compares tree, manifest
and a fresh rendering of everything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from maydan.press import catalogue, indexing
from maydan.press.batch import Press, asset_of
from maydan.press.encodings import encodings
from maydan.press.snapshot import ALIAS as SNAPSHOT
from maydan.press.worker import Progress, press_everything, snapshot
from maydan.pressed import manifest
from maydan.reader.outputs.base import Content, in_words, render

MISSING, DIFFERENT, STRAY, ENCODING, UNNOTED, FAULT = (
    "missing",
    "different",
    "stray",
    "encoding",
    "unnoted",
    "fault",
)


@dataclass(frozen=True)
class Difference:
    """One thing that is not as it should be."""

    kind: str
    path: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.kind}: {self.path}" + (f" ({self.detail})" if self.detail else "")


def check(
    press: Press, progress: Progress | None = None, alias: str = SNAPSHOT
) -> list[Difference]:
    """Every difference between the tree, its manifest and a fresh rendering. Writes nothing."""
    found: list[Difference] = []
    expected: set[str] = set()
    with snapshot(alias):
        for path, content in fresh(found, progress):
            expected.add(path)
            found += _compare(press, path, content)
    noted = {row[0] for row in press.link.execute("SELECT path FROM file")}
    found += [
        Difference(STRAY, path, "noted, but nothing makes it") for path in sorted(noted - expected)
    ]
    found += [Difference(STRAY, path) for path in press.disk.strays(expected | noted)]
    return found


def fresh(
    found: list[Difference], progress: Progress | None = None
) -> Iterator[tuple[str, Content]]:
    """Each file of a fresh rendering. Outputs that fail are added to `found`. Needs a read
    session."""
    outputs = sorted(set(catalogue.everything()))
    assets: dict[str, None] = {}
    for number, output in enumerate(outputs, 1):
        rendered = _rendered(output, found)
        if rendered:
            assets |= {asset: None for key in rendered[1] if (asset := asset_of(key))}
            yield from rendered[0].items()
        if progress and number % 50 == 0:
            progress(number, len(outputs))
    for output in assets:
        rendered = _rendered(output, found)
        if rendered:
            yield from rendered[0].items()


def _rendered(
    output: str, found: list[Difference]
) -> tuple[dict[str, Content], dict[str, str]] | None:
    try:
        one = render(output)
    except Exception as fault:  # noqa: BLE001 - a theme's template may raise anything, and the check goes on
        found.append(Difference(FAULT, in_words(output), f"{type(fault).__name__}: {fault}"))
        return None
    return one.files, one.keys


def _compare(press: Press, path: str, content: Content) -> Iterator[Difference]:
    data = content.read_bytes() if isinstance(content, Path) else content
    digest, noted, there = (
        manifest.digest_of(data),
        manifest.digest_at(press.link, path),
        press.disk.read(path),
    )
    if there is None:
        yield Difference(MISSING, path)
    elif there != data:
        yield Difference(DIFFERENT, path)
    if noted is None:
        yield Difference(UNNOTED, path)
    elif noted != digest and there == data:
        yield Difference(UNNOTED, path, "the manifest holds another digest")
    served = not path.startswith("@") and not isinstance(content, Path)
    if there == data and served and press.disk.sides_of(path) != encodings(path, data):
        yield Difference(ENCODING, path)


def repair(
    press: Press,
    differences: list[Difference],
    progress: Progress | None = None,
    alias: str = SNAPSHOT,
) -> list[Difference]:
    """Mend what `check` found; returns what is still wrong (a template that fails can't be
    mended here)."""
    bad = {d.path for d in differences if d.kind in (MISSING, DIFFERENT, ENCODING, UNNOTED)}
    with manifest.transaction(press.link):
        press.link.executemany(
            "UPDATE file SET digest = '' WHERE path = ?", [(path,) for path in bad]
        )
    strays = [d.path for d in differences if d.kind == STRAY]
    press.drop(strays)
    press_everything(press, progress, alias)
    indexing.rebuild(press)
    return check(press, progress, alias)
