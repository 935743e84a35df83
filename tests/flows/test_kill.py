"""kill -9 anywhere: whatever dies, the paper goes on, what was published reaches readers, and no
reader sees half of anything.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import brotli
import pytest

from maydan.pressed.layout import file_of
from maydan.pressed.manifest import digest_of
from tests.flows import paper as papers
from tests.flows.paper import Paper

pytestmark = pytest.mark.slow
SEED = 20
POINTS = 100
SHARES = ("press",) * 5 + ("newsroom",) * 3 + ("serve",) * 2
LONGEST_LIFE = 0.5  # seconds until the next kill, at most
PATIENCE = 60.0
PAUSE = 0.008  # seconds between two questions of the reader
DECODERS: dict[str | None, Callable[[bytes], bytes]] = {
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    None: bytes,
}
TAGS = {"br": "-br", "gzip": "-gz", None: ""}  # each encoding has an ETag of its own
DIGITS = len(digest_of(b""))
NAMES = {"press", "newsroom", "serve"}


@dataclass
class Reader:
    """Asks serve the same round and round, and holds each answer against its own digest."""

    port: int
    addresses: list[str]
    stop: threading.Event = field(default_factory=threading.Event)
    down: threading.Event = field(
        default_factory=threading.Event
    )  # serve was killed and is not back yet
    answers: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    faults: list[str] = field(default_factory=list)
    changes: int = 0

    def __post_init__(self) -> None:
        self.deaths = 0
        self.tags: dict[str, str] = {}
        self.thread = threading.Thread(target=self._read, daemon=True)

    def _read(self) -> None:
        number = 0
        while not self.stop.wait(PAUSE):
            number += 1
            address = self.addresses[number % len(self.addresses)]
            deaths, was_down = self.deaths, self.down.is_set()
            try:
                self._ask(address, ("", "gzip", "br")[number % 3])
            except (OSError, HTTPException) as fault:
                if was_down or self.down.is_set() or deaths != self.deaths:
                    self.refused += 1
                else:
                    self.faults.append(f"{address}: {fault!r} while serve was up")

    def _ask(self, address: str, encoding: str) -> None:
        link = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            link.request("GET", address, headers={"Accept-Encoding": encoding} if encoding else {})
            answer = link.getresponse()
            body = answer.read()
        finally:
            link.close()
        self.answers[address] += 1
        problem = _problem(address, answer.status, dict(answer.getheaders()), body)
        if problem:
            self.faults.append(f"{address}: {problem}")
        tag = answer.headers["ETag"].strip('"')[:DIGITS]
        self.changes += tag != self.tags.get(address)
        self.tags[address] = tag


def _problem(address: str, status: int, headers: dict[str, str], body: bytes) -> str:
    if status != 200:
        return f"status {status}"
    if "Content-Length" not in headers or int(headers["Content-Length"]) != len(body):
        return f"{len(body)} bytes, Content-Length {headers.get('Content-Length')}"
    encoding = headers.get("Content-Encoding")
    plain = DECODERS[encoding](body)
    if address.endswith("/") and not plain.rstrip().endswith(b"</html>"):
        return f"torn: ends with {plain[-30:]!r}"
    if address.endswith(".json") and not isinstance(json.loads(plain), dict):
        return "not an object"
    if headers["ETag"] != f'"{digest_of(plain)}{TAGS[encoding]}"':
        return f"mixed: ETag {headers['ETag']} is not the digest of the body"
    return ""


class House:
    """The three processes: births, kill -9, and births again."""

    def __init__(self, paper: Paper, reader: Reader, acknowledged: Path) -> None:
        self.paper, self.reader = paper, reader
        with (paper.folder / "var" / "nursery.log").open("ab") as log:
            self.nursery = subprocess.Popen(
                [sys.executable, "-m", "tests.flows.nursery", str(acknowledged)],
                env=paper.environment,
                cwd=papers.ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
            )
        self.pids: dict[str, int] = {}
        self.serve: subprocess.Popen[bytes] | None = None
        self.born = 0

    def start(self, name: str) -> None:
        if name == "serve":
            self.serve = self.paper.start("serve", stderr=subprocess.DEVNULL)
            self.pids["serve"] = self.serve.pid
            self._await_serve()
            return
        assert self.nursery.stdin
        assert self.nursery.stdout
        self.born += 1
        self.nursery.stdin.write(f"{name} {self.born}\n".encode())
        self.nursery.stdin.flush()
        self.pids[name] = int(self.nursery.stdout.readline())

    def _await_serve(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            link = HTTPConnection("127.0.0.1", self.reader.port, timeout=2)
            try:
                link.request("GET", "/healthz")
                if link.getresponse().status == 200:
                    self.reader.down.clear()
                    return
            except (OSError, HTTPException):
                time.sleep(0.01)
            finally:
                link.close()
        raise AssertionError("serve does not come back")

    def kill(self, name: str) -> None:
        if name == "serve":
            self.reader.down.set()
            self.reader.deaths += 1
        os.kill(self.pids[name], signal.SIGKILL)  # raises if it had died by itself
        if name == "serve" and self.serve:
            self.serve.wait()
            return
        while _lives(self.pids[name]):
            time.sleep(0.001)

    def end(self) -> None:
        self.nursery.kill()
        self.nursery.communicate()
        if self.serve:
            self.serve.kill()
            self.serve.wait()


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def _addresses(paper: Paper) -> list[str]:
    like = f"SELECT address FROM stories_story WHERE address LIKE '%/{papers.ANCHOR}/'"
    ((story,),) = paper.rows(like)
    fixed = ["/en/", "/ar/", "/es/", "/en/_part.json", "/en/latest/", "/en/rss.xml", "/en/world/"]
    return [*fixed, "/sitemap.xml", story, f"{story}story.json"]


def _await_drained(paper: Paper) -> float:
    started = time.monotonic()
    while time.monotonic() < started + PATIENCE:
        if paper.waiting() == 0:
            return time.monotonic() - started
        time.sleep(0.05)
    log = (paper.folder / "var" / "nursery.log").read_text()[-2000:]
    raise AssertionError(f"{paper.waiting()} facts still wait: {log}")


def _last_words(acknowledged: Path) -> dict[int, dict[str, object]]:
    """What each story's editor was told last."""
    lines = (json.loads(line) for line in acknowledged.read_text().splitlines())
    return {line["pk"]: line for line in lines}


def _check_reached(paper: Paper, told: dict[int, dict[str, object]]) -> list[str]:
    """Every story stands in the tree at least as its editor was told; returns the pages there."""
    killed = {pk for (pk,) in paper.rows("SELECT story FROM stories_kill")}
    with closing(sqlite3.connect(paper.tree.manifest)) as link:
        wrong = [f"fault: {row}" for row in link.execute("SELECT output, message FROM fault")]
    there = []
    for pk, word in told.items():
        address = str(word["address"])
        page = paper.tree.site / file_of(address)
        # The last kill may be in without its editor having been told.
        if word["what"] == "kill" or pk in killed:
            if page.exists() or not page.with_name("gone.html").exists():
                wrong.append(f"{word}: not gone")
            continue
        found = re.search(r"version (\d+)", page.read_text()) if page.exists() else None
        if found is None or int(found[1]) < int(str(word["version"])):
            wrong.append(f"{word}: {found and found[0]}")
        there.append(address)
    assert wrong == []
    return there


def _search(port: int, words: str) -> list[str]:
    link = HTTPConnection("127.0.0.1", port, timeout=10)
    link.request("GET", f"/_/search/en?q={words}")
    told = json.loads(link.getresponse().read())
    link.close()
    return [found["url"] for found in told["results"]]


def _kill_again_and_again(house: House) -> Counter[str]:
    chance = random.Random(SEED)
    kills: Counter[str] = Counter()
    for _ in range(POINTS):
        time.sleep(chance.uniform(0, LONGEST_LIFE))
        name = chance.choice(SHARES)
        house.kill(name)
        kills[name] += 1
        house.start(name)
    house.kill("newsroom")
    return kills


def test_killed_at_a_hundred_points_the_paper_converges(
    pattern: Paper, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with papers.copied(pattern, tmp_path / "killed") as paper:
        acknowledged = paper.folder / "acknowledged"
        reader = Reader(paper.port, _addresses(paper))
        house = House(paper, reader, acknowledged)
        started = time.monotonic()
        try:
            for name in ("serve", "press", "newsroom"):
                house.start(name)
            reader.thread.start()
            kills = _kill_again_and_again(house)
            drained = _await_drained(paper)
            time.sleep(0.3)  # until the bell has rung for serve
            reader.stop.set()
            reader.thread.join(15)
            told = _last_words(acknowledged)
            there = _check_reached(paper, told)
            newest = next(a for a in reversed(there) if a.startswith("/en/") and "/new-" in a)
            found = _search(paper.port, newest.rstrip("/").rsplit("/", 1)[1].replace("-", "+"))
            os.kill(house.pids["press"], signal.SIGTERM)
            while _lives(house.pids["press"]):
                time.sleep(0.01)
        finally:
            reader.stop.set()
            house.end()
        checked = paper.run("press", "--check")
    edits = acknowledged.read_text().count("\n")
    with capsys.disabled():
        each = ", ".join(f"{name} {count}" for name, count in sorted(kills.items()))
        print(
            f"\nkill test, seed {SEED}: {kills.total()} kills ({each}) in"
            f" {time.monotonic() - started:.0f} s; {edits} edits of {len(told)} stories"
            f" acknowledged; drained {drained:.1f} s after the last kill;"
            f" {reader.answers.total()} answers read, {reader.changes} new versions among them,"
            f" {reader.refused} connections refused"
        )
    assert reader.faults == []
    assert set(kills) == NAMES
    assert min(reader.answers.values()) > 20
    assert newest in found
    assert checked.stdout.strip() == "the tree is what the database says", checked.stderr
