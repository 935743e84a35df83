"""Imports a WordPress export. Pass one reads and checks the whole file and writes nothing; pass
two writes, one thing a
transaction, each with its row in the ledger. So a run that dies is resumed by running again, and
twice doubles nothing.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

from django.db import transaction

from maydan.editions.models import Edition, FixedPage
from maydan.stories.models import Story
from maydan.wire.imports.context import ImportFault, Run, site_address
from maydan.wire.imports.entries import bring, is_edited, key_of, write
from maydan.wire.imports.files import Files
from maydan.wire.imports.index import LEFT_OUT, Index, index_of
from maydan.wire.imports.ledger import Ledger
from maydan.wire.imports.links import Linked
from maydan.wire.imports.media import Media
from maydan.wire.imports.report import Report
from maydan.wire.imports.sections import Sections
from maydan.wire.models import Imported
from maydan.wire.parsers.wxr import check, read
from maydan.wire.parsers.wxr.items import WxrEntry, WxrSummary

# Newer exports list categories and tags a second time, under the terms of other kinds.
_SAID_TWICE = frozenset({"term:category", "term:post_tag"})

Progress = Callable[[int, int, str], None]


def run(
    path: Path,
    edition: str,
    *,
    media: Path | None = None,
    fetch: bool = False,
    site: str | None = None,
    progress: Progress | None = None,
) -> Report:
    """Import one export into an edition and say what became of it.

    `media` is a copy of wp-content/uploads; with `fetch` what is not there is asked of the old
    site; `site` is its address,
    if the export names none or the wrong one. Raises WxrError or ImportFault before anything is
    written.
    """
    begun = time.monotonic()
    say = progress or _silent
    say(0, 0, "reading the whole file")
    summary = check(path)
    into = _edition(edition)
    if media is not None and not media.is_dir():
        raise ImportFault(f"{media} is no folder. --media wants a copy of wp-content/uploads.")
    origin = site_address(site or summary.site.link)
    index = index_of(path)
    report = Report(path.name, origin, edition)
    this = Run(origin, into, index, Ledger(origin, edition), report)
    _bring_all(path, Media(this, Files(media, fetch)), summary, say)
    _link_all(this, say)
    _count_left_out(summary, index, report)
    report.seconds = time.monotonic() - begun
    return report


def _silent(done: int, total: int, what: str) -> None:
    pass


def _edition(code: str) -> Edition:
    found = Edition.objects.filter(slug=code).select_related("locale").first()
    if found is None:
        known = ", ".join(Edition.objects.order_by("slug").values_list("slug", flat=True))
        raise ImportFault(f"There is no edition “{code}”. This paper has: {known or 'none yet'}.")
    return found


def _bring_all(path: Path, media: Media, summary: WxrSummary, say: Progress) -> None:
    run, total, done = media.run, summary.posts + summary.pages, 0
    sections = Sections(run)
    for category in run.index.used.values():
        say(0, total, f"section {category.name}")
        sections.section(category)
    seen: set[tuple[str, str]] = set()
    with path.open("rb") as stream:
        for item in read(stream):
            if not isinstance(item, WxrEntry):
                continue
            done += 1
            name = (item.kind, key_of(item))
            say(done, total, item.title or item.link)
            if item.status in LEFT_OUT:
                run.report.lose("stories and pages", f"left out ({item.status} there)", item.link)
            elif name in seen:
                run.report.lose("stories and pages", "of a number that came before", item.link)
            else:
                seen.add(name)
                bring(media, sections, item)


def _link_all(run: Run, say: Progress) -> None:
    """Come back to what linked to things that were not here yet."""
    rows = run.ledger.waiting()
    for n, row in enumerate(rows, start=1):
        say(n, len(rows), "links between stories")
        with transaction.atomic():
            _relink(run, row)


def _relink(run: Run, row: Imported) -> None:
    model = FixedPage if row.kind == "page" else Story
    page = model._default_manager.filter(pk=row.target).first()
    if page is None or is_edited(page, row.state):
        return
    newest = page.get_latest_revision_as_object()
    linked = Linked(run)
    if not _has_new_links(newest, linked):
        return
    revision = write(newest, publish=page.live or bool(newest.go_live_at))
    row.state = {**row.state, "revision": revision, "waiting": linked.waiting}
    row.save()


def _has_new_links(page: FixedPage | Story, linked: Linked) -> bool:
    if isinstance(page, FixedPage):
        before, page.body = page.body, linked.html(page.body)
        return bool(page.body != before)
    raw = list(page.body.raw_data)
    after = linked.body(raw)
    page.body = json.dumps(after)
    return after != raw


def _count_left_out(summary: WxrSummary, index: Index, report: Report) -> None:
    report.lose("comments", "left out", count=summary.comments)
    for kind, count in summary.other.items():
        if kind not in _SAID_TWICE:
            report.lose(kind, "no place for it here", count=count)
    report.lose(
        "categories",
        "that no story stands in",
        count=len(index.categories.keys() - index.used.keys()),
    )
    report.lose("authors", "who signed no story", count=len(index.authors.keys() - index.writers))
    for repair, count in summary.repairs.items():
        report.lose("slips in the XML", f"mended: {repair}", count=count)
