"""Reading stories and the lists they stand on. Order is always (first published desc, id desc)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from wagtail.models import Page

from maydan.editions.models import Clock
from maydan.fronts.models import Front
from maydan.live.models import Flash
from maydan.people.models import Contributor
from maydan.reader.read.record import alias, bulk, known, put, reads
from maydan.reader.read.rows import (
    CardRow,
    ContainerRow,
    DayCount,
    FlashRow,
    FrontRow,
    KillRow,
    PictureUse,
    SitemapRow,
    StoryRow,
)
from maydan.stories.models import Correction, Kill, Story

ORDER = ("-first_published_at", "-pk")
NEWS_SITEMAP_HOURS = 48
FLASH_HOURS = 12
FLASHES = 30


def _day(text: str) -> date:
    return date.fromisoformat(text)


def live_stories() -> QuerySet[Story]:
    return Story.objects.using(alias()).filter(live=True, address__isnull=False)


# ---- one story


def lead_of(story: Story) -> PictureUse | None:
    if not story.lead_picture_id:
        return None
    alt = "" if story.lead_decorative else story.lead_alt
    return PictureUse(story.lead_picture_id, story.lead_caption, alt, story.lead_credit)


def use_of(value: dict[str, Any]) -> PictureUse | None:
    """A picture block's stored value as a use; None where the picture is gone."""
    if not value.get("image"):
        return None
    alt = "" if value.get("decorative") else value.get("alt", "")
    return PictureUse(value["image"], value.get("caption", ""), alt, value.get("credit", ""))


def _gallery_of(story: Story) -> tuple[PictureUse, ...]:
    if story.kind != "gallery":
        return ()
    uses = (
        use_of(item.get("value", item))
        for block in story.body.raw_data
        if block["type"] == "gallery"
        for item in block["value"].get("pictures", ())
    )
    return tuple(use for use in uses if use)[:4]


def card_row(story: Story, section: int) -> CardRow:
    """What cards show of a story; also used for previews of what is not live."""
    return CardRow(
        id=story.pk,
        edition=story.locale.language_code.lower(),
        kind=story.kind,
        headline=story.title,
        kicker=story.kicker,
        standfirst=story.standfirst,
        address=story.address or "",
        section=section,
        bylines=tuple(byline.contributor_id for byline in story.bylines.all()),
        published=story.first_published_at,
        updated=story.updated_at,
        words=story.words,
        lead=lead_of(story),
        gallery=_gallery_of(story),
        sponsored_by=story.sponsored_by,
        priority=story.priority,
    )


def _parents(stories: Iterable[Story], name: str) -> dict[str, int]:
    paths = {story.path[: -Page.steplen] for story in stories}
    return dict(Page.objects.using(name).filter(path__in=paths).values_list("path", "pk"))


def _card_rows(pks: list[int], name: str) -> dict[int, CardRow]:
    found = (
        Story.objects.using(name)
        .filter(pk__in=pks, live=True, address__isnull=False)
        .select_related("locale")
        .prefetch_related("bylines")
    )
    stories = list(found)
    parents = _parents(stories, name)
    return {s.pk: card_row(s, parents[s.path[: -Page.steplen]]) for s in stories}


@reads("card", int)
def card(pk: int) -> CardRow | None:
    """A live story's card; None for what readers can't have."""
    return _card_rows([pk], alias()).get(pk)


def load_cards(pks: Iterable[int]) -> None:
    """Read many cards in one go; each is recorded only when it is asked for."""
    wanted = [pk for pk in dict.fromkeys(pks) if not known("card", pk)]
    if wanted:
        with bulk() as name:
            rows = _card_rows(wanted, name)
        for pk in wanted:
            put("card", pk, rows.get(pk))


@reads("story", int)
def story(pk: int) -> StoryRow | None:
    """A live story whole."""
    row = live_stories().select_related("locale").filter(pk=pk).first()
    if row is None:
        return None
    return story_row(row, Page.objects.using(alias()).get(path=row.path[: -Page.steplen]).pk)


def story_row(row: Story, section: int) -> StoryRow:
    """A story whole, from the database or from a form (for previews)."""
    picks = row.read_next.using(alias()).values_list("pick_id", "reason") if row.pk else ()
    corrections = sorted(row.corrections.all(), key=lambda c: (c.date, c.pk or 0), reverse=True)
    return StoryRow(
        card=card_row(row, section),
        dateline=row.dateline,
        sources=tuple((s.outlet, s.url, s.role) for s in row.sources.all()),
        body=json.dumps(
            [_bare(block) for block in row.body.raw_data], ensure_ascii=False, sort_keys=True
        ),
        regions=tuple(sorted(region.pk for region in row.regions.all())),
        tags=tuple(sorted(tag.pk for tag in row.tags.all())),
        coverages=tuple(entry.coverage_id for entry in row.coverage_entries.all()),
        corrections=tuple((c.date, c.text, c.wrong) for c in corrections),
        related=tuple(link.other_id for link in row.related.all()),
        read_next=tuple((pick, reason) for pick, reason in picks),
        ai_assisted=row.ai_assisted,
        noindex=row.noindex,
        canonical_url=row.canonical_url,
        seo_headline=row.seo_title,
        seo_description=row.search_description,
        social_headline=row.social_headline,
        social_picture=row.social_picture_id,
        translation_key=str(row.translation_key),
        translation_of=row.source_story,
    )


def _bare(block: dict[str, Any]) -> dict[str, Any]:
    # Stored ids of blocks are random, and mean nothing to readers.
    return {"type": block["type"], "value": block["value"]}


@reads("kill", int)
def kill(story: int) -> KillRow | None:
    row = Kill.objects.using(alias()).filter(story=story).first()
    return KillRow(row.edition.lower(), row.path, row.notice) if row else None


# ---- shelves: what a story stands on


def shelf(kind: str, ref: str) -> QuerySet[Story]:
    """The live stories of a shelf, unordered. Kinds: edition, section, region, tag, coverage,
    contributor, kind (`en:opinion`)."""
    stories = live_stories().filter(keep_off_fronts=False)
    if kind == "edition":
        return stories.filter(locale__language_code__iexact=ref)
    if kind == "kind":
        code, _, name = ref.partition(":")
        return stories.filter(locale__language_code__iexact=code, kind=name)
    if kind == "section":
        path = (
            Page.objects.using(alias()).filter(pk=int(ref)).values_list("path", flat=True).first()
        )
        return stories.filter(path__startswith=path) if path else stories.none()
    inside = {
        "region": "regions",
        "tag": "tags",
        "coverage": "coverage_entries__coverage",
        "contributor": "bylines__contributor",
    }[kind]
    return stories.filter(**{inside: int(ref)}).distinct()


@reads("newest", str, str, int)
def newest(kind: str, ref: str, most: int) -> tuple[int, ...]:
    """The ids of a shelf's newest stories."""
    return tuple(shelf(kind, ref).order_by(*ORDER).values_list("pk", flat=True)[:most])


@reads("essential", int)
def essential(coverage: int) -> tuple[int, ...]:
    """A coverage's essential reading, newest first."""
    found = live_stories().filter(
        keep_off_fronts=False, coverage_entries__coverage=coverage, coverage_entries__essential=True
    )
    return tuple(found.distinct().order_by(*ORDER).values_list("pk", flat=True)[:12])


@reads("day", str, str, _day)
def on_day(kind: str, ref: str, day: date) -> tuple[int, ...]:
    return tuple(shelf(kind, ref).filter(day=day).order_by(*ORDER).values_list("pk", flat=True))


@reads("month", str, str, str)
def month(kind: str, ref: str, month: str) -> tuple[DayCount, ...]:
    """How many stories each day of `2026-11` has; days without any are left out."""
    year, number = map(int, month.split("-"))
    rows = shelf(kind, ref).filter(day__year=year, day__month=number).values("day")
    counts = rows.annotate(count=Count("pk", distinct=True)).order_by("day")
    return tuple(DayCount(row["day"], row["count"]) for row in counts)


@reads("months", str, str)
def months(kind: str, ref: str) -> tuple[str, ...]:
    """The months of a shelf that have a story, newest first, as `2026-11`."""
    days = shelf(kind, ref).dates("day", "month", order="DESC")
    return tuple(f"{day:%Y-%m}" for day in days)


@reads("year", str, str, int)
def in_year(kind: str, ref: str, year: int) -> tuple[int, ...]:
    return tuple(
        shelf(kind, ref).filter(day__year=year).order_by(*ORDER).values_list("pk", flat=True)
    )


@reads("years", str, str)
def years(kind: str, ref: str) -> tuple[int, ...]:
    """The years of a shelf that have a story, newest first."""
    return tuple(day.year for day in shelf(kind, ref).dates("day", "year", order="DESC"))


@reads("people", str)
def people(code: str) -> tuple[int, ...]:
    """Contributors who signed something that readers have, by kind and name."""
    found = (
        Contributor.objects.using(alias())
        .filter(
            locale__language_code__iexact=code,
            bylines__story__live=True,
            bylines__story__keep_off_fronts=False,
        )
        .distinct()
        .values_list("kind", "name", "pk")
    )
    return tuple(
        pk
        for _kind, _name, pk in sorted(found, key=lambda row: (row[0] != "person", row[1], row[2]))
    )


@reads("corrections", str)
def corrections(code: str) -> tuple[tuple[int, Any, str, str], ...]:
    """The newest corrections of an edition: (story, date, text, what was wrong)."""
    found = (
        Correction.objects.using(alias())
        .filter(
            story__live=True,
            story__address__isnull=False,
            story__locale__language_code__iexact=code,
        )
        .order_by("-date", "-pk")
    )
    return tuple(found.values_list("story_id", "date", "text", "wrong")[:100])


# ---- things that read the clock: fronts, the part, the news sitemap


def _hour(code: str) -> datetime | None:
    return (
        Clock.objects.using(alias())
        .filter(edition=code, unit="hour")
        .values_list("value", flat=True)
        .first()
    )


@reads("flashes", str)
def flashes(code: str) -> tuple[FlashRow, ...]:
    """The lines on the breaking wire now, newest first."""
    hour = _hour(code)
    if hour is None:
        return ()
    old = hour - timedelta(hours=FLASH_HOURS)
    found = (
        Flash.objects.using(alias())
        .filter(locale__language_code__iexact=code, retracted_at=None)
        .filter(Q(expires_at=None, at__gt=old) | Q(expires_at__gt=hour))
        .order_by("-at", "-pk")
    )
    return tuple(
        FlashRow(f.pk, f.text, f.at, f.priority, f.story_id)
        for f in found.filter(at__lte=hour + timedelta(hours=1))[:FLASHES]
    )


@reads("front", int)
def front(page: int) -> FrontRow:
    """The curated front of a page; empty when nobody made one."""
    row = Front.objects.using(alias()).filter(page=page).first()
    if row is None:
        return FrontRow((), ())
    code = (
        Page.objects.using(alias())
        .values_list("locale__language_code", flat=True)
        .get(pk=page)
        .lower()
    )
    hour = _hour(code)
    pins = row.pins.using(alias()).order_by("sort_order", "pk")
    if hour is not None:
        pins = pins.filter(Q(until=None) | Q(until__gt=hour))
    return FrontRow(
        containers=tuple(
            ContainerRow(c.kind, c.title, c.size, _about(c))
            for c in row.containers.using(alias()).order_by("sort_order", "pk")
        ),
        pins=tuple((max(0, pin.container - 1), pin.story_id) for pin in pins),
    )


def _about(container: Any) -> tuple[str, int] | None:
    for kind in ("section", "coverage", "region"):
        pk = getattr(container, f"{kind}_id")
        if container.kind == kind and pk:
            return (kind, pk)
    return None


@reads("recent", str)
def recent(code: str) -> tuple[int, ...]:
    """What the news sitemap holds: stories of the last 48 hours."""
    hour = _hour(code)
    if hour is None:
        return ()
    since = hour - timedelta(hours=NEWS_SITEMAP_HOURS)
    found = shelf("edition", code).filter(
        first_published_at__gte=since, noindex=False, canonical_url=""
    )
    return tuple(found.order_by(*ORDER).values_list("pk", flat=True)[:1000])


@reads("sitemap", str, str)
def sitemap(code: str, month: str) -> tuple[SitemapRow, ...]:
    """The stories of a month that search engines may have, oldest first."""
    year, number = map(int, month.split("-"))
    found = live_stories().filter(
        locale__language_code__iexact=code,
        day__year=year,
        day__month=number,
        noindex=False,
        canonical_url="",
    )
    rows = found.order_by("first_published_at", "pk").values_list(
        "address", "first_published_at", "updated_at", "lead_picture"
    )
    return tuple(
        SitemapRow(address, updated or published, lead)
        for address, published, updated, lead in rows
    )


@reads("sitemap_months", str)
def sitemap_months(code: str) -> tuple[str, ...]:
    found = live_stories().filter(
        locale__language_code__iexact=code, noindex=False, canonical_url=""
    )
    return tuple(f"{day:%Y-%m}" for day in found.dates("day", "month", order="ASC"))
