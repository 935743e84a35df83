# ruff: noqa: E501 JavaScript in strings
"""The frame of every page: menu, ticker, part, mirroring, targets, theme and text size."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.looking import BOTH
from tests.reader.sample_site import ORIGIN
from tests.reader.sample_views import Sample

pytestmark = pytest.mark.browser


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


@BOTH
def test_page_mirrors(visit: Any, code: str) -> None:
    page = visit(f"/{code}/")
    date, editions = (page.locator(s).bounding_box() for s in (".masthead-date", ".editions ul"))
    assert (date["x"] < editions["x"]) == (code == "en")
    page.goto(f"{ORIGIN}/{code}/story/")
    text, side = (page.locator(s).bounding_box() for s in (".story-body", ".story-side"))
    assert (text["x"] < side["x"]) == (code == "en")


@BOTH
def test_targets_are_large_enough(visit: Any, code: str) -> None:
    page = visit(f"/{code}/story/", viewport={"width": 390, "height": 844})
    small = page.evaluate(
        """() => [...document.querySelectorAll(".bar a, .bar summary, .ticker button, .editions a, .share summary, .footer a, .chips a")]
        .filter(e => e.checkVisibility()).map(e => [e.className || e.textContent, e.getBoundingClientRect()])
        .filter(([, box]) => box.width && box.height < 43.5).map(([name]) => name)"""
    )
    assert small == []
