"""Header fields of answers, and the statuses: what may be kept or embedded, what protects readers.

How they become the head of a file: files/page.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from maydan.pressed import layout
from maydan.pressed.policy import FOREVER_CACHE, PAGE_CACHE, Policy

# A missing page may be pressed in a moment; this only takes the weight of the same wrong link asked
# again and again.
MISSING_CACHE = "public, max-age=10"
NO_STORE = "no-store"
# For what is looked at alone, outside a page: it can do nothing.
INERT = "default-src 'none'; sandbox"
HSTS = "max-age=31536000"
REASONS = {
    200: "OK", 206: "Partial Content", 301: "Moved Permanently", 302: "Found",
    304: "Not Modified", 400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed",
    408: "Request Timeout", 410: "Gone", 413: "Content Too Large", 414: "URI Too Long",
    416: "Range Not Satisfiable", 431: "Request Header Fields Too Large",
    500: "Internal Server Error", 501: "Not Implemented", 503: "Service Unavailable",
    505: "HTTP Version Not Supported",
}  # fmt: skip

Fields = list[tuple[str, str]]


def head_of(fields: Fields) -> bytes:
    """Header fields as they go over the wire, the closing empty line included."""
    lines = [f"{name}: {value}\r\n" for name, value in fields]
    return ("".join(lines) + "\r\n").encode("latin-1")


def cache_of(file: str, status: int) -> str:
    """The Cache-Control of a pressed path answered with `status`."""
    if status == 404:
        return MISSING_CACHE
    return FOREVER_CACHE if status == 200 and layout.is_immutable(file) else PAGE_CACHE


def resource_policy(content_type: str) -> str:
    """Who may embed it: pages nobody, our assets our own hosts, pictures, sound, film, feeds and
    data anybody.
    """
    kind = content_type.split(";")[0]
    if kind == "text/html":
        return "same-origin"
    if kind.startswith(("image/", "audio/", "video/")) or is_open_data(kind):
        return "cross-origin"
    return "same-site"


def is_open_data(content_type: str) -> bool:
    """Whether a script of another site may read it: feeds and JSON twins are made for that."""
    kind = content_type.split(";")[0]
    return kind.endswith(("json", "xml")) and not kind.startswith(
        ("image/", "application/manifest")
    )


@dataclass(frozen=True)
class Guard:
    """The fields that protect readers, from the tree's policy and from how this server stands."""

    policy: Policy
    behind_tls: bool = False

    def everywhere(self) -> Fields:
        """What each answer carries, errors of this server included."""
        fields = [
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", self.policy.referrer_policy),
        ]
        return [*fields, ("Strict-Transport-Security", HSTS)] if self.behind_tls else fields

    def html(self) -> Fields:
        """What each page carries on top."""
        return [
            ("Content-Security-Policy", self.policy.content_security_policy),
            ("Permissions-Policy", self.policy.permissions_policy),
        ]

    def of_file(self, file: str) -> Fields:
        """All of them for one pressed path."""
        kind = layout.content_type(file)
        fields = self.everywhere()
        downloaded = file.startswith(layout.DOWNLOADED)
        if downloaded or kind.startswith("image/svg") or "xml" in kind:
            fields.append(("Content-Security-Policy", INERT))
        elif kind.startswith("text/html"):
            fields += self.html()
        if downloaded:
            fields.append(("Content-Disposition", "attachment"))
        fields.append(("Cross-Origin-Resource-Policy", resource_policy(kind)))
        if is_open_data(kind) and not downloaded:
            fields.append(("Access-Control-Allow-Origin", "*"))
        return fields
