"""The tree changes under a running serve: new files at once, never a mix, the last good one when
the new is broken.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import brotli
import pytest

from maydan.pressed import bell, manifest, policy
from maydan.pressed.layout import Tree
from maydan.serve.files.lookup import Elsewhere
from maydan.serve.files.page import Entry
from maydan.serve.files.site import Site
from tests.pressed_tree import POLICY, PressedTree, moved, page

FRONT = "en/index.html"
STORY = "en/world/2026/01/02/harbour"


def until(true: Callable[[], bool], seconds: float = 3) -> float:
    """Wait until something is so; returns how long it took."""
    start = time.perf_counter()
    while not true():
        assert time.perf_counter() - start < seconds, "it never came"
        time.sleep(0.0005)
    return time.perf_counter() - start


def test_a_press_is_served_within_20_ms_of_the_bell(serving, capsys):
    server = serving()
    assert server.ask("/en/").body == page("Front en")
    times = []
    for number in range(15):
        text = page(f"Front {number}")
        server.tree.put({FRONT: text}, ring=False)
        bell.ring(server.tree.tree.bells, bell.SERVE)
        times.append(until(lambda text=text: server.ask("/en/").body == text))
    median = sorted(times)[len(times) // 2]
    with capsys.disabled():
        sys.stdout.write(f"\nserve: from bell to reader {median * 1000:.1f} ms (median of 15)\n")
    assert median < 0.02


def test_a_lost_ring_costs_a_second(serving):
    server = serving()
    server.ask("/en/")
    server.tree.put({FRONT: page("Unheard")}, ring=False)
    until(lambda: server.ask("/en/").body == page("Unheard"))


def test_pages_come_move_and_go(serving):
    server = serving()
    tree = server.tree
    address = f"/{STORY}/"
    assert server.ask("/en/new/").status == 404
    assert server.ask("/en/new").status == 404
    tree.put({"en/new/index.html": page("New")})
    until(lambda: server.ask("/en/new/").status == 200)
    assert server.ask("/en/new").status == 301
    assert server.ask(address).status == 200
    tree.put({f"{STORY}/moved.html": moved("/en/new/")})
    tree.drop(f"{STORY}/index.html")
    until(lambda: server.ask(address).status == 301)
    tree.put({f"{STORY}/gone.html": page("Withdrawn")})
    tree.drop(f"{STORY}/moved.html")
    until(lambda: server.ask(address).status == 410)
    tree.put({f"{STORY}/index.html": page("Back")})
    tree.drop(f"{STORY}/gone.html")
    until(lambda: server.ask(address).status == 200)
    tree.drop(f"{STORY}/index.html")
    until(lambda: server.ask(address).status == 404)
    tree.put({"en/404.html": page("Other words")})
    until(lambda: server.ask(address).body == page("Other words"))


def test_readers_never_get_a_torn_or_mixed_page(serving):
    server = serving()
    stop = threading.Event()
    seen: set[bytes] = set()
    faults: list[str] = []

    def body(number: int) -> bytes:
        return (f"<p>{number:06}" * 3000).encode()

    def read() -> None:
        with server.connect() as link:
            file = link.makefile("rb")
            turn = 0
            while not stop.is_set():
                turn += 1
                accept = (b"identity", b"gzip", b"br")[turn % 3]
                link.sendall(
                    b"GET /en/ HTTP/1.1\r\nHost: a\r\nAccept-Encoding: " + accept + b"\r\n\r\n"
                )
                assert file.readline().startswith(b"HTTP/1.1 200 ")
                fields = dict(line.strip().split(b": ", 1) for line in iter(file.readline, b"\r\n"))
                data = file.read(int(fields[b"Content-Length"]))
                coding = fields.get(b"Content-Encoding", b"")
                decode = {b"br": brotli.decompress, b"gzip": gzip.decompress}.get(coding, bytes)
                plain = decode(data)
                digest = fields[b"ETag"].strip(b'"').split(b"-")[0]
                if hashlib.sha256(plain).hexdigest()[:32].encode() != digest:
                    faults.append("the tag is of another press")
                if len(set(plain.split(b"<p>")[1:])) != 1:
                    faults.append("torn")
                seen.add(plain)

    server.tree.put({FRONT: body(0)})
    readers = [threading.Thread(target=read) for _ in range(3)]
    until(lambda: server.ask("/en/").body == body(0))
    for one in readers:
        one.start()
    for number in range(1, 40):
        server.tree.put({FRONT: body(number)})
    until(lambda: body(39) in seen)
    stop.set()
    for one in readers:
        one.join()
    assert not faults
    assert len(seen) > 3


def test_a_broken_new_file_leaves_the_last_good_one(serving):
    server = serving(sweep_seconds=0.1)
    tree = server.tree
    good = page("Front en")
    assert server.ask("/en/").body == good
    (tree.tree.site / FRONT).write_bytes(b"<!doctype ht")
    tree.commit({FRONT: manifest.digest_of(page("Whole"))})
    time.sleep(0.3)
    assert server.ask("/en/").body == good
    (tree.tree.site / FRONT).unlink()
    time.sleep(0.3)
    assert server.ask("/en/").body == good
    tree.write(FRONT, page("Whole"))  # mended without a word: found at a sweep
    until(lambda: server.ask("/en/").body == page("Whole"))


def test_a_press_killed_before_its_commit_changes_nothing_in_memory(serving):
    server = serving()
    assert server.ask("/en/").body == page("Front en")
    server.tree.write(FRONT, page("Not committed"))
    bell.ring(server.tree.tree.bells, bell.SERVE)
    time.sleep(0.1)
    assert server.ask("/en/").body == page("Front en")
    server.tree.commit({FRONT: manifest.digest_of(page("Not committed"))})
    until(lambda: server.ask("/en/").body == page("Not committed"))


def test_a_broken_encoding_is_not_used(serving):
    server = serving()
    site = server.tree.tree.site
    (site / f"{FRONT}.br").write_bytes(brotli.compress(page("Another press")))
    (site / f"{FRONT}.gz").write_bytes(b"\x1f\x8bnonsense")
    reply = server.ask("/en/", {"Accept-Encoding": "br, gzip"})
    assert "content-encoding" not in reply.headers
    assert reply.body == page("Front en")


def test_a_new_manifest_forgets_the_old_tree(serving):
    server = serving()
    assert server.ask("/en/").status == 200
    for suffix in ("", "-wal", "-shm"):
        Path(f"{server.tree.tree.manifest}{suffix}").unlink(missing_ok=True)
    server.tree.put({FRONT: page("Pressed anew")})
    until(lambda: server.ask("/en/").body == page("Pressed anew"))


def test_a_broken_manifest_stops_nothing(serving):
    server = serving(sweep_seconds=0.1)
    assert server.ask("/en/").status == 200
    fresh = server.tree.tree.manifest.with_suffix(".new")
    fresh.write_bytes(b"no database" * 500)
    fresh.replace(server.tree.tree.manifest)
    time.sleep(0.3)
    assert server.ask("/en/").status == 200
    assert server.ask(f"/{STORY}/").status == 200


def test_a_new_policy_is_obeyed(serving):
    server = serving(sweep_seconds=0.1)
    server.ask("/en/")
    server.tree.set_policy(policy.Policy("default-src 'self'", POLICY.editions, POLICY.languages))
    until(lambda: "'self'" in server.ask("/en/").headers["content-security-policy"])
    server.tree.tree.policy.write_bytes(b"{")
    time.sleep(0.3)
    assert "'self'" in server.ask("/en/").headers["content-security-policy"]


def test_nothing_pressed_yet_is_said(tmp_path, serving, tree):
    tree.tree.policy.unlink()
    server = serving(sweep_seconds=0.1)
    reply = server.ask("/en/")
    assert (reply.status, reply.headers["retry-after"]) == (503, "5")
    assert server.ask("/healthz").status == 503
    tree.set_policy()
    until(lambda: server.ask("/en/").status == 200)


def test_a_page_of_editions_answers_who_has_no_wish(serving):
    server = serving()
    server.tree.put({"index.html": page("Choose")})
    until(lambda: server.ask("/").status == 200)
    reply = server.ask("/")
    assert reply.body == page("Choose")
    assert reply.headers["vary"] == "Accept-Encoding, Accept-Language"
    assert server.ask("/", {"Accept-Language": "ar"}).headers["location"] == "/ar/"
    assert server.ask("/?choose", {"Accept-Language": "ar"}).body == page("Choose")


def test_a_large_file_being_read_is_not_mixed_with_the_next(serving):
    server = serving()
    path, new = "_/pictures/big.mp4", b"z" * 3_100_000
    old = server.ask(f"/{path}").body
    with server.connect() as link:
        link.sendall(f"GET /{path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
        time.sleep(0.1)
        server.tree.put({path: new})
        got = b"".join(iter(lambda: link.recv(65536), b""))
    assert got.partition(b"\r\n\r\n")[2] == old
    until(lambda: server.ask(f"/{path}").body == new)


@pytest.fixture
def site(tree: PressedTree) -> Site:
    return Site(tree.tree, 64 * 1024 * 1024)


def ready(found: Entry | Elsewhere | None) -> Entry:
    assert isinstance(found, Entry)
    return found


def test_no_symlink_leads_out(tree, site, tmp_path):
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "index.html").write_text("secret")
    root = tree.tree.site
    (root / "en/file.txt").symlink_to(secret / "index.html")
    (root / "en/folder").symlink_to(secret)
    (root / "en/up").symlink_to("../../..")
    (root / "en/inside.txt").symlink_to(root / "robots.txt")
    os.mkfifo(root / "en/pipe.txt")
    (root / "en/index.html.gz").unlink()
    (root / "en/index.html.gz").symlink_to(secret / "index.html")
    for path in ("/en/file.txt", "/en/folder/", "/en/up/", "/en/inside.txt", "/en/pipe.txt"):
        assert site.page(path) is None
    assert site.page("/en/folder/index.html") in (None, Elsewhere("/en/folder/"))
    assert {one.encoding for one in ready(site.page("/en/")).ready} == {"", "br"}


def test_the_root_itself_may_be_a_link(tree, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(tree.root)
    assert ready(Site(Tree(link), 10_000_000).page("/en/")).status == 200


def test_memory_stays_within_its_bound(tree):
    tree.put({f"en/p{n}/index.html": page(str(n)) for n in range(120)})
    limit = 100_000
    site = Site(tree.tree, limit)
    for turn in range(2):
        for number in range(120):
            assert ready(site.page(f"/en/p{number}/")).identity == page(str(number))
            site.page("/en/p0/")
            store = site.store
            assert store.size <= limit
            assert store.size == sum(entry.size for entry in store.entries.values())
        assert "/en/p0/" in site.store.entries, f"the page all read went in turn {turn}"
    assert site.store.evicted > 100
    tree.put({"en/huge.txt": os.urandom(150_000)})
    assert len(ready(site.page("/en/huge.txt")).identity) == 150_000
    assert "/en/huge.txt" not in site.store.entries
    for number in range(20_000):
        site.page(f"/en/none{number}/")
    assert len(site.store.missing) <= 10_000


def test_a_journal_that_no_longer_reaches_back_starts_afresh(tree, site, monkeypatch):
    ready(site.page("/en/"))
    monkeypatch.setattr(manifest, "KEPT", 2)
    for number in range(5):
        tree.put({"en/x.txt": str(number).encode(), FRONT: page(str(number))}, ring=False)
    link = manifest.connect(tree.tree.manifest)
    manifest.prune(link)
    link.close()
    site.look()
    assert ready(site.page("/en/")).identity == page("4")


def test_a_journal_that_went_back_is_another(tree):
    with closing(manifest.connect(tree.tree.manifest)) as link:
        last = manifest.newest(link)
        assert manifest.changes_after(link, last) == []
        assert manifest.changes_after(link, last + 1) is None
        assert len(manifest.changes_after(link, last - 1) or []) == 1
