"""Brings one post as a story or one page as a fixed page, each in one transaction with its row in
the ledger.

Brought before: left alone when the export says the same, updated when only the export changed,
ours kept when both did.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from maydan.editions.models import FixedPage, OldAddress
from maydan.lib import clock
from maydan.stories.models import Story
from maydan.wire.imports import addresses, drafts, values
from maydan.wire.imports.bodies import Writer
from maydan.wire.imports.links import Linked
from maydan.wire.imports.media import Media
from maydan.wire.imports.pages import without_pictures
from maydan.wire.imports.report import NEW, UNCHANGED, UPDATED
from maydan.wire.imports.sections import Sections
from maydan.wire.imports.values import DRAFT, LIVE, SCHEDULED
from maydan.wire.models import Imported
from maydan.wire.parsers.wxr import parse_body
from maydan.wire.parsers.wxr.items import WxrEntry

_ROUND = "1"  # part of each digest: a better conversion brings everything again
_PLURAL = {"story": "stories", "page": "pages"}


def bring(media: Media, sections: Sections, entry: WxrEntry) -> None:
    """Bring one entry; what it needs (pictures, tags, people) is brought before it, each on its
    own."""
    run = media.run
    media.start()
    values.count_lost(run, entry)
    made = _page(media, entry) if entry.kind == "page" else _story(media, sections, entry)
    kind = "page" if entry.kind == "page" else "story"
    digest = _digest(entry, media)
    row = run.ledger.find(kind, key_of(entry))
    try:
        with transaction.atomic():
            how = (
                _new(media, made, kind, digest) if row is None else _again(media, made, row, digest)
            )
    except ValidationError as fault:
        run.report.lose(_PLURAL[kind], f"refused: {' '.join(fault.messages)}", entry.link)
        return
    if how:
        run.report.keep(_PLURAL[kind], how)
        if how == NEW and made.state != LIVE:
            run.report.keep(f"{made.state} among them")


def key_of(entry: WxrEntry) -> str:
    """The entry's name in its archive."""
    return str(entry.wp_id) if entry.wp_id else entry.guid or entry.link


def is_edited(page: Page, state: dict[str, Any]) -> bool:
    """Whether somebody here changed it or took it from readers since the import last wrote it."""
    return page.latest_revision_id != state["revision"] or (state["live"] and not page.live)


def write(page: Page, *, publish: bool) -> int:
    """Save a page's next revision, publish it if readers are to have it (now or when its time
    comes), give its id."""
    revision = page.save_revision(clean=publish)
    if publish:
        revision.publish()
    return int(revision.pk)


def first(page: Page, parent: Page, state: str) -> int:
    """Put a new page under its parent, with its first revision, whose id is given.

    A live one is made live at once. Wagtail's way (a draft, a revision, the revision made a page
    again) takes two times as
    long for the same rows, and the rules of publishing are kept by the page's own save.
    """
    page.live = state == LIVE
    if page.live:
        page.last_published_at = clock.now()
        page.has_unpublished_changes = False
        page.first_published_at = page.first_published_at or page.last_published_at
    parent.add_child(instance=page)
    if not page.live:
        return write(page, publish=state == SCHEDULED)
    with disable_reference_index_auto_update():  # add_child has done it for the same content
        revision = page.save_revision(clean=False, changed=False)
        page.live_revision = revision
        page.save(clean=False, update_fields=["live_revision"])
    log(instance=page, action="wagtail.publish", revision=revision, content_changed=True)
    return int(revision.pk)


def _story(media: Media, sections: Sections, entry: WxrEntry) -> drafts.Draft:
    raw = _blocks(media, entry)
    return drafts.story(media, sections, entry, raw)


def _page(media: Media, entry: WxrEntry) -> drafts.Draft:
    return drafts.page(media.run, entry, _blocks(media, entry))


def _blocks(media: Media, entry: WxrEntry) -> list[dict[str, Any]]:
    run = media.run
    body = parse_body(entry.content)
    for loss in body.losses:
        example = f"{loss.detail} in {entry.link}" if loss.detail else entry.link
        run.report.lose("in texts", loss.kind, example, loss.count)
    blocks = (*body.blocks, *values.footnotes(entry))
    if entry.kind == "page":
        blocks = without_pictures(run, blocks, entry.link)
    return Writer(media, entry, f"{run.ledger.origin}#{key_of(entry)}").write(blocks)


def _digest(entry: WxrEntry, media: Media) -> str:
    """Of all that the export and the media at hand say about an entry; nothing that may change
    here."""
    told = [repr(replace(entry, comments=0)), *sorted(media.used), *sorted(media.missing)]
    return hashlib.sha256("\n".join([_ROUND, *told]).encode("utf-8", "replace")).hexdigest()[:32]


def _new(media: Media, draft: drafts.Draft, kind: str, digest: str) -> str:
    run = media.run
    linked = Linked(run)
    page = draft.make()
    drafts.fill(page, draft, linked)
    revision = first(page, Page.objects.get(pk=draft.parent).specific, draft.state)
    state = {
        "digest": digest,
        "revision": revision,
        "live": draft.state == LIVE,
        "waiting": linked.waiting,
    }
    run.ledger.note(kind, key_of(draft.entry), page.pk, state)
    _lead(media, draft, page, kind)
    return NEW


def _again(media: Media, draft: drafts.Draft, row: Imported, digest: str) -> str:
    report, link, kinds = media.run.report, draft.entry.link, _PLURAL[row.kind]
    model = FixedPage if row.kind == "page" else Story
    page = model._default_manager.filter(pk=row.target).first()
    if page is None:
        report.lose(kinds, "deleted here since, not brought again", link)
        return ""
    if row.state["digest"] == digest:
        return UNCHANGED
    if is_edited(page, row.state):
        report.lose(kinds, "changed there and edited here, ours kept", f"{page.title} ({link})")
        return ""
    if page.live and draft.state != LIVE:
        report.lose(kinds, "no longer public there, still live here", f"{page.title} ({link})")
        return ""
    linked = Linked(media.run)
    newest = page.get_latest_revision_as_object()
    drafts.fill(newest, draft, linked)
    revision = write(newest, publish=draft.state != DRAFT)
    row.state = {
        "digest": digest,
        "revision": revision,
        "live": draft.state == LIVE,
        "waiting": linked.waiting,
    }
    row.save()
    _lead(media, draft, page, row.kind)
    return UPDATED


def _lead(media: Media, draft: drafts.Draft, page: Page, kind: str) -> None:
    """Lead the old addresses here; a draft never had any."""
    if draft.state == DRAFT:
        return
    run, entry = media.run, draft.entry
    path = addresses.permalink(run, entry.link)
    where = OldAddress.PAGE if kind == "page" else OldAddress.STORY
    for old in [path, *addresses.with_last(path, entry.old_slugs)] if path else ():
        addresses.lead(run, old, where, page.pk)
