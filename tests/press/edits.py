"""What may happen to a paper, as numbered operations on small integers: the same list drives the
fixed run and the state machine.

Each takes a newsroom and three numbers; it picks its things by them, so a failing run can be shrunk
and replayed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from wagtail.models import Page

from maydan.editions.models import Edition, OldAddress, Section
from maydan.fronts.models import Container, Front, Pin
from maydan.live import actions as live_actions
from maydan.live.models import Flash
from maydan.media import sizes
from maydan.media.models import Picture
from maydan.people.models import Contributor
from maydan.press import scheduler
from maydan.stories import actions
from maydan.stories.models import Byline, Correction, CoverageEntry, Kill, Story
from maydan.topics.models import Coverage, Region, Tag
from tests.newsroom import CODES, Newsroom, body

Edit = Callable[[Newsroom, int, int, int], None]
EDITS: dict[str, Edit] = {}
COLOURS = ("teal", "maroon", "olive", "navy", "gold")


def edit(function: Edit) -> Edit:
    EDITS[function.__name__] = function
    return function


def pick(rows: QuerySet[Any], number: int) -> Any:
    """The nth row, by id, round and round; None when there is none."""
    found = list(rows.order_by("pk"))
    return found[number % len(found)] if found else None


def live(number: int) -> Story | None:
    return pick(Story.objects.filter(live=True), number)


@edit
def publish(n: Newsroom, a: int, b: int, c: int) -> None:
    code = CODES[a % 3]
    fields: dict[str, Any] = {
        "section": ("world", "sport")[b % 2],
        "kind": ("news", "opinion", "gallery", "infographic")[c % 4],
    }
    if not Section.objects.filter(pk=n.sections[code, fields["section"]].pk).exists():
        return
    locale = n.editions[code].locale
    fields["tags"] = list(Tag.objects.filter(locale=locale).order_by("pk")[: c % 3])
    fields["regions"] = list(Region.objects.filter(locale=locale).order_by("pk")[: b % 2])
    fields["bylines"] = list(Contributor.objects.filter(locale=locale).order_by("pk")[: a % 3])
    picture = pick(Picture.objects.all(), c)
    if picture and b % 3 == 0:
        fields |= {"lead_picture": picture, "lead_alt": "A thing", "lead_caption": f"Seen {c}"}
    fields["body"] = [
        ("paragraph", f"<p>Text {a} of {b} and {c}.</p>"),
        ("subheading", f"Part {c % 4}"),
    ]
    n.story(code, f"Story {a} {b} {c}", at=n.moment - timedelta(hours=a % 60), **fields)


@edit
def change_headline(n: Newsroom, a: int, b: int, c: int) -> None:
    if story := live(a):
        n.edit(story, title=f"Changed {b} {c}")


@edit
def change_body_only(n: Newsroom, a: int, b: int, c: int) -> None:
    if story := live(a):
        other = live(b)
        blocks: list[tuple[str, Any]] = [("paragraph", f"<p>New text {b} {c}</p>")]
        if other:
            blocks += [
                ("read_more", {"story": other.pk}),
                ("paragraph", f'<p><a linktype="page" id="{other.pk}">see</a></p>'),
            ]
        picture = pick(Picture.objects.all(), b)
        if picture and c % 2:
            blocks.append(
                (
                    "picture",
                    {
                        "image": picture.pk,
                        "alt": "A thing",
                        "caption": "",
                        "credit": "",
                        "decorative": False,
                    },
                )
            )
        n.edit(story, body=body(*blocks))


@edit
def save_draft(n: Newsroom, a: int, b: int, c: int) -> None:
    if story := live(a):
        story.title = f"Only a draft {c}"
        story.save_revision()


@edit
def update(n: Newsroom, a: int, b: int, c: int) -> None:
    if story := live(a):
        actions.mark_update(story, n.moment + timedelta(minutes=c % 50))
        story.save_revision().publish()


@edit
def correct(n: Newsroom, a: int, b: int, c: int) -> None:
    if story := live(a):
        story.corrections.add(Correction(date=n.moment, text=f"It was {b}.", wrong=f"We said {c}."))
        story.save_revision().publish()


@edit
def change_slug(n: Newsroom, a: int, b: int, c: int) -> None:
    if story := live(a):
        n.edit(story, slug=f"slug-{b % 7}-{story.pk}")


@edit
def move(n: Newsroom, a: int, b: int, c: int) -> None:
    if story := live(a):
        target = pick(Section.objects.filter(locale=story.locale, live=True), b)
        if target and target.pk != story.get_parent().pk:
            Page.objects.get(pk=story.pk).move(target, pos="last-child")


@edit
def rename_section(n: Newsroom, a: int, b: int, c: int) -> None:
    if section := pick(Section.objects.all(), a):
        section.title = f"Section {b}"
        if c % 2:
            section.slug = f"section-{b % 5}-{section.pk}"
        section.save_revision().publish()


@edit
def move_section(n: Newsroom, a: int, b: int, c: int) -> None:
    section, other = pick(Section.objects.all(), a), pick(Section.objects.all(), b)
    if (
        section
        and other
        and section.locale_id == other.locale_id
        and not other.path.startswith(section.path)
    ):
        target = other if c % 2 else Edition.objects.get(locale=section.locale)
        if section.get_parent().pk != target.pk:
            Page.objects.get(pk=section.pk).move(Page.objects.get(pk=target.pk), pos="last-child")


@edit
def new_subsection(n: Newsroom, a: int, b: int, c: int) -> None:
    if (parent := pick(Section.objects.filter(depth__lte=4), a)) and Section.objects.count() < 14:
        code = parent.locale.language_code
        n.section(code, f"Sub {b}", f"sub-{b}-{c}-{Section.objects.count()}", parent=parent)


@edit
def delete_section(n: Newsroom, a: int, b: int, c: int) -> None:
    if (section := pick(Section.objects.filter(depth__gte=4), a)) is not None:
        Page.objects.get(pk=section.pk).delete()


@edit
def rename_contributor(n: Newsroom, a: int, b: int, c: int) -> None:
    if who := pick(Contributor.objects.all(), a):
        who.name = f"Writer {b}"
        if c % 2:
            who.slug = f"writer-{b}-{who.pk}"
        who.save()


@edit
def delete_contributor(n: Newsroom, a: int, b: int, c: int) -> None:
    if (who := pick(Contributor.objects.all(), a)) and Contributor.objects.count() > 2:
        who.delete()


@edit
def new_contributor(n: Newsroom, a: int, b: int, c: int) -> None:
    if Contributor.objects.count() < 8:
        who = n.person(CODES[a % 3], f"Person {b}")
        who.face = pick(Picture.objects.all(), c)
        who.save()


@edit
def set_bylines(n: Newsroom, a: int, b: int, c: int) -> None:
    if story := live(a):
        people = Contributor.objects.filter(locale=story.locale).order_by("pk")[: b % 3]
        story.bylines = [Byline(contributor=who) for who in people]
        story.save_revision().publish()


@edit
def new_topic(n: Newsroom, a: int, b: int, c: int) -> None:
    make = (n.tag, n.region, n.coverage)[a % 3]
    if {n.tag: Tag, n.region: Region, n.coverage: Coverage}[make].objects.count() < 6:
        make(CODES[b % 3], f"Topic {c} {a}")


@edit
def rename_topic(n: Newsroom, a: int, b: int, c: int) -> None:
    model = (Tag, Region, Coverage)[a % 3]
    if topic := pick(model.objects.all(), b):
        topic.name = f"Named {c}"
        if c % 2:
            topic.slug = f"named-{c}-{topic.pk}"
        topic.save()


@edit
def delete_topic(n: Newsroom, a: int, b: int, c: int) -> None:
    model = (Tag, Region, Coverage)[a % 3]
    if topic := pick(model.objects.all(), b):
        topic.delete()


@edit
def close_coverage(n: Newsroom, a: int, b: int, c: int) -> None:
    if coverage := pick(Coverage.objects.all(), a):
        coverage.open, coverage.blurb = not coverage.open, f"About {b}"
        coverage.save()


@edit
def set_topics(n: Newsroom, a: int, b: int, c: int) -> None:
    if story := live(a):
        tags = Tag.objects.filter(locale=story.locale).order_by("pk")[b % 2 : 1 + c % 3]
        story.tags.set(tags)
        story.regions.set(Region.objects.filter(locale=story.locale).order_by("pk")[: c % 2])
        coverages = Coverage.objects.filter(locale=story.locale).order_by("pk")[: b % 3]
        story.coverage_entries = [
            CoverageEntry(coverage=row, essential=bool(c % 2)) for row in coverages
        ]
        story.save_revision().publish()


@edit
def merge_tags(n: Newsroom, a: int, b: int, c: int) -> None:
    loser, winner = pick(Tag.objects.all(), a), pick(Tag.objects.all(), b)
    if loser and winner and loser != winner and loser.locale_id == winner.locale_id:
        actions.merge_tags(loser, winner)


@edit
def unpublish(n: Newsroom, a: int, b: int, c: int) -> None:
    if story := live(a):
        story.unpublish()


@edit
def publish_again(n: Newsroom, a: int, b: int, c: int) -> None:
    killed = Kill.objects.values_list("story", flat=True)
    if story := pick(
        Story.objects.filter(live=False, address__isnull=False).exclude(pk__in=killed), a
    ):
        story.save_revision().publish()


@edit
def kill(n: Newsroom, a: int, b: int, c: int) -> None:
    if story := live(a):
        actions.kill(story, f"Removed for reason {b}." if c % 2 else "")


@edit
def lift_kill(n: Newsroom, a: int, b: int, c: int) -> None:
    if mark := pick(Kill.objects.all(), a):
        actions.lift_kill(mark)


@edit
def delete(n: Newsroom, a: int, b: int, c: int) -> None:
    if story := pick(Story.objects.all(), a):
        Page.objects.get(pk=story.pk).delete()


@edit
def schedule(n: Newsroom, a: int, b: int, c: int) -> None:
    story = (
        n.draft(CODES[a % 3], f"Scheduled {b}", section="world")
        if Section.objects.filter(pk=n.sections[CODES[a % 3], "world"].pk).exists()
        else None
    )
    if story:
        story.go_live_at = n.moment + timedelta(days=4000, hours=b % 30)
        story.save_revision().publish()


@edit
def schedule_comes(n: Newsroom, a: int, b: int, c: int) -> None:
    scheduler.publish_due(n.moment + timedelta(days=5000))


@edit
def embargo(n: Newsroom, a: int, b: int, c: int) -> None:
    if story := live(a):
        story.embargo_until = n.moment + timedelta(days=9000)
        revision = story.save_revision()
        try:
            revision.publish()
        except ValidationError:
            return


@edit
def translate(n: Newsroom, a: int, b: int, c: int) -> None:
    if story := live(a):
        locale = n.editions[CODES[b % 3]].locale
        try:
            twin = actions.start_translation(story, locale)
        except ValidationError:
            return
        actions.mark_translated(twin)
        twin = Story.objects.get(pk=twin.pk)
        twin.title = f"Translated {c}"
        twin.save_revision().publish()


@edit
def pin(n: Newsroom, a: int, b: int, c: int) -> None:
    page = pick(
        Page.objects.filter(depth__in=(2, 3), content_type__model__in=("edition", "section")), a
    )
    story = live(b)
    if page and story:
        front = Front.objects.filter(page=page).first() or Front.objects.create(page=page)
        Pin.objects.create(
            front=front, story=story, container=1 + c % 3, until=n.moment + timedelta(hours=c % 5)
        )


@edit
def unpin(n: Newsroom, a: int, b: int, c: int) -> None:
    if found := pick(Pin.objects.all(), a):
        found.delete()


@edit
def arrange_front(n: Newsroom, a: int, b: int, c: int) -> None:
    page = pick(Page.objects.filter(depth=2, content_type__model="edition"), a)
    front = Front.objects.filter(page=page).first() or Front.objects.create(page=page)
    if front.containers.count() < 4:
        kind = ("lead", "river", "grid", "opinion")[b % 4]
        Container.objects.create(
            front=front, kind=kind, size=1 + c % 5, sort_order=front.containers.count()
        )


@edit
def new_picture(n: Newsroom, a: int, b: int, c: int) -> None:
    if Picture.objects.count() < 5:
        n.picture(COLOURS[a % 5], (330 + b % 20, 200 + c % 20), sized=bool(b % 3))


@edit
def sizes_made(n: Newsroom, a: int, b: int, c: int) -> None:
    for picture in list(sizes.waiting()):
        sizes.make(picture)


@edit
def change_picture(n: Newsroom, a: int, b: int, c: int) -> None:
    if picture := pick(Picture.objects.all(), a):
        picture.credit = f"Credit {b}"
        picture.focal_point_x, picture.focal_point_y = b % 300, c % 200
        picture.focal_point_width = picture.focal_point_height = 10
        picture.save()


@edit
def delete_picture(n: Newsroom, a: int, b: int, c: int) -> None:
    if picture := pick(Picture.objects.all(), a):
        picture.delete()


@edit
def flash(n: Newsroom, a: int, b: int, c: int) -> None:
    story = live(b)
    code = story.locale.language_code if story else CODES[a % 3]
    Flash.objects.create(
        locale=n.editions[code].locale,
        text=f"Flash {c}",
        at=n.moment,
        priority=1 + a % 3,
        story=story if b % 2 else None,
    )


@edit
def retract(n: Newsroom, a: int, b: int, c: int) -> None:
    if found := pick(Flash.objects.filter(retracted_at=None), a):
        live_actions.retract(found)


@edit
def clock_moves(n: Newsroom, a: int, b: int, c: int) -> None:
    n.tick(n.moment + timedelta(hours=a % 30 - 3))


@edit
def masthead(n: Newsroom, a: int, b: int, c: int) -> None:
    edition = Edition.objects.get(pk=n.editions[CODES[a % 3]].pk)
    if b % 2:
        edition.slogan = f"Slogan {c}"
    else:
        edition.accent = ("#0b5563", "#7a1f3d", "#2f5d1e")[c % 3]
    edition.save_revision().publish()


@edit
def out_of_navigation(n: Newsroom, a: int, b: int, c: int) -> None:
    if section := pick(Section.objects.all(), a):
        section.in_navigation = not section.in_navigation
        section.save_revision().publish()


@edit
def keep_off_fronts(n: Newsroom, a: int, b: int, c: int) -> None:
    if story := live(a):
        n.edit(story, keep_off_fronts=not story.keep_off_fronts, noindex=bool(b % 2))


@edit
def old_address_of_elsewhere(n: Newsroom, a: int, b: int, c: int) -> None:
    if story := live(a):
        OldAddress.objects.update_or_create(
            path=f"/2011/{b % 12 + 1}/old-{c}/", defaults={"kind": "story", "target": story.pk}
        )
