"""Copy that fits no address and pictures that are none: a clear word to who typed or uploaded it,
and never a broken page.
"""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from PIL import Image as Pillow
from wagtail.models import Page

from maydan.editions.models import Section
from maydan.media.checks import check_picture
from maydan.pressed.layout import file_of
from maydan.stories.models import Story
from tests.newsroom import Newsroom

ARABIC = "الاقتصاد العالمي يواجه تحديات كبيرة في العام المقبل "


# ---- slugs and headlines


@pytest.mark.django_db
@pytest.mark.parametrize("headline", ["!!!", "؟؟؟ …", "🎉🎉", "---", "_", "« »"])
def test_a_headline_without_a_letter_still_has_an_address(
    newsroom: Newsroom, headline: str
) -> None:
    stories = [newsroom.story("en", headline), newsroom.story("en", headline)]
    newsroom.press()
    assert len({story.address for story in stories}) == 2
    for story in stories:
        assert newsroom.has(f"{story.address}index.html")


@pytest.mark.django_db
def test_300_arabic_letters_make_an_address_that_a_disk_can_hold(newsroom: Newsroom) -> None:
    headline = (ARABIC * 6)[:250]
    first, second = newsroom.story("ar", headline), newsroom.story("ar", headline)
    newsroom.press()
    for story in (first, second):
        assert len(story.slug.encode()) < 200
        assert newsroom.has(f"{story.address}index.html")
    assert first.slug != second.slug
    slug = (ARABIC * 6)[:250].replace(" ", "-")
    typed = newsroom.story("ar", "عنوان", slug=slug, section="sport")
    newsroom.press()
    assert newsroom.has(f"{typed.address}index.html")


@pytest.mark.django_db
@pytest.mark.parametrize("headline", ["x" * 10_000, ARABIC * 200, "word " * 2_000])
def test_a_headline_of_10000_letters_is_refused_in_words(newsroom: Newsroom, headline: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        newsroom.draft("en", headline)
    assert refusal.value.messages == [
        f"Ensure this value has at most 255 characters (it has {len(headline.strip())})."
    ]
    assert not Story.objects.exists()


@pytest.mark.django_db
def test_an_empty_headline_is_refused_in_words(newsroom: Newsroom) -> None:
    for headline in ("", " ", "\u202e\u2066 \t"):
        with pytest.raises(ValidationError) as refusal:
            newsroom.draft("en", headline)
        assert refusal.value.messages == ["This field cannot be blank."]


@pytest.mark.django_db
def test_headlines_keep_their_emoji_and_lose_direction_tricks(newsroom: Newsroom) -> None:
    story = newsroom.story("en", "Safe\u202egnp.exe \u2066👩‍🚀 lands\u0000\u2028now")
    newsroom.press()
    assert story.title == "Safegnp.exe 👩‍🚀 lands now"
    page = newsroom.read(file_of(story.address or ""))
    assert "👩‍🚀 lands" in page
    assert "\u202e" not in page


@pytest.mark.django_db
def test_two_stories_of_one_slug_in_one_section_are_told_apart(newsroom: Newsroom) -> None:
    newsroom.story("en", "One", slug="same")
    with pytest.raises(ValidationError) as refusal:
        newsroom.draft("en", "Two", slug="same")
    assert "slug" in refusal.value.message_dict
    assert newsroom.story("en", "Three", slug="same", section="sport").slug == "same"


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["latest", "by", "tag", "static", "about", "2026", "_", "404"])
def test_names_that_the_paper_keeps_are_refused_for_sections(newsroom: Newsroom, slug: str) -> None:
    before = Section.objects.count()
    with pytest.raises(ValidationError) as refusal:
        newsroom.section("en", "Name", slug)
    assert "slug" in refusal.value.message_dict
    assert Section.objects.count() == before
    section = Section.objects.get(pk=newsroom.sections["en", "world"].pk)
    section.slug = slug
    with pytest.raises(ValidationError):
        section.save_revision().publish()


@pytest.mark.django_db
def test_a_year_is_no_section_at_any_depth_but_a_kept_name_is_below(newsroom: Newsroom) -> None:
    world = newsroom.sections["en", "world"]
    with pytest.raises(ValidationError):
        newsroom.section("en", "Year", "1984", parent=world)
    assert newsroom.section("en", "Latest", "latest", parent=world).url_path == "/en/world/latest/"


@pytest.mark.django_db
def test_a_section_moved_to_the_top_may_not_take_a_kept_name(newsroom: Newsroom) -> None:
    below = newsroom.section("en", "Latest", "latest", parent=newsroom.sections["en", "world"])
    edition = Page.objects.get(pk=newsroom.editions["en"].pk)
    with pytest.raises(ValidationError, match="kept for a page of the paper"):
        Page.objects.get(pk=below.pk).move(edition, pos="last-child")
    assert Section.objects.get(pk=below.pk).url_path == "/en/world/latest/"


@pytest.mark.django_db
def test_no_page_moves_into_another_edition(newsroom: Newsroom) -> None:
    story = newsroom.story("en", "Ours")
    other = Page.objects.get(pk=newsroom.sections["es", "world"].pk)
    with pytest.raises(ValidationError, match="stays in its edition"):
        Page.objects.get(pk=story.pk).move(other, pos="last-child")


# ---- pictures


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30)) -> bytes:
    out = io.BytesIO()
    Pillow.new("RGB", size, "teal").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "AVIF"])
def test_a_sound_picture_is_let_in(kind: str) -> None:
    assert check_picture(io.BytesIO(picture(kind))) == (40, 30)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "AVIF"])
@pytest.mark.parametrize("share", [0.3, 0.8])
def test_a_truncated_picture_is_refused_in_words(kind: str, share: float) -> None:
    out = io.BytesIO()
    Pillow.effect_noise((200, 200), 90).convert("RGB").save(out, kind)
    data = out.getvalue()
    with pytest.raises(ValidationError, match="read whole"):
        check_picture(io.BytesIO(data[: int(len(data) * share)]))


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is enormous."""

    def chunk(name: bytes, data: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + crc

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(60_000, 60_000), (30_000, 3_000), (8_000, 8_000), (1, 30_000)])
def test_a_picture_bomb_is_refused_before_it_is_unpacked(size: tuple[int, int]) -> None:
    with pytest.raises(ValidationError, match=r"more than the newsroom takes|read whole"):
        check_picture(io.BytesIO(bomb(*size)))


NO_PICTURES = {
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "html": b"<!doctype html><script>alert(1)</script>",
    "pdf": b"%PDF-1.4 not a picture",
    "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
    "zip": b"PK\x03\x04" + b"\0" * 60,
    "gif and script": b"GIF89a/*" + b"\0" * 10 + b"*/=1;alert(1)",
    "empty": b"",
    "bmp": picture("BMP"),
    "tiff": picture("TIFF"),
    "ico": picture("ICO"),
}


@pytest.mark.parametrize("name", NO_PICTURES)
def test_what_is_no_picture_is_refused_whatever_its_name(name: str) -> None:
    with pytest.raises(ValidationError, match="read whole"):
        check_picture(io.BytesIO(NO_PICTURES[name]))


@pytest.mark.django_db
def test_a_polyglot_reaches_readers_only_as_a_newly_drawn_picture(newsroom: Newsroom) -> None:
    from django.core.files.images import ImageFile

    from maydan.media import sizes
    from maydan.media.models import Picture

    script = b"<script>alert('polyglot')</script>"
    data = picture("JPEG") + script
    polyglot = Picture(title="x", file=ImageFile(io.BytesIO(data), name="x.html.jpg"))
    polyglot.save()
    sizes.make(polyglot)
    story = newsroom.story("en", "Shown", lead_picture=polyglot, lead_alt="A colour")
    newsroom.press()
    pressed = list((newsroom.tree.site / "_" / "pictures").rglob("*.*"))
    assert {path.suffix for path in pressed} == {".jpg", ".avif"}
    for path in pressed:
        assert script not in path.read_bytes()
    assert "/_/pictures/" in newsroom.page(story.address or "")


@pytest.mark.django_db
def test_a_picture_whose_file_is_broken_later_stops_no_page(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    from maydan.media import sizes
    from maydan.media.models import Picture

    broken = newsroom.picture(sized=False)
    Path(broken.file.path).write_bytes(b"\x89PNG\r\n\x1a\n broken")
    for one in list(sizes.waiting()):
        sizes.make(one)
    assert Picture.objects.filter(pk=broken.pk).exclude(fault="").exists()
    story = newsroom.story("en", "Told", lead_picture=broken, lead_alt="A colour")
    assert newsroom.press().faults == 0
    assert "Told" in newsroom.page(story.address or "")
    assert list(sizes.waiting()) == []
