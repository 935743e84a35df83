"""The nginx configuration that serves the same tree with the same statuses and fields.

Made from the policy, the layout's tables and, for moved addresses, the marks in the tree: nginx
cannot read where a mark points. What still differs is written in the file's head. Searches go to
serve, when its address is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from maydan.pressed import layout
from maydan.pressed.layout import Tree
from maydan.pressed.policy import Policy
from maydan.serve.http.address import NOT_FOUND_PAGE
from maydan.serve.http.fields import HSTS, MISSING_CACHE, NO_STORE
from maydan.serve.nginx.maps import maps, text

_HEAD = """\
# Made by Maydan from a pressed tree. Make it anew when editions, policy or moved addresses change:
# nginx cannot read a moved mark, so an address that moved since then answers 404.
# What differs from serve: ETags are nginx's own; 301 and 405 carry nginx's own words; /?choose
# needs a pressed index.html; Accept-Language is taken in the order it is written; /.. is 400; a
# range that cannot be read is 416; a GET may bring a body.
# Health and metrics are serve's alone. The error log, which is not set here, holds whole addresses.
"""
# Of the address as it was sent: encoded dots, slashes and controls, doubled slashes, hidden names.
_TRICKS = (
    r"^[^?]*(%(2[eEfF5]|5[cC]|0[1-9a-fA-F]|1[0-9a-fA-F]|7[fF]|[cC]2%[89][0-9a-fA-F])|//|\\)"
    r"|^(?!/\.well-known/)[^?]*/\.|^/\.well-known/[^?]*/\."
)


@dataclass(frozen=True)
class _Settings:
    port: int
    host: str
    search: str
    behind_tls: bool
    brotli: bool
    log: Path | None


def configuration(
    policy: Policy,
    tree: Tree,
    port: int,
    *,
    host: str = "127.0.0.1",
    search: str = "",
    behind_tls: bool = False,
    brotli: bool = True,
    log: Path | None = None,
) -> str:
    """The text of a file for nginx's `http` block.

    `search` is serve's `host:port`, which then answers searches; `brotli` needs the brotli_static
    module. Raises ValueError for a policy that nginx cannot hold.
    """
    settings = _Settings(port, host, search, behind_tls, brotli, log)
    editions = "|".join(re.escape(edition) for edition in policy.editions)
    server = chain(
        _server(tree, settings),
        _headers(settings),
        _errors(settings, editions),
        _folders(settings, editions),
        _files(settings),
    )
    body = (f"    {line}" for line in server)
    return "\n".join([_HEAD, *maps(policy, tree, editions), "server {", *body, "}", ""])


def _server(tree: Tree, settings: _Settings) -> Iterator[str]:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    yield f"listen {host}:{settings.port};"
    yield f"root {text(str(tree.site.resolve()))};"
    yield (
        f"access_log {text(str(settings.log))} maydan buffer=64k flush=1s;"
        if settings.log
        else "access_log off;"
    )
    yield from (
        "server_tokens off;",
        "absolute_redirect off;",
        "merge_slashes off;",
        # Without `from=`, which brotli_static does not understand; the root is resolved above.
        "disable_symlinks on;",
        "gzip off;",
        "gzip_static on;",
    )
    if settings.brotli:
        yield "brotli_static on;"
    yield from (
        "max_ranges 0;",
        "client_header_timeout 10s;",
        "client_body_timeout 10s;",
        "client_max_body_size 64k;",
        "large_client_header_buffers 4 8k;",
        "keepalive_timeout 30s;",
        "send_timeout 20s;",
        f"default_type {text(layout.FALLBACK_TYPE)};",
        "types {",
    )
    yield from (f"    {text(kind)} {ending};" for ending, kind in sorted(layout.TYPES.items()))
    yield "}"
    yield 'if ($request_method !~ "^(GET|HEAD)$") { return 405; }'
    yield f'if ($request_uri ~ "{_TRICKS.replace(chr(92) * 2, chr(92) * 4)}") {{ return 404; }}'


def _headers(
    settings: _Settings, cache: str = "$maydan_cache", vary: str = "$maydan_vary"
) -> Iterator[str]:
    fields = {
        "X-Content-Type-Options": '"nosniff"',
        "Referrer-Policy": "$maydan_referrer",
        "Content-Security-Policy": "$maydan_csp",
        "Permissions-Policy": "$maydan_permissions",
        "Content-Disposition": "$maydan_disposition",
        "Cross-Origin-Resource-Policy": "$maydan_resource",
        "Access-Control-Allow-Origin": "$maydan_cors",
        "Cache-Control": cache,
        "Vary": vary,
        "Strict-Transport-Security": text(HSTS if settings.behind_tls else ""),
    }
    yield from (
        f"add_header {name} {value} always;" for name, value in fields.items() if value != '""'
    )


def _block(head: str, *lines: str | Iterator[str]) -> Iterator[str]:
    yield f"{head} {{"
    for line in lines:
        yield from (f"    {one}" for one in ([line] if isinstance(line, str) else line))
    yield "}"


def _errors(settings: _Settings, editions: str) -> Iterator[str]:
    yield "error_page 404 @missing;"
    yield "error_page 403 =404 @missing;"
    yield "error_page 410 @gone;"
    yield "error_page 405 @method;"
    missing = _headers(settings, text(MISSING_CACHE), "$maydan_missing_vary")
    yield from _block("location @missing", missing, "try_files $maydan_missing =404;")
    yield from _block("location @gone", f"try_files ${{uri}}{layout.GONE} =410;")
    yield from _block(
        "location @method",
        _headers(settings, f'"{NO_STORE}"', '""'),
        'add_header Allow "GET, HEAD" always;',
        "return 405;",
    )
    if settings.search:
        yield from _block("location @search", _proxy(settings))
        yield from _block(f'location ~ "^/_/search/({editions})$"', _proxy(settings))


def _proxy(settings: _Settings) -> Iterator[str]:
    yield f"proxy_pass http://{settings.search};"
    yield from (
        "proxy_http_version 1.1;",
        'proxy_set_header Connection "";',
        "proxy_set_header Host $http_host;",
        "proxy_set_header X-Forwarded-For $remote_addr;",
        # Sends nothing, but keeps out the fields of the server block: serve sends its own.
        'add_header X-Robots-Tag "";',
    )


def _folders(settings: _Settings, editions: str) -> Iterator[str]:
    root = _headers(settings, "$maydan_root_cache", "$maydan_root_vary")
    yield from _block(
        "location = /",
        root,
        f"if (!-f $document_root/{layout.INDEX}) {{ return 302 $maydan_home; }}",
        "if ($maydan_go) { return 302 $maydan_go; }",
        f"try_files /{layout.INDEX} =404;",
    )
    marks = (
        f"if (-f $document_root${{uri}}{layout.GONE}) {{ return 410; }}",
        "if ($maydan_moved) { return 301 $maydan_moved; }",
        f"try_files ${{uri}}{layout.INDEX} =404;",
    )
    if settings.search:
        yield from _block(
            f'location ~ "^/({editions})/search/$"',
            "error_page 418 = @search;",
            'if ($args ~ "(^|&)q=") { return 418; }',
            *marks,
        )
    yield from _block('location ~ "/$"', *marks)


def _files(settings: _Settings) -> Iterator[str]:
    standing = (layout.INDEX, layout.GONE, layout.MOVED)
    slash = "public, max-age=30"
    marks = "|".join(re.escape(name) for name in (*layout.MARKS, NOT_FOUND_PAGE))
    packed = "|".join(sorted(layout.COMPRESSED))
    yield from _block(f'location ~ "/({marks})$|\\.({packed})\\.(br|gz)$"', "return 404;")
    yield from _block(
        f'location ~ "^(?<maydan_at>.*/){re.escape(layout.INDEX)}$"',
        _headers(settings, text(slash)),
        *(
            f"if (-f $document_root${{maydan_at}}{name}) {{ return 301 $maydan_folder; }}"
            for name in standing
        ),
        "return 404;",
    )
    yield from _block(
        "location @slash",
        _headers(settings, text(slash)),
        *(
            f"if (-f $document_root$uri/{name}) {{ return 301 $maydan_slash; }}"
            for name in standing
        ),
        "return 404;",
    )
    for name, kind in layout.NAMED_TYPES.items():
        yield from _block(
            f'location ~ "/{re.escape(name)}$"',
            "types {}",
            f"default_type {text(kind)};",
            "try_files $uri @slash;",
        )
    yield from _block(f'location ~ "\\.({packed})$"', "try_files $uri @slash;")
    yield from _block("location /", "max_ranges 1;", "try_files $uri @slash;")
