"""A real nginx with the generated configuration over the same tree: the same statuses and fields as
serve.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

import pytest

from maydan.pressed import search
from maydan.pressed.layout import Tree
from maydan.pressed.policy import Policy
from maydan.serve.nginx import configuration
from tests.pressed_tree import POLICY, moved, page, sample
from tests.serve.conftest import Reply, Server, free_port, start
from tests.serve.test_search import DOCUMENTS, SHELL, write

MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
pytestmark = [
    pytest.mark.nginx,
    pytest.mark.skipif(
        (NGINX is None or not MODULE.exists()) and os.environ.get("CI") != "true",
        reason="nginx with brotli_static is missing: apt-get install nginx-light "
        "libnginx-mod-http-brotli-static",
    ),
]
MAIN = """
load_module {module};
daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


class Pair:
    """serve and nginx over one tree."""

    def __init__(self, server: Server, port: int) -> None:
        self.server = server
        self.port = port

    def by_nginx(
        self, path: str, fields: dict[str, str], method: str, *, twice: bool = False
    ) -> Reply:
        """What nginx answers; a field stands once, unless `twice` allows for nginx's own habit."""
        link = HTTPConnection("127.0.0.1", self.port, timeout=10)
        link.putrequest(method, path, skip_accept_encoding=True)
        for name, value in fields.items():
            link.putheader(name, value)
        link.endheaders()
        answer = link.getresponse()
        pairs = [(name.lower(), value) for name, value in answer.getheaders()]
        reply = Reply(answer.status, dict(pairs), answer.read())
        link.close()
        assert twice or len(pairs) == len(dict(pairs)), f"a field stands twice: {pairs}"
        return reply


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    limit = time.monotonic() + 15
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            assert process.poll() is None, "nginx refused its configuration"
            assert time.monotonic() < limit
            time.sleep(0.05)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    folder = tmp_path_factory.mktemp("nginx")
    tree = sample(folder / "pressed")
    search.rebuild(tree.tree.search / "en", write(tree, "en", DOCUMENTS))
    tree.put(
        {
            "index.html": page("Choose"),
            "en/search/index.html": SHELL.encode(),
            "ar/world/2020/01/01/قديم/moved.html": moved("/ar/world/2026/01/02/الميناء/"),
            "es/mundo/fuera/moved.html": moved("https://otro.example/es/"),
        }
    )
    (tree.tree.site / "en/link.txt").symlink_to("/etc/hostname")
    server = start(tree)
    port = free_port()
    text = configuration(
        POLICY,
        tree.tree,
        port,
        search=f"127.0.0.1:{server.port}",
        log=folder / "nginx.log",
    )
    (folder / "site.conf").write_text(text)
    main = folder / "nginx.conf"
    main.write_text(MAIN.format(module=MODULE, folder=folder))
    folder.parent.chmod(0o755)
    process = subprocess.Popen([str(NGINX), "-c", str(main)], stderr=subprocess.PIPE)
    try:
        wait_for(port, process)
        yield Pair(server, port)
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=10)
        server.stop()


STORY = "/en/world/2026/01/02/harbour/"
PATHS = [
    "/", "/?choose", "/en/", "/en", "/en?a=1", STORY, STORY + "?utm=1", STORY + "story.json",
    STORY + "index.html", STORY + "index.html?a=1", STORY[:-1],
    quote("/ar/world/2026/01/02/الميناء/"), quote("/ar/world/2026/01/02/الميناء"), "/%65n/",
    "/en/world/2026/01/03/killed/", "/en/world/2026/01/03/killed",
    "/en/world/2026/01/03/killed/gone.html",
    "/en/world/2025/01/01/old/", "/en/world/2025/01/01/old", "/en/world/2025/01/01/old/moved.html",
    quote("/ar/world/2020/01/01/قديم/"), "/es/mundo/fuera/", "/en/nothing/", "/en/nothing",
    "/nothing", "/en/world/2026/", "/EN/", "/en/404.html", "/en/rss.xml", "/en/feed.json",
    "/robots.txt", "/robots.txt/", "/robots.txt.gz", "/sitemap.xml", "/.well-known/security.txt",
    "/.well-known", "/.git/config", "/en/.hidden", "/static/site.0a1b2c.css",
    "/static/site.0a1b2c.js", "/static/none.css", "/_/pictures/p1.jpg", "/_/pictures/big.mp4",
    "/_/pictures/mark.svg", "/_/files/report.pdf", "/_/files/evil.html", "//en/", "/en//world/",
    "/en/../en/", "/en/%2e%2e/en/", "/en%2fworld/", "/en%5cworld/", "/%252e/", "/en/%00", "/en/%zz",
    "/en/%0a", "/en/link.txt", "/" + "a" * 300, "/en/search/", "/en/search/?q=harbour",
    "/en/search/?page=2&q=ships", "/en/search?q=a", "/_/search/en?q=harbour", "/_/search/xx?q=a",
]  # fmt: skip
SAME = (
    "cache-control", "vary", "content-type", "content-encoding", "location", "accept-ranges",
    "content-security-policy", "permissions-policy", "x-content-type-options", "referrer-policy",
    "cross-origin-resource-policy", "access-control-allow-origin", "content-disposition",
    "content-range", "x-robots-tag", "strict-transport-security",
)  # fmt: skip
# Where both answer with words of their own, these say something about the words.
OF_BODY = ("content-type", "content-security-policy", "permissions-policy", "vary",
           "content-encoding", "cross-origin-resource-policy")  # fmt: skip


def compare(pair: Pair, path: str, fields: dict[str, str], method: str = "GET") -> None:
    ours = pair.server.ask(path, fields, method)
    theirs = pair.by_nginx(path, fields, method)
    assert theirs.status == ours.status
    if ours.status == 400:
        return
    own_words = ours.status in (301, 302, 416)
    for name in SAME:
        if name == "accept-ranges" and ours.status != 200:
            continue
        if not (own_words and name in OF_BODY):
            assert (name, theirs.headers.get(name)) == (name, ours.headers.get(name))
    if not own_words:
        assert theirs.body == ours.body
        assert theirs.headers["content-length"] == ours.headers["content-length"]


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("path", PATHS)
def test_same_answers(pair, path, method):
    compare(pair, path, {}, method)


@pytest.mark.parametrize("accept", ["br", "gzip", "gzip, br", "br;q=0, gzip", "identity"])
@pytest.mark.parametrize("path", [STORY, "/static/site.0a1b2c.css", "/en/nothing/", "/en/rss.xml"])
def test_same_encodings(pair, path, accept):
    fields = {"Accept-Encoding": accept}
    if missed_brotli(pair, path, fields):
        fields = {"Accept-Encoding": accept.replace("br", "x-none", 1)}
    compare(pair, path, fields)


def missed_brotli(pair, path, fields):
    """Whether nginx overlooked a file's Brotli twin, which its packaged module (1.0.0rc) does for
    some lengths of a path: it reads past the end of the name. What it answers must be right."""
    ours, theirs = pair.server.ask(path, fields), pair.by_nginx(path, fields, "GET")
    wanted, given = (reply.headers.get("content-encoding") for reply in (ours, theirs))
    return wanted == "br" and given != "br"


def test_brotli_is_answered_by_nginx_too(pair):
    paths = [STORY, "/static/site.0a1b2c.css", "/en/nothing/", "/en/rss.xml"]
    fields = {"Accept-Encoding": "br"}
    assert not all(missed_brotli(pair, path, fields) for path in paths)


@pytest.mark.parametrize("wish", ["ar", "es-MX,en;q=0.3", "fr", "fr, ar;q=0.2", "*", "EN"])
@pytest.mark.parametrize("path", ["/", "/?choose", "/nothing"])
def test_same_languages(pair, path, wish):
    compare(pair, path, {"Accept-Language": wish})


@pytest.mark.parametrize("asked", ["0-0", "5-", "-7", "0-1,4-5"])
@pytest.mark.parametrize("path", ["/_/pictures/p1.jpg", STORY])
def test_same_ranges(pair, path, asked):
    compare(pair, path, {"Range": f"bytes={asked}"})


def test_ranges_outside_are_refused_by_both(pair):
    for reply in (
        pair.server.ask("/_/pictures/p1.jpg", {"Range": "bytes=99999999-"}),
        pair.by_nginx("/_/pictures/p1.jpg", {"Range": "bytes=99999999-"}, "GET", twice=True),
    ):
        assert (reply.status, reply.headers["content-range"]) == (416, "bytes */10240")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_same_methods(pair, method):
    ours = pair.server.ask(STORY, {}, method)
    theirs = pair.by_nginx(STORY, {}, method)
    assert (theirs.status, theirs.headers["allow"]) == (ours.status, ours.headers["allow"])


def test_both_know_what_is_unchanged(pair):
    for path in (STORY, "/_/pictures/p1.jpg"):
        tag = pair.by_nginx(path, {}, "GET").headers["etag"]
        assert pair.by_nginx(path, {"If-None-Match": tag}, "GET").status == 304


def test_the_log_has_no_whole_address(pair):
    pair.by_nginx("/en/?secret=1", {}, "GET")
    time.sleep(1.2)
    text = (pair.server.tree.root.parent / "nginx.log").read_text()
    assert '"address":"127.0.0.0"' in text
    assert "127.0.0.1" not in text
    assert "secret" not in text


def test_a_policy_that_nginx_would_read_as_its_own_is_refused(tmp_path):
    for text in ("default-src $host", 'a\n"; evil'):
        with pytest.raises(ValueError):
            configuration(Policy(text, ("en",), {"en": "en"}), Tree(tmp_path), 80)
