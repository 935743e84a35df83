"""One file from the open web, by an address that a stranger wrote: never from inside the house,
never without an end.

The name is looked up once and the connection goes to the very address that was checked, so a name
that changes its
answer gains nothing. Each redirect is checked like the first address. Proxies of the environment
are not used.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from urllib.parse import quote, urljoin, urlsplit

MOST_BYTES = 30 * 1024 * 1024
SECONDS = 20
REDIRECTS = 3
_PIECE = 64 * 1024
_HEADERS = {"User-Agent": "Maydan (import)", "Accept": "*/*", "Accept-Encoding": "identity"}


class NotFetched(Exception):
    """Why there are no bytes; `lasting` when asking the same host again would end the same way."""

    def __init__(self, why: str, *, lasting: bool = False) -> None:
        super().__init__(why)
        self.lasting = lasting


def fetch(url: str, *, most: int = MOST_BYTES, seconds: float = SECONDS) -> bytes:
    """The bytes at a public http or https address. Raises NotFetched."""
    until = time.monotonic() + seconds
    try:
        for _ in range(REDIRECTS + 1):
            answer = _ask(url, most, until)
            if isinstance(answer, bytes):
                return answer
            url = answer
    except (OSError, http.client.HTTPException) as fault:
        raise NotFetched("no answer from its host", lasting=True) from fault
    except ValueError as fault:
        raise NotFetched("its address can't be read") from fault
    raise NotFetched("it redirects too often")


def _ask(url: str, most: int, until: float) -> bytes | str:
    """The bytes, or the address that a redirect leads to."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NotFetched("its address is not of the web")
    left = until - time.monotonic()
    if left <= 0:
        raise NotFetched("it takes too long")
    made = _Secure if parts.scheme == "https" else _Plain
    connection = made(parts.hostname, parts.port, timeout=left)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/?%:@!$&'()*+,;=~-._")
    try:
        connection.request("GET", f"{path}?{query}" if query else path, headers=_HEADERS)
        answer = connection.getresponse()
        if answer.status in (301, 302, 303, 307, 308):
            return urljoin(url, answer.headers.get("Location", ""))
        if answer.status != 200:
            raise NotFetched(f"its host answers {answer.status}")
        return _read(answer, most, until)
    finally:
        connection.close()


def _read(answer: http.client.HTTPResponse, most: int, until: float) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := answer.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > most:
            raise NotFetched(f"it is larger than {most // 1024 // 1024} MB")
        if time.monotonic() > until:
            raise NotFetched("it takes too long")
    return b"".join(pieces)


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    return ip.is_global and not ip.is_multicast and (inner is None or inner.is_global)


def _connect(host: str, port: int, timeout: float | None) -> socket.socket:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]) for entry in found]
    if not all(map(is_public, addresses)):
        raise NotFetched("its host is not on the open internet")
    fault: OSError | None = None
    for address in addresses:
        try:
            return socket.create_connection((address, port), timeout)
        except OSError as failed:
            fault = failed
    raise fault or OSError("no address")


class _Plain(http.client.HTTPConnection):
    def connect(self) -> None:
        self.sock = _connect(self.host, self.port, self.timeout)


class _Secure(http.client.HTTPSConnection):
    def connect(self) -> None:
        context = ssl.create_default_context()
        bare = _connect(self.host, self.port, self.timeout)
        self.sock = context.wrap_socket(bare, server_hostname=self.host)
