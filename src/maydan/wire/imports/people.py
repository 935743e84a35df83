"""An export's authors as contributors. Only who signs a story comes along; e-mail addresses never
do."""

from __future__ import annotations

from collections.abc import Callable

from django.db import models

from maydan.editions.models import OldAddress
from maydan.lib.direction import plain_line
from maydan.lib.slugs import slug_of
from maydan.people.models import Contributor
from maydan.wire.imports.addresses import lead, tidy
from maydan.wire.imports.context import Run
from maydan.wire.imports.report import ADOPTED

_LONGEST_NAME = 160


def contributor(run: Run, login: str) -> int | None:
    """The contributor whom a login stands for; somebody of the same name who is here already is
    the same."""
    login = login.strip()
    if not login:
        return None
    return run.ledger.once("contributor", login.casefold(), Contributor, lambda: _make(run, login))


def named(rows: models.QuerySet, name: str) -> int | None:
    """The id of the row of this name."""
    found: int | None = rows.filter(name__iexact=name).values_list("pk", flat=True).first()
    return found


def free(wanted: str, is_taken: Callable[[str], bool]) -> str:
    """`wanted`, or with the first number that makes it free: `sport-2`."""
    slug, number = wanted, 1
    while is_taken(slug):
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def _make(run: Run, login: str) -> int:
    author = run.index.authors.get(login)
    name = plain_line(author.display_name if author else login) or login
    if "@" in name:
        name = name.partition("@")[0] or "—"
    name = name[:_LONGEST_NAME]
    rows = Contributor.objects.filter(locale=run.edition.locale)
    pk = named(rows, name)
    if pk is None:
        slug = free(slug_of(name, "by"), lambda slug: rows.filter(slug=slug).exists())
        person = Contributor(name=name, slug=slug, locale=run.edition.locale)
        person.save()
        pk = person.pk
        run.report.keep("contributors")
    else:
        run.report.keep("contributors", ADOPTED)
    lead(run, tidy(f"{run.folder}/author/{slug_of(login)}"), OldAddress.CONTRIBUTOR, pk)
    return pk
