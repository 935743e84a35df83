"""A story as readers would see it, from a form or a revision: the same composition and templates as
the press uses.

Only the frame differs: links lead to the readers' site in a new window, assets come through the
newsroom's own address.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape

from django.conf import settings

from maydan.reader import look
from maydan.reader.outputs import frame
from maydan.reader.outputs.site import content_security_policy
from maydan.reader.outputs.story import page_of, story_view
from maydan.reader.read import editions as read_editions
from maydan.reader.read.record import session
from maydan.reader.read.stories import story_row
from maydan.stories.models import Story
from maydan.stories.preview import NoPreview, Preview

ASSETS = "/reader"  # where the newsroom answers for the tree's assets (config/urls.py)
_ATTRIBUTE = re.compile(r'(\s(?:href|src|srcset)=")([^"]*)"')
_ASSET = re.compile(r"(^|,\s*)(?=/(?:static|_)/)")


def render(story: Story) -> Preview:
    """Raises NoPreview while the story's section or edition is not live."""
    with session("default"):
        edition = read_editions.edition(story.locale.language_code.lower())
        row = story_row(story, story.get_parent().pk)
        told = story_view(row, edition) if edition else None
        if edition is None or told is None:
            raise NoPreview
        page = replace(page_of(row, told, edition), preview=True, noindex=True)
        html = frame.html(edition, "story.html", page, story=told).decode()
        hashes = look.assets(frame.accents()).script_hashes
    return Preview(framed(html).encode(), content_security_policy(hashes, frame_ancestors="'self'"))


def framed(html: str) -> str:
    """The page with its addresses made good inside the newsroom."""
    moved = _ATTRIBUTE.sub(lambda found: f'{found[1]}{_moved(found[2])}"', html)
    return moved.replace("<head>", '<head><base target="_blank">', 1)


def _moved(value: str) -> str:
    if _ASSET.match(value):
        return _ASSET.sub(rf"\1{ASSETS}", value)
    if value.startswith("/") and not value.startswith("//"):
        return escape(settings.SITE_URL) + value
    return value


def asset(name: str) -> bytes | None:
    """One of the site's own files (`static/reader.….css`) with its addresses made good.

    None for what there is not.
    """
    with session("default"):
        files = look.assets(frame.accents()).files
    content = files.get(name)
    if content is not None and name.endswith(".css"):
        return content.replace(b"url(/static/", f"url({ASSETS}/static/".encode())
    return content
