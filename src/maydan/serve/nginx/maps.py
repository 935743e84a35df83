"""The tables of the nginx configuration: variables that follow from address, language or status.

server.py uses them in its server block; the names all begin with `maydan_`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from maydan.pressed import layout
from maydan.pressed.layout import Tree
from maydan.pressed.policy import FOREVER_CACHE, PAGE_CACHE, Policy
from maydan.serve.files.site import moved_to
from maydan.serve.http.address import NOT_FOUND_PAGE, quoted
from maydan.serve.http.fields import INERT, NO_STORE, is_open_data, resource_policy

_Rows = Iterable[tuple[str, str]]


def moves(tree: Tree) -> list[tuple[str, str]]:
    """Addresses with a moved mark, and where each points."""
    found = []
    for mark in sorted(tree.site.glob(f"**/{layout.MOVED}")):
        target = moved_to(mark.read_bytes())
        if target:
            address = layout.address_of(mark.relative_to(tree.site).as_posix())
            found.append((address, target))
    return found


def text(value: str) -> str:
    """`value` as a quoted word of nginx's, with no variable in it."""
    if "$" in value or not value.isprintable():
        raise ValueError(f"nginx cannot hold this: {value!r}")
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _map(source: str, name: str, rows: _Rows, default: str = '""') -> Iterator[str]:
    yield f"map {source} ${name} {{"
    yield f"    default {default};"
    yield from (f"    {key} {value};" for key, value in rows)
    yield "}"


def _endings(true: Callable[[str], bool]) -> str:
    """A pattern of the endings whose content type is such."""
    names = sorted(ending for ending, kind in layout.TYPES.items() if true(kind))
    return f'"~\\.({"|".join(names)})$"'


def maps(policy: Policy, tree: Tree, editions: str) -> Iterator[str]:
    """All tables; `editions` is a pattern of the editions' segments."""
    yield "map_hash_bucket_size 2048;"
    yield "map_hash_max_size 65536;"
    yield from _language_maps(policy)
    yield from _address_maps(tree)
    yield from _guard_maps(policy)
    yield from _cache_maps(editions)
    yield from _log_maps()
    # A constant under a name, so that what the policy says stands in maps only.
    yield from _map("$host", "maydan_referrer", [], text(policy.referrer_policy))


def _address_maps(tree: Tree) -> Iterator[str]:
    yield from _map("$uri", "maydan_moved", ((text(a), text(b)) for a, b in moves(tree)))
    yield from _map(
        "$request_uri", "maydan_slash", [(r'"~^(?<bare>[^?]*)(?<asked>\?.*)?$"', '"$bare/$asked"')]
    )
    yield from _map(
        "$request_uri",
        "maydan_folder",
        [(r'"~^(?<folder>[^?]*/)index\.html(?<rest>\?.*)?$"', '"$folder$rest"')],
    )


def _guard_maps(policy: Policy) -> Iterator[str]:
    files = "|".join(layout.DOWNLOADED)
    downloaded = f'"~^/({files})"'
    html = '"~(\\.html|/)$"'
    csp = text(policy.content_security_policy)
    inert = _endings(lambda kind: "xml" in kind)
    yield from _map(
        "$uri", "maydan_csp", [(downloaded, text(INERT)), (html, csp), (inert, text(INERT))]
    )
    permissions = text(policy.permissions_policy)
    yield from _map("$uri", "maydan_permissions", [(downloaded, '""'), (html, permissions)])
    yield from _map("$uri", "maydan_disposition", [(downloaded, '"attachment"')])
    yield from _map(
        "$uri",
        "maydan_resource",
        [
            (html, '"same-origin"'),
            (_endings(lambda kind: resource_policy(kind) == "cross-origin"), '"cross-origin"'),
        ],
        '"same-site"',
    )
    yield from _map("$uri", "maydan_cors", [(downloaded, '""'), (_endings(is_open_data), '"*"')])


def _cache_maps(editions: str) -> Iterator[str]:
    packed = f'"~(\\.({"|".join(sorted(layout.COMPRESSED))})|/)$"'
    yield from _map(
        "$uri",
        "maydan_vary",
        [("/index.html", '"Accept-Encoding, Accept-Language"'), (packed, '"Accept-Encoding"')],
    )
    hashed = f'"~^/({"|".join(layout.IMMUTABLE)})"'
    yield from _map("$uri", "maydan_cache", [(hashed, text(FOREVER_CACHE))], text(PAGE_CACHE))
    yield from _map(
        "$request_uri",
        "maydan_missing_vary",
        [(f'"~^/({editions})(/|\\?|$)"', '"Accept-Encoding"')],
        '"Accept-Encoding, Accept-Language"',
    )
    yield from _map("$status", "maydan_root_cache", [("302", f'"{NO_STORE}"')], text(PAGE_CACHE))
    yield from _map("$status", "maydan_root_vary", [("302", '"Accept-Language"')], '"$maydan_vary"')


def _language_maps(policy: Policy) -> Iterator[str]:
    homes = [
        (
            re.escape(policy.languages.get(edition, edition).split("-")[0]),
            text(f"/{quoted(edition)}/"),
        )
        for edition in policy.editions
    ]
    first = homes[0][1] if homes else '""'
    later = [(f'"~*,\\s*{tag}\\b"', home) for tag, home in homes]
    yield from _map("$http_accept_language", "maydan_later", later)
    at_once = [(f'"~*^\\s*{tag}\\b"', home) for tag, home in homes]
    yield from _map("$http_accept_language", "maydan_wish", at_once, "$maydan_later")
    yield from _map("$maydan_wish", "maydan_home", [('""', first)], "$maydan_wish")
    yield from _map("$args", "maydan_go", [('"~^choose(=|$)"', '""')], "$maydan_wish")
    pages = [
        (f'"~^/{re.escape(one)}(/|\\?|$)"', text(f"/{one}/{NOT_FOUND_PAGE}"))
        for one in policy.editions
    ]
    yield from _map("$request_uri", "maydan_missing", pages, f'"${{maydan_home}}{NOT_FOUND_PAGE}"')


def _log_maps() -> Iterator[str]:
    yield from _map(
        "$remote_addr",
        "maydan_network",
        [
            (r'"~^(?<four>\d+\.\d+\.\d+)\."', '"$four.0"'),
            (r'"~^(?<six>[0-9a-f]+:[0-9a-f]+:[0-9a-f]+):"', '"$six::"'),
        ],
    )
    yield 'log_format maydan escape=json \'{"time":"$time_iso8601","method":"$request_method",\''
    yield '    \'"path":"$uri","status":$status,"bytes":$body_bytes_sent,"ms":$request_time,\''
    yield '    \'"encoding":"$sent_http_content_encoding","address":"$maydan_network"}\';'
