"""Slow clients, full houses, endings, processes, the log: serve over its life."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import stat
import time
from pathlib import Path

import pytest

from maydan.serve.log import shorten
from tests.serve.conftest import free_port, launch, read_all

GET = b"GET /en/ HTTP/1.1\r\nHost: a\r\n\r\n"
BIG = b"GET /_/pictures/big.mp4 HTTP/1.1\r\nHost: a\r\n\r\n"
BIG_SIZE = 251 * 12_000
QUICK = {"sweep_seconds": 0.1, "head_seconds": 0.5, "idle_seconds": 1.5, "write_seconds": 0.5}


def ends_within(link: socket.socket, seconds: float) -> bytes:
    link.settimeout(seconds)
    return read_all(link)


def test_a_head_that_drips_is_cut(serving):
    server = serving(**QUICK)
    with server.connect() as link:
        link.sendall(b"GET /en/ HTTP/1.1\r\nHost: a\r\nX: ")
        link.settimeout(0.05)
        start, answer = time.monotonic(), b""
        while not answer and time.monotonic() - start < 3:
            with contextlib.suppress(TimeoutError):
                answer = link.recv(4096)
            with contextlib.suppress(OSError):
                link.sendall(b"x")
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert 0.3 < time.monotonic() - start < 2.5


def test_idle_connections_are_closed(serving):
    server = serving(**QUICK)
    silent, kept = server.connect(), server.connect()
    kept.sendall(GET)
    start = time.monotonic()
    assert ends_within(silent, 5) == b""
    assert 1.2 < time.monotonic() - start < 4
    assert ends_within(kept, 5).startswith(b"HTTP/1.1 200 ")


def test_who_does_not_read_is_cut_and_held_to_little_memory(serving):
    server = serving(**QUICK)
    link = server.connect(4096)
    link.settimeout(0.5)
    sent = 0
    try:
        while sent < 40_000_000:
            sent += link.send(GET * 500)
    except (TimeoutError, ConnectionError):
        pass
    assert sent < 40_000_000, "serve went on reading from who does not read"
    time.sleep(1.5)
    assert b"maydan_serve_connections 1\n" in server.ask("/metrics").body


def test_who_reads_slowly_gets_all(serving):
    server = serving(**QUICK)
    link = server.connect(16384)
    link.sendall(BIG.replace(b"Host: a", b"Host: a\r\nConnection: close"))
    got = 0
    pauses = 0
    while piece := link.recv(65536):
        got += len(piece)
        if got > pauses * 400_000:
            pauses += 1
            time.sleep(0.2)
    assert got > BIG_SIZE


def test_pipelined_requests_are_answered_in_order(serving):
    server = serving()
    paths = [b"/en/", b"/_/pictures/big.mp4", b"/robots.txt", b"/es/", b"/nothing", b"/ar/"] * 30
    data = b"".join(b"GET " + path + b" HTTP/1.1\r\nHost: a\r\n\r\n" for path in paths)
    last = b"GET /sitemap.xml HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    with server.connect() as link:
        link.sendall(data + last)
        file = link.makefile("rb")
        for path in [*paths, b"/sitemap.xml"]:
            status = b"404" if path == b"/nothing" else b"200"
            assert file.readline().startswith(b"HTTP/1.1 " + status)
            fields = dict(line.strip().split(b": ", 1) for line in iter(file.readline, b"\r\n"))
            size = int(fields[b"Content-Length"])
            assert len(file.read(size)) == size
            assert (size == BIG_SIZE) == (path == b"/_/pictures/big.mp4")
        assert file.read() == b""


def test_half_closed_clients_get_their_answers(serving):
    server = serving()
    answer = server.raw(GET + BIG + GET, end=True)
    assert answer.count(b"HTTP/1.1 200 ") == 3
    assert len(answer) > BIG_SIZE


def test_too_many_connections_are_told(serving):
    server = serving(max_connections=5)
    held = [server.connect() for _ in range(5)]
    for one in held:
        one.sendall(GET)
        assert one.recv(20).startswith(b"HTTP/1.1 200 ")
    with server.connect() as link:
        assert ends_within(link, 5).startswith(b"HTTP/1.1 503 ")
    held.pop().close()
    time.sleep(0.1)
    assert server.ask("/en/").status == 200


def test_ending_finishes_what_is_under_way(serving):
    server = serving()
    idle, busy = server.connect(), server.connect()
    idle.sendall(GET)
    idle.recv(65536)
    busy.sendall(BIG * 2)
    time.sleep(0.2)
    start = time.monotonic()
    server.process.send_signal(signal.SIGTERM)
    assert ends_within(idle, 2) == b""
    time.sleep(0.2)
    with pytest.raises(ConnectionRefusedError):
        server.connect()
    assert len(ends_within(busy, 8)) > 2 * BIG_SIZE
    assert server.process.wait(timeout=5) == 0
    assert time.monotonic() - start < 8


def test_ending_waits_for_nobody_for_ever(serving):
    server = serving(drain_seconds=0.5)
    link = server.connect(4096)
    link.sendall(BIG * 3)
    time.sleep(0.2)
    start = time.monotonic()
    assert server.stop() == 0
    assert time.monotonic() - start < 4


def test_a_taken_port_is_one_clear_line(tree):
    for processes in (1, 2):
        with socket.socket() as holder:
            holder.bind(("127.0.0.1", 0))
            holder.listen()
            port = holder.getsockname()[1]
            process = launch(tree.root, port, processes=processes)
            _, errors = process.communicate(timeout=15)
        assert process.returncode == 1
        assert errors.decode().strip() == (
            f"Cannot serve on 127.0.0.1:{port}: the port is taken. "
            "Stop what uses it, or choose another."
        )


def test_serve_beside_serve_is_a_taken_port(serving, tree):
    server = serving(processes=2)
    other = launch(tree.root, server.port, processes=2)
    assert b"is taken" in other.communicate(timeout=15)[1]
    assert other.returncode == 1


def test_no_tree_is_one_clear_line(tmp_path):
    process = launch(tmp_path / "none", free_port())
    _, errors = process.communicate(timeout=15)
    assert process.returncode == 1
    assert errors.decode().count("\n") == 1
    assert "press first" in errors.decode()


def test_a_process_that_dies_is_started_again(serving):
    server = serving(processes=2)
    before = server.children()
    assert len(before) == 2
    for victim in before:
        os.kill(victim, signal.SIGKILL)
    limit = time.monotonic() + 10
    while len(set(server.children()) - set(before)) < 2:
        assert time.monotonic() < limit
        time.sleep(0.05)
    for _ in range(20):
        server.kept.close()
        assert server.ask("/en/").status == 200
    now = server.children()
    assert server.stop() == 0
    assert "starting it again" in server.errors
    assert not [one for one in now if Path(f"/proc/{one}").exists()]


def test_processes_do_not_outlive_their_parent(serving):
    server = serving(processes=2, sweep_seconds=0.1)
    orphans = server.children()
    server.process.kill()
    server.process.wait()
    limit = time.monotonic() + 8
    while any(Path(f"/proc/{one}").exists() for one in orphans):
        assert time.monotonic() < limit
        time.sleep(0.05)
    server.process.communicate(timeout=5)


def test_metrics_are_of_all_processes(serving):
    server = serving(processes=2)
    # And one more: the answer that we waited for at the start.
    for _ in range(30):
        server.kept.close()
        server.ask("/en/")
    time.sleep(0.8)
    assert b'maydan_serve_answers_total{status="200"} 31\n' in server.ask("/metrics").body


def test_metrics_by_token(serving):
    server = serving(metrics_token="tell-me")
    through = {"X-Forwarded-For": "203.0.113.9"}
    for given, status in (("Bearer tell-me", 200), ("Bearer tell-m", 404), ("tell-me", 404)):
        assert server.ask("/metrics", {**through, "Authorization": given}).status == status


def test_the_log_has_lines_without_whole_addresses(serving):
    server = serving(behind_tls=True)
    server.ask("/en/?secret=1", {"Accept-Encoding": "br"})
    server.ask("/en/")
    server.ask('/en/"x"\\', {"X-Forwarded-For": "192.0.2.9, 198.51.100.77"})
    server.ask("/en/", {"X-Forwarded-For": "2001:db8:1:2:3:4:5:6"})
    server.raw(b"nonsense\r\n\r\n")
    lines = server.lines()
    assert [line["status"] for line in lines] == [200, 200, 404, 200, 400]
    assert set(lines[0]) == {
        "time", "method", "path", "status", "bytes", "ms", "encoding", "address",
    }  # fmt: skip
    assert (lines[0]["path"], lines[0]["method"], lines[0]["encoding"]) == ("/en/", "GET", "br")
    assert [line["address"] for line in lines] == [
        "127.0.0.0", "127.0.0.0", "198.51.100.0", "2001:db8:1::", "127.0.0.0",
    ]  # fmt: skip
    text = server.log.read_text()
    assert "secret" not in text
    assert "127.0.0.1" not in text
    assert "198.51.100.77" not in text
    assert stat.S_IMODE(server.log.stat().st_mode) & 0o007 == 0


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("192.0.2.200", "192.0.2.0"),
        ("2001:db8:aaaa:bbbb::1", "2001:db8:aaaa::"),
        ("::ffff:192.0.2.200", "192.0.2.0"),
        ("[2001:db8::1]", "2001:db8::"),
        (" 192.0.2.1 ", "192.0.2.0"),
        ("nobody", ""),
        ("", ""),
        ("192.0.2.1:80", ""),
    ],
)
def test_addresses_are_shortened(address, shown):
    assert shorten(address) == shown


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGUSR1])
@pytest.mark.parametrize("processes", [1, 2])
def test_the_log_is_begun_anew_when_rotated(serving, number, processes):
    server = serving(processes=processes)
    server.ask("/en/")
    assert len(server.lines()) == 1
    server.log.rename(server.log.with_suffix(".1"))
    server.process.send_signal(number)
    time.sleep(0.3)
    server.ask("/robots.txt")
    assert [line["path"] for line in server.lines()] == ["/robots.txt"]


def test_a_log_that_cannot_be_written_stops_nothing(serving, tmp_path):
    path = tmp_path / "folder"
    path.mkdir()
    server = serving(log_path=str(path))
    for _ in range(3):
        assert server.ask("/en/").status == 200
        time.sleep(0.6)
    assert b"maydan_serve_log_lost_total 0\n" not in server.ask("/metrics").body


def test_hsts_only_behind_tls(serving):
    server = serving(behind_tls=True)
    for path in ("/en/", "/nothing", "/en", "/healthz"):
        assert server.ask(path).headers["strict-transport-security"] == "max-age=31536000"


def test_health_tells_what_is_pressed(serving):
    server = serving()
    before = json.loads(server.ask("/healthz").body)
    server.tree.put({"en/x.txt": b"x"})
    time.sleep(0.1)
    after = json.loads(server.ask("/healthz").body)
    assert after["pressed"] == before["pressed"] + 1
    assert after["editions"] == ["en", "ar", "es"]
