"""Which request gets which answer.

Everything that is not a file of the tree is named here: `/`, health, metrics, search.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from hmac import compare_digest
from html import escape
from ipaddress import ip_address

from maydan.serve.files.answering import Replaced, from_entry
from maydan.serve.files.lookup import Elsewhere
from maydan.serve.files.page import Entry
from maydan.serve.files.site import Site
from maydan.serve.http import address, negotiate, parse
from maydan.serve.http.address import Address
from maydan.serve.http.answer import Answer, made, plain
from maydan.serve.http.fields import Fields
from maydan.serve.search.asking import Search, Work

READ = (b"GET", b"HEAD")
KNOWN = (b"POST", b"PUT", b"PATCH", b"DELETE", b"OPTIONS", b"TRACE", b"CONNECT")
CHOOSE = "choose"
_BY_LANGUAGE: Fields = [("Vary", "Accept-Language")]


@dataclass(frozen=True)
class Inside:
    """What health and metrics tell, and to whom."""

    health: Callable[[], dict[str, object]]
    metrics: Callable[[], str]
    token: str = ""


class Routes:
    """Answers for one site."""

    def __init__(self, site: Site, inside: Inside) -> None:
        self.site = site
        self._inside = inside
        self._search = Search(site)

    def answer(self, request: parse.Request, peer: str) -> Answer | Work:
        """The answer, or work that makes one and must not run on the loop.

        Raises OSError when the tree cannot be read.
        """
        guard = self.site.guard
        if request.method not in READ:
            if request.method in KNOWN:
                return plain(guard, 405, extra=[("Allow", "GET, HEAD")])
            return plain(guard, 501)
        try:
            where = address.read(request.target)
        except address.Malformed:
            return plain(guard, 400, "That is not an address.")
        if where is None:
            return self._missing(request.target.decode("latin-1").partition("?")[0], request)
        if where.path == "/healthz":
            return self._health()
        if where.path == "/metrics" and self._may_measure(request, peer):
            return made(guard, 200, self._inside.metrics().encode(), "text/plain; version=0.0.4")
        if not self.site.is_pressed:
            return plain(guard, 503, "Nothing has been pressed yet.", [("Retry-After", "5")])
        if where.path == "/":
            return self._root(where, request)
        search = self._search.work_for(where, request)
        return search if search is not None else self._file(where, request)

    def _file(self, where: Address, request: parse.Request) -> Answer:
        for _ in range(2):
            page = self.site.page(where.path)
            if page is None:
                return self._missing(where.path, request)
            if isinstance(page, Elsewhere):
                return self._redirect(301, page.path, where.query)
            try:
                answer = from_entry(self.site.guard, self.site.root, page, request)
            except (Replaced, FileNotFoundError):
                self.site.store.drop(page.path)
                continue
            if not where.query and page.large is None:
                self.site.store.alias(request.target, page)
            return answer
        return plain(self.site.guard, 503, extra=[("Retry-After", "1")])

    def _redirect(self, status: int, path: str, query: str) -> Answer:
        location = address.quoted(path) + (f"?{query}" if query else "")
        cache = ("Cache-Control", "public, max-age=30")
        return plain(self.site.guard, status, location, [("Location", location), cache])

    def _missing(self, path: str, request: parse.Request) -> Answer:
        policy = self.site.policy
        edition, named = path[1:].split("/")[0], True
        if edition not in policy.editions:
            named = False
            edition = self._wished(request) or next(iter(policy.editions), "")
        entry = self.site.error_page(f"{edition}/{address.NOT_FOUND_PAGE}") if edition else None
        if entry is None:
            return plain(self.site.guard, 404, "There is nothing at this address.")
        answer = from_entry(self.site.guard, self.site.root, entry, request)
        if not named:
            answer.head = _by_language(answer.head)
        return answer

    def _wished(self, request: parse.Request) -> str | None:
        policy = self.site.policy
        wish = request.fields[parse.ACCEPT_LANGUAGE]
        return negotiate.edition_for(wish, policy.editions, policy.languages)

    def _root(self, where: Address, request: parse.Request) -> Answer:
        chosen = where.query.split("=")[0] == CHOOSE
        edition = None if chosen else self._wished(request)
        entry = None if edition else self.site.page("/")
        if isinstance(entry, Entry):
            return from_entry(self.site.guard, self.site.root, entry, request)
        if chosen:
            return self._editions()
        edition = edition or next(iter(self.site.policy.editions), None)
        if edition is None:
            return self._missing("/", request)
        location = f"/{address.quoted(edition)}/"
        return plain(self.site.guard, 302, location, [("Location", location), *_BY_LANGUAGE])

    def _editions(self) -> Answer:
        """The list of editions for a tree that has no page of its own for it."""
        policy = self.site.policy
        links = "".join(
            f'<li><a href="/{escape(address.quoted(edition))}/" lang="{escape(language)}" '
            f'hreflang="{escape(language)}">{escape(language)}</a></li>'
            for edition in policy.editions
            for language in [policy.languages.get(edition, edition)]
        )
        page = f'<!doctype html><meta charset="utf-8"><title>*</title><ul>{links}</ul>\n'
        fields = [*self.site.guard.html(), *_BY_LANGUAGE]
        return made(self.site.guard, 200, page.encode(), "text/html; charset=utf-8", fields)

    def _health(self) -> Answer:
        facts = self._inside.health()
        status = 200 if self.site.is_pressed else 503
        body = json.dumps(facts).encode() + b"\n"
        return made(self.site.guard, status, body, "application/json; charset=utf-8")

    def _may_measure(self, request: parse.Request, peer: str) -> bool:
        given = request.fields[parse.AUTHORIZATION] or b""
        token = self._inside.token
        if token and compare_digest(given, b"Bearer " + token.encode()):
            return True
        # A proxy on this machine is at loopback too; it says for whom it asks.
        return request.fields[parse.FORWARDED] is None and is_loopback(peer)


def _by_language(head: bytes) -> bytes:
    return head.replace(b"Vary: Accept-Encoding\r\n", b"Vary: Accept-Encoding, Accept-Language\r\n")


def is_loopback(peer: str) -> bool:
    """Whether the other end of a connection is on this machine."""
    try:
        return ip_address(peer).is_loopback
    except ValueError:
        return False
