"""What a request costs in serve and in nginx: same machine, same tree, same fields, one interleaved
run.

Run as `python -m bench.serve`; needs nginx with brotli_static, and wrk. Writes
bench/results/serve.md. A figure is CPU time of the server's process, user and system, over the
requests it answered; so it does not depend on the client.
"""

from __future__ import annotations

import os
import platform
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from maydan.pressed import policy
from maydan.serve.nginx import configuration
from tests.pressed_tree import POLICY, PressedTree

ROUNDS = 2
SECONDS = 2
CONNECTIONS = 32
RESULTS = Path(__file__).parent / "results" / "serve.md"
ADDRESS = "/en/world/2026/01/02/harbour/"
MODULE = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"
TICKS = os.sysconf("SC_CLK_TCK")
FEW = {"Accept-Encoding": "gzip, deflate, br"}
BROWSER = {
    **FEW,
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "ar,en-GB;q=0.7,en;q=0.3",
    "Referer": "https://marsa.example/en/",
    "Connection": "keep-alive",
    "Upgrade-Insecure-Requests": "1",
    "Sec-Fetch-Dest": "document",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Site": "same-origin",
    "Sec-Fetch-User": "?1",
    "Priority": "u=0, i",
    "DNT": "1",
    "Sec-GPC": "1",
    "Cache-Control": "max-age=0",
}
NGINX = """
load_module {module};
daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    keepalive_requests 100000000;
    sendfile on;
    tcp_nopush on;
    {cache}
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""
FILE_CACHE = "open_file_cache max=1000 inactive=60s; open_file_cache_valid 1s;"
# The least that sends the same bytes for this one page: no marks, no guard against links.
BARE = """
log_format bare escape=json '{{"time":"$time_iso8601","path":"$uri","status":$status}}';
server {{
    listen 127.0.0.1:{port};
    root {root};
    access_log {log} bare buffer=64k flush=1s;
    index index.html;
    gzip_static on;
    brotli_static on;
    server_tokens off;
    add_header Cache-Control "{cache}";
    add_header Vary "Accept-Encoding";
    add_header X-Content-Type-Options "nosniff";
    add_header Referrer-Policy "{policy.referrer_policy}";
    add_header Content-Security-Policy "{policy.content_security_policy}";
    add_header Permissions-Policy "{policy.permissions_policy}";
    add_header Cross-Origin-Resource-Policy "same-origin";
    types {{ text/html html; }}
    charset utf-8;
}}
"""
SERVE = (
    "import sys; from pathlib import Path; from maydan.serve import Options, run; "
    "sys.exit(run(Options(Path(sys.argv[1]), port=int(sys.argv[2]), log_path=Path(sys.argv[3]))))"
)


@dataclass
class Contender:
    """A running server and what was measured of it: microseconds of CPU a request, requests a
    second.
    """

    name: str
    process: subprocess.Popen[bytes]
    port: int
    costs: dict[str, list[float]] = field(default_factory=dict)
    rates: dict[str, list[float]] = field(default_factory=dict)

    def cpu(self) -> float:
        stat = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(stat[11]) + int(stat[12])) / TICKS


def page() -> bytes:
    """A story's page of some 60 KB that compresses as prose does."""
    chance = random.Random(7)
    words = ["".join(chance.choices("aeiourstlnmdbk", k=chance.randint(2, 9))) for _ in range(1500)]
    prose = "".join(f"<p>{' '.join(chance.choices(words, k=90))}</p>\n" for _ in range(100))
    return f"<!doctype html><html lang=en><body>{prose}</body></html>".encode()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise SystemExit("a server did not start")


@contextmanager
def running(folder: Path, tree: PressedTree) -> Iterator[list[Contender]]:
    """serve and two nginx over one tree; all are ended."""
    found: list[Contender] = []
    try:
        port = free_port()
        log = str(folder / "serve.log")
        command = [sys.executable, "-c", SERVE, str(tree.root), str(port), log]
        found.append(Contender("serve", subprocess.Popen(command), port))
        for name, cache in (
            ("nginx, our configuration", ""),
            ("nginx, the same, open_file_cache", FILE_CACHE),
            ("nginx, bare, open_file_cache", FILE_CACHE),
        ):
            own = folder / f"nginx{len(found)}"
            own.mkdir()
            port = free_port()
            (own / "site.conf").write_text(site_of(name, tree, port, own / "access.log"))
            main = own / "nginx.conf"
            main.write_text(NGINX.format(module=MODULE, folder=own, cache=cache))
            process = subprocess.Popen([program("nginx"), "-c", str(main)])
            found.append(Contender(name, process, port))
        for one in found:
            wait_for(one.port)
        yield found
    finally:
        for one in found:
            one.process.terminate()
        for one in found:
            one.process.wait(timeout=15)


def site_of(name: str, tree: PressedTree, port: int, log: Path) -> str:
    """The server block of one contender."""
    if "bare" not in name:
        return configuration(POLICY, tree.tree, port, log=log)
    root = tree.tree.site.resolve()
    return BARE.format(port=port, root=root, log=log, cache=policy.PAGE_CACHE, policy=POLICY)


def program(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found is None:
        raise SystemExit(f"{name} is missing: apt-get install nginx-light wrk")
    return found


def measure(one: Contender, label: str, fields: dict[str, str], seconds: float) -> None:
    command = [program("wrk"), "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s"]
    for name, value in fields.items():
        command += ["-H", f"{name}: {value}"]
    before = one.cpu()
    done = subprocess.run(
        [*command, f"http://127.0.0.1:{one.port}{ADDRESS}"],
        capture_output=True,
        text=True,
        check=True,
    )
    time.sleep(0.6)  # the log's thread writes twice a second: that is part of the price
    spent = one.cpu() - before
    count = re.search(r"(\d+) requests in", done.stdout)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    if count is None or rate is None or "Non-2xx" in done.stdout:
        raise SystemExit(done.stdout)
    one.costs.setdefault(label, []).append(spent / int(count[1]) * 1_000_000)
    one.rates.setdefault(label, []).append(float(rate[1]))


def report(found: list[Contender], size: int, labels: list[str], load: float) -> str:
    """The page of results."""
    lines = [
        "# What a request costs",
        "",
        f"A story's page, {size:,} bytes in Brotli, keep-alive, {CONNECTIONS} connections, one",
        "process each, buffered log, the same fields. `Our configuration` is what `maydan serve",
        "--nginx` prints: it looks for marks and guards against links at each request; `bare` does",
        f"neither. Median of {ROUNDS} interleaved rounds of {SECONDS} s. CPU is the server's own",
        "process, user and system. Requests a second share the machine with the client (wrk, one",
        f"thread) and whatever else ran: load average at the start {load:.1f}.",
        "",
        f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python "
        f"{platform.python_version()}. Made by `python -m bench.serve`.",
        "",
        "| server | request | CPU a request (us) | least, most | requests a second |",
        "|---|---|---|---|---|",
    ]
    for label in labels:
        for one in found:
            costs, rate = one.costs[label], statistics.median(one.rates[label])
            lines.append(
                f"| {one.name} | {label} | {statistics.median(costs):.1f} "
                f"| {min(costs):.1f}, {max(costs):.1f} | {rate:,.0f} |"
            )
    return "\n".join(lines) + "\n"


def main() -> None:
    kinds = {"2 fields": FEW, f"a browser's {len(BROWSER) + 1} fields": BROWSER}
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tree = PressedTree(folder / "pressed")
        tree.set_policy(policy.Policy(POLICY.content_security_policy, ("en",), {"en": "en"}))
        path = f"{ADDRESS[1:]}index.html"
        tree.put({path: page()})
        size = (tree.tree.site / f"{path}.br").stat().st_size
        with running(folder, tree) as found:
            for one in found:
                measure(one, "warm", FEW, 1)
            for _ in range(ROUNDS):
                for label, fields in kinds.items():
                    for one in found:
                        measure(one, label, fields, SECONDS)
            text = report(found, size, list(kinds), load)
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(text)
    print(text)


if __name__ == "__main__":
    main()
