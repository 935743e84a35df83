"""Search as a reader meets it: a pressed paper, a real serve, with script and without."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.newsroom import Newsroom

pytestmark = pytest.mark.browser
WORDS = {"en": ("harbour", "Nothing like it"), "ar": ("الميناء", "لا شيء مثله")}


@pytest.mark.parametrize("code", ["en", "ar"])
@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_search_finds_and_filters(
    newsroom: Newsroom, visit: Any, served: Any, code: str, script: bool
) -> None:
    word, other = WORDS[code]
    newsroom.story(code, f"{word} 1", section="world")
    newsroom.story(code, f"{word} 2", section="sport", kind="analysis")
    newsroom.story(code, other)
    newsroom.press()
    page = visit(f"/{code}/", host=served(newsroom.tree.root), java_script_enabled=script)
    page.locator(".bar-search").click()
    page.locator("main input[type=search]").fill(word)
    page.keyboard.press("Enter")
    results = page.locator(".search-results .card-headline")
    expect(results).to_have_count(2)
    expect(page.locator("main input[type=search]")).to_have_value(word)
    page.locator("main select[name=kind]").select_option("analysis")
    page.locator("main .search-form button").click()
    expect(results).to_have_count(1)
    expect(page.locator("main select[name=kind]")).to_have_value("analysis")
    results.locator("a").click()
    expect(page.locator("h1")).to_have_text(f"{word} 2")
    page.goto(page.url.split(f"/{code}/")[0] + f"/{code}/search/?q=zzzz")
    expect(results).to_have_count(0)
    expect(page.locator(".search-results")).to_contain_text("zzzz")
