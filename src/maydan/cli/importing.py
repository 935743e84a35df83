"""`maydan import`: an archive of another system into an edition.

What is done with it is wire/imports/.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from maydan.cli.django_setup import setup
from maydan.config import paper
from maydan.lib.files import write_atomically
from maydan.lib.slugs import slug_of

if TYPE_CHECKING:
    from maydan.wire.imports.report import Report

FORMATS = ("wxr",)
SECONDS = 5  # between two plain lines
WIDEST = 40
GO_ON = "What is in stays in: run the same command again to go on."

Tell = Callable[[int, int, str], None]


def import_command(
    format: Annotated[str, typer.Argument(help="wxr: a WordPress export.")],  # noqa: A002 - its name in the usage line
    paths: Annotated[list[Path], typer.Argument(help="The files, oldest first.")],
    edition: Annotated[str, typer.Option(help="The edition it goes into, such as en.")],
    media: Annotated[
        Optional[Path],  # noqa: UP045 - typer reads this at run time
        typer.Option(help="A copy of the old site's wp-content/uploads."),
    ] = None,
    fetch: Annotated[
        Optional[bool],  # noqa: UP045 - typer reads this at run time
        typer.Option(help="Ask the old site for what is not in --media; else as `lookups` says."),
    ] = None,
    site: Annotated[
        Optional[str],  # noqa: UP045 - typer reads this at run time
        typer.Option(help="The old site's address, if the export has none or the wrong one."),
    ] = None,
) -> None:
    """Bring in an archive; it is checked whole first. Run again to go on after a break."""
    if format not in FORMATS:
        sys.exit(f"maydan: there is no import of “{format}”. Known: {', '.join(FORMATS)}.")
    setup()
    wanted = paper.options().lookups if fetch is None else fetch
    for path in paths:
        lines = "\n".join(_import(path, edition, media, wanted, site).lines())
        typer.echo(lines)
        _keep(paper.var() / "imports" / f"{slug_of(path.stem, 'import')}-report.txt", lines)


def _keep(path: Path, lines: str) -> None:
    try:
        write_atomically(path, f"{lines}\n".encode())
    except OSError as fault:
        sys.exit(f"maydan: imported, but the report can't be kept in {path}: {fault.strerror}")
    typer.echo(f"This report is kept in {path}")


def _import(path: Path, edition: str, media: Path | None, fetch: bool, site: str | None) -> Report:
    from django.db import DatabaseError  # noqa: PLC0415 - needs settings

    from maydan.wire.imports import ImportFault, run  # noqa: PLC0415 - needs Django
    from maydan.wire.parsers.wxr import WxrError  # noqa: PLC0415 - keeps `maydan --help` quick

    try:
        with _progress(path.name) as tell:
            return run(path, edition, media=media, fetch=fetch, site=site, progress=tell)
    except (WxrError, ImportFault) as fault:
        sys.exit(f"maydan: {path.name}: {fault} Nothing was changed.")
    except (DatabaseError, OSError) as fault:
        why = str(fault).partition("\n")[0] or type(fault).__name__
        sys.exit(f"maydan: {path.name}: stopped: {why}. {GO_ON}")
    except KeyboardInterrupt:
        sys.exit(f"maydan: {path.name}: stopped. {GO_ON}")


@contextmanager
def _progress(name: str) -> Iterator[Tell]:
    """A bar on a terminal; elsewhere a plain line every few seconds."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _plain(name)
        return
    columns = (
        TextColumn("{task.fields[name]}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", name=name, total=None)
        yield lambda done, total, what: bar.update(
            task, completed=done, total=total or None, description=what[:WIDEST]
        )


def _plain(name: str) -> Tell:
    last = [0.0]

    def tell(done: int, total: int, what: str) -> None:
        if done == total or time.monotonic() - last[0] >= SECONDS:
            last[0] = time.monotonic()
            count = f"{done}/{total} " if total else ""
            typer.echo(f"{name}: {count}{what[:WIDEST]}", err=True)

    return tell
