"""What the whole paper has once: the page of editions, robots.txt, security.txt, style and
script, pictures, files, the policy."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from maydan.editions.addresses import absolute
from maydan.media import sizes
from maydan.media.models import Attachment
from maydan.pressed.policy import Policy
from maydan.reader import look
from maydan.reader.outputs import frame
from maydan.reader.outputs.base import ASSETS, POLICY, REST, Files, output
from maydan.reader.read import editions as read_editions
from maydan.reader.read import topics as read_topics
from maydan.reader.read.record import alias, bulk

SECURITY_UNTIL = (
    "2030-01-01T00:00:00Z"  # RFC 9116 wants an end; a press time would change the file each time
)


@output("root", REST)
def root() -> Files:
    editions = tuple(
        found for code in read_editions.editions() if (found := read_editions.edition(code))
    )
    if not editions:
        return {}
    template = frame.words_of(editions[0]).get_template("editions.html")
    return {"index.html": template.render(editions=editions).encode()}


@output("robots", REST)
def robots() -> Files:
    lines = [
        "User-agent: *",
        "Disallow: /_/search/",
        *(f"Disallow: /{code}/search/" for code in read_editions.editions()),
    ]
    text = "\n".join([*lines, "", f"Sitemap: {absolute('/sitemap.xml')}", ""])
    return {"robots.txt": text.encode()}


@output("security", REST)
def security() -> Files:
    lines = (
        f"Contact: {settings.PAPER.security_contact}",
        f"Expires: {SECURITY_UNTIL}",
        f"Canonical: {absolute('/.well-known/security.txt')}",
    )
    return {".well-known/security.txt": "\n".join((*lines, "")).encode()}


@output("assets", ASSETS)
def assets() -> Files:
    return dict(look.assets(frame.accents()).files)


@output("policy", ASSETS)
def policy() -> Files:
    codes = read_editions.editions()
    found = {code: edition.language for code in codes if (edition := read_editions.edition(code))}
    made = Policy(content_security_policy(look.assets(frame.accents()).script_hashes), codes, found)
    return {POLICY: made.dump()}


def content_security_policy(
    script_hashes: tuple[str, ...], *, frame_ancestors: str = "'none'"
) -> str:
    """The reader's policy: own files only, one inline script by its hash, frames of the hosts
    that cards may open."""
    frames = " ".join(f"https://{host}" for host in settings.PAPER.frame_hosts) or "'none'"
    parts = {
        "default-src": "'none'",
        "script-src": " ".join(("'self'", *script_hashes)),
        "style-src": "'self'",
        "img-src": "'self'",
        "media-src": "'self'",
        "font-src": "'self'",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "frame-src": frames,
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": frame_ancestors,
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items())


@output("picture", ASSETS, int)
def picture(pk: int) -> Files:
    """A picture's sizes. It is pressed while some page reads it (press/plan.py), so a picture
    that only a killed story used goes."""
    row = read_topics.picture(pk)
    if row is None:
        return {}
    return {
        f"_/pictures/{row.key}/{width}.{ending}": sizes.file_of(row.key, width, ending)
        for width, _height in row.sizes
        for ending in sizes.FORMATS
    }


@output("file", ASSETS, int)
def file(pk: int) -> Files:
    row = read_topics.file(pk)
    if row is None:
        return {}
    with bulk():
        name = Attachment.objects.using(alias()).values_list("file", flat=True).get(pk=pk)
    return {f"_/files/{row.key}/{row.name}": Path(settings.MEDIA_ROOT) / name}


@output("wordmark", ASSETS, str)
def wordmark(code: str) -> Files:
    edition = read_editions.edition(code)
    if edition is None or not edition.wordmark:
        return {}
    name = edition.wordmark.rsplit("/", 1)[-1]
    return {f"_/wordmarks/{name}": Path(settings.MEDIA_ROOT) / "wordmarks" / name}
