"""Laying a paper's folder, for `maydan new` and the demo."""

from __future__ import annotations

import os
from pathlib import Path

from maydan.cli.django_setup import setup, unapplied
from maydan.config import paper

TOML = """# What this paper is set to. Every option and its meaning: docs/reference/options.md
site_url = "{site}"
newsroom_url = "{newsroom}"
port = {port}
newsroom_port = {desk_port}
"""


def lay_folder(folder: Path, port: int, desk_port: int) -> None:
    """Lay the folder of a paper and choose it for what follows."""
    for part in ("theme/templates", "theme/css", "var"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    text = TOML.format(
        site=f"http://127.0.0.1:{port}",
        newsroom=f"http://127.0.0.1:{desk_port}",
        port=port,
        desk_port=desk_port,
    )
    (folder / paper.FILE).write_text(text)
    os.environ["MAYDAN_PAPER"] = str(folder.resolve())
    paper.options.cache_clear()


def setup_fresh() -> None:
    """Start Django and bring the database to this version."""
    setup(migrated=False)
    from django.core.management import call_command  # noqa: PLC0415

    if unapplied():
        call_command("migrate", verbosity=0)
