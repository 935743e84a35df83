"""Starts Django for commands that need the database; a paper that can't be opened is one clear
line."""

from __future__ import annotations

import os
import sys

from maydan.config import paper


def setup(*, migrated: bool = True) -> None:
    """Load settings and apps. Exits with one line when the database can't be reached or is not
    set up."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maydan.config.settings")
    options = paper.options()
    import django  # noqa: PLC0415 - settings must be chosen first
    from django.db import DatabaseError  # noqa: PLC0415

    if options.database == "sqlite":
        paper.var().mkdir(parents=True, exist_ok=True)
    django.setup()
    if migrated:
        try:
            if unapplied():
                sys.exit(
                    f"maydan: the database of {paper.paper_folder()} is not set up or older than"
                    " this version: run `maydan manage migrate`"
                )
        except DatabaseError as fault:
            sys.exit(f"maydan: the database can't be used: {str(fault).splitlines()[0]}")


def unapplied() -> bool:
    """Whether the database is older than the code. Raises DatabaseError."""
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
