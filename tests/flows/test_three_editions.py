"""From the newsroom to the reader, in each edition: what editors do to a story, and everything that
readers then have of it.
"""

from __future__ import annotations

import json
import time
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page

from maydan.editions.models import Edition, Section
from maydan.fronts.models import Front, Pin
from maydan.lib import clock
from maydan.live import actions as live_actions
from maydan.live.models import Flash
from maydan.press import scheduler
from maydan.stories import actions
from maydan.stories.models import Byline, Correction, CoverageEntry, Kill, RelatedStory, Story
from tests.flows.tracks import links, seen, traces
from tests.newsroom import CODES, NOON, Newsroom

pytestmark = pytest.mark.django_db
MARK = "Quixotine"  # stands in nothing but the story at hand
each_edition = pytest.mark.parametrize("code", CODES)
ADDRESS = "/{}/world/2026/03/14/"


def folder(code: str, slug: str = "quixotine") -> str:
    return f"{code}/world/2026/03/14/{slug}/"


def wherever_listed(code: str) -> set[str]:
    """Where a new story of the world section stands, besides its own folder."""
    names = "index.html latest/index.html rss.xml atom.xml feed.json news-sitemap.xml _part.json"
    found = {f"{code}/{name}" for name in names.split()}
    found |= {f"{code}/world/{name}" for name in ("index.html", "rss.xml", "atom.xml", "feed.json")}
    return found | {f"{code}/archive/2026/03/14/index.html", f"{code}/world/2026/03/14/index.html"}


# ---- publishing and what comes after


@each_edition
def test_a_published_story_reaches_everything_of_its_edition_and_nothing_of_another(
    newsroom: Newsroom, code: str
) -> None:
    story = newsroom.story(code, MARK, body=[("paragraph", "<p>It is so.</p>")])
    newsroom.press()
    own = {folder(code) + "index.html", folder(code) + "story.json"}
    assert traces(newsroom.tree, MARK) == {
        *own,
        *wherever_listed(code),
        f"@documents/{code}/{story.pk}.json",
    }
    page = newsroom.page(f"/{folder(code)}")
    assert f'<html lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}"' in page
    assert f"/{folder(code)}" in newsroom.read(f"{code}/sitemap-2026-03.xml")
    assert f"/{folder(code)}" in newsroom.read(f"{code}/news-sitemap.xml")


@each_edition
def test_a_draft_is_nowhere(newsroom: Newsroom, code: str) -> None:
    newsroom.press()
    newsroom.draft(code, MARK)
    newsroom.press()
    assert traces(newsroom.tree, MARK) == set()


def test_an_edit_of_a_live_story_reaches_readers_only_when_published(newsroom: Newsroom) -> None:
    story = newsroom.story("en", "Harbour", slug="harbour")
    newsroom.press()
    story.title = MARK
    story.save_revision()
    newsroom.press()
    assert traces(newsroom.tree, MARK) == set()
    story.get_latest_revision().publish()
    newsroom.press()
    assert folder("en", "harbour") + "index.html" in traces(newsroom.tree, MARK)
    assert traces(newsroom.tree, "Harbour") == set()


def test_only_the_editors_word_makes_an_update(newsroom: Newsroom) -> None:
    story = newsroom.story("en", MARK)
    newsroom.press()
    newsroom.edit(story, standfirst="A mended comma.")
    newsroom.press()
    item = json.loads(newsroom.read("en/feed.json"))["items"][0]
    assert item["date_modified"] == item["date_published"] == "2026-03-14T12:00:00Z"
    fresh = Story.objects.get(pk=story.pk)
    actions.mark_update(fresh, NOON + timedelta(hours=2))
    fresh.save_revision().publish()
    newsroom.press()
    item = json.loads(newsroom.read("en/feed.json"))["items"][0]
    assert item["date_modified"] == "2026-03-14T14:00:00Z"
    page = newsroom.page(f"/{folder('en')}")
    assert any(text.startswith("Updated 16:00") for text in seen(page))
    assert '"article:modified_time" content="2026-03-14T14:00:00+00:00"' in page
    assert "<updated>2026-03-14T14:00:00Z</updated>" in newsroom.read("en/atom.xml")


@each_edition
def test_a_correction_says_what_was_wrong_on_the_page_and_in_the_list(
    newsroom: Newsroom, code: str
) -> None:
    story = newsroom.story(code, "Harbour", slug="harbour")
    newsroom.press()
    story.corrections.add(Correction(date=NOON, text=f"It was {MARK}.", wrong="We said Panzanine."))
    story.save_revision().publish()
    newsroom.press()
    page, listed = (
        newsroom.page(f"/{folder(code, 'harbour')}"),
        newsroom.page(f"/{code}/corrections/"),
    )
    for text in (f"It was {MARK}.", "We said Panzanine."):
        assert text in page
        assert text in listed
    twin = json.loads(newsroom.read(f"/{folder(code, 'harbour')}story.json"))
    assert MARK in twin["ednote"]


# ---- taking away


def dressed(newsroom: Newsroom, code: str) -> tuple[Story, Any, Any]:
    """A story that stands wherever one can, and its pictures: one alone, one shared."""
    alone, shared = newsroom.picture("teal"), newsroom.picture("maroon")
    tag, region = newsroom.tag(code, f"Tag {code}"), newsroom.region(code, f"Region {code}")
    who, coverage = newsroom.person(code), newsroom.coverage(code)
    picture = {"caption": "", "alt": "A colour", "credit": "", "decorative": False}
    story = newsroom.story(
        code,
        MARK,
        kind="gallery",
        tags=[tag],
        regions=[region],
        bylines=[who],
        lead_picture=alone,
        lead_alt="A colour",
        body=[("paragraph", "<p>Text.</p>"), ("picture", {"image": shared.pk, **picture})],
    )
    story.coverage_entries = [CoverageEntry(coverage=coverage, essential=True)]
    story.corrections.add(Correction(date=NOON, text=f"A correction of {MARK}."))
    story.save_revision().publish()
    link = f'<p>As <a linktype="page" id="{story.pk}">told</a> before.</p>'
    more = [("read_more", {"story": story.pk}), ("related", {"title": "", "stories": [story.pk]})]
    other = newsroom.story(
        code,
        "Beside it",
        lead_picture=shared,
        lead_alt="A colour",
        body=[("paragraph", link), *more],
    )
    other.related = [RelatedStory(other=story)]
    other.save_revision().publish()
    front = Front.objects.create(page=Page.objects.get(pk=newsroom.editions[code].pk))
    Pin.objects.create(front=front, story=story, container=1)
    Flash.objects.create(
        locale=newsroom.editions[code].locale, text=f"Flash: {MARK}", at=NOON, story=story
    )
    return Story.objects.get(pk=story.pk), alone, shared


@each_edition
def test_a_killed_story_is_nowhere_but_in_its_notice(newsroom: Newsroom, code: str) -> None:
    story, alone, shared = dressed(newsroom, code)
    newsroom.press()
    before = traces(newsroom.tree, MARK)
    assert {f"{code}/corrections/index.html", f"{code}/breaking/index.html"} < before
    assert traces(newsroom.tree, story.address or "") & {f"{folder(code, 'beside-it')}index.html"}
    assert newsroom.has(f"_/pictures/{alone.sized}/320.jpg")
    actions.kill(story, "A court has asked us to.")
    newsroom.press()
    assert traces(newsroom.tree, MARK) == set()
    assert traces(newsroom.tree, "quixotine") == {folder(code) + "gone.html"}
    assert "A court has asked us to." in newsroom.read(folder(code) + "gone.html")
    assert not newsroom.has(folder(code) + "index.html")
    assert not newsroom.has(folder(code) + "story.json")
    assert not newsroom.has(f"_/pictures/{alone.sized}/320.jpg")
    assert not newsroom.has(f"_/pictures/{alone.sized}/320.avif")
    assert newsroom.has(f"_/pictures/{shared.sized}/320.jpg")


def test_a_kill_outlives_the_story_and_keeps_its_old_addresses(newsroom: Newsroom) -> None:
    story = newsroom.story("en", MARK)
    newsroom.press()
    newsroom.edit(story, slug="renamed")
    newsroom.press()
    actions.kill(Story.objects.get(pk=story.pk), "Removed.")
    newsroom.press()
    Page.objects.get(pk=story.pk).delete()
    newsroom.press()
    for slug in ("renamed", "quixotine"):
        assert "Removed." in newsroom.read(folder("en", slug) + "gone.html")
        assert not newsroom.has(folder("en", slug) + "index.html")
        assert not newsroom.has(folder("en", slug) + "moved.html")


def test_a_killed_story_cant_be_published_until_the_kill_is_lifted(newsroom: Newsroom) -> None:
    story = newsroom.story("en", MARK)
    mark = actions.kill(story, "Removed.")
    newsroom.press()
    with pytest.raises(ValidationError, match="killed"):
        Story.objects.get(pk=story.pk).save_revision().publish()
    actions.lift_kill(mark)
    Story.objects.get(pk=story.pk).save_revision().publish()
    newsroom.press()
    assert newsroom.has(folder("en") + "index.html")
    assert not newsroom.has(folder("en") + "gone.html")


def test_a_story_that_readers_never_had_cant_be_killed(newsroom: Newsroom) -> None:
    with pytest.raises(ValidationError, match="Delete it instead"):
        actions.kill(newsroom.draft("en", MARK))
    assert not Kill.objects.exists()


@each_edition
def test_an_unpublished_story_leaves_nothing_not_even_a_mark(newsroom: Newsroom, code: str) -> None:
    story, alone, _shared = dressed(newsroom, code)
    Flash.objects.all().delete()
    newsroom.press()
    Story.objects.get(pk=story.pk).unpublish()
    newsroom.press()
    assert traces(newsroom.tree, MARK) == set()
    assert traces(newsroom.tree, "quixotine") == set()
    assert not (newsroom.tree.site / folder(code)).exists()
    assert not newsroom.has(f"_/pictures/{alone.sized}/320.jpg")


def test_a_deleted_story_leaves_nothing(newsroom: Newsroom) -> None:
    story, _alone, _shared = dressed(newsroom, "en")
    newsroom.press()
    Page.objects.get(pk=story.pk).delete()
    newsroom.press()
    flashed = {"en/_part.json", "en/breaking/index.html", "en/index.html"}
    assert traces(newsroom.tree, MARK) <= flashed
    assert traces(newsroom.tree, "quixotine") == set()


# ---- addresses


def mark_at(newsroom: Newsroom, path: str) -> str:
    """Where a moved mark leads."""
    return links(newsroom.read(f"{path}moved.html"), "canonical")[""]


def test_a_moved_story_answers_at_its_new_address_and_the_old_one_leads_there(
    newsroom: Newsroom,
) -> None:
    story = newsroom.story("en", MARK)
    newsroom.press()
    Page.objects.get(pk=story.pk).move(newsroom.sections["en", "sport"], pos="last-child")
    newsroom.press()
    new = "/en/sport/2026/03/14/quixotine/"
    assert newsroom.has(f"{new}index.html")
    assert mark_at(newsroom, folder("en")).endswith(new)
    assert not newsroom.has(folder("en") + "index.html")
    assert not newsroom.has(folder("en") + "story.json")
    assert MARK not in newsroom.read("en/world/rss.xml")
    Page.objects.get(pk=story.pk).move(newsroom.sections["en", "world"], pos="last-child")
    newsroom.press()
    assert newsroom.has(folder("en") + "index.html")
    assert not newsroom.has(folder("en") + "moved.html")
    assert mark_at(newsroom, new).endswith(f"/{folder('en')}")


@each_edition
def test_a_renamed_section_takes_its_stories_along_and_leaves_marks(
    newsroom: Newsroom, code: str
) -> None:
    below = newsroom.section(code, "Asia", "asia", parent=newsroom.sections[code, "world"])
    newsroom.sections[code, "asia"] = below
    newsroom.story(code, MARK, section="asia")
    newsroom.press()
    section = Section.objects.get(pk=newsroom.sections[code, "world"].pk)
    section.title, section.slug = "Planet", "planet"
    section.save_revision().publish()
    newsroom.press()
    old, new = f"/{code}/world/", f"/{code}/planet/"
    for rest in ("", "asia/", "asia/2026/03/14/quixotine/"):
        assert newsroom.has(f"{new}{rest}index.html"), rest
        assert mark_at(newsroom, f"{old}{rest}").endswith(f"{new}{rest}"), rest
        assert not newsroom.has(f"{old}{rest}index.html"), rest
    assert "Planet" in newsroom.page(f"{new}asia/2026/03/14/quixotine/")
    marks = {path for path in traces(newsroom.tree, old) if not path.endswith("moved.html")}
    assert marks == set()


def test_merged_tags_become_one_page_and_the_other_leads_there(newsroom: Newsroom) -> None:
    loser, winner = newsroom.tag("en", "Harbor"), newsroom.tag("en", "Harbour")
    newsroom.story("en", MARK, tags=[loser])
    newsroom.press()
    assert MARK in newsroom.page("/en/tag/harbor/")
    actions.merge_tags(loser, winner)
    newsroom.press()
    assert MARK in newsroom.page("/en/tag/harbour/")
    assert mark_at(newsroom, "en/tag/harbor/").endswith("/en/tag/harbour/")
    assert not newsroom.has("en/tag/harbor/index.html")
    assert "/en/tag/harbour/" in newsroom.page(f"/{folder('en')}")


def test_a_renamed_contributor_is_renamed_everywhere(newsroom: Newsroom) -> None:
    who = newsroom.person("en", "Ada Writer")
    story = newsroom.story("en", MARK, bylines=[who])
    newsroom.press()
    told = traces(newsroom.tree, "Ada Writer")
    assert {folder("en") + "index.html", f"@documents/en/{story.pk}.json", "en/rss.xml"} < told
    who.name, who.slug = "Ada Author", "ada-author"
    who.save()
    newsroom.press()
    assert traces(newsroom.tree, "Ada Writer") == set()
    assert traces(newsroom.tree, "Ada Author") >= told - {"en/by/ada-writer/index.html"} - {
        path for path in told if path.startswith("en/by/")
    }
    assert mark_at(newsroom, "en/by/ada-writer/").endswith("/en/by/ada-author/")


# ---- translations


def test_a_translation_holds_no_source_text_and_links_both_ways_once_it_is_out(
    newsroom: Newsroom,
) -> None:
    source = newsroom.story(
        "en", MARK, standfirst="Panzanine stands first.", body=[("paragraph", "<p>Panzanine.</p>")]
    )
    newsroom.press()
    twin = actions.start_translation(source, newsroom.editions["ar"].locale)
    assert MARK not in twin.title
    assert twin.standfirst == ""
    assert not twin.body
    with pytest.raises(ValidationError, match="no translation"):
        twin.save_revision().publish()
    newsroom.press()
    assert links(newsroom.page(f"/{folder('en')}"), "alternate").keys().isdisjoint({"ar", "es"})
    actions.mark_translated(twin)
    twin = Story.objects.get(pk=twin.pk)
    twin.title, twin.slug = "الميناء", "الميناء"
    twin.first_published_at = NOON
    twin.save_revision().publish()
    newsroom.press()
    english, arabic = (
        newsroom.page(f"/{folder('en')}"),
        newsroom.page(f"/{folder('ar', 'الميناء')}"),
    )
    for page in (english, arabic):
        found = links(page, "alternate")
        assert found["en"].endswith(f"/{folder('en')}")
        assert found["ar"].endswith(
            "/ar/world/2026/03/14/%D8%A7%D9%84%D9%85%D9%8A%D9%86%D8%A7%D8%A1/"
        )
    for word in (MARK, "Panzanine"):
        assert [path for path in traces(newsroom.tree, word) if path.startswith("ar/")] == []
    assert "translationOfWork" in arabic
    Story.objects.get(pk=twin.pk).unpublish()
    newsroom.press()
    assert "ar" not in links(newsroom.page(f"/{folder('en')}"), "alternate")


def test_debt_counts_the_published_revisions_that_a_translation_is_behind(
    newsroom: Newsroom,
) -> None:
    source = newsroom.story("en", MARK)
    twin = actions.start_translation(source, newsroom.editions["es"].locale)
    assert actions.translation_debt(twin) == 0
    for word in ("first", "second"):
        newsroom.edit(source, standfirst=word)
    Story.objects.get(pk=source.pk).save_revision()  # a draft is no debt
    assert actions.translation_debt(twin) == 2
    actions.mark_translated(twin, Story.objects.get(pk=source.pk).live_revision_id)
    assert actions.translation_debt(Story.objects.get(pk=twin.pk)) == 0


# ---- time


def test_an_embargoed_story_goes_out_by_nobodys_hand_before_its_time(newsroom: Newsroom) -> None:
    story = newsroom.draft("en", MARK)
    story.embargo_until = clock.now() + timedelta(seconds=2)
    revision = story.save_revision()
    for publish in (
        revision.publish,
        PublishPageRevisionAction(revision).execute,
        lambda: scheduler.publish_due(clock.now()),
    ):
        publish()
        assert not Story.objects.get(pk=story.pk).live
    fresh = Story.objects.get(pk=story.pk)
    fresh.live = True
    with pytest.raises(ValidationError, match="embargo"):
        fresh.save()
    newsroom.press()
    assert traces(newsroom.tree, MARK) == set()
    _sleep_until(story.embargo_until)
    scheduler.publish_due(clock.now())
    newsroom.press()
    published = Story.objects.get(pk=story.pk)
    assert published.live
    assert newsroom.has(f"{published.address}index.html")


def test_a_schedule_before_the_embargo_waits_for_it(newsroom: Newsroom) -> None:
    story = newsroom.draft("en", MARK)
    story.go_live_at = clock.now() + timedelta(seconds=0.2)
    story.embargo_until = clock.now() + timedelta(days=1)
    story.save_revision().publish()
    _sleep_until(story.go_live_at)
    scheduler.publish_due(clock.now())
    assert not Story.objects.get(pk=story.pk).live


def test_a_scheduled_story_goes_out_at_its_time_and_leaves_at_its_end(newsroom: Newsroom) -> None:
    story = newsroom.draft("en", MARK)
    story.go_live_at = clock.now() + timedelta(seconds=1)
    story.expire_at = clock.now() + timedelta(seconds=2)
    story.save_revision().publish()
    scheduler.publish_due(clock.now())
    newsroom.press()
    assert traces(newsroom.tree, MARK) == set()
    _sleep_until(story.go_live_at)
    scheduler.publish_due(clock.now())
    newsroom.press()
    assert traces(newsroom.tree, MARK) != set()
    _sleep_until(story.expire_at)
    scheduler.expire_due(clock.now())
    newsroom.press()
    assert traces(newsroom.tree, MARK) == set()


def _sleep_until(moment: Any) -> None:
    time.sleep(max(0.0, (moment - clock.now()).total_seconds()) + 0.01)


@each_edition
def test_a_flash_stands_in_the_part_until_it_expires_or_is_taken_back(
    newsroom: Newsroom, code: str
) -> None:
    newsroom.press()
    locale = newsroom.editions[code].locale
    Flash.objects.create(locale=locale, text="By its hours", at=NOON)
    Flash.objects.create(
        locale=locale, text="By its end", at=NOON, expires_at=NOON + timedelta(hours=2)
    )
    taken = Flash.objects.create(locale=locale, text="Taken back", at=NOON)

    def flashes() -> set[str]:
        newsroom.press()
        told = {row["text"] for row in json.loads(newsroom.read(f"{code}/_part.json"))["flashes"]}
        page = newsroom.page(f"/{code}/breaking/")
        assert told == {t for t in ("By its hours", "By its end", "Taken back") if t in page}
        return told

    assert flashes() == {"By its hours", "By its end", "Taken back"}
    live_actions.retract(taken)
    assert flashes() == {"By its hours", "By its end"}
    newsroom.tick(NOON + timedelta(hours=3))
    assert flashes() == {"By its hours"}
    newsroom.tick(NOON + timedelta(hours=13))
    assert flashes() == set()
    for other in set(CODES) - {code}:
        assert json.loads(newsroom.read(f"{other}/_part.json"))["flashes"] == []


def test_a_pinned_story_leads_until_its_hour(newsroom: Newsroom) -> None:
    old = newsroom.story("en", MARK, at=NOON - timedelta(days=3))
    for number in range(3):
        newsroom.story("en", f"Newer {number}")
    front = Front.objects.create(page=Page.objects.get(pk=newsroom.editions["en"].pk))
    Pin.objects.create(front=front, story=old, container=1, until=NOON + timedelta(hours=2))
    newsroom.press()

    def leads() -> bool:
        home = newsroom.page("/en/")
        main = home[home.index("<main") :]
        return main.index(MARK) < main.index("Newer")

    assert leads()
    newsroom.tick(NOON + timedelta(hours=3))
    newsroom.press()
    assert not leads()


# ---- language and figures


def full_edition(newsroom: Newsroom, code: str) -> None:
    """Stories without a figure or a foreign word in them, so that every figure is the paper's."""
    words = {"ar": "كلمة", "es": "palabra"}[code]
    who, tag = newsroom.person(code, words), newsroom.tag(code, words)
    coverage, region = newsroom.coverage(code, words), newsroom.region(code, words)
    picture = newsroom.picture()
    item = {"image": picture.pk, "alt": words, "caption": words, "credit": "", "decorative": False}
    for kind in ("gallery", "news", "opinion", "infographic"):
        rows = [{"label": words, "value": 1234.5}, {"label": f"{words} {words}", "value": 99}]
        chart = {"title": words, "form": "bars", "unit": "", "rows": rows, "source": "", "note": ""}
        story = newsroom.story(
            code,
            words,
            slug=f"s-{kind}",
            kind=kind,
            standfirst=words,
            tags=[tag],
            regions=[region],
            bylines=[who],
            lead_picture=picture,
            lead_alt=words,
            body=[
                ("paragraph", f"<p>{' '.join([words] * 700)}</p>"),
                ("gallery", {"title": words, "pictures": [item, item]}),
                ("chart", chart),
            ],
        )
        story.coverage_entries = [CoverageEntry(coverage=coverage)]
        story.bylines = [Byline(contributor=who)]
        story.corrections.add(Correction(date=NOON, text=words, wrong=words))
        actions.mark_update(story, NOON + timedelta(days=1))
        story.save_revision().publish()
    Flash.objects.create(locale=newsroom.editions[code].locale, text=words, at=NOON)


def pages_of(newsroom: Newsroom, code: str) -> dict[str, str]:
    found = (newsroom.tree.site / code).rglob("*.html")
    return {str(path): path.read_text("utf-8") for path in found}


def test_an_arabic_edition_counts_in_arabic_figures_everywhere(newsroom: Newsroom) -> None:
    full_edition(newsroom, "ar")
    edition = Edition.objects.get(pk=newsroom.editions["ar"].pk)
    edition.title = "الاختبار"
    edition.save_revision().publish()
    newsroom.press()
    wrong = {
        (path.rsplit("/site", 1)[1], text)
        for path, page in pages_of(newsroom, "ar").items()
        for text in seen(page)
        if any("0" <= c <= "9" for c in text) and not text.startswith("http")
    }
    assert wrong == set()
    page = " ".join(seen(newsroom.page(f"/{folder('ar', 's-news')}")))
    assert "٢٠٢٦" in page
    assert "مارس" in page or "آذار" in page
    part = json.loads(newsroom.read("ar/_part.json"))
    assert not any("0" <= c <= "9" for c in part["date"] + part["latest"][0]["time"])
    for document in (newsroom.tree.documents / "ar").iterdir():
        card = " ".join(seen(json.loads(document.read_bytes())["card"]))
        assert not any("0" <= c <= "9" for c in card)


def test_the_same_edition_counts_in_western_figures_when_it_is_told_to(newsroom: Newsroom) -> None:
    edition = Edition.objects.get(pk=newsroom.editions["ar"].pk)
    edition.numerals = "latn"
    edition.save_revision().publish()
    full_edition(newsroom, "ar")
    newsroom.press()
    page = " ".join(seen(newsroom.page(f"/{folder('ar', 's-news')}")))
    assert "2026" in page
    assert not any("٠" <= c <= "٩" for c in page)


@pytest.mark.parametrize("code", ["ar", "es"])
def test_no_page_falls_back_to_english_words(newsroom: Newsroom, code: str) -> None:
    from maydan.reader import words

    for slug in ("world", "sport"):
        section = Section.objects.get(pk=newsroom.sections[code, slug].pk)
        section.title = {"ar": "عالم", "es": "planeta"}[code]
        section.save_revision().publish()
    full_edition(newsroom, code)
    newsroom.press()
    catalogue = words.catalogue(code)
    own = {"", *(str(v) for v in catalogue._catalog.values())}
    english = {
        k for k in catalogue._catalog if isinstance(k, str) and k not in own and "%" not in k
    }
    assert len(english) > 80
    wrong = {
        (path.rsplit("/site", 1)[1], text)
        for path, page in pages_of(newsroom, code).items()
        for text in seen(page)
        if text in english
    }
    assert wrong == set()


def test_dates_are_written_in_each_editions_own_words(newsroom: Newsroom) -> None:
    for code, month in (("en", "March"), ("es", "marzo")):
        newsroom.story(code, MARK)
        newsroom.press()
        assert month in " ".join(seen(newsroom.page(f"/{folder(code)}")))
