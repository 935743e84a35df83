"""Remembers, row by row, what each thing of an archive became here: Imported, with a memory for
one run."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from django.db import models, transaction

from maydan.wire.models import Imported

_LONGEST_KEY = 400


class Ledger:
    """The rows of one archive in one edition. Writing is the caller's transaction, except in
    `once`."""

    def __init__(self, origin: str, edition: str) -> None:
        self.origin = origin
        self.edition = edition
        self._known: dict[tuple[str, str], int | None] = {}

    def find(self, kind: str, key: str) -> Imported | None:
        return self._rows().filter(kind=kind, key=_short(key)).first()

    def has(self, kind: str, key: str) -> bool:
        """Whether this was brought before, whatever became of it here."""
        return (kind, key) in self._known or self.find(kind, key) is not None

    def elsewhere(self, kind: str, key: str) -> Imported | None:
        """What the same thing of this archive became in another edition: a picture serves them
        all."""
        return Imported.objects.filter(origin=self.origin, kind=kind, key=_short(key)).first()

    def note(self, kind: str, key: str, target: int, state: dict[str, Any] | None = None) -> None:
        self._rows().update_or_create(
            origin=self.origin,
            edition=self.edition,
            kind=kind,
            key=_short(key),
            defaults={"target": target, "state": state or {}},
        )

    def targets(self, kind: str) -> set[int]:
        return set(self._rows().filter(kind=kind).values_list("target", flat=True))

    def waiting(self) -> list[Imported]:
        """Stories and pages with links to what was not here yet."""
        return list(self._rows().filter(state__waiting=True).order_by("pk"))

    def once(
        self,
        kind: str,
        key: str,
        model: type[models.Model],
        make: Callable[[], int | None],
        *,
        again: bool = False,
    ) -> int | None:
        """The id that `key` has here, made in one transaction with its row the first time.

        None when nothing could be made, and when it was deleted here since, unless `again` says to
        make it anew.
        """
        if (kind, key) not in self._known:
            self._known[kind, key] = self._found(kind, key, model, make, again)
        return self._known[kind, key]

    def _found(
        self,
        kind: str,
        key: str,
        model: type[models.Model],
        make: Callable[[], int | None],
        again: bool,
    ) -> int | None:
        row = self.find(kind, key)
        if row and model._default_manager.filter(pk=row.target).exists():
            return row.target
        if row and not again:
            return None
        with transaction.atomic():
            made = make()
            if made is not None:
                self.note(kind, key, made)
        return made

    def _rows(self) -> models.QuerySet[Imported]:
        return Imported.objects.filter(origin=self.origin, edition=self.edition)


def _short(key: str) -> str:
    if len(key) <= _LONGEST_KEY:
        return key
    return f"sha256:{hashlib.sha256(key.encode()).hexdigest()}"
