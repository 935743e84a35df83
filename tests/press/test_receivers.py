"""Every action on what readers see leaves its fact, in the transaction of the action: undone with
it, and there as soon as it is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.models import Page

from maydan.editions.models import Clock, Edition, OldAddress, Section
from maydan.fronts.models import Container, Front, Pin
from maydan.live import actions as live_actions
from maydan.live.models import Flash
from maydan.media.models import Attachment
from maydan.press.models import Fact
from maydan.press.plan import _MEANINGS
from maydan.press.receivers import BY_ID, PAGES
from maydan.stories import actions
from maydan.stories.models import Story
from tests.newsroom import NOON, Newsroom

pytestmark = pytest.mark.django_db
Act = Callable[[Newsroom, Story], Any]


def sport(n: Newsroom) -> Page:
    return Page.objects.get(pk=n.sections["en", "sport"].pk)


def renamed(section: Section, slug: str) -> None:
    fresh = Section.objects.get(pk=section.pk)
    fresh.slug = slug
    fresh.save_revision().publish()


def killed(n: Newsroom, s: Story) -> None:
    actions.kill(s, "Removed.")


def lifted(n: Newsroom, s: Story) -> None:
    actions.lift_kill(actions.kill(s, "Removed."))


def front(n: Newsroom) -> Front:
    page = Page.objects.get(pk=n.editions["en"].pk)
    return Front.objects.get_or_create(page=page)[0]


def clock(n: Newsroom) -> None:
    row = Clock.objects.get(edition="en", unit="hour")
    row.value += timedelta(hours=1)
    row.save()


ACTS: dict[str, tuple[Act, set[str]]] = {
    "publish": (lambda n, s: n.edit(s, title="New"), {"story:{s}"}),
    "unpublish": (lambda n, s: s.unpublish(), {"story:{s}"}),
    "unpublish, base class": (lambda n, s: Page.objects.get(pk=s.pk).unpublish(), {"story:{s}"}),
    "move": (
        lambda n, s: Page.objects.get(pk=s.pk).move(sport(n), pos="last-child"),
        {"story:{s}"},
    ),
    "delete": (lambda n, s: s.delete(), {"story:{s}"}),
    "delete, base class": (lambda n, s: Page.objects.get(pk=s.pk).delete(), {"story:{s}"}),
    "delete the section": (
        lambda n, s: Page.objects.get(pk=n.sections["en", "world"].pk).delete(),
        {"story:{s}", "section:{world}"},
    ),
    "rename the section": (
        lambda n, s: renamed(n.sections["en", "world"], "planet"),
        {"section:{world}", "address:/en/world/", "address:{a}"},
    ),
    "kill": (killed, {"kill:{s}", "story:{s}"}),
    "lift a kill": (lifted, {"kill:{s}"}),
    "translate": (
        lambda n, s: actions.start_translation(s, n.editions["es"].locale),
        {"story:*"},
    ),
    "tag a story": (lambda n, s: n.edit(s, tags=[n.tag()]), {"story:{s}", "tag:*"}),
    "merge tags": (
        lambda n, s: actions.merge_tags(n.tag("en", "One"), n.tag("en", "Two")),
        {"tag:*", "address:/en/tag/one/"},
    ),
    "contributor": (lambda n, s: n.person(), {"contributor:*"}),
    "region": (lambda n, s: n.region(), {"region:*"}),
    "coverage": (lambda n, s: n.coverage(), {"coverage:*"}),
    "picture": (lambda n, s: n.picture(), {"picture:*"}),
    "file": (
        lambda n, s: Attachment(title="x", file=ContentFile(b"x", name="x.pdf")).save(),
        {"file:*"},
    ),
    "flash": (
        lambda n, s: Flash.objects.create(locale=n.editions["en"].locale, text="x", at=NOON),
        {"flash:*"},
    ),
    "retract": (
        lambda n, s: live_actions.retract(
            Flash.objects.create(locale=n.editions["en"].locale, text="x", at=NOON)
        ),
        {"flash:*"},
    ),
    "front": (lambda n, s: front(n), {"front:{home}"}),
    "pin": (lambda n, s: Pin.objects.create(front=front(n), story=s), {"front:{home}"}),
    "unpin": (
        lambda n, s: Pin.objects.create(front=front(n), story=s).delete(),
        {"front:{home}"},
    ),
    "container": (
        lambda n, s: Container.objects.create(front=front(n), kind="lead"),
        {"front:{home}"},
    ),
    "masthead": (
        lambda n, s: Edition.objects.get(pk=n.editions["en"].pk).save_revision().publish(),
        {"edition:{home}"},
    ),
    "old address": (
        lambda n, s: OldAddress.objects.create(path="/old/", kind="story", target=s.pk),
        {"address:/old/"},
    ),
    "clock": (lambda n, s: clock(n), {"clock:en:hour"}),
}


def expected(newsroom: Newsroom, story: Story, patterns: set[str]) -> set[str]:
    world, home = newsroom.sections["en", "world"].pk, newsroom.editions["en"].pk
    return {p.format(s=story.pk, a=story.address, world=world, home=home) for p in patterns}


def facts() -> set[str]:
    return {f"{kind}:{ref}" for kind, ref in Fact.objects.values_list("kind", "ref")}


class Undone(Exception):
    """Takes a transaction back."""


def test_every_action_leaves_its_fact_in_its_own_transaction(newsroom: Newsroom) -> None:
    story = newsroom.story("en", "A story")
    for name, (act, patterns) in ACTS.items():
        Fact.objects.all().delete()
        wanted = expected(newsroom, story, patterns)
        with suppress(Undone), transaction.atomic():
            act(newsroom, Story.objects.get(pk=story.pk))
            left = facts()
            kinds = {fact.split(":")[0] for fact in left}
            missing = {w for w in wanted if w not in left and not w.endswith(":*")}
            missing |= {w for w in wanted if w.endswith(":*") and w[:-2] not in kinds}
            assert missing == set(), name
            raise Undone
        assert facts() == set(), f"{name}: undone, but its facts stay"


def test_what_readers_never_see_leaves_no_fact(newsroom: Newsroom) -> None:
    story = newsroom.story("en", "A story")
    Fact.objects.all().delete()
    story.title = "Only a draft"
    story.save_revision()
    Story.objects.get(pk=story.pk).get_latest_revision().delete()
    from maydan.desk.beginning import first_user

    first_user("somebody", "a-long-password")
    assert facts() == set()


def test_a_scheduled_revision_leaves_its_fact_when_it_goes_out(newsroom: Newsroom) -> None:
    from maydan.press import scheduler

    story = newsroom.draft("en", "Later")
    story.go_live_at = NOON
    revision = story.save_revision()
    revision.approved_go_live_at = NOON
    revision.save(update_fields=["approved_go_live_at"])
    Fact.objects.all().delete()
    assert scheduler.publish_due(NOON) == 1
    assert f"story:{story.pk}" in facts()


def test_the_press_knows_what_every_fact_means() -> None:
    kinds = {*PAGES.values(), *BY_ID.values(), "front", "address", "kill", "clock"}
    assert kinds == set(_MEANINGS)
