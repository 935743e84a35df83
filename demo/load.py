"""Lays the demo paper: reads demo/content/, has its pictures drawn, and publishes everything
through the same doors as an editor.

Run by `maydan demo` (cli/demonstration.py) with Django set up; not a data format for outlets (those
import, see docs/guides).
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from wagtail.models import Locale

from demo.pictures import series
from maydan.desk import beginning
from maydan.editions.models import Edition, Section
from maydan.lib import clock
from maydan.live.models import Flash
from maydan.media import sizes
from maydan.media.models import Attachment, Picture
from maydan.people.models import Contributor
from maydan.stories import actions
from maydan.stories.models import (
    Byline,
    Correction,
    CoverageEntry,
    RelatedStory,
    Source,
    Story,
)
from maydan.topics.models import Coverage, Region, Tag

CONTENT = Path(__file__).parent / "content"
WORDS_A_MINUTE = {"en": 238, "ar": 181, "es": 218}
KEY_SPACE = uuid.UUID(
    "6f3c5d0e-2f38-4b53-9f0b-6e1f6e0f7a01"
)  # so that twins in two editions get one translation key
STORY_LINK = re.compile(r'href="story:([\w-]+)"')
ESSENTIAL = 2  # how many stories of a coverage are essential reading: those of the highest priority


def load(folder: Path, user: str, password: str) -> None:
    """Fill the (empty, migrated) database of the paper in `folder`."""
    paper = tomllib.loads((CONTENT / "paper.toml").read_text("utf-8"))
    _say("drawing pictures")
    drawn = folder / "var" / "demo-pictures"
    drawn.mkdir(parents=True, exist_ok=True)
    for name in series.missing(drawn):
        series.write(drawn, name)
    Loader(paper, drawn).run()
    owner = beginning.first_user(user, password)
    Story.objects.filter(owner=None).update(owner=owner)
    _say("making picture sizes")
    _make_sizes()


def _say(line: str) -> None:
    print(f"demo: {line}", file=sys.stderr, flush=True)


def _make_sizes() -> None:
    """All sizes on both cores, then noted one by one: `sizes.make` finds them made."""
    paths = list(Picture.objects.values_list("file", flat=True))
    roots = [str(Path(sizes.folder()).parent / path) for path in paths]
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(sizes.prepare, roots, chunksize=4))
    for picture in list(sizes.waiting()):
        sizes.make(picture)


def key_of(kind: str, key: str) -> uuid.UUID:
    return uuid.uuid5(KEY_SPACE, f"{kind}:{key}")


class Loader:
    """Holds what has been made, by edition and key."""

    def __init__(self, paper: dict[str, Any], drawn: Path) -> None:
        self.paper = paper
        self.drawn = drawn
        self.now = clock.now()
        self.editions: dict[str, Edition] = {}
        self.made: dict[tuple[str, str, str], Any] = {}  # (edition, kind, key)
        self.pictures: dict[str, Picture] = {}
        self.told: dict[tuple[str, str], dict[str, Any]] = {}  # (edition, key) -> the story's file

    def run(self) -> None:
        _say("laying editions, sections and people")
        self._editions()
        self._sections()
        self._topics()
        self._people()
        self._fixed_pages()
        _say("writing stories")
        self._read_stories()
        for code, key in self.told:
            self._draft(code, key)
        for code, key in sorted(self.told, key=lambda at: self._moment(self.told[at])):
            self._publish(code, key)
        self._settle()
        self._flashes()

    # ---- the paper

    def _editions(self) -> None:
        codes = list(self.paper["edition"])
        for edition in beginning.begin("Marsa", codes):
            told = self.paper["edition"][edition.code]
            edition.title = told["name"]
            for name in ("slogan", "place", "time_zone", "accent", "numerals", "description"):
                setattr(edition, name, told[name])
            edition.words_a_minute = WORDS_A_MINUTE[edition.code]
            mark = CONTENT / "wordmarks" / f"{edition.code}.svg"
            edition.wordmark.save(mark.name, ContentFile(mark.read_bytes()), save=False)
            edition.social_links = _links(told["social"], "name")
            edition.translation_key = key_of("edition", "marsa")
            edition.save_revision().publish()
            self.editions[edition.code] = Edition.objects.get(pk=edition.pk)

    def _locale(self, code: str) -> Locale:
        return self.editions[code].locale

    def _each(self, kind: str) -> Iterator[tuple[dict[str, Any], str, dict[str, Any]]]:
        for told in self.paper[kind]:
            for code in self.editions:
                if code in told:
                    yield told, code, told[code]

    def _sections(self) -> None:
        for told, code, words in self._each("section"):
            parent = (
                self.made[code, "section", told["parent"]]
                if told["parent"]
                else self.editions[code]
            )
            section = Section(
                title=words["name"],
                slug=words["slug"],
                description=words["description"],
                locale=self._locale(code),
                translation_key=key_of("section", told["key"]),
                live=False,
            )
            parent.add_child(instance=section)
            section.save_revision().publish()
            self.made[code, "section", told["key"]] = Section.objects.get(pk=section.pk)

    def _topics(self) -> None:
        for kind, model in (("region", Region), ("tag", Tag), ("coverage", Coverage)):
            for order, (told, code, words) in enumerate(self._each(kind)):
                row = model(
                    name=words["name"],
                    slug=words["slug"],
                    locale=self._locale(code),
                    translation_key=key_of(kind, told["key"]),
                )
                if kind == "region":
                    row.order = order
                if kind == "coverage":
                    row.blurb, row.open = words["blurb"], told["open"]
                    row.picture = self._picture(told["picture"])
                    row.picture_alt = words.get("picture_alt") or words["name"]
                row.save()
                self.made[code, kind, told["key"]] = row

    def _people(self) -> None:
        for told, code, words in self._each("contributor"):
            row = Contributor(
                name=words["name"],
                slug=words["slug"],
                kind=told["kind"],
                role=words.get("role", ""),
                bio=words.get("bio", ""),
                face=self._picture(told["face"]) if told.get("face") else None,
                links=_links(told.get("links", []), "label"),
                locale=self._locale(code),
                translation_key=key_of("contributor", told["key"]),
            )
            row.save()
            self.made[code, "contributor", told["key"]] = row

    def _fixed_pages(self) -> None:
        for told, code, words in self._each("fixed"):
            page = beginning.fixed_page(
                self.editions[code], told["key"], words["title"], words["body"]
            )
            type(page).objects.filter(pk=page.pk).update(
                translation_key=key_of("fixed", told["key"])
            )

    def _picture(self, name: str) -> Picture:
        if name not in self.pictures:
            path = series.path_of(self.drawn, name)
            with path.open("rb") as handle:
                picture = Picture(
                    title=name.replace("-", " ").capitalize(),
                    file=ImageFile(handle, name=path.name),
                )
                picture.save()
            self.pictures[name] = picture
        return self.pictures[name]

    # ---- stories

    def _read_stories(self) -> None:
        for code in self.editions:
            for path in sorted((CONTENT / code).glob("*.toml")):
                told = tomllib.loads(path.read_text("utf-8"))
                self.told[code, told["key"]] = told

    def _moment(self, told: dict[str, Any]) -> datetime:
        moment = (self.now - timedelta(days=told["days_ago"])).replace(
            hour=told["hour"], minute=told["minute"], second=0, microsecond=0
        )
        return moment if moment < self.now else self.now - timedelta(minutes=5 + told["minute"])

    def _draft(self, code: str, key: str) -> None:
        told = self.told[code, key]
        story = Story(
            title=told["headline"],
            slug=told["slug"],
            locale=self._locale(code),
            translation_key=key_of("story", key),
            live=False,
            first_published_at=self._moment(told) if told.get("state") != "scheduled" else None,
        )
        section: Section = self.made[code, "section", told["section"]]
        section.add_child(instance=story)
        self.made[code, "story", key] = story

    def _publish(self, code: str, key: str) -> None:
        told, story = self.told[code, key], self.made[code, "story", key]
        self._fill(story, code, told)
        state = told.get("state", "published")
        if state == "scheduled":
            story.go_live_at = self.now + timedelta(days=1)
        revision = story.save_revision()
        if state != "draft":
            revision.publish()
        fresh = self.made[code, "story", key] = Story.objects.get(pk=story.pk)
        if state == "killed":
            actions.kill(fresh, told.get("kill_notice", ""))
        elif state == "unpublished":
            fresh.unpublish()

    def _fill(self, story: Story, code: str, told: dict[str, Any]) -> None:
        story.kind = told["kind"]
        for name in ("kicker", "standfirst", "slugline", "dateline"):
            setattr(story, name, told.get(name, ""))
        story.seo_title = told.get("seo_headline", "")
        story.social_headline = told.get("social_headline", "")
        story.priority = told.get("priority", 3)
        story.ai_assisted = "ai_assisted" in told.get("notes", ())
        story.sponsored_by = (
            told.get("sponsored_by", "") if "sponsored" in told.get("notes", ()) else ""
        )
        if "updated_hours_after" in told:
            story.updated_at = min(
                self.now, self._moment(told) + timedelta(hours=told["updated_hours_after"])
            )
        if lead := told.get("picture"):
            story.lead_picture = self._picture(lead["image"])
            story.lead_caption, story.lead_alt = lead.get("caption", ""), lead.get("alt", "")
            story.lead_credit = lead.get("credit", "")
        story.regions.set(self._known(code, "region", told.get("regions", ())))
        story.tags.set(self._known(code, "tag", told.get("tags", ())))
        story.bylines = [
            Byline(contributor=row)
            for row in self._known(code, "contributor", told.get("bylines", ()))
        ]
        story.coverage_entries = [
            CoverageEntry(coverage=row, essential=story.priority <= ESSENTIAL)
            for row in self._known(code, "coverage", told.get("coverages", ()))
        ]
        story.related = [
            RelatedStory(other=row) for row in self._known(code, "story", told.get("related", ()))
        ]
        story.sources = [Source(**source) for source in told.get("sources", ())]
        story.corrections = [
            Correction(
                date=min(self.now, self._moment(told) + timedelta(days=c["days_after"])),
                text=c["text"],
                wrong=c.get("wrong", ""),
            )
            for c in told.get("corrections", ())
        ]
        story.body = json.dumps(
            [self._block(block, code, n, told["key"]) for n, block in enumerate(told["body"])]
        )

    def _known(self, code: str, kind: str, keys: Any) -> list[Any]:
        return [self.made[code, kind, key] for key in keys if (code, kind, key) in self.made]

    def _settle(self) -> None:
        """Link translations to what they were made from, and let some fall behind as their files
        say."""
        for (code, key), told in self.told.items():
            source = self.made.get((told.get("source_edition", ""), "story", key))
            if source is None:
                continue
            story = self.made[code, "story", key]
            Story.objects.filter(pk=story.pk).update(
                source_story=source.pk, source_revision=source.live_revision_id
            )
            Story.objects.get(pk=story.pk).save()
        for (_code, key), told in self.told.items():
            for _turn in range(told.get("debt", 0)):
                source = Story.objects.get(pk=self.made[told["source_edition"], "story", key].pk)
                if source.live:
                    source.save_revision().publish()

    def _flashes(self) -> None:
        for told in tomllib.loads((CONTENT / "flashes.toml").read_text("utf-8")).get("flash", []):
            code = told["edition"]
            at = self.now - timedelta(minutes=told["minutes_ago"])
            story = self.made.get((code, "story", told.get("story", "")))
            Flash.objects.create(
                locale=self._locale(code),
                text=told["text"],
                at=at,
                priority=told["priority"],
                story=story if story and story.live else None,
                expires_at=at + timedelta(hours=told["expires_hours"])
                if "expires_hours" in told
                else None,
                retracted_at=self.now if told.get("retracted") else None,
            )

    # ---- bodies

    def _block(self, block: dict[str, Any], code: str, number: int, key: str) -> dict[str, Any]:
        ((kind, value),) = block.items()
        make = getattr(self, f"_block_{kind}", None)
        made = make(value, code) if make else value
        return {
            "type": kind,
            "value": made,
            "id": str(uuid.uuid5(KEY_SPACE, f"{code}:{key}:{number}")),
        }

    def _rich(self, html: str, code: str) -> str:
        def page(match: re.Match[str]) -> str:
            story = self.made.get((code, "story", match[1]))
            return f'linktype="page" id="{story.pk}"' if story else 'href="#"'

        return STORY_LINK.sub(page, html)

    def _block_paragraph(self, value: str, code: str) -> str:
        return self._rich(value, code)

    def _block_fact_box(self, value: dict[str, Any], code: str) -> dict[str, Any]:
        text = (
            value["text"] if value["text"].lstrip().startswith("<") else f"<p>{value['text']}</p>"
        )
        return {"title": value["title"], "text": self._rich(text, code)}

    def _block_picture(self, value: dict[str, Any], code: str) -> dict[str, Any]:
        return {**value, "image": self._picture(value["image"]).pk, "decorative": False}

    def _block_gallery(self, value: dict[str, Any], code: str) -> dict[str, Any]:
        return {
            "title": value.get("title", ""),
            "pictures": [self._block_picture(p, code) for p in value["pictures"]],
        }

    def _block_related(self, value: dict[str, Any], code: str) -> dict[str, Any]:
        return {
            "title": value.get("title", ""),
            "stories": [s.pk for s in self._known(code, "story", value["stories"])],
        }

    def _block_read_more(self, value: dict[str, Any], code: str) -> dict[str, Any]:
        found = self._known(code, "story", [value["story"]])
        return {"story": found[0].pk if found else None}

    def _block_table(self, value: dict[str, Any], code: str) -> dict[str, Any]:
        table = {
            "data": [value["header"], *value["rows"]],
            "first_row_is_table_header": True,
            "first_col_is_header": True,
            "table_caption": value.get("caption", ""),
            "table_header_choice": "both",
        }
        return {"table": table, "source": value.get("source", "")}

    def _block_chart(self, value: dict[str, Any], code: str) -> dict[str, Any]:
        rows = [{"label": label, "value": figure} for label, figure in value["rows"]]
        return {**value, "rows": rows}

    def _block_embed(self, value: dict[str, Any], code: str) -> dict[str, Any]:
        return {name: value.get(name, "") for name in ("url", "title", "author")}

    def _block_file(self, value: dict[str, Any], code: str) -> dict[str, Any]:
        found = self.made.get(("", "file", value["name"]))
        if found is None:
            (path,) = (CONTENT / "files").glob(f"{value['name'].rsplit('.', 1)[0]}.*")
            found = Attachment(
                title=value["label"], file=ContentFile(path.read_bytes(), name=path.name)
            )
            found.save()
            found.get_file_hash()
            self.made["", "file", value["name"]] = found
        return {"document": found.pk, "label": value["label"]}

    def _block_divider(self, value: Any, code: str) -> None:
        return None


def _links(told: list[dict[str, str]], label: str) -> str:
    return json.dumps(
        [
            {"type": "link", "value": {"label": link[label], "url": link["url"]}, "id": link["url"]}
            for link in told
        ]
    )
