"""What is pressed is valid: every link leads somewhere, nothing comes from outside, and machines
can read what is meant for them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import feedparser
import jsonschema
import pytest
from lxml import etree, html
from referencing import Registry, Resource

from maydan.pressed import policy
from maydan.pressed.layout import MARKS, address_of, file_of
from tests.newsroom import CODES, Newsroom

pytestmark = (
    pytest.mark.django_db
)  # for the module's paper: pytest-django makes a database on demand
SITE = "http://127.0.0.1:8000"
LOADING = {
    "src": "//@src",
    "srcset": "//@srcset",
    "href": "//link[not(@rel='canonical' or @rel='alternate')]/@href",
    "poster": "//@poster",
    "data": "//object/@data",
    "action": "//form/@action",
}


@pytest.fixture(scope="module")
def paper(whole_paper: Newsroom) -> Newsroom:
    return whole_paper


@pytest.fixture(scope="module")
def pages(paper: Newsroom) -> dict[str, html.HtmlElement]:
    """Every pressed page, by its address."""
    found = {}
    for path in sorted(paper.tree.site.rglob("*.html")):
        name = str(path.relative_to(paper.tree.site))
        found[name] = html.document_fromstring(path.read_text("utf-8"))
    assert len(found) > 150
    return found


def is_page(name: str) -> bool:
    """A page that readers look for: not a mark, not an error page."""
    return not name.endswith((*MARKS, "404.html"))


def address(name: str) -> str:
    return address_of(name)


def inside(link: str, base: str) -> str | None:
    """The decoded path of a link within the paper; None for one that leads out."""
    full = urlsplit(urljoin(f"{SITE}{base}", link))
    if f"{full.scheme}://{full.netloc}" != SITE:
        return None
    return unquote(full.path)


def leads_somewhere(paper: Newsroom, path: str) -> bool:
    place = paper.tree.site / file_of(path).lstrip("/")
    return place.is_file() or any((place.with_name(mark)).is_file() for mark in MARKS)


# ---- links and resources


def test_every_link_on_every_page_leads_somewhere(
    paper: Newsroom, pages: dict[str, html.HtmlElement]
) -> None:
    broken = set()
    for name, page in pages.items():
        base = address(name)
        found = {*page.xpath("//@href"), *page.xpath("//@src"), *page.xpath("//form/@action")}
        found |= set(
            page.xpath("//meta[starts-with(@property, 'og:')]/@content[contains(., '://')]")
        )
        for srcset in page.xpath("//@srcset"):
            found |= {part.split()[0] for part in srcset.split(",")}
        for link in found:
            path = inside(link, base)
            if path is not None and not leads_somewhere(paper, path):
                broken.add((name, link))
    assert broken == set()


def test_every_anchor_stands_on_its_page_and_no_id_twice(
    pages: dict[str, html.HtmlElement],
) -> None:
    wrong = set()
    for name, page in pages.items():
        ids = page.xpath("//@id")
        wrong |= {(name, one) for one in ids if ids.count(one) > 1}
        links = page.xpath("//a[starts-with(@href, '#')]/@href")
        wrong |= {(name, link) for link in links if unquote(link[1:]) not in ids}
        labels = " ".join(page.xpath("//@aria-labelledby | //@aria-describedby | //label/@for"))
        wrong |= {(name, label) for label in labels.split() if label not in ids}
    assert wrong == set()


def test_no_page_loads_anything_from_outside(pages: dict[str, html.HtmlElement]) -> None:
    outside = set()
    for name, page in pages.items():
        for kind, path in LOADING.items():
            for value in page.xpath(path):
                parts = value.split(",") if kind == "srcset" else [value]
                outside |= {(name, one) for one in parts if inside(one.split()[0], "/") is None}
        outside |= {
            (name, node.tag) for node in page.xpath("//iframe|//object|//embed|//base|//style")
        }
        outside |= {(name, style) for style in page.xpath("//@style")}
    assert outside == set()


def test_styles_load_from_the_tree_only(paper: Newsroom) -> None:
    sheets = list((paper.tree.site / "static").glob("*.css"))
    assert sheets
    for sheet in sheets:
        text = sheet.read_text()
        assert "@import" not in text
        for url in re.findall(r"url\(\s*[\"']?([^\"')]+)", text):
            assert url.startswith("data:image/") or leads_somewhere(paper, url), url


def test_the_policy_lets_no_script_in_but_ours(
    paper: Newsroom, pages: dict[str, html.HtmlElement]
) -> None:
    told = policy.load(paper.tree.policy)
    script_policy = told.content_security_policy.partition("script-src ")[2].partition(";")[0]
    assert "unsafe" not in told.content_security_policy
    assert told.content_security_policy.startswith("default-src 'none'")
    inline = {
        script.text
        for page in pages.values()
        for script in page.xpath("//script[not(@src) and not(@type='application/ld+json')]")
    }
    assert len(inline) == 1
    from base64 import b64encode
    from hashlib import sha256

    digest = b64encode(sha256(inline.pop().encode()).digest()).decode()
    assert f"'sha256-{digest}'" in script_policy


# ---- what pages say of themselves


def test_canonical_links_are_absolute_and_each_pages_own(
    pages: dict[str, html.HtmlElement],
) -> None:
    for name, page in pages.items():
        if not is_page(name) or name == "index.html":
            continue
        (canonical,) = page.xpath("//link[@rel='canonical']/@href")
        if "elsewhere-first" in name:
            assert canonical == "https://elsewhere.example/story"
        else:
            assert inside(canonical, "/") == address(name), name
            assert canonical.startswith(SITE)
            assert canonical.isascii()


def test_alternates_are_symmetrical_and_name_their_page(pages: dict[str, html.HtmlElement]) -> None:
    told: dict[str, dict[str, str]] = {}
    for name, page in pages.items():
        links = {
            row.get("hreflang"): unquote(urlsplit(row.get("href")).path)
            for row in page.xpath("//link[@rel='alternate'][@hreflang]")
        }
        if links and address(name) != "/":  # the choice of editions is a translation of none
            told[address(name)] = links
    assert {"/en/", "/ar/latest/", "/es/world/"} <= told.keys()
    assert any("translated" in one for one in told)
    for one, links in told.items():
        assert one in links.values(), one
        assert "x-default" in links
        for language, other in links.items():
            assert told[other] == links, (one, language, other)
            if language != "x-default":
                assert other.split("/")[1] == language
                (said,) = pages[file_of(other)].xpath("/html/@lang")
                assert said == language


def test_pages_that_search_engines_should_not_keep_say_so(
    pages: dict[str, html.HtmlElement],
) -> None:
    hidden = {
        name
        for name, page in pages.items()
        if page.xpath("//meta[@name='robots'][@content='noindex']")
    }
    assert {name for name in hidden if is_page(name)} == {
        "en/world/2026/03/14/hidden/index.html",
        *(f"{code}/search/index.html" for code in CODES),
    }
    assert {name for name in pages if not is_page(name)} <= hidden


def test_every_page_has_one_heading_a_title_and_a_language(
    pages: dict[str, html.HtmlElement],
) -> None:
    for name, page in pages.items():
        assert len(page.xpath("//h1")) == 1, name
        assert page.findtext(".//title").strip()
        code = name.split("/")[0]
        if code in CODES:
            assert page.get("lang") == code
            assert page.get("dir") == ("rtl" if code == "ar" else "ltr")


def test_every_picture_says_what_it_shows_and_how_large_it_is(
    pages: dict[str, html.HtmlElement],
) -> None:
    seen = 0
    for name, page in pages.items():
        for picture in page.xpath("//img[not(ancestor::template)]"):
            seen += 1
            assert picture.get("alt") is not None, name
            assert picture.get("width"), name
            assert picture.get("height"), name
    assert seen > 50


# ---- JSON-LD


def graph(page: html.HtmlElement) -> list[dict[str, Any]]:
    (script,) = page.xpath("//script[@type='application/ld+json']")
    told = json.loads(script.text)
    assert told["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = told["@graph"]
    return found


def node(page: html.HtmlElement, *kinds: str) -> dict[str, Any]:
    (found,) = [one for one in graph(page) if one["@type"] in kinds]
    return found


STORY_TYPES = {
    "news": "NewsArticle",
    "analysis": "AnalysisNewsArticle",
    "opinion": "OpinionNewsArticle",
    "blog": "BlogPosting",
    "feature": "ReportageNewsArticle",
    "explainer": "BackgroundNewsArticle",
    "gallery": "NewsArticle",
    "infographic": "NewsArticle",
}


@pytest.mark.parametrize("kind", STORY_TYPES)
def test_a_story_of_each_kind_is_told_to_machines(
    pages: dict[str, html.HtmlElement], kind: str
) -> None:
    (name,) = [one for one in pages if one.startswith("en/") and f"/a-story-of-{kind}/" in one]
    told = node(pages[name], STORY_TYPES[kind])
    assert told["headline"] == f"A story of {kind}"
    assert inside(told["mainEntityOfPage"], "/") == address(name)
    assert datetime.fromisoformat(told["datePublished"]) <= datetime.fromisoformat(
        told["dateModified"]
    )
    assert told["inLanguage"] == "en"
    assert re.fullmatch(r"PT\d+M", told["timeRequired"])
    assert told["author"][0]["@type"] == "Person"
    assert told["author"][0]["name"] == "Ada en"
    assert told["publisher"]["@type"] == "NewsMediaOrganization"
    assert told["citation"][0]["publisher"]["name"] == "Agency"
    assert told["isBasedOn"][0]["publisher"]["name"] == "Gazette"
    assert told["image"][0]["@type"] == "ImageObject"
    assert told["image"][0]["creditText"] == "Test desk"
    if kind == "news":
        assert told["correction"][0]["text"] == "It was so."
    crumbs = node(pages[name], "BreadcrumbList")["itemListElement"]
    assert [crumb["position"] for crumb in crumbs] == list(range(1, len(crumbs) + 1))
    assert crumbs[0]["name"] == "The Test"
    for crumb in crumbs:
        assert file_of(inside(crumb["item"], "/") or "").lstrip("/") in pages


def test_a_translation_names_the_work_it_was_made_from(pages: dict[str, html.HtmlElement]) -> None:
    told = node(pages["ar/world/2026/03/14/translated/index.html"], "NewsArticle")
    assert inside(told["translationOfWork"]["url"], "/") == "/en/world/2026/03/14/a-story-of-news/"


def test_fronts_people_and_lists_say_what_they_are(pages: dict[str, html.HtmlElement]) -> None:
    assert node(pages["en/index.html"], "NewsMediaOrganization")["name"] == "The Test"
    assert node(pages["en/by/ada-en/index.html"], "Person")["jobTitle"] == "Reporter"
    for name in ("en/world/index.html", "en/latest/index.html", "ar/tag/harbour/index.html"):
        items = node(pages[name], "CollectionPage")["mainEntity"]["itemListElement"]
        assert items
        assert all(file_of(inside(item["url"], "/") or "").lstrip("/") in pages for item in items)


def test_only_words_of_schema_org_are_used(
    pages: dict[str, html.HtmlElement], samples: Path
) -> None:
    known = json.loads((samples / "schemaorg" / "schemaorg-current-https.jsonld").read_bytes())
    words = {one["@id"].removeprefix("schema:") for one in known["@graph"]}

    def used(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            for name, inner in value.items():
                if not name.startswith("@"):
                    yield name
                    yield from used(inner)
                elif name == "@type":
                    yield inner
                elif name == "@graph":
                    yield from used(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from used(inner)

    found = {
        word
        for page in pages.values()
        for s in page.xpath("//script[@type='application/ld+json']")
        for word in used(json.loads(s.text))
    }
    assert found
    assert found <= words


# ---- feeds and sitemaps


def feeds(paper: Newsroom) -> dict[str, bytes]:
    names = ("rss.xml", "atom.xml", "feed.json")
    found = [path for name in names for path in paper.tree.site.rglob(name)]
    return {str(path.relative_to(paper.tree.site)): path.read_bytes() for path in found}


def test_feeds_are_what_a_strangers_reader_expects(paper: Newsroom) -> None:
    found = {name: data for name, data in feeds(paper).items() if name.endswith(".xml")}
    for folder in ("", "world/", "world/asia/", "tag/harbour/", "region/west-shore/"):
        assert {f"{code}/{folder}rss.xml" for code in CODES} <= found.keys()
    assert {"en/atom.xml", "en/world/atom.xml", "en/by/ada-en/rss.xml"} <= found.keys()
    for name, data in found.items():
        told = feedparser.parse(data)
        assert not told.bozo, (name, told.get("bozo_exception"))
        assert told.feed.title
        assert told.feed.link.startswith(SITE)
        assert told.version == ("atom10" if name.endswith("atom.xml") else "rss20")
        assert told.entries, name
        ids = [entry.id for entry in told.entries]
        assert len(set(ids)) == len(ids)
        moments = [entry.published_parsed for entry in told.entries]
        assert moments == sorted(moments, reverse=True)
        for entry in told.entries:
            assert entry.title
            path = inside(entry.link, "/")
            assert path
            assert leads_somewhere(paper, path)
            own = {link["href"] for link in told.feed.links if link["rel"] == "self"}
            assert own == {f"{SITE}/{name}"}


def test_json_feeds_hold_what_the_standard_wants(paper: Newsroom) -> None:
    found = {name: json.loads(data) for name, data in feeds(paper).items() if name.endswith("json")}
    assert {"en/feed.json", "ar/world/feed.json", "es/sport/feed.json"} <= found.keys()
    for name, told in found.items():
        assert told["version"] == "https://jsonfeed.org/version/1.1"
        assert told["feed_url"] == f"{SITE}/{name}"
        assert told["title"]
        for item in told["items"]:
            assert isinstance(item["id"], str)
            assert item.keys() & {"content_text", "content_html"}
            assert datetime.fromisoformat(item["date_published"]).tzinfo
            assert leads_somewhere(paper, inside(item["url"], "/") or "?")


def test_feeds_link_to_the_same_stories_whatever_their_form(paper: Newsroom) -> None:
    for code in CODES:
        rss = feedparser.parse((paper.tree.site / code / "rss.xml").read_bytes())
        atom = feedparser.parse((paper.tree.site / code / "atom.xml").read_bytes())
        told = json.loads((paper.tree.site / code / "feed.json").read_bytes())
        ids = [item["id"] for item in told["items"]]
        assert [entry.id for entry in rss.entries] == [entry.id for entry in atom.entries] == ids


@pytest.fixture(scope="module")
def sitemap_schema(samples: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(samples / "sitemap-xsd" / "all.xsd"))


def test_sitemaps_are_valid_and_complete(
    paper: Newsroom, samples: Path, sitemap_schema: etree.XMLSchema
) -> None:
    index = etree.fromstring((paper.tree.site / "sitemap.xml").read_bytes())
    etree.XMLSchema(etree.parse(samples / "sitemap-xsd" / "siteindex.xsd")).assertValid(index)
    names = [inside(loc.text or "", "/") for loc in index.iter("{*}loc")]
    pressed = {
        f"/{path.relative_to(paper.tree.site)}" for path in paper.tree.site.glob("*/*sitemap*.xml")
    }
    assert set(names) == pressed
    listed = []
    for name in names:
        sitemap = etree.fromstring((paper.tree.site / str(name).lstrip("/")).read_bytes())
        sitemap_schema.assertValid(sitemap)
        if "news" not in str(name):
            listed += [inside(str(loc.text), "/") for loc in sitemap.iter("{*}loc")]
    assert len(listed) == len(set(listed))
    for path in listed:
        assert (paper.tree.site / file_of(str(path))).is_file(), path
    stories = {
        f"/{p.parent.relative_to(paper.tree.site)}/" for p in paper.tree.site.rglob("story.json")
    }
    unlisted = {"/en/world/2026/03/14/hidden/", "/en/world/2026/03/14/elsewhere-first/"}
    assert stories - set(listed) == unlisted


def test_the_news_sitemap_holds_the_last_two_days_only(paper: Newsroom) -> None:
    root = etree.fromstring((paper.tree.site / "en/news-sitemap.xml").read_bytes())
    titles = {str(one.text) for one in root.iter("{*}title")}
    assert "A story of news" in titles
    assert not titles & {"A story of analysis", "Hidden", "Elsewhere first", "Off fronts"}


def test_the_robots_and_security_files_say_where_to_look(paper: Newsroom) -> None:
    robots = paper.read("robots.txt")
    assert robots.startswith("User-agent: *\n")
    assert f"Sitemap: {SITE}/sitemap.xml" in robots
    assert "Disallow: /\n" not in robots
    lines = dict(
        line.split(": ", 1) for line in paper.read(".well-known/security.txt").splitlines()
    )
    assert lines.keys() >= {"Contact", "Expires"}
    assert datetime.fromisoformat(lines["Expires"]).tzinfo
    assert lines["Canonical"] == f"{SITE}/.well-known/security.txt"


# ---- twins and documents


def test_the_json_twins_are_valid_ninjs(paper: Newsroom, samples: Path) -> None:
    schema = json.loads((samples / "ninjs" / "ninjs-schema_2.1.json").read_bytes())
    anything = Resource.from_contents({"$schema": "http://json-schema.org/draft-07/schema#"})
    registry: Registry[Any] = Registry().with_resource(
        "https://geojson.org/schema/GeoJSON.json", anything
    )
    validator = jsonschema.validators.validator_for(schema)(schema, registry=registry)
    twins = list(paper.tree.site.rglob("story.json"))
    assert len(twins) > 20
    for twin in twins:
        told = json.loads(twin.read_bytes())
        assert [fault.message for fault in validator.iter_errors(told)] == []
        assert twin.with_name("index.html").is_file()
        assert inside(told["uri"], "/") == f"/{twin.parent.relative_to(paper.tree.site)}/"


def test_the_part_leads_to_pages(paper: Newsroom) -> None:
    for code in CODES:
        told = json.loads(paper.read(f"{code}/_part.json"))
        assert [row["text"] for row in told["flashes"]] == ["It happened"]
        assert len(told["latest"]) == 8
        for row in (*told["flashes"], *told["latest"]):
            assert leads_somewhere(paper, row["address"])


def test_what_is_kept_off_fronts_is_on_no_list(
    paper: Newsroom, pages: dict[str, html.HtmlElement]
) -> None:
    holding = {
        name
        for name, page in pages.items()
        if page.xpath("//a[contains(@href, '/off-fronts/')]") and "/off-fronts/" not in name
    }
    assert holding == set()
    assert "en/world/2026/03/14/off-fronts/index.html" in pages
    assert "off-fronts" in paper.read("en/sitemap-2026-03.xml")


def test_what_search_engines_may_not_have_our_own_search_has_not_either(paper: Newsroom) -> None:
    told = [json.loads(path.read_bytes()) for path in (paper.tree.documents / "en").iterdir()]
    headlines = {one["headline"] for one in told}
    assert "A story of news" in headlines
    assert not headlines & {"Hidden", "Killed"}
    for one in told:
        assert one["section"] in ("world", "world/asia", "sport")
        (link,) = html.fragment_fromstring(one["card"], create_parent="div").xpath("//a/@href")[:1]
        assert leads_somewhere(paper, inside(link, "/") or "?")
