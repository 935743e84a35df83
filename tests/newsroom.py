"""A small newsroom for tests: three editions, two sections each, and short verbs for what
editors do. Nothing is mocked."""

from __future__ import annotations

import io
import json
import shutil
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from django.core.files.images import ImageFile
from PIL import Image as Pillow
from wagtail.models import Page

from maydan.desk import beginning
from maydan.editions.models import Clock, Edition, Section
from maydan.media import sizes
from maydan.media.models import Picture
from maydan.people.models import Contributor
from maydan.press import worker
from maydan.press.batch import Press, Tally
from maydan.pressed.layout import Tree
from maydan.stories.models import Byline, Story
from maydan.topics.models import Coverage, Region, Tag

CODES = ("en", "ar", "es")
NAMES = {"en": "The Test", "ar": "الاختبار", "es": "La Prueba"}
# The test's transaction is seen by its own connection only; real papers read through a second one.
ALIAS = "default"
NOON = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


@dataclass
class Newsroom:
    """Editions, their sections by (edition, slug), and a press that tests drive by hand."""

    folder: Path
    tree: Tree
    editions: dict[str, Edition] = field(default_factory=dict)
    sections: dict[tuple[str, str], Section] = field(default_factory=dict)
    moment: datetime = NOON

    @classmethod
    def open(cls, folder: Path, settings: Any) -> Newsroom:
        tree = Tree(folder / "pressed")
        settings.PRESSED_TREE = tree
        made = cls(folder, tree)
        made._lay()
        return made

    @cached_property
    def own_press(self) -> Press:
        return Press.open(self.tree)

    def close(self) -> None:
        self.own_press.close()

    def _lay(self) -> None:
        for edition in beginning.begin("Test", list(CODES)):
            edition.title = NAMES[edition.code]
            edition.time_zone = "Asia/Beirut"
            edition.save_revision().publish()
            self.editions[edition.code] = Edition.objects.get(pk=edition.pk)
        for slug in ("world", "sport"):
            key = uuid.uuid4()
            for code in CODES:
                self.sections[code, slug] = self.section(code, slug.title(), slug, key=key)
        self.tick(self.moment)

    # ---- making things

    def section(
        self,
        code: str,
        title: str,
        slug: str = "",
        *,
        parent: Page | None = None,
        key: uuid.UUID | None = None,
    ) -> Section:
        section = Section(title=title, slug=slug, locale=self.editions[code].locale, live=False)
        if key:
            section.translation_key = key
        place = Page.objects.get(pk=(parent or self.editions[code]).pk).specific
        place.add_child(instance=section)
        section.save_revision().publish()
        return Section.objects.get(pk=section.pk)

    def draft(
        self,
        code: str = "en",
        headline: str = "A headline",
        *,
        section: str = "world",
        at: datetime | None = None,
        **fields: Any,
    ) -> Story:
        """An unpublished story; `body` may be a list of (type, value) pairs."""
        many = {name: fields.pop(name) for name in ("tags", "regions", "bylines") if name in fields}
        if "body" in fields:
            fields["body"] = body(*fields["body"])
        story = Story(
            title=headline,
            locale=self.editions[code].locale,
            live=False,
            first_published_at=at,
            **fields,
        )
        Section.objects.get(pk=self.sections[code, section].pk).add_child(instance=story)
        if "tags" in many:
            story.tags.set(many["tags"])
        if "regions" in many:
            story.regions.set(many["regions"])
        if "bylines" in many:
            story.bylines = [Byline(contributor=who) for who in many["bylines"]]
        story.save_revision()
        return Story.objects.get(pk=story.pk)

    def story(self, code: str = "en", headline: str = "A headline", **fields: Any) -> Story:
        """A published story; `at` defaults to the newsroom's moment."""
        fields.setdefault("at", self.moment)
        draft = self.draft(code, headline, **fields)
        draft.get_latest_revision().publish()
        return Story.objects.get(pk=draft.pk)

    def edit(self, story: Story, **changes: Any) -> Story:
        """Change fields and publish, as an editor does."""
        fresh = Story.objects.get(pk=story.pk)
        for name, value in changes.items():
            if name in ("tags", "regions"):
                getattr(fresh, name).set(value)
            else:
                setattr(fresh, name, value)
        fresh.save_revision().publish()
        return Story.objects.get(pk=story.pk)

    def person(self, code: str = "en", name: str = "Ada Writer") -> Contributor:
        return self._named(Contributor, code, name)

    def tag(self, code: str = "en", name: str = "Harbour") -> Tag:
        return self._named(Tag, code, name)

    def region(self, code: str = "en", name: str = "West Shore") -> Region:
        return self._named(Region, code, name)

    def coverage(self, code: str = "en", name: str = "The Water Talks") -> Coverage:
        return self._named(Coverage, code, name)

    def _named(self, model: Any, code: str, name: str) -> Any:
        row = model(name=name, locale=self.editions[code].locale)
        row.save()
        return row

    def picture(
        self, colour: str = "teal", size: tuple[int, int] = (400, 300), *, sized: bool = True
    ) -> Picture:
        data = io.BytesIO()
        Pillow.new("RGB", size, colour).save(data, "PNG")
        picture = Picture(
            title=colour, credit="Test desk", file=ImageFile(data, name=f"{colour}.png")
        )
        picture.save()
        if sized:
            sizes.make(picture)
        return Picture.objects.get(pk=picture.pk)

    # ---- time and press

    def tick(self, moment: datetime) -> None:
        """Move every edition's clock, as the scheduler does, without publishing what is due."""
        self.moment = moment
        for code in self.editions:
            for unit, value in (
                ("hour", moment.replace(minute=0)),
                ("day", moment.replace(hour=0, minute=0) - timedelta(hours=2)),
            ):
                row = Clock.objects.filter(edition=code, unit=unit).first() or Clock(
                    edition=code, unit=unit
                )
                if row.value != value:
                    row.value = value
                    row.save()

    def press(self) -> Tally:
        """Press what waits in the outbox; the whole paper the first time."""
        if self.own_press.graph.meta("complete") != "1":
            return worker.press_everything(self.own_press, alias=ALIAS)
        total = Tally()
        while (tally := worker.press_facts(self.own_press, ALIAS)) is not None:
            worker._add(total, tally)
        return total

    def start_again(self) -> None:
        """Press the whole paper into an empty tree, for when the database was rolled back behind
        the press."""
        self.own_press.close()
        del self.own_press
        shutil.rmtree(self.tree.root)
        self.press()

    def clean_press(self, name: str = "clean") -> Tree:
        """The whole paper pressed from nothing, beside the newsroom's own tree."""
        shutil.rmtree(self.folder / name, ignore_errors=True)
        tree = Tree(self.folder / name)
        press = Press.open(tree)
        worker.press_everything(press, alias=ALIAS)
        press.close()
        return tree

    def read(self, path: str) -> str:
        """A pressed file as text. Raises FileNotFoundError."""
        return (self.tree.site / path.lstrip("/")).read_text("utf-8")

    def has(self, path: str) -> bool:
        return (self.tree.site / path.lstrip("/")).is_file()

    def page(self, address: str) -> str:
        return self.read(f"{address}index.html")


def body(*blocks: tuple[str, Any]) -> str:
    """A stored body from (type, value) pairs."""
    return json.dumps(
        [{"type": kind, "value": value, "id": str(uuid.uuid4())} for kind, value in blocks]
    )


def contents(tree: Tree) -> dict[str, bytes]:
    """Every identity file of a tree, documents and policy included; encodings left out."""
    found = {}
    for root, prefix in ((tree.site, ""), (tree.documents, "@documents/")):
        for path in sorted(root.rglob("*")):
            if path.is_file() and path.suffix not in (".br", ".gz"):
                found[prefix + str(path.relative_to(root))] = path.read_bytes()
    found["@policy.json"] = tree.policy.read_bytes()
    return found
