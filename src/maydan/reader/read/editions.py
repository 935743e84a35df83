"""Reading editions, sections, navigation, fixed pages, old addresses and the clock."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from wagtail.models import Page

from maydan.editions.models import Clock, Edition, FixedPage, OldAddress, Section
from maydan.people.models import Contributor
from maydan.reader import views
from maydan.reader.read.record import alias, reads
from maydan.reader.read.rows import FrontTopics, SectionRow
from maydan.stories.models import Kill, Story
from maydan.topics.models import Coverage, Region, Tag

NAMED: dict[str, Any] = {
    "tag": Tag,
    "region": Region,
    "coverage": Coverage,
    "contributor": Contributor,
}


def _links(stream: object) -> tuple[views.Link, ...]:
    values = (block["value"] for block in stream.raw_data)  # type: ignore[attr-defined]
    return tuple(views.Link(value["label"], value["url"]) for value in values)


@reads("editions")
def editions() -> tuple[str, ...]:
    """The codes of all live editions, in the order of the tree."""
    found = Edition.objects.using(alias()).filter(live=True).order_by("path")
    return tuple(found.values_list("slug", flat=True))


@reads("edition", str)
def edition(code: str) -> views.Edition | None:
    row = (
        Edition.objects.using(alias())
        .select_related("locale")
        .filter(slug=code, depth=2, live=True)
        .first()
    )
    if row is None:
        return None
    return views.Edition(
        id=row.pk,
        code=row.code,
        language=row.locale.language_code,
        direction=row.direction,
        name=row.title,
        slogan=row.slogan,
        description=row.description,
        place=row.place,
        time_zone=row.time_zone,
        numerals=row.numerals,
        wordmark=f"/_/wordmarks/{row.wordmark.name.rsplit('/', 1)[-1]}" if row.wordmark else "",
        accent=row.accent,
        words_a_minute=row.words_a_minute,
        social=_links(row.social_links),
        apps=_links(row.app_links),
    )


@reads("section", int)
def section(pk: int) -> SectionRow | None:
    row = Section.objects.using(alias()).select_related("locale").filter(pk=pk, live=True).first()
    if row is None:
        return None
    chain = (
        Page.objects.using(alias())
        .ancestor_of(row, inclusive=True)
        .filter(depth__gte=3)
        .order_by("depth")
    )
    return SectionRow(
        id=row.pk,
        edition=row.locale.language_code.lower(),
        name=row.title,
        address=row.url_path,
        description=row.description,
        path=tuple(chain.values_list("title", "url_path")),
        translation_key=str(row.translation_key),
    )


@reads("subsections", int)
def subsections(pk: int) -> tuple[int, ...]:
    """The ids of the live sections right under a page that hold a story, in order."""
    parent = Page.objects.using(alias()).filter(pk=pk).first()
    if parent is None:
        return ()
    children = Section.objects.using(alias()).child_of(parent).filter(live=True).order_by("path")
    return tuple(child.pk for child in children if _has_stories(child))


def _has_stories(section: Section) -> bool:
    stories = Story.objects.using(alias()).filter(
        path__startswith=section.path, live=True, keep_off_fronts=False
    )
    return stories.exists()


@reads("nav", str)
def nav(code: str) -> views.Nav:
    """Navigation and footer: only sections, regions and coverages with a story in them."""
    root = Edition.objects.using(alias()).filter(slug=code, depth=2).first()
    if root is None:
        return views.Nav((), (), (), ())
    sections = (
        Section.objects.using(alias())
        .descendant_of(root)
        .filter(live=True, in_navigation=True)
        .order_by("path")
    )
    full = [row for row in sections if _has_stories(row)]
    top = [row for row in full if row.depth == 3]
    pages = (
        FixedPage.objects.using(alias())
        .child_of(root)
        .filter(live=True, in_footer=True)
        .order_by("path")
    )
    return views.Nav(
        sections=tuple(
            views.NavSection(
                row.title,
                row.url_path,
                tuple(
                    views.NavSection(sub.title, sub.url_path)
                    for sub in full
                    if sub.depth == 4 and sub.path.startswith(row.path)
                ),
            )
            for row in top
        ),
        regions=_with_stories(Region, code),
        coverages=_with_stories(Coverage, code, open=True),
        fixed_pages=tuple(views.Link(page.title, page.url_path) for page in pages),
    )


def _full(
    model: type[Region] | type[Coverage], code: str, **filters: object
) -> list[Region | Coverage]:
    inside = "entries__story" if model is Coverage else "stories"
    found = (
        model.objects.using(alias())
        .filter(
            locale__language_code__iexact=code,
            **{f"{inside}__live": True, f"{inside}__keep_off_fronts": False},
            **filters,
        )
        .distinct()
    )
    return sorted(found, key=lambda row: (getattr(row, "order", 0), row.name, row.pk))


def _with_stories(
    model: type[Region] | type[Coverage], code: str, **filters: object
) -> tuple[views.Link, ...]:
    return tuple(
        views.Link(row.name, f"/{code}/{model.PATH}/{row.slug}/")
        for row in _full(model, code, **filters)
    )


@reads("front_topics", str)
def front_topics(code: str) -> FrontTopics:
    """The open coverages and the regions that hold a story, for the preset of a front."""
    return FrontTopics(
        tuple(row.pk for row in _full(Coverage, code, open=True)),
        tuple(row.pk for row in _full(Region, code)),
    )


@reads("fixed", int)
def fixed_page(pk: int) -> tuple[str, str, str, str, str] | None:
    """(edition, title, stored rich text, address, translation key) of a live fixed page."""
    row = FixedPage.objects.using(alias()).select_related("locale").filter(pk=pk, live=True).first()
    if row is None:
        return None
    return (
        row.locale.language_code.lower(),
        row.title,
        row.body,
        row.url_path,
        str(row.translation_key),
    )


@reads("page_address", int)
def page_address(pk: int) -> str | None:
    """Where a link to a page leads now; None when readers can't have it."""
    page = Page.objects.using(alias()).filter(pk=pk, live=True, depth__gte=2).first()
    if page is None:
        return None
    story = Story.objects.using(alias()).filter(pk=pk).values_list("address", flat=True).first()
    return story or page.url_path


@reads("page_translations", str)
def page_translations(translation_key: str) -> tuple[tuple[str, str], ...]:
    """(edition, address) of each live page with this key, by edition."""
    pages = Page.objects.using(alias()).filter(
        translation_key=translation_key, live=True, depth__gte=2
    )
    found = []
    for pk, language, path in pages.values_list("pk", "locale__language_code", "url_path"):
        story = Story.objects.using(alias()).filter(pk=pk).values_list("address", flat=True).first()
        found.append((language.lower(), story or path))
    return tuple(sorted(found))


@reads("named_translations", str, str)
def named_translations(kind: str, translation_key: str) -> tuple[tuple[str, str], ...]:
    """(edition, address) of a tag, region, coverage or contributor in each edition."""
    model = NAMED[kind]
    rows = model._default_manager.using(alias()).filter(translation_key=translation_key)
    pairs = rows.values_list("locale__language_code", "slug")
    return tuple(
        sorted((code.lower(), f"/{code.lower()}/{model.PATH}/{slug}/") for code, slug in pairs)
    )


@reads("old_address", str)
def old_address(path: str) -> tuple[str, str] | None:
    """What an old address leads to now: ("moved", address), ("gone", kill's notice); None for
    nothing."""
    row = OldAddress.objects.using(alias()).filter(path=path).first()
    if row is None:
        return None
    if row.kind == OldAddress.STORY:
        kill = Kill.objects.using(alias()).filter(story=row.target).first()
        if kill:
            return ("gone", kill.notice)
        target = (
            Story.objects.using(alias())
            .filter(pk=row.target, live=True)
            .values_list("address", flat=True)
            .first()
        )
    elif row.kind in NAMED:
        named = NAMED[row.kind]._default_manager.using(alias()).filter(pk=row.target)
        pair = named.values_list("locale__language_code", "slug").first()
        target = f"/{pair[0].lower()}/{NAMED[row.kind].PATH}/{pair[1]}/" if pair else None
    else:
        target = (
            Page.objects.using(alias())
            .filter(pk=row.target, live=True)
            .values_list("url_path", flat=True)
            .first()
        )
    return ("moved", target) if target and target != path else None


@reads("clock", str, str)
def clock(code: str, unit: str) -> datetime | None:
    """What hour or day it is in an edition, as the scheduler last said."""
    return (
        Clock.objects.using(alias())
        .filter(edition=code, unit=unit)
        .values_list("value", flat=True)
        .first()
    )
