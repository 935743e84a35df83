"""What an export becomes: stories, sections, people, tags, pages, states, dates and links."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from wagtail.models import Page

from maydan.editions.models import FixedPage, OldAddress, Section
from maydan.people.models import Contributor
from maydan.stories.models import Story
from maydan.topics.models import Tag
from maydan.wire.imports import ImportFault, run
from maydan.wire.imports.report import Report
from maydan.wire.models import Imported
from maydan.wire.parsers.wxr import WxrError
from tests.newsroom import Newsroom
from tests.wire.imports.exports import author, category, export, item, term

Bring = Callable[..., Report]


@pytest.fixture
def bring(newsroom: Newsroom, tmp_path: Path) -> Bring:
    """Imports an export of these parts into the English edition."""

    def bring(*parts: str, **options: Any) -> Report:
        return run(export(tmp_path, *parts), "en", **options)

    return bring


def story(number: int) -> Story:
    target = Imported.objects.get(kind="story", key=str(number)).target
    return Story.objects.get(pk=target)


def lost(report: Report, kind: str) -> dict[str, int]:
    return {reason: tally.count for (k, reason), tally in report.lost.items() if k == kind}


def test_a_post_becomes_a_live_story_with_its_first_date(bring: Bring) -> None:
    report = bring(
        author("ann", "Ann Able"),
        category("news", "News"),
        item(
            1,
            "<p>Hello <b>you</b>.</p><h2>More</h2>",
            title="The harbour",
            excerpt="What it is.",
            date="2019-03-04 22:30:00",
            sticky=1,
            terms=[term("category", "news", "News"), term("post_tag", "boats", "Boats")],
        ),
    )
    made = story(1)
    assert (made.title, made.standfirst, made.live, made.priority) == (
        "The harbour",
        "What it is.",
        True,
        2,
    )
    assert made.first_published_at == datetime(2019, 3, 4, 22, 30, tzinfo=UTC)
    assert made.day == date(2019, 3, 5)  # in Beirut it was tomorrow
    assert made.address == "/en/news/2019/03/05/post-1/"
    assert [byline.contributor.name for byline in made.bylines.all()] == ["Ann Able"]
    assert [tag.name for tag in made.tags.all()] == ["Boats"]
    assert [block["type"] for block in made.body.raw_data] == ["paragraph", "subheading"]
    assert made.live_revision_id == made.latest_revision_id
    assert not made.has_unpublished_changes
    assert report.number("stories", "new") == 1


def test_an_imported_story_can_be_edited_and_published_like_any_other(
    bring: Bring, newsroom: Newsroom
) -> None:
    bring(item(1, "<blockquote>So it is.</blockquote><p>Words.</p>"))
    made = story(1)
    for block in made.body:
        block.block.clean(block.value)
    edited = newsroom.edit(made, title="Another headline")
    assert (edited.title, edited.address) == ("Another headline", made.address)


def test_categories_become_nested_sections_and_the_others_tags(bring: Bring) -> None:
    bring(
        category("child", "Child", "top"),
        category("top", "Top"),
        category("empty", "Empty"),
        category("side", "Side"),
        item(1, terms=[term("category", "side", "Side"), term("category", "child", "Child")]),
    )
    made = story(1)
    assert made.get_parent().url_path == "/en/top/child/"
    assert [tag.name for tag in made.tags.all()] == ["Side"]
    assert Section.objects.filter(slug="side").exists()
    assert not Section.objects.filter(slug="empty").exists()


def test_a_circle_of_categories_and_a_deep_tree_end(bring: Bring) -> None:
    circle = [category("a", "A", "b"), category("b", "B", "a")]
    deep = [category(f"d{n}", f"D{n}", f"d{n - 1}" if n else "") for n in range(40)]
    bring(
        *circle,
        *deep,
        item(1, terms=[term("category", "a", "A")]),
        item(2, terms=[term("category", "d39", "D39")]),
    )
    assert story(1).live
    assert story(2).get_parent().depth <= 2 + 5


@pytest.mark.parametrize("slug", ["live", "tag", "about", "2019", "_", ""])
def test_reserved_slugs_of_sections_are_solved(bring: Bring, slug: str) -> None:
    bring(category(slug, "Name"), item(1, terms=[term("category", slug, "Name")]))
    section = story(1).get_parent().specific
    section.full_clean()
    assert section.title == "Name"


def test_a_section_of_ours_with_the_same_slug_takes_the_stories(
    bring: Bring, newsroom: Newsroom
) -> None:
    report = bring(item(1, terms=[term("category", "world", "World news")]))
    assert story(1).get_parent().pk == newsroom.sections["en", "world"].pk
    assert report.number("sections", "already here") == 1


def test_posts_without_a_category_stand_in_the_default_one(bring: Bring) -> None:
    bring(category("uncategorized", "Various"), item(1))
    assert story(1).get_parent().title == "Various"


def test_people_and_tags_of_the_same_name_are_the_same(bring: Bring, newsroom: Newsroom) -> None:
    ann, boats = newsroom.person("en", "Ann Able"), newsroom.tag("en", "Boats")
    newsroom.tag("ar", "Boats")
    bring(author("ann", "Ann Able"), item(1, terms=[term("post_tag", "ships", "boats")]))
    made = story(1)
    assert [byline.contributor for byline in made.bylines.all()] == [ann]
    assert list(made.tags.all()) == [boats]


def test_no_mail_address_becomes_a_name(bring: Bring) -> None:
    bring(author("ann@example.org", ""), item(1, creator="ann@example.org"))
    assert [person.name for person in Contributor.objects.all()] == ["ann"]


@pytest.mark.parametrize("status", ["draft", "pending", "private", "strange"])
def test_what_readers_never_had_stays_a_draft(bring: Bring, status: str) -> None:
    bring(item(1, status=status))
    made = story(1)
    assert (made.live, made.address, made.first_published_at) == (False, None, None)
    assert made.get_latest_revision_as_object().title == "Post 1"


def test_what_had_a_password_stays_a_draft(bring: Bring) -> None:
    report = bring(item(1, password="open"), item(2, password="open", kind="page"))
    assert not story(1).live
    assert not FixedPage.objects.get().live
    assert lost(report, "stories and pages") == {"behind a password there, drafts here": 2}


def test_trash_is_left_out_and_comments_are_counted(bring: Bring) -> None:
    report = bring(item(1, status="trash", comments=1), item(2, comments=2))
    assert Story.objects.count() == 1
    assert lost(report, "comments") == {"left out": 3}
    assert lost(report, "stories and pages") == {"left out (trash there)": 1}


def test_a_scheduled_post_is_scheduled_and_a_late_one_a_draft(bring: Bring) -> None:
    bring(
        item(1, status="future", date="2999-01-01 10:00:00"),
        item(2, status="future", date="2001-01-01 10:00:00"),
    )
    early, late = story(1), story(2)
    when = datetime(2999, 1, 1, 10, 0, tzinfo=UTC)
    assert not early.live
    assert early.go_live_at == when
    assert early.get_latest_revision().approved_go_live_at == when
    assert not late.live
    assert late.go_live_at is None


def test_a_time_without_a_zone_is_the_editions(bring: Bring) -> None:
    bring(item(1, date="0000-00-00 00:00:00", local="2019-01-10 09:00:00"))
    assert story(1).first_published_at == datetime(2019, 1, 10, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "headline"),
    [("<p>First words here.</p>", "First words here."), ("", "post 1")],
)
def test_a_post_without_a_title_gets_one(bring: Bring, text: str, headline: str) -> None:
    bring(item(1, text, title=""))
    assert story(1).title == headline


def test_what_is_too_long_is_cut_and_said(bring: Bring) -> None:
    report = bring(item(1, title="word " * 100, excerpt="more " * 300, slug="ع" * 300))
    made = story(1)
    assert len(made.title) <= 255
    assert len(made.standfirst) <= 600
    assert made.live
    assert lost(report, "headlines") == {"cut to 255 characters": 1}
    assert lost(report, "standfirsts") == {"cut to 600 characters": 1}


def test_two_posts_of_one_slug_both_come(bring: Bring) -> None:
    bring(item(1, slug="same", link=f"{'https://old.example.com'}/a/same/"), item(2, slug="same"))
    assert {story(1).slug, story(2).slug} == {"same", "same-2"}


def test_pages_become_fixed_pages_whose_slugs_are_free(bring: Bring) -> None:
    bring(
        item(1, "<h2>Us</h2><p>Who <i>we</i> are</p>", kind="page", slug="live", title="Live"),
        item(2, "<p>Under</p>", kind="page", parent=1, slug="about"),
        item(3, "", kind="page", slug="void"),
    )
    pages = {page.slug: page for page in FixedPage.objects.all()}
    assert set(pages) == {"live-2", "about", "void"}
    assert pages["live-2"].body == "<h2>Us</h2><p>Who <i>we</i> are</p>"
    assert pages["about"].in_footer
    assert not pages["live-2"].in_footer
    assert not pages["void"].live
    assert pages["about"].live_revision_id == pages["about"].latest_revision_id


def test_old_addresses_lead_to_what_stands_here(bring: Bring) -> None:
    report = bring(
        author("ann", "Ann Able"),
        category("child", "Child", "top"),
        category("top", "Top"),
        item(
            1,
            link="https://old.example.com/2019/03/%D9%85%D8%B1%D9%81%D8%A3/",
            meta=[("_wp_old_slug", "before")],
            terms=[term("category", "child", "Child"), term("post_tag", "boats", "Boats")],
        ),
        item(2, link="https://old.example.com/?p=2"),
        item(3, kind="page", link="https://old.example.com//us/team"),
    )
    rows = {row.path: (row.kind, row.target) for row in OldAddress.objects.all()}
    one = story(1)
    assert rows["/2019/03/مرفأ/"] == ("story", one.pk)
    assert rows["/2019/03/before/"] == ("story", one.pk)
    assert rows["/category/top/child/"] == ("section", one.get_parent().pk)
    assert rows["/category/child/"] == ("section", one.get_parent().pk)
    assert rows["/tag/boats/"] == ("tag", Tag.objects.get(name="Boats").pk)
    assert rows["/author/ann/"] == ("contributor", Contributor.objects.get(name="Ann Able").pk)
    assert rows["/us/team/"] == ("page", FixedPage.objects.get().pk)
    assert lost(report, "old addresses") == {"without a path of their own, so no redirect": 1}


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/../up/", "/a/%00b/", "/.hidden/", "/_/x/", "/static/y/", "/en/about/"),
        *("/" + "x" * 300, "/robots.txt", "/en/rss.xml/", "/en/index.html.br", "/sitemap.xml/a/"),
    ],
)
def test_an_address_that_no_mark_may_stand_at_is_left(bring: Bring, path: str) -> None:
    bring(item(1, link=f"https://old.example.com{path}"))
    assert story(1).live
    assert not OldAddress.objects.filter(kind="story").exists()


def test_an_old_address_never_takes_a_live_storys_place(bring: Bring, newsroom: Newsroom) -> None:
    ours = newsroom.story("en", "Ours")
    bring(
        item(1, link=f"https://old.example.com{ours.address}"),
        item(2, link="https://old.example.com/en/old-way/"),
    )
    assert not OldAddress.objects.filter(path=ours.address).exists()
    assert OldAddress.objects.filter(path="/en/old-way/").exists()


def test_links_between_stories_become_our_own(bring: Bring) -> None:
    text = (
        '<p><a href="https://www.old.example.com/2019/03/post-2/">later</a>'
        ' <a href="/2019/03/post-1/#top">self</a> <a href="/?p=2">short</a>'
        ' <a href="https://elsewhere.example.org/">out</a> <a href="#note">note</a></p>'
    )
    bring(item(1, text), item(2), item(3, text, kind="page"), item(4, text, status="draft"))
    own, other = story(1).pk, story(2).pk
    expected = (
        f'<a linktype="page" id="{other}">later</a> <a linktype="page" id="{own}">self</a>'
        f' <a linktype="page" id="{other}">short</a>'
        ' <a href="https://elsewhere.example.org/">out</a> note'
    )
    assert expected in story(1).body.raw_data[0]["value"]
    assert story(1).live_revision_id == story(1).latest_revision_id
    assert expected in FixedPage.objects.get().body
    draft = story(4).get_latest_revision_as_object()
    assert expected in draft.body.raw_data[0]["value"]
    assert not draft.live


def test_readers_get_the_story_its_links_and_a_way_from_the_old_address(
    bring: Bring, newsroom: Newsroom
) -> None:
    bring(
        category("news", "News"),
        item(
            1,
            '<p><a href="/2019/03/post-2/">later</a></p>',
            terms=[term("category", "news", "News")],
        ),
        item(2),
    )
    newsroom.press()
    page = newsroom.page(story(1).address or "")
    assert f'href="{story(2).address}"' in page
    assert (story(1).address or "-") in newsroom.read("/2019/03/post-1/moved.html")
    assert newsroom.has("/category/news/moved.html")


def test_no_edition_no_site_no_folder_are_said_before_anything_is_written(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    path = export(tmp_path, item(1))
    bare = export(tmp_path, item(1), site="", name="bare.xml")
    with pytest.raises(ImportFault, match="no edition “fr”"):
        run(path, "fr")
    with pytest.raises(ImportFault, match="--site"):
        run(bare, "en")
    with pytest.raises(ImportFault, match="no folder"):
        run(path, "en", media=tmp_path / "nowhere")
    assert not Imported.objects.exists()
    assert run(bare, "en", site="https://old.example.com").number("stories") == 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b"</item>", b"</itme>", 1),
        lambda data: data.replace(
            b"<rss", b'<!DOCTYPE r [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><rss', 1
        ),
        lambda data: b"",
        lambda data: b"<html></html>",
    ],
)
def test_a_damaged_file_changes_nothing(
    newsroom: Newsroom, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    path = export(tmp_path, *(item(n) for n in range(1, 9)))
    path.write_bytes(damage(path.read_bytes()))
    pages = Page.objects.count()
    with pytest.raises(WxrError):
        run(path, "en")
    assert Page.objects.count() == pages
    assert not Imported.objects.exists()


def test_hostile_words_stay_words(bring: Bring, newsroom: Newsroom) -> None:
    bad = "<script>alert(1)</script>\u202eevil"
    bring(
        author("ann", bad),
        item(
            1,
            f'{bad}<p onclick="x()"><a href="javascript:x()">go</a></p>',
            title=bad,
            excerpt=bad,
            slug="../../etc/passwd",
            terms=[term("category", "../x", bad), term("post_tag", "<b>", bad)],
        ),
    )
    made = story(1)
    newsroom.press()
    page = newsroom.page(made.address or "")
    assert "<script>alert" not in page
    assert "javascript:" not in page
    assert "onclick" not in page
    assert "\u202e" not in made.title
    assert ".." not in (made.address or "")
