"""Every template in every edition: it renders, and keeps the promises that hold everywhere."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser

import pytest
from jinja2 import Environment

from maydan.reader import assets, environment
from tests.reader.sample_views import HOSTILE, Sample

CODES = ("en", "ar", "es")
FRAMELESS = {"moved", "editions", "result"}
PAGES = [(code, name) for code in CODES for name in Sample(code).pages()]


@cache
def built() -> assets.Assets:
    return assets.build(None, ["#0b5563"])


@cache
def spoken(code: str) -> Environment:
    return environment.for_edition(environment.environment(None, built()), Sample(code).edition)


@cache
def page(code: str, name: str) -> str:
    template, context = Sample(code).pages()[name]
    return spoken(code).get_template(template).render(context)


class Walk(HTMLParser):
    """Start tags with their attributes, and the text of scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.mark.parametrize(("code", "name"), PAGES)
def test_page_runs_nothing_of_its_own_and_nothing_from_outside(code: str, name: str) -> None:
    walk = Walk(page(code, name))
    assert not walk.all("style")
    for tag, attributes in walk.tags:
        assert "style" not in attributes, (tag, attributes)
        assert not [key for key in attributes if key.startswith("on")], (tag, attributes)
        for key in ("src", "href", "srcset", "action"):
            assert not (attributes.get(key) or "").startswith(("javascript:", "data:"))
        if tag in ("img", "script", "source", "iframe", "video"):
            for key in ("src", "srcset"):
                assert (attributes.get(key) or "/").startswith("/")
        if tag == "link" and attributes.get("rel") in ("stylesheet", "preload", "icon"):
            assert (attributes["href"] or "").startswith("/")


@pytest.mark.parametrize(("code", "name"), [pair for pair in PAGES if pair[1] != "result"])
def test_page_has_its_bones(code: str, name: str) -> None:
    walk = Walk(page(code, name))
    html = walk.all("html")[0]
    if name != "editions":
        assert html["lang"] == code
        assert html["dir"] == ("rtl" if code == "ar" else "ltr")
    assert len(walk.all("h1")) == 1
    assert len(walk.all("main")) == 1
    assert all(
        ("alt" in img and img.get("width")) or "wordmark" in (img.get("class") or "")
        for img in walk.all("img")
    )
    ids = [attributes["id"] for _, attributes in walk.tags if "id" in attributes]
    assert len(ids) == len(set(ids)), sorted(ids)
    for label in walk.all("label"):
        assert label.get("for") is None or label["for"] in ids
    if name not in FRAMELESS:
        assert {link["hreflang"] for link in walk.all("link") if "hreflang" in link} == {
            "en",
            "ar",
            "es",
            "x-default",
        }
        assert [link for link in walk.all("a") if link.get("class") == "skip"]


@pytest.mark.parametrize(
    "name",
    [name for code, name in PAGES if code == "ar" and name not in {*FRAMELESS, "story-worst"}],
)
def test_figures_are_of_one_system(name: str) -> None:
    """An edition with Arabic digits shows no Western ones in what we write ourselves."""
    text = re.sub(
        r"<script.*?</script>|<p class=\"print-address.*?</p>|<svg.*?</svg>|<[^>]+>|X|RSS",
        " ",
        page("ar", name),
        flags=re.S,
    )
    assert not re.findall(r"[0-9]+", text)


@pytest.mark.parametrize("code", CODES)
def test_hostile_words_stay_words(code: str) -> None:
    html = page(code, "story-worst")
    assert "<script>alert" not in html
    assert HOSTILE not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


@pytest.mark.parametrize("code", CODES)
def test_moved_mark_names_its_target_early(code: str) -> None:
    head = page(code, "moved").encode()[:1024]
    assert b'<link rel="canonical" href="/' in head


@pytest.mark.parametrize("code", CODES)
def test_search_shell_has_every_place_that_serve_fills(code: str) -> None:
    html = page(code, "search")
    assert re.search(r'<input [^>]*data-search-query value=""', html)
    assert html.count("<!--search:results-->") == 1
    for name in ("none", "more", "previous", "unavailable", "count"):
        assert f'data-search="{name}"' in html
    categories = re.findall(r'data-search="count" data-plural="(\w+)"', html)
    expected = ["zero", "one", "two", "few", "many", "other"] if code == "ar" else ["one", "other"]
    assert sorted(categories) == sorted(expected)


@pytest.mark.parametrize("code", CODES)
def test_rendering_twice_gives_the_same_bytes(code: str) -> None:
    template, context = Sample(code).pages()["home"]
    assert spoken(code).get_template(template).render(context) == page(code, "home")
