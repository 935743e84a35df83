"""The worst paper that an editor can make, pressed and served: at 320 pixels nothing scrolls
sideways and no words lie over others, in either direction."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import Page

from maydan.fronts.models import Front, Pin
from maydan.live.models import Flash
from maydan.stories import actions
from maydan.stories.models import Correction
from tests.browser.looking import OVERLAPPING, SIDEWAYS, STICKING
from tests.newsroom import NOON, Newsroom
from tests.reader.sample_views import SCRIPTS

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LONG = {"en": "Incomprehensibilities", "ar": "فسيكفيكهموها"}
COPY = {"en": "The harbour woke before the gulls did. ", "ar": "استيقظ الميناء قبل نوارسه بقليل. "}


def worst_story(n: Newsroom, code: str) -> str:
    """200 characters of headline, a word of standfirst, 40 bylines, 30 tags, 30 columns, 20,000
    words; no picture, no translation. Gives its address."""
    sentence = COPY[code]
    paragraph = f"<p>{sentence * (100 // len(sentence.split()))}</p>"
    words = len(paragraph.split())
    table = {
        "data": [
            [f"{LONG[code]} {c}" if r == 0 else f"{r * c}" for c in range(30)] for r in range(8)
        ],
        "first_row_is_table_header": True,
        "table_caption": LONG[code] * 4,
    }
    story = n.story(
        code,
        (LONG[code] + " ") * (200 // (len(LONG[code]) + 1)),
        standfirst="No." if code == "en" else "لا.",
        kicker=LONG[code] * 2,
        bylines=[n.person(code, f"{SCRIPTS[i % len(SCRIPTS)]} {i}") for i in range(40)],
        tags=[n.tag(code, f"{SCRIPTS[i % len(SCRIPTS)]} {LONG[code]} {i}") for i in range(30)],
        body=[
            ("table", {"table": table, "source": LONG[code] * 3}),
            ("subheading", LONG[code] * 3),
            ("pull_quote", {"text": LONG[code] * 4, "attribution": LONG[code] * 3}),
            ("paragraph", f"<p>{'x' * 300}</p>"),
            *[("paragraph", paragraph)] * (20_000 // words + 1),
        ],
    )
    Correction.objects.create(story=story, date=NOON, text=LONG[code] * 9, wrong="x" * 200)
    n.edit(story)
    return str(story.address)


def front_of_killed(n: Newsroom, code: str) -> str:
    """A front whose pins were all killed; gives the address of one of them."""
    front = Front.objects.create(page=Page.objects.get(pk=n.editions[code].pk))
    killed = [n.story(code, f"{LONG[code]} {i}") for i in range(5)]
    for story in killed:
        Pin.objects.create(front=front, story=story, container=1)
    for story in killed:
        actions.kill(story, LONG[code] * 6)
    return str(killed[0].address)


@pytest.mark.parametrize("code", ["en", "ar"])
def test_the_worst_paper_holds_on_the_smallest_phone(
    newsroom: Newsroom, visit: Any, served: Any, code: str
) -> None:
    worst = worst_story(newsroom, code)
    removed = front_of_killed(newsroom, code)
    Flash.objects.create(locale=newsroom.editions[code].locale, text=LONG[code] * 9, at=NOON)
    for number in range(3):
        newsroom.story("es", f"Una de tres {number}")
    newsroom.press()
    host = served(newsroom.tree.root)
    page = visit("/es/", host=host, viewport={"width": 320, "height": 640})
    site = newsroom.tree.site
    people = sorted(path.name for path in (site / code / "by").iterdir())
    tags = sorted(path.name for path in (site / code / "tag").iterdir())
    lists = ["", "world/", "latest/", "breaking/", "live/", "authors/", "corrections/", "search/"]
    lists += ["search/?q=" + LONG[code], f"by/{people[0]}/", f"tag/{tags[0]}/", f"tag/{tags[-1]}/"]
    walked = [worst, removed, "/es/", "/es/world/", f"/{code}/no-such-page/"]
    for address in walked + [f"/{code}/{one}" for one in lists]:
        page.goto(host + address)
        assert page.evaluate(STICKING) == [], address
        assert not page.evaluate(SIDEWAYS), address
        assert page.evaluate(OVERLAPPING) == [], address
    answer = page.goto(host + removed)
    assert answer.status == 410
    page.goto(f"{host}/{code}/")
    assert page.locator(".card").count() == 1
