"""An entry turned into the fields of a story or fixed page, before anything of it is written.
Writing is entries.py."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from wagtail.models import Page

from maydan.editions.addresses import FIXED, check_fixed_slug
from maydan.editions.models import FixedPage
from maydan.lib.slugs import slug_of
from maydan.people.models import Contributor
from maydan.stories.models import Byline, Story
from maydan.topics.models import Tag
from maydan.wire.imports import values
from maydan.wire.imports.context import Run
from maydan.wire.imports.links import Linked
from maydan.wire.imports.media import Media, words_for
from maydan.wire.imports.pages import as_text
from maydan.wire.imports.people import contributor, free
from maydan.wire.imports.sections import Sections
from maydan.wire.imports.tags import tag
from maydan.wire.parsers.wxr.items import WxrEntry

Blocks = list[dict[str, Any]]


@dataclass
class Draft:
    """What one entry becomes. `body` is a story's blocks or a page's text, with the old site's
    links."""

    entry: WxrEntry
    parent: int
    state: str
    when: datetime | None
    fields: dict[str, Any]
    body: Blocks | str
    tags: list[int] = field(default_factory=list)
    bylines: list[int] = field(default_factory=list)

    def make(self) -> Page:
        """The unsaved page, with what only a new one is given: its slug, and when readers first
        had it."""
        model = FixedPage if isinstance(self.body, str) else Story
        page: Page = model(live=False, slug=self._slug(), title=self.fields["title"])
        page.locale_id = Page.objects.values_list("locale_id", flat=True).get(pk=self.parent)
        if self.state == values.LIVE:
            page.first_published_at = self.when
        return page

    def _slug(self) -> str:
        fallback = "page" if isinstance(self.body, str) else "story"
        wanted = slug_of(self.entry.slug or self.fields["title"], fallback)
        parent = Page.objects.get(pk=self.parent)
        return free(wanted, lambda slug: _is_taken(slug, parent))


def _is_taken(slug: str, parent: Page) -> bool:
    if parent.depth == 2:
        try:
            check_fixed_slug(slug)
        except ValidationError:
            return True
    return Page.objects.child_of(parent).filter(slug=slug).exists()


def story(media: Media, sections: Sections, entry: WxrEntry, raw: Blocks) -> Draft:
    """A post as a story; its pictures, section, tags and people are here when this returns."""
    run = media.run
    main = sections.main(entry)
    when = values.moment(entry.published, ZoneInfo(run.edition.time_zone))
    lead, raw = _lead(media, entry, raw)
    fields = {
        "title": values.headline(run, entry, raw),
        "kind": "gallery" if entry.post_format == "gallery" else "news",
        "kicker": values.kicker(run, entry),
        "standfirst": values.standfirst(run, entry),
        "canonical_url": values.canonical(run, entry),
        "priority": 2 if entry.sticky else 3,
        **lead,
    }
    terms = [*(term for term in entry.categories if term != main), *entry.tags]
    if entry.published.at is None and entry.status == "publish":
        run.report.lose("stories", "without a date there, published now", entry.link)
    return Draft(
        entry=entry,
        parent=sections.of(main),
        state=values.state(run, entry, when),
        when=when,
        fields=fields,
        body=raw,
        tags=list(dict.fromkeys(pk for term in terms if (pk := tag(run, term)))),
        bylines=[pk] if (pk := contributor(run, entry.creator)) else [],
    )


def page(run: Run, entry: WxrEntry, raw: Blocks) -> Draft:
    """A page as a fixed page right under the edition, whatever stood above it there."""
    when = values.moment(entry.published, ZoneInfo(run.edition.time_zone))
    title = values.headline(run, entry, raw)
    body = as_text(run, raw, entry.link)
    fields = {"title": title, "in_footer": slug_of(entry.slug or title) in FIXED}
    state = values.state(run, entry, when)
    if not body and state != values.DRAFT:
        run.report.lose("pages", "without a text, drafts here", entry.link)
        state = values.DRAFT
    return Draft(entry, run.edition.pk, state, when, fields, body)


def _lead(media: Media, entry: WxrEntry, raw: Blocks) -> tuple[dict[str, Any], Blocks]:
    """The lead picture's fields, and the body without the same picture at its very start."""
    held = media.picture(entry.thumbnail, "") if entry.thumbnail else None
    if held is None:
        return {}, raw
    first = raw[0]["value"] if raw and raw[0]["type"] == "picture" else {}
    same = first if first.get("image") == held.pk else {}
    caption = same.get("caption") or (held.record.caption if held.record else "")
    alt, decorative = words_for(held, same.get("alt", ""), caption)
    fields = {
        "lead_picture_id": held.pk,
        "lead_caption": values.cut(caption, 500),
        "lead_alt": alt,
        "lead_decorative": decorative,
        "lead_credit": same.get("credit", ""),
    }
    return fields, raw[1:] if same else raw


def fill(page: Page, draft: Draft, linked: Linked) -> None:
    """Give a page the draft's content; the tags that it carries already it keeps."""
    for name, value in draft.fields.items():
        setattr(page, name, value)
    page.go_live_at = draft.when if draft.state == values.SCHEDULED else None
    if isinstance(draft.body, str):
        page.body = linked.html(draft.body)
        return
    page.body = json.dumps(linked.body(draft.body))
    kept = {tag.pk for tag in page.tags.all()}
    page.tags.set(Tag.objects.filter(pk__in={*draft.tags, *kept}).order_by("pk"))
    signed = Contributor.objects.in_bulk(draft.bylines)
    page.bylines.set(
        [
            Byline(contributor=signed[pk], sort_order=n)
            for n, pk in enumerate(draft.bylines)
            if pk in signed
        ]
    )
