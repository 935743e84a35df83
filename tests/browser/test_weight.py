"""What a story page may weigh, ask and do to a reader's eye."""

from __future__ import annotations

from typing import Any

import brotli
import pytest

from tests.browser.conftest import site
from tests.browser.looking import BOTH
from tests.reader.sample_site import ORIGIN

pytestmark = pytest.mark.browser
KB = 1024
SHIFT = """window.shift = 0; new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });"""


def is_picture(url: str) -> bool:
    return "/_/pictures/" in url or url.endswith(".svg")


@BOTH
@pytest.mark.parametrize("name", ["story", "story-gallery", "story-figures"])
def test_a_story_is_light(code: str, name: str) -> None:
    files = site().assets.files
    weights = {
        kind: sum(len(brotli.compress(body)) for path, body in files.items() if path.endswith(kind))
        for kind in (".css", ".js")
    }
    page = len(brotli.compress(site().page(code, name).encode()))
    assert weights[".js"] <= 8 * KB
    assert page + sum(weights.values()) <= 40 * KB


@BOTH
def test_a_story_asks_only_its_own_house_and_little_of_it(visit: Any, code: str) -> None:
    page = visit(f"/{code}/latest/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{ORIGIN}/{code}/story/", wait_until="networkidle")
    assert all(url.startswith(ORIGIN) for url in asked)
    assert len(house := [url for url in asked if not is_picture(url)]) <= 8, house
    assert page.context.cookies() == []
    assert page.evaluate("document.cookie") == ""


@BOTH
@pytest.mark.parametrize("name", ["story", "home"])
def test_nothing_shifts_while_a_page_loads(visit: Any, code: str, name: str) -> None:
    page = visit(f"/{code}/latest/")
    page.add_init_script(SHIFT)
    page.goto(f"{ORIGIN}/{code}/{'' if name == 'home' else name + '/'}")
    page.wait_for_timeout(600)
    assert page.evaluate("window.shift") < 0.02
