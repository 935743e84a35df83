"""Hostile words stay words: whatever is typed into any field comes out as text, in every page,
feed and twin.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree, html

from maydan.lib.direction import plain_line
from maydan.live.models import Flash
from maydan.stories import actions
from maydan.stories.models import Correction, CoverageEntry, Source
from tests.conftest import SAMPLES
from tests.newsroom import NOON, Newsroom
from tests.press import whole

pytestmark = pytest.mark.django_db
A_STORY = 24  # strings placed in one story
URLS = (
    "javascript:alert(1)",
    "  java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//outside.example/x",
    "https://x.example/\"onmouseover='alert(1)'",
    "vbscript:x",
)
OUR_SCRIPTS = ("application/ld+json", "module")


def strings() -> list[str]:
    naughty = json.loads((SAMPLES / "strings" / "blns.json").read_bytes())
    payloads = [
        one["payload"]
        for one in json.loads((SAMPLES / "xss" / "dompurify_expect.json").read_bytes())
    ]
    found = [*naughty, *payloads, "</script><script>alert(1)</script>", "]]>", "<!--", "{{ 7*7 }}"]
    return [text.replace("\x00", "") for text in found if text.replace("\x00", "").strip()]


class Speaker:
    """Says one string after the other, each cut to the length that its field takes."""

    def __init__(self, words: list[str]) -> None:
        self.words = iter(words)

    def __call__(self, most: int = 400) -> str:
        return next(self.words, "last")[:most]


def fill(newsroom: Newsroom) -> None:
    picture = newsroom.picture()
    words = strings()
    tag, region, coverage = (
        newsroom.tag("en", "x"),
        newsroom.region("en", "x"),
        newsroom.coverage("en", "x"),
    )
    who = newsroom.person("en", "x")
    for number, start in enumerate(range(0, len(words), A_STORY)):
        say = Speaker(words[start : start + A_STORY])
        _story(newsroom, number, say, picture, (tag, region, coverage, who))
    for named, text in zip((tag, region, coverage, who), PAYLOADS, strict=True):
        named.name = text
        named.save()
    coverage.blurb = who.bio = who.role = PAYLOADS[0]
    coverage.save()
    who.links = json.dumps(
        [{"type": "link", "value": {"label": PAYLOADS[1], "url": URLS[0]}, "id": "a"}]
    )
    who.save()
    Flash.objects.create(locale=newsroom.editions["en"].locale, text=PAYLOADS[0], at=NOON)
    edition = newsroom.editions["en"]
    edition.slogan, edition.description, edition.place = PAYLOADS[:3]
    edition.save_revision().publish()
    section = newsroom.sections["en", "sport"]
    section.title, section.description = PAYLOADS[0], PAYLOADS[1]
    section.save_revision().publish()
    actions.kill(newsroom.story("en", "Killed"), PAYLOADS[2])


PAYLOADS = (
    '"><script>alert(1)</script>',
    "' onfocus='alert(1)' autofocus='",
    "<img src=x onerror=alert(1)>",
    "</title></style></script><svg onload=alert(1)>",
)


def _story(
    newsroom: Newsroom, number: int, say: Speaker, picture: Any, things: tuple[Any, ...]
) -> None:
    tag, region, coverage, who = things
    item = {
        "image": picture.pk,
        "caption": say(),
        "alt": say(300),
        "credit": say(200),
        "decorative": False,
    }
    rows = [{"label": say(80), "value": 1}, {"label": say(80), "value": 2}]
    url = URLS[number % len(URLS)]
    blocks: list[tuple[str, Any]] = [
        ("paragraph", f"<p>{say()}</p>"),
        ("paragraph", f'<p><a href="{url}">a link</a> <a linktype="page" id="\'">b</a></p>{say()}'),
        ("fact_box", {"title": say(160), "text": say()}),
        ("subheading", say(160)),
        ("picture", item),
        ("gallery", {"title": say(160), "pictures": [item, item]}),
        ("quotation", {"words": say(), "speaker": say(160), "role": say(160), "where": say(160)}),
        ("pull_quote", {"text": say(), "attribution": say(160)}),
        (
            "table",
            {"table": {"data": [[say(), say()]], "table_caption": say()}, "source": say(200)},
        ),
        (
            "chart",
            {
                "title": say(160),
                "form": "bars",
                "unit": "<b>",
                "rows": rows,
                "source": url,
                "note": url,
            },
        ),
        ("embed", {"url": url, "title": url, "author": url}),
    ]
    story = newsroom.draft(
        "en",
        say(250),
        slug=f"hostile-{number}",
        at=NOON,
        kicker=say(60),
        standfirst=say(600),
        dateline=url[:80],
        kind=("news", "gallery")[number % 2],
        lead_picture=picture,
        lead_alt=url,
        lead_caption=url,
        lead_credit=url,
        body=blocks,
        tags=[tag],
        regions=[region],
        bylines=[who],
    )
    story.sponsored_by = url
    story.seo_title = story.social_headline = story.title[:200]
    story.coverage_entries = [CoverageEntry(coverage=coverage)]
    story.sources = [Source(outlet=url, url=url[:200])]
    story.corrections.add(Correction(date=NOON, text=story.title, wrong=story.standfirst))
    story.save_revision(clean=False).publish()


@pytest.fixture(scope="module")
def hostile(
    samples: Path,
    django_db_setup: None,
    django_db_blocker: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Newsroom]:
    folder = tmp_path_factory.mktemp("hostile")
    with django_db_blocker.unblock(), whole.pressed(folder, fill) as made:
        yield made


def pages(paper: Newsroom) -> Iterator[tuple[str, html.HtmlElement]]:
    for path in sorted(paper.tree.site.rglob("*.html")):
        name = str(path.relative_to(paper.tree.site))
        yield name, html.document_fromstring(path.read_text("utf-8"))


def vocabulary(paper: Newsroom) -> set[tuple[str, str]]:
    """Every element with every attribute that a paper's pages use."""
    return {
        (str(node.tag), str(name))
        for _name, page in pages(paper)
        for node in page.iter(etree.Element)
        for name in ("", *node.attrib)
    }


def test_hostile_pages_are_made_of_nothing_that_plain_ones_are_not(
    hostile: Newsroom, whole_paper: Newsroom
) -> None:
    rich = {(tag, "") for tag in ("em", "i", "strong", "sup", "sub", "ol", "code", "h3", "br")}
    assert vocabulary(hostile) - vocabulary(whole_paper) - rich == set()


def test_no_script_runs_but_ours(hostile: Newsroom) -> None:
    seen = 0
    for name, page in pages(hostile):
        seen += 1
        for script in page.xpath("//script"):
            assert script.get("type") in (None, *OUR_SCRIPTS), name
            if script.get("type") == "module":
                assert script.get("src").startswith("/static/reader."), name
        inline = page.xpath("//script[not(@type)]")
        assert len(inline) <= 1
        assert not page.xpath("//@*[starts-with(name(), 'on')]"), name
        assert not page.xpath(
            "//iframe|//object|//embed|//base|//form[not(contains(@action, '/search/'))]"
        )
        for link in page.xpath("//@href|//@src|//@action|//@data-frame"):
            assert link.startswith(("/", "#", "http://", "https://", "mailto:", "tel:")), (
                name,
                link,
            )
            assert not link.startswith("//"), (name, link)
    assert seen > 60


def test_headlines_come_out_whole(hostile: Newsroom) -> None:
    words = strings()
    for number, start in enumerate(range(0, len(words), A_STORY)):
        page = html.document_fromstring(hostile.page(f"/en/world/2026/03/14/hostile-{number}/"))
        (heading,) = page.xpath("//h1")
        said = json.loads(hostile.read(f"/en/world/2026/03/14/hostile-{number}/story.json"))
        assert plain_line(said["title"]) == said["title"]
        assert plain_line(heading.text_content()) == " ".join(said["title"].split())
        assert said["title"] in {
            plain_line(word[:250]) for word in words[start : start + A_STORY]
        } | {"last"}


def test_machines_read_the_same_words(hostile: Newsroom) -> None:
    found = 0
    for _name, page in pages(hostile):
        for script in page.xpath("//script[@type='application/ld+json']"):
            found += 1
            assert json.loads(script.text)["@context"] == "https://schema.org"
            assert not any(c in script.text for c in "<>&\u2028\u2029")
    assert found > 60
    headlines = {json.loads(p.read_bytes())["title"] for p in hostile.tree.site.rglob("story.json")}
    for path in hostile.tree.site.rglob("*.xml"):
        etree.fromstring(path.read_bytes())
    for path in hostile.tree.site.rglob("rss.xml"):
        assert not feedparser.parse(path.read_bytes()).bozo
    told = json.loads(hostile.read("en/feed.json"))
    assert {item["title"] for item in told["items"]} <= headlines
    for document in (hostile.tree.documents / "en").iterdir():
        card = html.fragment_fromstring(
            json.loads(document.read_bytes())["card"], create_parent="div"
        )
        assert not card.xpath(".//script|.//@*[starts-with(name(), 'on')]|.//svg[@onload]")
