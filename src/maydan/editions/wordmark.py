"""What a wordmark may be: a picture of a name.

An SVG is text that a browser runs, so only plain drawing passes.
"""

from __future__ import annotations

import re
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from lxml import etree

ENDINGS = ("svg", "png", "webp")
MOST_BYTES = 200_000
DRAWING = frozenset(
    "svg g path rect circle ellipse line polyline polygon title desc defs mask clipPath"
    " linearGradient radialGradient stop".split()
)
OUTSIDE = re.compile(r"url\((?!#)|javascript:")


def check_wordmark(file: Any) -> None:
    """Raise ValidationError for a file that is too large or holds more than drawing."""
    if file.size > MOST_BYTES:
        raise ValidationError(_("More than 200 KB would slow every page. Save it smaller."))
    if file.name.lower().endswith(".svg"):
        _check_drawing(file)


def _check_drawing(file: IO[bytes]) -> None:
    file.seek(0)
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        tree = etree.fromstring(file.read(), parser)
    except etree.XMLSyntaxError as fault:
        raise ValidationError(_("This SVG can't be read.")) from fault
    finally:
        file.seek(0)
    doctype = tree.getroottree().docinfo.internalDTD
    if doctype is not None or not all(_is_plain(node) for node in tree.iter()):
        raise ValidationError(
            _("This SVG holds more than drawing (script, style, links). Save it as plain SVG.")
        )


def _is_plain(node: Any) -> bool:
    if not isinstance(node.tag, str):
        return node.tag is etree.Comment
    names = [etree.QName(name).localname.lower() for name in node.attrib]
    values = " ".join(node.attrib.values()).lower()
    return (
        etree.QName(node).localname in DRAWING
        and not any(name.startswith("on") or name in ("href", "style") for name in names)
        and not OUTSIDE.search(values)
    )
