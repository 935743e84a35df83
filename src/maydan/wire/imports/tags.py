"""An export's tags, and categories beside a story's main one, as tags. Only what a story carries
comes along."""

from __future__ import annotations

from maydan.editions.models import OldAddress
from maydan.lib.direction import plain_line
from maydan.lib.slugs import slug_of
from maydan.topics.models import Tag
from maydan.wire.imports.addresses import lead, tidy
from maydan.wire.imports.context import Run
from maydan.wire.imports.index import key_of
from maydan.wire.imports.people import free, named
from maydan.wire.imports.report import ADOPTED
from maydan.wire.parsers.wxr.items import WxrTerm

_LONGEST_NAME = 160


def tag(run: Run, term: WxrTerm) -> int | None:
    """The tag for a tag or category that an entry names."""
    key = key_of(term)
    if not key:
        return None
    if term.taxonomy == "category":
        name = run.index.category(term).name or term.name
        return run.ledger.once("tag", f"category:{key}", Tag, lambda: _make(run, name or key, ""))
    known = run.index.tags.get(key)
    name = (known.name if known else "") or term.name or key
    return run.ledger.once("tag", key, Tag, lambda: _make(run, name, term.nicename or key))


def _make(run: Run, written: str, path: str) -> int:
    name = plain_line(written)[:_LONGEST_NAME] or path
    rows = Tag.objects.filter(locale=run.edition.locale)
    pk = named(rows, name)
    if pk is None:
        slug = free(slug_of(name, "tag"), lambda slug: rows.filter(slug=slug).exists())
        made = Tag(name=name, slug=slug, locale=run.edition.locale)
        made.save()
        pk = made.pk
        run.report.keep("tags")
    else:
        run.report.keep("tags", ADOPTED)
    if path:
        lead(run, tidy(f"{run.folder}/tag/{path}"), OldAddress.TAG, pk)
    return pk
