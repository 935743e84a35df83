"""Every page of the sample site: nothing sticks out, lies over something or shuts anybody out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest

from tests.browser.looking import BOTH, OVERLAPPING, SIDEWAYS, STICKING
from tests.reader.sample_site import ORIGIN
from tests.reader.sample_views import Sample

pytestmark = pytest.mark.browser
FRAMES = ("moved", "editions", "result")
SHOWN = [name for name in Sample("en").pages() if name not in FRAMES]
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Light pages are asked everything; of dark ones those that differ in colour, and only about that.
DARK = (
    "home",
    "story",
    "story-gallery",
    "story-figures",
    "coverage",
    "breaking",
    "corrections",
    "search",
    "month",
    "authors",
    "missing",
)
ASKED = {
    "light": {"runOnly": {"type": "tag", "values": WCAG}},
    "dark": {"runOnly": {"type": "rule", "values": ["color-contrast"]}},
}


def address(code: str, name: str) -> str:
    return f"/{code}/{'' if name == 'home' else name + '/'}"


@BOTH
@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_nothing_sticks_out_or_overlaps_on_the_smallest_phone(
    visit: Any, code: str, script: bool
) -> None:
    phone = {"width": 320, "height": 640}
    page = visit(f"/{code}/latest/", viewport=phone, java_script_enabled=script)
    for name in SHOWN:
        page.goto(ORIGIN + address(code, name))
        assert page.evaluate(STICKING) == [], name
        assert not page.evaluate(SIDEWAYS), name
        assert page.evaluate(OVERLAPPING) == [], name


@BOTH
@pytest.mark.parametrize("theme", list(ASKED))
def test_no_page_shuts_anybody_out(visit: Any, code: str, theme: str) -> None:
    page = visit(f"/{code}/latest/", color_scheme=theme, reduced_motion="reduce")
    axe, asked = AXE.read_text(), json.dumps({**ASKED[theme], "resultTypes": ["violations"]})
    found = {}
    for name in DARK if theme == "dark" else SHOWN:
        page.goto(ORIGIN + address(code, name))
        page.evaluate(axe)
        violations = page.evaluate(f"axe.run(document, {asked}).then(told => told.violations)")
        grave = [one for one in violations if one["impact"] in ("serious", "critical")]
        if grave:
            found[name] = [(one["id"], one["nodes"][0]["html"][:120]) for one in grave]
    assert found == {}
