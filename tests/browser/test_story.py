# ruff: noqa: E501 JavaScript in strings
"""A story in the browser: dark room, share, embeds, print."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.looking import BOTH
from tests.reader.sample_site import ORIGIN

pytestmark = pytest.mark.browser


@BOTH
def test_dark_room(visit: Any, code: str) -> None:
    page = visit(f"/{code}/story/")
    room, position = page.locator("dialog.lightbox"), page.locator(".lightbox-position")
    one, two, last = ("١", "٢", "٧") if code == "ar" else ("1", "2", "7")
    page.locator("#picture-1 [data-enlarge]").click()
    expect(room).to_be_visible()
    expect(position).to_contain_text(one)
    expect(position).to_contain_text(last)
    page.keyboard.press("ArrowLeft" if code == "ar" else "ArrowRight")
    expect(position).to_contain_text(two)
    assert page.url.endswith("#picture-2")
    page.keyboard.press("Escape")
    expect(room).to_be_hidden()
    page.wait_for_timeout(100)
    assert "#" not in page.url
    page.goto(f"{ORIGIN}/{code}/latest/")
    page.goto(f"{ORIGIN}/{code}/story/#picture-3")
    expect(room).to_be_visible()
    expect(page.locator(".lightbox-stage img")).to_be_visible()
    page.locator("[data-lightbox=close]").click()
    expect(room).to_be_hidden()


def test_dark_room_follows_the_finger(visit: Any) -> None:
    page = visit("/en/story/#picture-1", has_touch=True, viewport={"width": 390, "height": 844})
    swipe = """way => { const room = document.querySelector("dialog.lightbox"); for (const [kind, x] of
      [["pointerdown", 200], ["pointerup", 200 + way * 120]]) room.dispatchEvent(new PointerEvent(kind,
      { pointerType: "touch", clientX: x, clientY: 300, bubbles: true })); }"""
    page.evaluate(swipe, -1)
    expect(page.locator(".lightbox-position")).to_contain_text("2")
    page.evaluate(swipe, 1)
    expect(page.locator(".lightbox-position")).to_contain_text("1")


@BOTH
def test_pictures_are_plain_figures_without_script(visit: Any, code: str) -> None:
    page = visit(f"/{code}/story-gallery/", java_script_enabled=False)
    expect(page.locator("figure[data-picture] figcaption:visible").last).to_be_visible()
    assert re.search(r"\.jpg$", page.locator("#picture-2 a").get_attribute("href") or "")


def test_share_takes_the_device_sheet_where_there_is_one(visit: Any) -> None:
    page = visit("/en/")
    page.add_init_script(
        "navigator.share = data => { window.shared = data; return Promise.resolve(); }"
    )
    page.goto(f"{ORIGIN}/en/story/")
    page.locator(".share > summary").click()
    assert page.evaluate("window.shared.url").startswith(ORIGIN)
    expect(page.locator(".share-panel")).to_be_hidden()


@BOTH
def test_share_has_plain_links_and_copies(visit: Any, code: str) -> None:
    page = visit(f"/{code}/story/", permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("delete Navigator.prototype.share")
    page.reload()
    page.locator(".share > summary").click()
    expect(page.locator(".share-panel a").first).to_be_visible()
    copy = page.locator("[data-copy]")
    copy.click()
    expect(copy).to_have_text(copy.get_attribute("data-done") or "?")
    assert page.evaluate("navigator.clipboard.readText()").startswith(ORIGIN)


def test_embed_loads_nothing_until_asked(visit: Any) -> None:
    page = visit("/en/story/")
    expect(page.locator("iframe")).to_have_count(0)
    page.locator(".embed-play button").click()
    expect(page.locator(".embed iframe")).to_have_attribute(
        "src", re.compile("^https://www.youtube-nocookie.com/")
    )


@BOTH
def test_print_leaves_a_clean_column(visit: Any, code: str) -> None:
    page = visit(f"/{code}/story/")
    page.emulate_media(media="print")
    for gone in (".bar", ".ticker", ".footer", ".share", ".read-next"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator(".print-address")).to_be_visible()
    expect(page.locator(".corrections")).to_be_visible()
