"""The `maydan` command. Thin: each command finds its paper, calls one function, and turns a
user's mistake into one line."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Optional

import typer

from maydan.cli import importing, paper_commands, press_commands, running

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def choose_paper(
    paper: Annotated[
        Optional[Path],  # noqa: UP045 - typer reads this at run time
        typer.Option(help="The paper's folder; else MAYDAN_PAPER, else the working directory."),
    ] = None,
) -> None:
    """Maydan runs a multilingual digital newsroom."""
    if paper is not None:
        os.environ["MAYDAN_PAPER"] = str(paper.resolve())


app.command()(paper_commands.new)
app.command()(paper_commands.demo)
app.command()(running.run)
app.command()(running.desk)
app.command()(running.serve)
app.command()(press_commands.press)
app.command()(press_commands.status)
app.command("import")(importing.import_command)
app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(
    paper_commands.manage
)


def main() -> None:
    """Entry point: a user's mistake ends in one line and exit 1."""
    from maydan.config.paper import PaperError  # noqa: PLC0415 - keeps `maydan --help` quick

    try:
        app()
    except PaperError as fault:
        sys.exit(f"maydan: {fault}")
