# ruff: noqa: E501 JavaScript in strings
"""What only a browser shows: the sample site in Chromium, with and without script, in both directions."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.reader.sample_site import ORIGIN, Site
from tests.reader.sample_views import Sample

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine"),
]
BOTH = pytest.mark.parametrize("code", ["en", "ar"])
FRAMES = ("moved", "editions", "result")
SHOWN = [name for name in Sample("en").pages() if name not in FRAMES]
# Elements that stick out of the window sideways, but for those inside something that scrolls or clips by itself.
STICKING = """() => [...document.querySelectorAll("body *")].filter(element => {
  const box = element.getBoundingClientRect();
  if (!box.width || !box.height || (box.left >= -1 && box.right <= innerWidth + 1)) return false;
  if (element.closest(".hidden, .table-scroll, .ticker-lines, .skip")) return false;
  return true;
}).slice(0, 5).map(element => `${element.tagName}.${element.className} in ${element.parentElement.className}`)"""


@cache
def site() -> Site:
    return Site()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Any]:
    """Opens a page of the sample site; whatever the browser complains about fails the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def go(path: str, **options: Any) -> Page:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}} | options)
        contexts.append(context)
        site().serve(context)
        page = context.new_page()
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.goto(ORIGIN + path)
        return page

    yield go
    for context in contexts:
        context.close()
    assert not [fault for fault in faults if "404" not in fault]


@BOTH
@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_nothing_sticks_out_on_the_smallest_phone(visit: Any, code: str, script: bool) -> None:
    page = visit("/en/", viewport={"width": 320, "height": 640})
    if not script:
        page = visit("/en/", viewport={"width": 320, "height": 640}, java_script_enabled=False)
    for name in SHOWN:
        page.goto(f"{ORIGIN}/{code}/{'' if name == 'home' else name + '/'}")
        assert page.evaluate(STICKING) == [], name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


@BOTH
def test_a_page_asks_only_its_own_house_and_little_of_it(visit: Any, code: str) -> None:
    page = visit("/en/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{ORIGIN}/{code}/story/")
    page.wait_for_timeout(300)
    assert all(url.startswith(ORIGIN) for url in asked)
    assert len([url for url in asked if "/_/pictures/" not in url]) <= 8
    assert page.context.cookies() == []


@BOTH
def test_nothing_shifts_while_a_story_loads(visit: Any, code: str) -> None:
    page = visit("/en/latest/")
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) "
        "window.shift += entry.value; }).observe({ type: 'layout-shift', buffered: true })"
    )
    page.goto(f"{ORIGIN}/{code}/story/")
    page.wait_for_timeout(800)
    assert page.evaluate("window.shift") < 0.02


@BOTH
@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_menu_opens_by_keyboard(visit: Any, code: str, script: bool) -> None:
    page = visit(
        f"/{code}/story/", viewport={"width": 390, "height": 844}, java_script_enabled=script
    )
    summary = page.locator(".menu > summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".menu-panel")).to_be_visible()
    expect(page.locator(".menu-sections a").first).to_have_attribute(
        "href", re.compile(f"^/{code}/")
    )
    if script:
        page.keyboard.press("Escape")
        expect(page.locator(".menu-panel")).to_be_hidden()
        expect(summary).to_be_focused()


@BOTH
def test_ticker_turns_and_pauses(visit: Any, code: str) -> None:
    page = visit(f"/{code}/")
    words = Sample(code).said["flashes"]
    line = page.locator(".ticker-lines li:visible")
    expect(line).to_contain_text(words[0])
    height = page.locator(".ticker").bounding_box()["height"]
    page.locator("[data-ticker=next]").click()
    expect(line).to_contain_text(words[1])
    page.locator("[data-ticker=previous]").click()
    page.locator("[data-ticker=previous]").click()
    expect(line).to_contain_text(words[-1])
    assert page.locator(".ticker").bounding_box()["height"] == height
    pause = page.locator("[data-ticker=pause]")
    before = pause.get_attribute("aria-label")
    pause.click()
    expect(pause).not_to_have_attribute("aria-label", before or "")
    page.reload()
    expect(page.locator(".ticker")).to_have_attribute("data-paused", "")


@BOTH
def test_ticker_stands_as_a_list_without_script(visit: Any, code: str) -> None:
    page = visit(f"/{code}/", java_script_enabled=False)
    for words in Sample(code).said["flashes"]:
        expect(page.locator(".ticker-lines").get_by_text(words)).to_be_visible()
    expect(page.locator(".ticker-buttons")).to_be_hidden()


@BOTH
def test_part_fills_a_story_page(visit: Any, code: str) -> None:
    page = visit(f"/{code}/story/")
    expect(page.locator(".ticker-lines li:visible")).to_contain_text(
        Sample(code).said["flashes"][0]
    )
    expect(page.locator("[data-latest] li")).to_have_count(8)
    expect(page.locator("[data-part-date]")).not_to_be_empty()


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


@BOTH
def test_theme_and_text_size_are_kept(visit: Any, code: str) -> None:
    page = visit(f"/{code}/")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(ground)
    page.locator(".display > summary").click()
    page.locator("input[name=theme][value=dark]").check()
    page.locator("input[name=text][value=larger]").check()
    dark = page.evaluate(ground)
    assert dark != light
    page.goto(f"{ORIGIN}/{code}/story/")
    assert page.evaluate(ground) == dark
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") != "16px"
    page.locator(".display > summary").click()
    page.locator("input[name=theme][value='']").check()
    assert page.evaluate(ground) == light
    assert page.evaluate("localStorage.getItem('theme')") is None


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
def test_page_mirrors(visit: Any, code: str) -> None:
    page = visit(f"/{code}/")
    date, editions = (page.locator(s).bounding_box() for s in (".masthead-date", ".editions ul"))
    assert (date["x"] < editions["x"]) == (code == "en")
    page.goto(f"{ORIGIN}/{code}/story/")
    text, side = (page.locator(s).bounding_box() for s in (".story-body", ".story-side"))
    assert (text["x"] < side["x"]) == (code == "en")


@BOTH
def test_print_leaves_a_clean_column(visit: Any, code: str) -> None:
    page = visit(f"/{code}/story/")
    page.emulate_media(media="print")
    for gone in (".bar", ".ticker", ".footer", ".share", ".read-next"):
        expect(page.locator(gone)).to_be_hidden()
    expect(page.locator(".print-address")).to_be_visible()
    expect(page.locator(".corrections")).to_be_visible()


@BOTH
def test_targets_are_large_enough(visit: Any, code: str) -> None:
    page = visit(f"/{code}/story/", viewport={"width": 390, "height": 844})
    small = page.evaluate(
        """() => [...document.querySelectorAll(".bar a, .bar summary, .ticker button, .editions a, .share summary, .footer a, .chips a")]
        .filter(e => e.checkVisibility()).map(e => [e.className || e.textContent, e.getBoundingClientRect()])
        .filter(([, box]) => box.width && box.height < 43.5).map(([name]) => name)"""
    )
    assert small == []
