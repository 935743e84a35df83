"""What readers get for each kind of address: statuses, fields, encodings, ranges, languages.

Nothing here changes the tree.
"""

from __future__ import annotations

import gzip
import re
from urllib.parse import quote

import brotli
import pytest

from maydan.pressed.policy import FOREVER_CACHE, PAGE_CACHE
from maydan.serve.files.site import moved_to
from tests.pressed_tree import POLICY, moved, page

STORY = "/en/world/2026/01/02/harbour/"
KILLED = "/en/world/2026/01/03/killed/"
OLD = "/en/world/2025/01/01/old/"
ARABIC = "/ar/world/2026/01/02/الميناء/"
JAVASCRIPT = "text/javascript; charset=utf-8"
BIG = "/_/pictures/big.mp4"
BIG_BYTES = bytes(range(251)) * 12_000


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (STORY, 200),
        (STORY + "?utm_source=x&y", 200),
        (STORY + "story.json", 200),
        (KILLED, 410),
        (OLD, 301),
        (quote(ARABIC), 200),
        (quote(ARABIC).lower(), 200),
        ("/%65n/", 200),
        ("/robots.txt", 200),
        ("/.well-known/security.txt", 200),
        ("/en", 301),
        (KILLED[:-1], 301),
        (OLD[:-1], 301),
        (STORY + "index.html", 301),
        ("/en/nothing/", 404),
        ("/xx/", 404),
        ("/en/world/2026/", 404),
        ("/robots.txt/", 404),
        ("/EN/", 404),
        ("/Robots.txt", 404),
        (KILLED + "gone.html", 404),
        (OLD + "moved.html", 404),
        (KILLED + "index.html", 301),
        ("/en/404.html", 404),
        ("/robots.txt.gz", 404),
        (STORY + "index.html.br", 404),
        ("//en/", 404),
        ("/en//world/", 404),
        ("//evil.example/en", 404),
        ("/en/../en/", 404),
        ("/../etc/passwd", 404),
        ("/..", 404),
        ("/.", 404),
        ("/en/.hidden", 404),
        ("/.git/config", 404),
        ("/.well-known", 404),
        ("/en/.well-known/x", 404),
        ("/%2e%2e/etc/passwd", 404),
        ("/%2E./etc/passwd", 404),
        ("/en%2fworld/", 404),
        ("/en%5cworld/", 404),
        ("/en\\world/", 404),
        ("/%252e%252e/", 404),
        ("/en/%0a", 404),
        ("/en/%7f", 404),
        ("/en/%C2%85", 404),
        ("/en/%ff", 404),
        ("/en/%c0%ae%c0%ae/", 404),
        ("/en/%00", 400),
        ("/en/%", 400),
        ("/en/%zz", 400),
        ("/en/%2", 400),
        ("/" + "a" * 3000, 404),
        ("/" + "a" * 300, 404),
        ("/" + "%D8%A7" * 200, 404),
        ("/_/live/", 404),
        ("/_/search/xx?q=a", 404),
    ],
)
def test_statuses(shared, path, status):
    for method in ("GET", "HEAD"):
        reply = shared.ask(path, method=method)
        assert reply.status == status
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert reply.headers["referrer-policy"] == POLICY.referrer_policy
        assert "date" in reply.headers
        assert "set-cookie" not in reply.headers
        assert bool(reply.body) == (method == "GET")


@pytest.mark.parametrize("path", [STORY, KILLED, OLD, "/en/nothing/", BIG, "/healthz", "/en"])
def test_head_says_what_get_says(shared, path):
    got, head = shared.ask(path), shared.ask(path, method="HEAD")
    got.headers.pop("date")
    head.headers.pop("date")
    assert got.headers == head.headers
    assert int(head.headers["content-length"]) == len(got.body)
    assert head.body == b""


def test_pages_carry_the_policy(shared):
    for path in (STORY, KILLED, OLD, "/en/nothing/"):
        headers = shared.ask(path).headers
        assert headers["content-security-policy"] == POLICY.content_security_policy
        assert headers["permissions-policy"] == POLICY.permissions_policy
        assert headers["vary"] == "Accept-Encoding"
        assert headers["content-type"] == "text/html; charset=utf-8"
        assert "strict-transport-security" not in headers


def test_marks_answer_in_their_own_words(shared):
    assert b"Withdrawn" in shared.ask(KILLED).body
    old = shared.ask(OLD)
    assert old.headers["location"] == STORY
    assert b"Moved." in old.body
    assert "etag" not in old.headers


@pytest.mark.parametrize(
    ("target", "location"),
    [
        ("/en/x/", "/en/x/"),
        ("https://marsa.example/en/x/", "https://marsa.example/en/x/"),
        ("http://marsa.example/en/x/", "/en/x/"),
        ("http://127.0.0.1:8000/en/x/", "/en/x/"),
        ("/ar/ا/", "/ar/%D8%A7/"),
        ("/ar/%D8%A7/", "/ar/%D8%A7/"),
        ("/en/a&amp;b/", "/en/a&b/"),
        ("//evil.example/", "/"),
        ("javascript:alert(1)", ""),
        ("https:en/x", ""),
        ("", ""),
    ],
)
def test_where_a_moved_mark_points(target, location):
    assert moved_to(moved(target)) == location


def test_a_missing_page_speaks_the_editions_language(shared):
    assert b"Missing ar" in shared.ask("/ar/nothing/").body
    assert b"Missing es" in shared.ask("/es/x/y").body
    wished = shared.ask("/nothing/", {"Accept-Language": "es"})
    assert b"Missing es" in wished.body
    assert wished.headers["vary"] == "Accept-Encoding, Accept-Language"
    assert b"Missing en" in shared.ask("/nothing/").body
    assert b"Missing ar" in shared.ask("/ar/../x", {"Accept-Language": "ar"}).body


@pytest.mark.parametrize(
    ("wish", "location"),
    [
        (None, "/en/"),
        ("ar", "/ar/"),
        ("es-MX,en;q=0.3", "/es/"),
        ("fr", "/en/"),
        ("*", "/en/"),
        ("fr, ar;q=0.2, es;q=0.1", "/ar/"),
    ],
)
def test_the_root_goes_by_language(shared, wish, location):
    reply = shared.ask("/", {"Accept-Language": wish} if wish else {})
    assert (reply.status, reply.headers["location"]) == (302, location)
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["vary"] == "Accept-Language"


def test_a_reader_can_choose_an_edition(shared):
    reply = shared.ask("/?choose", {"Accept-Language": "ar"})
    assert reply.status == 200
    for edition in POLICY.editions:
        assert f'href="/{edition}/"'.encode() in reply.body


@pytest.mark.parametrize(
    ("path", "kind", "cache", "resource", "cors"),
    [
        (STORY, "text/html; charset=utf-8", PAGE_CACHE, "same-origin", None),
        ("/static/site.0a1b2c.css", "text/css; charset=utf-8", FOREVER_CACHE, "same-site", None),
        ("/static/site.0a1b2c.js", JAVASCRIPT, FOREVER_CACHE, "same-site", None),
        ("/_/pictures/p1.jpg", "image/jpeg", FOREVER_CACHE, "cross-origin", None),
        ("/_/pictures/mark.svg", "image/svg+xml", FOREVER_CACHE, "cross-origin", None),
        ("/en/rss.xml", "application/rss+xml; charset=utf-8", PAGE_CACHE, "cross-origin", "*"),
        ("/en/feed.json", "application/feed+json; charset=utf-8", PAGE_CACHE, "cross-origin", "*"),
        (STORY + "story.json", "application/json; charset=utf-8", PAGE_CACHE, "cross-origin", "*"),
        ("/sitemap.xml", "application/xml; charset=utf-8", PAGE_CACHE, "cross-origin", "*"),
        ("/robots.txt", "text/plain; charset=utf-8", PAGE_CACHE, "same-site", None),
        ("/_/files/report.pdf", "application/pdf", FOREVER_CACHE, "same-site", None),
    ],
)  # fmt: skip
def test_fields_by_kind(shared, path, kind, cache, resource, cors):
    headers = shared.ask(path).headers
    assert headers["content-type"] == kind
    assert headers["cache-control"] == cache
    assert headers["cross-origin-resource-policy"] == resource
    assert headers.get("access-control-allow-origin") == cors
    assert re.fullmatch(r'"[0-9a-f]{32}"', headers["etag"])


def test_what_was_uploaded_can_do_nothing(shared):
    for path in ("/_/files/evil.html", "/_/files/report.pdf", "/_/pictures/mark.svg"):
        headers = shared.ask(path).headers
        assert headers["content-security-policy"] == "default-src 'none'; sandbox"
        assert headers.get("content-disposition") == (
            "attachment" if path.startswith("/_/files/") else None
        )


@pytest.mark.parametrize("twice", ["cold", "hot"])
@pytest.mark.parametrize(
    ("accept", "encoding"),
    [
        (None, None),
        ("gzip", "gzip"),
        ("br", "br"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip;q=1, br;q=0.1", "gzip"),
        ("br;q=0, gzip;q=0", None),
        ("identity", None),
        ("zstd", None),
    ],
)
def test_encodings(shared, accept, encoding, twice):
    for path in (STORY, "/en/nothing/", KILLED):
        reply = shared.ask(path, {"Accept-Encoding": accept} if accept else {})
        assert reply.headers.get("content-encoding") == encoding
        assert reply.headers["vary"] == "Accept-Encoding"
        plain = {"br": brotli.decompress, "gzip": gzip.decompress}.get(encoding, bytes)(reply.body)
        assert plain == shared.ask(path).body
        if path == STORY:
            assert plain == page("The harbour opens")


def test_pictures_are_not_encoded(shared):
    headers = shared.ask("/_/pictures/p1.jpg", {"Accept-Encoding": "br"}).headers
    assert "content-encoding" not in headers
    assert "vary" not in headers
    assert headers["accept-ranges"] == "bytes"


def test_unchanged_by_tag(shared):
    tags = {}
    for accept in (None, "gzip", "br"):
        fields = {"Accept-Encoding": accept} if accept else {}
        tag = tags[accept] = shared.ask(STORY, fields).headers["etag"]
        for held in (tag, f"W/{tag}", f'"x", {tag}', "*"):
            reply = shared.ask(STORY, {**fields, "If-None-Match": held})
            assert (reply.status, reply.body) == (304, b"")
            assert reply.headers["etag"] == tag
            assert reply.headers["vary"] == "Accept-Encoding"
            assert reply.headers["cache-control"] == PAGE_CACHE
        assert shared.ask(STORY, {**fields, "If-None-Match": '"x"'}).status == 200
    assert len(set(tags.values())) == 3
    assert tags["gzip"].endswith('-gz"')
    assert tags["br"].endswith('-br"')
    assert shared.ask(STORY, {"If-None-Match": tags["br"]}).status == 200
    assert shared.ask(KILLED, {"If-None-Match": "*"}).status == 410
    assert shared.ask("/en/nothing/", {"If-None-Match": "*"}).status == 404


@pytest.mark.parametrize("path", ["/_/pictures/p1.jpg", BIG])
def test_ranges(shared, path):
    whole = shared.ask(path).body
    size = len(whole)
    tag = shared.ask(path).headers["etag"]
    for asked, first, last in [
        ("0-0", 0, 0),
        ("10-99", 10, 99),
        (f"{size - 1}-", size - 1, size - 1),
        ("-7", size - 7, size - 1),
        ("5-999999999", 5, size - 1),
        (f"-{size * 2}", 0, size - 1),
    ]:
        reply = shared.ask(path, {"Range": f"bytes={asked}"})
        assert reply.status == 206
        assert reply.body == whole[first : last + 1]
        assert reply.headers["content-range"] == f"bytes {first}-{last}/{size}"
        assert reply.headers["etag"] == tag
    for asked in ("bytes=0-1,3-4", "bytes=5-1", "lines=1-2", "bytes=x"):
        reply = shared.ask(path, {"Range": asked})
        assert (reply.status, len(reply.body)) == (200, size)
    beyond = shared.ask(path, {"Range": f"bytes={size}-"})
    assert beyond.status == 416
    assert beyond.headers["content-range"] == f"bytes */{size}"
    assert shared.ask(path, {"Range": "bytes=0-1", "If-Range": tag}).status == 206
    for other in ('"x"', f"W/{tag}", "Sat, 28 Nov 2026 10:00:00 GMT"):
        assert shared.ask(path, {"Range": "bytes=0-1", "If-Range": other}).status == 200
    assert shared.ask(path, {"Range": "bytes=0-1", "If-None-Match": tag}).status == 304
    assert shared.ask(path, {"Range": "bytes=0-1"}, method="HEAD").status == 200


def test_pages_have_no_ranges(shared):
    reply = shared.ask(STORY, {"Range": "bytes=0-1"})
    assert (reply.status, reply.body) == (200, page("The harbour opens"))
    assert "accept-ranges" not in reply.headers


def test_a_large_file_comes_whole(shared):
    assert shared.ask(BIG).body == BIG_BYTES


def test_the_slash_keeps_the_question(shared):
    reply = shared.ask("/en/world?a=1&b=%0d%0a")
    assert reply.headers["location"] == "/en/world/?a=1&b=%0d%0a"
    assert shared.ask(quote(ARABIC[:-1])).headers["location"] == quote(ARABIC)


def test_methods(shared):
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        reply = shared.ask(STORY, method=method)
        assert (reply.status, reply.headers["allow"]) == (405, "GET, HEAD")
    assert shared.ask(STORY, method="PROPFIND").status == 501


def test_health_and_metrics(shared):
    health = shared.ask("/healthz")
    assert (health.status, health.headers["cache-control"]) == (200, "no-store")
    assert b'"status": "ok"' in health.body
    numbers = shared.ask("/metrics")
    assert numbers.headers["content-type"].startswith("text/plain")
    assert b"maydan_serve_connections " in numbers.body
    # Through a proxy on this machine everybody seems to be at loopback.
    for name in ("X-Forwarded-For", "Forwarded", "X-Real-IP"):
        assert shared.ask("/metrics", {name: "203.0.113.9"}).status == 404
