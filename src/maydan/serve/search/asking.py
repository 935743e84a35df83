"""Search requests to answers: reads the address, lets query.py find and results.py show.

Its work runs in a pool's thread.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable

from maydan.pressed.layout import Tree
from maydan.serve.files.site import Site
from maydan.serve.http import negotiate, parse
from maydan.serve.http.address import Address
from maydan.serve.http.answer import Answer, made, plain
from maydan.serve.http.fields import Fields, Guard
from maydan.serve.search import query, results

JSON_PREFIX = "/_/search/"
SHELL_SUFFIX = "/search/"
_HTML = "text/html; charset=utf-8"
_JSON = "application/json; charset=utf-8"
_COMMON: Fields = [("X-Robots-Tag", "noindex"), ("Vary", "Accept-Encoding")]
Work = Callable[[], Answer]


class Search:
    """Search over the editions of one site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._tree: Tree = site.tree
        self._finders: dict[str, query.Finder] = {}

    def work_for(self, address: Address, request: parse.Request) -> Work | Answer | None:
        """What answers a search; None when the address is no search."""
        edition, is_json = self._edition_of(address.path)
        if not edition:
            return None
        guard = self._site.guard
        try:
            ask = query.read(address.query)
        except ValueError:
            return plain(guard, 400, "Too many parameters.")
        if ask is None:
            # Without a question the shell is a page like any other.
            return plain(guard, 400, "Ask with ?q=") if is_json else None
        finder = self._finders.setdefault(edition, query.Finder(self._tree.search / edition))
        plan = negotiate.PLANS[negotiate.plan_of(request.fields[parse.ACCEPT_ENCODING])]
        packed = "gzip" in plan
        if is_json:
            return lambda: _json(guard, finder, edition, ask, packed)
        shell = self._site.shell(edition)
        if shell is None:
            return None
        page, language = shell.identity.decode(), self._site.policy.languages.get(edition, edition)
        return lambda: _html(guard, finder, page, language, ask, packed)

    def _edition_of(self, path: str) -> tuple[str, bool]:
        editions = self._site.policy.editions
        if path.startswith(JSON_PREFIX):
            edition = path.removeprefix(JSON_PREFIX)
            return (edition, True) if edition in editions else ("", True)
        edition = path[1:].removesuffix(SHELL_SUFFIX)
        return (
            (edition, False) if path.endswith(SHELL_SUFFIX) and edition in editions else ("", False)
        )


def _json(guard: Guard, finder: query.Finder, edition: str, ask: query.Ask, packed: bool) -> Answer:
    try:
        text = results.as_json(edition, ask, finder.find(ask))
    except query.Unavailable:
        return plain(guard, 503, "Search is not available.", [("Retry-After", "30")])
    open_to_all: Fields = [
        ("Access-Control-Allow-Origin", "*"),
        ("Cross-Origin-Resource-Policy", "cross-origin"),
    ]
    return _answer(guard, 200, text, _JSON, open_to_all, packed)


def _html(
    guard: Guard, finder: query.Finder, shell: str, language: str, ask: query.Ask, packed: bool
) -> Answer:
    try:
        found = finder.find(ask)
    except query.Unavailable:
        found = None
    text = results.splice(shell, language, ask, found)
    fields = [*guard.html(), ("Cross-Origin-Resource-Policy", "same-origin")]
    return _answer(guard, 200 if found else 503, text, _HTML, fields, packed)


def _answer(
    guard: Guard, status: int, text: str, kind: str, fields: Fields, packed: bool
) -> Answer:
    body = text.encode()
    if packed:
        body = gzip.compress(body, 5, mtime=0)
        fields = [*fields, ("Content-Encoding", "gzip")]
    answer = made(guard, status, body, kind, [*_COMMON, *fields])
    answer.encoding = "gzip" if packed else ""
    return answer
