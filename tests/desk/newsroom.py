"""A small paper in three editions and the people who work in it, for the tests of the newsroom's
screens.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page, Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from maydan.desk.structure.roles import CHIEF, EDITOR, REPORTER, ensure_roles
from maydan.editions.models import Edition, Section
from maydan.people.models import Contributor, User
from maydan.stories.models import Story
from maydan.topics.models import Coverage, Region, Tag

HOST = "127.0.0.1:8001"
EDITIONS = {
    "en": ("Marsa", "Europe/London", "World", "Water", "Ports"),
    "ar": ("مرسى", "Asia/Beirut", "العالم", "مياه", "موانئ"),
    "es": ("Marsa", "Europe/Madrid", "Mundo", "Agua", "Puertos"),
}
HEADLINES = {
    "en": "Harbour reopens after the storm",
    "ar": "إعادة فتح الميناء بعد العاصفة",
    "es": "El puerto reabre tras la tormenta",
}
TEXTS = {
    "en": "The first ferries left at dawn.",
    "ar": "غادرت أولى العبّارات عند الفجر.",
    "es": "Los primeros transbordadores zarparon al alba.",
}


@dataclass
class Desk:
    """What a test finds in place."""

    editions: dict[str, Edition] = field(default_factory=dict)
    sections: dict[str, Section] = field(default_factory=dict)
    tags: dict[str, tuple[Tag, Tag]] = field(default_factory=dict)
    people: dict[str, Contributor] = field(default_factory=dict)
    coverages: dict[str, Coverage] = field(default_factory=dict)
    regions: dict[str, Region] = field(default_factory=dict)

    def client(self, role: str | None, language: str = "en") -> Client:
        """A browser signed in as somebody of this role; None: nobody."""
        client = Client(headers={"host": HOST})
        if role is not None:
            client.force_login(someone(role, language))
        return client

    def story(self, code: str = "en", *, publish: bool = True, **fields: Any) -> Story:
        """A story that is there already."""
        story = Story(
            title=fields.pop("title", HEADLINES[code]),
            locale=self.sections[code].locale,
            live=False,
            body=[{"type": "paragraph", "value": f"<p>{TEXTS[code]}</p>", "id": str(uuid.uuid4())}],
            **fields,
        )
        self.sections[code].add_child(instance=story)
        revision = story.save_revision()
        if publish:
            revision.publish()
        return Story.objects.get(pk=story.pk)


def someone(role: str, language: str = "en") -> User:
    from wagtail.users.models import UserProfile

    user, made = User.objects.get_or_create(
        username=f"{role}-{language}".lower(), is_superuser=role == "superuser"
    )
    if made:
        from django.contrib.auth.models import Group

        if role in (REPORTER, EDITOR, CHIEF):
            user.groups.add(Group.objects.get(name=role))
        UserProfile.objects.create(user=user, preferred_language=language)
    return user


def build() -> Desk:
    """Three editions with one section each, linked, and a few words for each."""
    Site.objects.all().delete()
    for page in Page.objects.filter(depth=2):
        page.delete()
    root, desk = Page.get_first_root_node(), Desk()
    keys = [uuid.uuid4() for _ in range(7)]
    for code, (name, zone, section, first, second) in EDITIONS.items():
        locale = Locale.objects.get_or_create(language_code=code)[0]
        edition = root.add_child(
            instance=Edition(title=name, locale=locale, time_zone=zone, translation_key=keys[0])
        )
        desk.editions[code] = edition
        desk.sections[code] = edition.add_child(
            instance=Section(title=section, locale=locale, translation_key=keys[1])
        )
        desk.tags[code] = (
            Tag.objects.create(name=first, locale=locale, translation_key=keys[2]),
            Tag.objects.create(name=second, locale=locale, translation_key=keys[3]),
        )
        desk.people[code] = Contributor.objects.create(
            name=first, locale=locale, translation_key=keys[4]
        )
        desk.coverages[code] = Coverage.objects.create(
            name=first, locale=locale, translation_key=keys[5]
        )
        desk.regions[code] = Region.objects.create(
            name=first, locale=locale, translation_key=keys[6]
        )
    Site.objects.create(hostname="localhost", root_page=desk.editions["en"], is_default_site=True)
    ensure_roles()
    return desk


def story_form(code: str = "en", **changes: Any) -> dict[str, Any]:
    """What a browser sends for a story, as the edit form lays it out."""
    paragraph = rich_text(
        f"<p>{TEXTS[code]}</p>",
        features=["bold", "italic", "link", "ol", "ul", "superscript", "subscript"],
    )
    fields: dict[str, Any] = {
        "title": HEADLINES[code],
        "kicker": "",
        "standfirst": TEXTS[code],
        "slug": "",
        "kind": "news",
        "priority": "3",
        "body": streamfield([("paragraph", paragraph)]),
        **{
            name: inline_formset([])
            for name in (
                "bylines",
                "coverage_entries",
                "sources",
                "related",
                "corrections",
                "comments",
            )
        },
    }
    chosen = {name: value for name, value in changes.items() if isinstance(value, list)}
    one = {name: value for name, value in changes.items() if name not in chosen}
    return dict(nested_form_data(fields | one)) | chosen


def add_url(section: Section) -> str:
    return reverse("wagtailadmin_pages:add", args=["stories", "story", section.pk])


def edit_url(story: Story) -> str:
    return reverse("wagtailadmin_pages:edit", args=[story.pk])
