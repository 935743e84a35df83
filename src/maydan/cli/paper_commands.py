"""`maydan new`, `demo` and `manage`: making a paper, showing one, and Django's own commands."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path
from typing import Annotated

import typer

from maydan.cli.django_setup import setup
from maydan.cli.folder import lay_folder, setup_fresh


def new(
    folder: Annotated[
        Path, typer.Argument(help="Where the paper's folder goes; it must not exist or be empty.")
    ],
    edition: Annotated[
        list[str] | None, typer.Option(help="A language of the paper, such as en; repeat for more.")
    ] = None,
    name: Annotated[str, typer.Option(help="The paper's name.")] = "The Paper",
    port: Annotated[int, typer.Option(help="serve's port.")] = 8000,
    desk_port: Annotated[int, typer.Option(help="The newsroom's port.")] = 8001,
) -> None:
    """Make a new paper: folder, database, editions, and a first user whose password is printed
    once."""
    if folder.exists() and any(folder.iterdir()):
        sys.exit(f"maydan: {folder} is not empty")
    lay_folder(folder, port, desk_port)
    setup_fresh()
    from maydan.desk import beginning  # noqa: PLC0415 - needs Django

    try:
        beginning.begin(name, edition or ["en"])
    except ValueError as fault:
        sys.exit(f"maydan: {fault}")
    password = secrets.token_urlsafe(9)
    beginning.first_user("chief", password)
    print(f"The paper is in {folder}. Start it with: maydan --paper {folder} run")
    print(f"Newsroom: http://127.0.0.1:{desk_port}  user: chief  password: {password}")


def demo() -> None:
    """Run the demo paper: made on the first call in DEMO_DIR, then started; PORT and DESK_PORT
    choose the ports."""
    from maydan.cli import demonstration  # noqa: PLC0415 - only the demo needs it

    demonstration.show(
        Path(os.environ.get("DEMO_DIR") or "demo-paper"),
        int(os.environ.get("PORT") or 8000),
        int(os.environ.get("DESK_PORT") or 8001),
    )


def manage(context: typer.Context) -> None:
    """Django's and Wagtail's own commands, such as `maydan manage migrate`."""
    setup(migrated=False)
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(["maydan manage", *context.args])
