"""Search from documents to the reader's page: what is found, in which order, escaped, and when it
cannot be.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maydan.pressed import search
from maydan.serve.search import query, results
from maydan.serve.search.plural import category
from tests.pressed_tree import PressedTree

DAY = 86_400
START = 1_767_225_600  # the first of January 2026
SHELL = """<!doctype html><html lang="en"><form>
<input type="search" name="q" data-search-query value="">
<select name="section"><option value="">All</option><option value="world">World</option></select>
<select name="sort"><option value="best">Best</option><option value="new">New</option></select>
<input type="date" name="from"></form>
<template data-search="count" data-plural="one">{n} result for {q}</template>
<template data-search="count" data-plural="other">{n} results for {q}</template>
<template data-search="none">Nothing for {q}</template>
<template data-search="more">More</template>
<template data-search="previous">Previous</template>
<template data-search="unavailable">Search rests</template>
<!--search:results--></html>
"""


def document(number: int, **fields: Any) -> dict[str, Any]:
    return {
        "id": str(number),
        "headline": f"Story {number}",
        "standfirst": "",
        "body": "",
        "bylines": "",
        "section": "world",
        "kind": "news",
        "published": START + number * DAY,
        "card": f"<article>Story {number}</article>",
        "json": json.dumps({"id": number}),
        **fields,
    }


DOCUMENTS = [
    document(1, headline="The harbour opens", body="Ships come in."),
    document(2, headline="Ships wait", body="The harbour is full."),
    document(3, headline="Nothing", standfirst="A harbour of old", section="world/asia"),
    document(4, headline="Mayor speaks", bylines="Nour Haddad", kind="opinion", section="city"),
    document(5, headline="Ships wait", body="The harbour is full."),
    document(6, headline="Año nuevo en Córdoba", body="naïve café"),
    document(7, headline="المدرسة الأولى", body="وصل الطُّلّاب إلى مَدرسةٍ في غزّة"),
]


def write(tree: PressedTree, edition: str, documents: list[dict[str, Any]]) -> Path:
    """Documents as the press stores them; returns their folder."""
    folder = tree.tree.documents / edition
    folder.mkdir(parents=True, exist_ok=True)
    for one in documents:
        (folder / f"{one['id']}.json").write_text(json.dumps(one))
    return folder


@pytest.fixture
def finder(tree: PressedTree) -> query.Finder:
    folder = write(tree, "en", DOCUMENTS)
    search.rebuild(tree.tree.search / "en", folder)
    return query.Finder(tree.tree.search / "en")


def found(finder: query.Finder, text: str) -> list[int]:
    ask = query.read(text)
    assert ask is not None
    return [json.loads(item)["id"] for item in finder.find(ask).items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("q=harbour", [1, 3, 5, 2]),
        ("q=HARBOUR", [1, 3, 5, 2]),
        ("q=harb", [1, 3, 5, 2]),
        ("q=ships+harbour", [1, 5, 2]),
        ("q=harb+ships", []),
        ("q=harbour&sort=new", [5, 3, 2, 1]),
        ("q=harbour&section=world/asia", [3]),
        ("q=harbour&section=world&sort=new", [5, 3, 2, 1]),
        ("q=harbour&section=wor", []),
        ("q=haddad", [4]),
        ("q=haddad&kind=opinion", [4]),
        ("q=haddad&kind=news", []),
        ("q=harbour&from=2026-01-03&to=2026-01-04&sort=new", [3, 2]),
        ("q=harbour&from=2026-01-06", [5]),
        ("q=harbour&to=2026-01-02", [1]),
        ("q=harbour&from=nonsense&sort=strange&page=x", [1, 3, 5, 2]),
        ("q=harbour&page=2", []),
        ("q=ano+cordoba", [6]),
        ("q=CAFE", [6]),
        ("q=مدرسه", [7]),
        ("q=والمدرسة", [7]),
        ("q=مدرسة+غزه", [7]),
        ("q=الاولي", [7]),
        ("q=طلاب", [7]),
        ("q=", []),
        ("q=%21%22%C2%A7%24", []),
        ("q=h", []),
        ("q=harbour.*", [1, 3, 5, 2]),
        ("q=%28harbour+OR", []),
        ("q=headline:harbour", []),
    ],
)
def test_what_is_found(finder, text, expected):
    assert found(finder, text) == expected


@given(st.text(max_size=300))
def test_any_words_can_be_asked(words):
    ask = query.read(f"q={words}&section={words}&from={words}&page={words}")
    if ask is not None:
        assert len(ask.text) <= query.QUERY_LIMIT
        assert 1 <= ask.page <= query.PAGE_LIMIT
        query.build(search.schema(), ask)
        page = results.splice(SHELL, "en", ask, query.Results(3, ["<b>card</b>"], ["{}"]))
        assert page.count("<") == results.splice(
            SHELL, "en", query.Ask("x"), query.Results(3, ["<b>card</b>"], ["{}"])
        ).count("<")


def test_an_index_follows_its_documents(tree, finder):
    folder, documents = tree.tree.search / "en", tree.tree.documents / "en"
    assert found(finder, "q=harbour&sort=new") == [5, 3, 2, 1]
    search.update(folder, [document(1, headline="Closed")], ["2", "5"], documents)
    assert found(finder, "q=harbour") == [3]
    assert found(finder, "q=closed") == [1]


@pytest.mark.parametrize("fault", ["missing", "broken", "format", "emptied"])
def test_a_broken_index_is_rebuilt(tree, finder, fault):
    folder, documents = tree.tree.search / "en", tree.tree.documents / "en"
    assert found(finder, "q=harbour")
    if fault == "missing":
        shutil.rmtree(folder)
    elif fault == "broken":
        (folder / "meta.json").write_text("{")
    elif fault == "format":
        (folder / "format").write_text("0")
    else:
        for one in folder.glob("*.idx"):
            one.unlink()
        (folder / "meta.json").unlink()
    with pytest.raises(search.SearchBroken):
        search.update(folder, [], ["1"])
    write(tree, "en", [document(9, headline="harbour new")])
    search.update(folder, [document(9, headline="harbour new")], [], documents)
    assert found(finder, "q=harbour&sort=new") == [9, 5, 3, 2, 1]
    assert [one.name for one in folder.parent.iterdir()] == ["en"]


def test_an_index_locked_by_another_is_rebuilt(tree, finder):
    import tantivy

    folder = tree.tree.search / "en"
    writer = tantivy.Index.open(os.fspath(folder)).writer(15_000_000, 1)
    search.update(folder, [], ["1"], tree.tree.documents / "en")
    assert found(finder, "q=harbour") == [1, 3, 5, 2]
    del writer


def test_many_results_have_pages(tree):
    many = [document(n, headline="tide") for n in range(1, 46)]
    search.rebuild(tree.tree.search / "en", write(tree, "en", many))
    finder = query.Finder(tree.tree.search / "en")
    for sort in ("best", "new"):
        pages = [found(finder, f"q=tide&sort={sort}&page={page}") for page in (1, 2, 3, 4)]
        assert [len(page) for page in pages] == [20, 20, 5, 0]
        assert [one for page in pages for one in page] == list(range(45, 0, -1))


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("ar", "zero one two few few many many other other few many"),
        ("en", "other one other other other other other other other other other"),
        ("es-MX", "other one other other other other other other other other other"),
    ],
)
def test_plurals(language, forms):
    numbers = (0, 1, 2, 3, 10, 11, 99, 100, 102, 103, 111)
    assert [category(language, number) for number in numbers] == forms.split()


NASTY = '"><script>alert(1)</script>{n}{q}\\1'


def test_nothing_of_the_readers_is_markup():
    ask = query.Ask(NASTY, section=NASTY, days=(NASTY, ""))
    page = results.splice(SHELL, "en", ask, query.Results(50, ["<b>1</b>"], ["{}"]))
    assert "<script" not in page
    assert NASTY in unescape(page)
    assert '50 results for "><script>alert(1)</script>{n}{q}\\1' in unescape(page)
    assert "<li><b>1</b></li>" in page
    assert 'rel="next"' in page
    assert 'rel="prev"' not in page


def test_choices_are_kept():
    ask = query.Ask("tide", section="world", sort="new", page=2, days=("2026-01-01", ""))
    page = results.splice(SHELL, "en", ask, query.Results(50, [], []))
    assert '<option value="world" selected>' in page
    assert '<option value="new" selected>' in page
    assert page.count(" selected") == 2
    assert 'value="2026-01-01"' in page
    assert 'href="?q=tide&amp;section=world&amp;from=2026-01-01&amp;sort=new"' in page
    assert "page=3" in page


def test_filters_without_words_say_nothing_of_results():
    ask = query.read("q=+&section=world&sort=new")
    page = results.splice(SHELL, "en", ask, query.Results(0, [], []))
    assert "results-note" not in page
    assert '<option value="world" selected>' in page
    assert '<option value="new" selected>' in page


def test_numbers_in_arabic_digits():
    shell = '<template data-search="count" data-numerals="arab">{n}</template><!--search:results-->'
    assert ">٥٠<" in results.splice(shell, "ar", query.Ask("x"), query.Results(50, [], []))


def test_search_over_http(serving, tree):
    search.rebuild(tree.tree.search / "en", write(tree, "en", DOCUMENTS))
    tree.put({"en/search/index.html": SHELL.encode(), "es/search/index.html": SHELL.encode()})
    server = serving()
    html = server.ask("/en/search/?q=harbour")
    text = html.body.decode()
    assert html.status == 200
    assert html.headers["cache-control"] == "no-store"
    assert html.headers["x-robots-tag"] == "noindex"
    assert "default-src 'none'" in html.headers["content-security-policy"]
    assert "4 results for harbour" in text
    assert text.index("Story 1<") < text.index("Story 3<")
    assert 'data-search-query value="harbour"' in text
    assert "Nothing for &lt;b&gt;" in server.ask("/en/search/?q=%3Cb%3E").body.decode()
    assert server.ask("/en/search/").body == SHELL.encode()
    assert server.ask("/en/search/").headers["cache-control"].startswith("public")
    assert server.ask("/en/search?q=a").headers["location"] == "/en/search/?q=a"
    packed = server.ask("/en/search/?q=harbour", {"Accept-Encoding": "gzip, br"})
    assert packed.headers["content-encoding"] == "gzip"
    assert len(packed.body) < len(html.body)
    assert server.ask("/en/search/?q=harbour", method="HEAD").body == b""

    data = server.ask("/_/search/en?q=ships+harbour")
    assert data.headers["access-control-allow-origin"] == "*"
    assert json.loads(data.body) == {
        "query": "ships harbour", "edition": "en", "total": 3, "page": 1,
        "results": [{"id": 1}, {"id": 5}, {"id": 2}],
    }  # fmt: skip
    assert server.ask("/_/search/en").status == 400
    assert server.ask("/_/search/fr?q=a").status == 404
    assert server.ask("/_/search/en?" + "a=1&" * 50).status == 400
    assert "Search rests" in server.ask("/es/search/?q=a").body.decode()
    assert server.ask("/es/search/?q=a").status == 503
    assert server.ask("/_/search/es?q=a").status == 503

    search.update(tree.tree.search / "en", [document(8, headline="harbour now")], [])
    time.sleep(0.1)
    assert json.loads(server.ask("/_/search/en?q=harbour&sort=new").body)["results"][0]["id"] == 8
    paths = [line["path"] for line in server.lines()]
    assert "/en/search/" in paths
    assert not any("?" in path for path in paths)


def test_a_search_that_takes_too_long_is_given_up(serving, tree):
    search.rebuild(tree.tree.search / "en", write(tree, "en", DOCUMENTS))
    server = serving(search_seconds=0.0)
    reply = server.ask("/_/search/en?q=harbour")
    assert (reply.status, reply.headers["retry-after"]) == (503, "10")
    assert server.ask("/en/").status == 200
