"""Real exports, which nobody here wrote, end to end; and the command that brings them."""

from __future__ import annotations

import io
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from PIL import Image as Pillow
from typer.testing import CliRunner

from maydan.cli import app
from maydan.editions.models import FixedPage, OldAddress
from maydan.media.models import Picture
from maydan.stories.models import Story
from maydan.wire.imports import run
from maydan.wire.models import Imported
from maydan.wire.parsers.wxr import read
from maydan.wire.parsers.wxr.items import WxrAttachment, WxrEntry
from tests.newsroom import Newsroom
from tests.wire.imports.exports import export, item
from tests.wire.imports.test_wxr import lost

THEME = "wxr/themeunittestdata.wordpress.xml"
BLOCKS = "wxr/64-block-test-data.xml"


def entries(path: Path) -> list[WxrEntry]:
    with path.open("rb") as stream:
        return [found for found in read(stream) if isinstance(found, WxrEntry)]


def uploads(path: Path, folder: Path) -> Path:
    """A small picture for each one that the export names, where an uploads folder has it."""
    data = io.BytesIO()
    Pillow.new("RGB", (8, 6), "teal").save(data, "JPEG")
    with path.open("rb") as stream:
        for found in read(stream):
            if isinstance(found, WxrAttachment) and found.url.endswith(".jpg"):
                place = folder / unquote(urlsplit(found.url).path).lstrip("/")
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data.getvalue())
    return folder


@pytest.mark.slow
def test_the_theme_test_export_comes_whole_and_only_once(
    newsroom: Newsroom, samples: Path, tmp_path: Path
) -> None:
    path = samples / THEME
    told = entries(path)
    posts = [entry for entry in told if entry.kind == "post"]
    media = uploads(path, tmp_path / "uploads")
    report = run(path, "en", media=media)
    assert report.number("stories", "new") == Story.objects.count() == len(posts) == 58
    assert report.number("pages", "new") == FixedPage.objects.count() == 21
    assert lost(report, "comments") == {"left out": 33}
    hidden = {"draft", "future"}
    shown = [entry for entry in posts if entry.status not in hidden and not entry.protected]
    assert Story.objects.filter(live=True).count() == len(shown)
    for entry in shown:
        row = Imported.objects.get(kind="story", key=str(entry.wp_id))
        story = Story.objects.get(pk=row.target)
        assert story.first_published_at == entry.published.at
        path_there = unquote(urlsplit(entry.link).path)
        assert OldAddress.objects.get(path=path_there).target == story.pk
    for story in Story.objects.all():
        for block in story.body:
            block.block.clean(block.value)
    kinds = {block["type"] for story in Story.objects.all() for block in story.body.raw_data}
    assert {"paragraph", "picture", "gallery", "embed", "table", "quotation"} <= kinds
    galleries = Story.objects.filter(kind="gallery")
    assert len(galleries) == 2
    assert any(block["type"] == "gallery" for made in galleries for block in made.body.raw_data)
    pictures = Picture.objects.count()
    again = run(path, "en", media=media)
    assert again.number("stories", "unchanged") == 58
    assert again.number("pages", "unchanged") == 21
    assert (Story.objects.count(), Picture.objects.count()) == (58, pictures)


@pytest.mark.slow
def test_the_block_export_is_pressed_and_read(newsroom: Newsroom, samples: Path) -> None:
    path = samples / BLOCKS
    report = run(path, "en")
    assert report.number("stories", "new") == 61
    tally = newsroom.press()
    assert not tally.faults
    for story in Story.objects.filter(live=True):
        assert story.title.split()[0].replace("&", "&amp;") in newsroom.page(story.address or "")
    for row in OldAddress.objects.filter(kind="story"):
        assert newsroom.has(f"{row.path}moved.html")


@pytest.mark.parametrize(
    ("name", "posts", "pages"), [("wxr/theme-preview.xml", 7, 0), ("imports/wp-sample.xml", 3, 1)]
)
def test_odd_exports_come_too(
    newsroom: Newsroom, samples: Path, name: str, posts: int, pages: int
) -> None:
    report = run(samples / name, "es")
    assert (report.number("stories"), report.number("pages")) == (posts, pages)
    again = run(samples / name, "es")
    assert again.number("stories", "unchanged") == posts
    assert Story.objects.count() == posts


def test_the_command_says_what_it_did_and_keeps_the_report(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    from maydan.config import paper

    path = export(tmp_path, item(1), item(2, status="trash"), name="Old site.xml")
    done = CliRunner().invoke(app, ["import", "wxr", str(path), "--edition", "en", "--no-fetch"])
    assert done.exit_code == 0, done.output
    assert "stories: 1 (1 new)" in done.output
    kept = paper.var() / "imports" / "old-site-report.txt"
    assert "left out (trash there)" in kept.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ghost", "x.json", "--edition", "en"], "no import of “ghost”"),
        (["wxr", "missing.xml", "--edition", "en"], "cannot be read"),
        (["wxr", "OLD", "--edition", "fr"], "no edition “fr”"),
        (["wxr", "CUT", "--edition", "en"], "Nothing was changed"),
    ],
)
def test_a_mistake_is_one_line(
    newsroom: Newsroom, tmp_path: Path, arguments: list[str], said: str
) -> None:
    whole = export(tmp_path, item(1))
    cut = tmp_path / "cut.xml"
    cut.write_bytes(whole.read_bytes()[:-40])
    places = {"OLD": str(whole), "CUT": str(cut)}
    done = CliRunner().invoke(app, ["import", *(places.get(word, word) for word in arguments)])
    assert done.exit_code == 1
    last = done.output.strip().splitlines()[-1]
    assert last.startswith("maydan: ")
    assert said in last
    assert "Traceback" not in done.output
