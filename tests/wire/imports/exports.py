"""Builds small WordPress exports, so that each test says only what it is about."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

SITE = "https://old.example.com"
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"'
    ' xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">'
    "<channel><title>Old</title>"
)


def _tag(name: str, value: object) -> str:
    return f"<{name}>{escape(str(value))}</{name}>"


def author(login: str, name: str) -> str:
    both = _tag("wp:author_login", login) + _tag("wp:author_display_name", name)
    return f"<wp:author>{both}</wp:author>"


def category(slug: str, name: str, parent: str = "") -> str:
    told = _tag("wp:category_nicename", slug) + _tag("wp:cat_name", name)
    return f"<wp:category>{told}{_tag('wp:category_parent', parent)}</wp:category>"


def term(taxonomy: str, slug: str, name: str) -> str:
    named = f"domain={quoteattr(taxonomy)} nicename={quoteattr(slug)}"
    return f"<category {named}>{escape(name)}</category>"


def item(number: int, text: str = "<p>Some words.</p>", **told: Any) -> str:
    """A published post, unless told otherwise."""
    date = told.get("date", "2019-03-05 08:00:00")
    slug = told.get("slug", f"post-{number}")
    fields = {
        "title": told.get("title", f"Post {number}"),
        "link": told.get("link", f"{SITE}/2019/03/{slug}/"),
        "dc:creator": told.get("creator", "ann"),
        "guid": f"{SITE}/?p={number}",
        "content:encoded": text,
        "excerpt:encoded": told.get("excerpt", ""),
        "wp:post_id": number,
        "wp:post_date": told.get("local", date),
        "wp:post_date_gmt": date,
        "wp:post_name": slug,
        "wp:status": told.get("status", "publish"),
        "wp:post_type": told.get("kind", "post"),
        "wp:post_parent": told.get("parent", 0),
        "wp:post_password": told.get("password", ""),
        "wp:is_sticky": told.get("sticky", 0),
        "wp:attachment_url": told.get("url", ""),
    }
    metas = "".join(
        f"<wp:postmeta>{_tag('wp:meta_key', key)}{_tag('wp:meta_value', value)}</wp:postmeta>"
        for key, value in told.get("meta", ())
    )
    comments = "<wp:comment><wp:comment_id>1</wp:comment_id></wp:comment>" * told.get("comments", 0)
    inner = "".join(_tag(name, value) for name, value in fields.items())
    return f"<item>{inner}{''.join(told.get('terms', ()))}{metas}{comments}</item>"


def attachment(number: int, url: str, **told: Any) -> str:
    return item(number, kind="attachment", status="inherit", url=url, **told)


def export(folder: Path, *parts: str, site: str = SITE, name: str = "old.xml") -> Path:
    """A file of these parts."""
    head = HEAD + _tag("link", site) + _tag("wp:wxr_version", "1.2")
    path = folder / name
    path.write_text(f"{head}{''.join(parts)}</channel></rss>", encoding="utf-8")
    return path
