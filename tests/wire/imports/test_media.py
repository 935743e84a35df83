"""Pictures, galleries, files and embeds of an export, from a folder or from the web."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pillow

from maydan.media.models import Attachment, Picture
from maydan.stories.models import Story
from maydan.wire.fetchers import web
from maydan.wire.imports import run
from tests.newsroom import Newsroom
from tests.wire.imports.exports import SITE, attachment, export, item
from tests.wire.imports.test_wxr import lost, story

UPLOADS = f"{SITE}/wp-content/uploads"


def png(colour: str = "teal") -> bytes:
    data = io.BytesIO()
    Pillow.new("RGB", (60, 40), colour).save(data, "PNG")
    return data.getvalue()


@pytest.fixture
def media(tmp_path: Path) -> Path:
    """A copy of an uploads folder."""
    folder = tmp_path / "uploads"
    for name, colour in (("2019/03/a.png", "red"), ("2019/03/b.png", "blue"), ("c.png", "green")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(png(colour))
    (folder / "2019/03/plan.pdf").write_bytes(b"%PDF-1.4 plan")
    return folder


def blocks(number: int) -> list[tuple[str, Any]]:
    return [(block["type"], block["value"]) for block in story(number).body.raw_data]


def assert_valid(made: Story) -> None:
    for block in made.body:
        block.block.clean(block.value)
    made.full_clean()


def test_pictures_captions_and_the_lead_come_along(
    newsroom: Newsroom, tmp_path: Path, media: Path
) -> None:
    text = (
        f'[caption id="attachment_10"]<img src="{UPLOADS}/2019/03/a-30x20.png" alt="A quay" />'
        " The quay at dawn[/caption]"
        f'<p>Words</p><img src="{UPLOADS}/2019/03/b.png" />'
    )
    path = export(
        tmp_path,
        attachment(10, f"{UPLOADS}/2019/03/a.png", title="a"),
        attachment(11, f"{UPLOADS}/2019/03/b.png", title="Boats in line"),
        attachment(12, f"{UPLOADS}/c.png", title="C", meta=[("_wp_attachment_image_alt", "Sea")]),
        item(1, text, meta=[("_thumbnail_id", "12")]),
        item(2, text, meta=[("_thumbnail_id", "10")]),
    )
    run(path, "en", media=media)
    made = story(1)
    assert made.lead_picture is not None
    assert (made.lead_alt, made.lead_decorative) == ("Sea", False)
    kinds = [kind for kind, _ in blocks(1)]
    assert kinds == ["picture", "paragraph", "picture"]
    first, second = blocks(1)[0][1], blocks(1)[2][1]
    assert (first["caption"], first["alt"]) == ("The quay at dawn", "A quay")
    assert second["alt"] == "Boats in line"
    assert Picture.objects.count() == 3
    assert_valid(made)
    # The lead picture is not shown a second time right under itself.
    assert [kind for kind, _ in blocks(2)] == ["paragraph", "picture"]
    assert (story(2).lead_caption, story(2).lead_alt) == ("The quay at dawn", "A quay")


def test_a_picture_that_nobody_described_is_decoration_and_said(
    newsroom: Newsroom, tmp_path: Path, media: Path
) -> None:
    path = export(
        tmp_path,
        attachment(10, f"{UPLOADS}/2019/03/a.png", title="a"),
        item(1, f'<img src="{UPLOADS}/2019/03/a.png" />', meta=[("_thumbnail_id", "10")]),
        item(2, f'<p>x</p><img src="{UPLOADS}/2019/03/a.png" />'),
    )
    report = run(path, "en", media=media)
    assert story(1).lead_decorative
    assert blocks(2)[1][1]["decorative"]
    assert "without alternative text, marked as decoration" in lost(report, "pictures")
    assert_valid(story(1))


def test_galleries_by_ids_and_of_all_that_an_entry_holds(
    newsroom: Newsroom, tmp_path: Path, media: Path
) -> None:
    path = export(
        tmp_path,
        attachment(10, f"{UPLOADS}/2019/03/a.png", title="Aaa", excerpt="First"),
        attachment(11, f"{UPLOADS}/2019/03/b.png", title="Bbb", parent=1),
        attachment(12, f"{UPLOADS}/c.png", title="Ccc", parent=1),
        item(1, "[gallery]"),
        item(2, '[gallery ids="10,11"]'),
        item(3, '[gallery ids="10,99"]'),
    )
    report = run(path, "en", media=media)
    shown = {n: blocks(n)[0] for n in (1, 2, 3)}
    assert [shown[n][0] for n in (1, 2, 3)] == ["gallery", "gallery", "picture"]
    assert len(shown[1][1]["pictures"]) == 2
    assert shown[2][1]["pictures"][0]["value"]["caption"] == "First"
    assert lost(report, "pictures") == {"not in the export": 1}
    for n in (1, 2, 3):
        assert_valid(story(n))


def test_what_is_not_to_be_had_is_said_and_comes_when_it_is(
    newsroom: Newsroom, tmp_path: Path, media: Path
) -> None:
    text = (
        f'<figure><img src="{UPLOADS}/2019/03/a.png" alt="A"/>'
        "<figcaption>Told</figcaption></figure>"
        f'<p><a href="{UPLOADS}/2019/03/plan.pdf">The plan</a></p>'
    )
    path = export(tmp_path, item(1, text))
    report = run(path, "en")
    assert [kind for kind, _ in blocks(1)] == ["paragraph", "paragraph"]
    assert report.lost["pictures", "no media folder was given"].examples == [
        f"{UPLOADS}/2019/03/a.png"
    ]
    again = run(path, "en", media=media)
    assert again.number("stories", "updated") == 1
    assert [kind for kind, _ in blocks(1)] == ["picture", "paragraph"]
    document = Attachment.objects.get()
    assert blocks(1)[1][1] == f'<p><a linktype="document" id="{document.pk}">The plan</a></p>'
    assert run(path, "en", media=media).number("stories", "unchanged") == 1
    assert (Picture.objects.count(), Attachment.objects.count()) == (1, 1)


def test_what_only_calls_itself_a_picture_is_refused(
    newsroom: Newsroom, tmp_path: Path, media: Path
) -> None:
    (media / "2019/03/a.png").write_bytes(b"<svg onload='x()'></svg>")
    (media / "2019/03/b.png").write_bytes(png()[:60])
    text = "".join(f'<img src="{UPLOADS}/2019/03/{name}.png"/>' for name in "ab")
    report = run(export(tmp_path, item(1, text)), "en", media=media)
    assert lost(report, "pictures") == {"its file is no sound picture that the newsroom takes": 2}
    assert not Picture.objects.exists()
    assert story(1).live


def test_an_address_never_leaves_the_media_folder(
    newsroom: Newsroom, tmp_path: Path, media: Path
) -> None:
    (tmp_path / "secret.png").write_bytes(png())
    text = f'<img src="{UPLOADS}/../../secret.png"/><img src="file:///{tmp_path}/secret.png"/>'
    run(export(tmp_path, item(1, text)), "en", media=media)
    assert not Picture.objects.exists()


def test_an_embed_is_kept_without_asking_anybody(newsroom: Newsroom, tmp_path: Path) -> None:
    run(export(tmp_path, item(1, "https://www.youtube.com/watch?v=abcdefghijk")), "en")
    kind, value = blocks(1)[0]
    assert (kind, value["url"]) == ("embed", "https://www.youtube.com/watch?v=abcdefghijk")
    assert value["title"]


def test_a_picture_serves_all_editions(newsroom: Newsroom, tmp_path: Path, media: Path) -> None:
    path = export(tmp_path, item(1, f'<img src="{UPLOADS}/c.png" alt="C"/>'))
    run(path, "en", media=media)
    run(path, "ar", media=media)
    assert Picture.objects.count() == 1


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved.png":
            self.send_response(302)
            self.send_header("Location", "/c.png")
            self.end_headers()
        elif self.path == "/round.png":
            self.send_response(302)
            self.send_header("Location", "/round.png")
            self.end_headers()
        elif self.path.startswith("/c.png"):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(png())
        else:
            self.send_error(404)

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_what_the_folder_lacks_is_asked_of_the_site(
    newsroom: Newsroom, tmp_path: Path, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "is_public", lambda address: True)
    text = "".join(f'<img src="{site}/{name}.png" alt="x"/>' for name in ("moved", "none"))
    report = run(export(tmp_path, item(1, text)), "en", fetch=True)
    assert Picture.objects.count() == 1
    assert lost(report, "pictures") == {"its host answers 404": 1}


def test_the_inside_of_the_house_is_never_asked(
    newsroom: Newsroom, tmp_path: Path, site: str
) -> None:
    report = run(export(tmp_path, item(1, f'<img src="{site}/c.png"/>')), "en", fetch=True)
    assert not Picture.objects.exists()
    assert lost(report, "pictures") == {"its host is not on the open internet": 1}


@pytest.mark.parametrize(
    ("path", "options", "why"),
    [("/c.png", {"most": 20}, "larger"), ("/round.png", {}, "too often"), ("/x", {}, "404")],
)
def test_fetching_ends(
    site: str, monkeypatch: pytest.MonkeyPatch, path: str, options: dict[str, Any], why: str
) -> None:
    monkeypatch.setattr(web, "is_public", lambda address: True)
    with pytest.raises(web.NotFetched, match=why):
        web.fetch(site + path, **options)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://x/y", "http://", "http://[::1", "x"])
def test_only_the_web_is_asked(url: str) -> None:
    with pytest.raises(web.NotFetched):
        web.fetch(url)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "169.254.169.254",
        "::1",
        "fe80::1%eth0",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
        "0.0.0.0",
        "224.0.0.1",
        "100.64.0.1",
    ],
)
def test_private_addresses_are_known(address: str) -> None:
    assert not web.is_public(address)
    assert web.is_public("93.184.216.34")
