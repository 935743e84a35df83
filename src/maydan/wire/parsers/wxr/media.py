"""Pictures, galleries, tables, quotes, files and embeds of a body: one element in, one block out.

Knows how WordPress has written each over the years (classic editor, blocks, rendered shortcodes).
The order of blocks and the text between them: `body.py`.
"""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

from lxml import etree

from .blocks import Embed, File, Gallery, Picture, PullQuote, Quotation, Table
from .clean import address, names, one_line
from .inline import classes, plain, tag_of, words_of

GALLERIES = names("""
    wp-block-gallery blocks-gallery-grid gallery tiled-gallery wp-block-jetpack-tiled-gallery
""")
CAPTIONED = names("wp-caption")
PROVIDERS = names("""
    youtube.com youtu.be vimeo.com dailymotion.com dai.ly soundcloud.com spotify.com twitter.com
    x.com instagram.com facebook.com tiktok.com flickr.com flic.kr ted.com wordpress.tv
    videopress.com reddit.com bsky.app mastodon.social mixcloud.com issuu.com scribd.com
    slideshare.net imgur.com tumblr.com pinterest.com threads.net twitch.tv apple.com
""")
_POSTS = names("twitter-tweet twitter-video bluesky-embed tiktok-embed reddit-embed-bq")

_IMAGE_ID = re.compile(r"wp-image-(\d{1,18})")
_ATTACHMENT_ID = re.compile(r"attachment_(\d{1,18})")
_PLAYER = re.compile(r"/(?:embed|v|e)/([\w-]{6,20})$")
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_TINY = frozenset({"0", "1", "0px", "1px"})
_WIDEST = 100


def web_host(url: str) -> str:
    """The address's host without www., or nothing."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def is_provider(url: str) -> bool:
    """Whether this site is one that WordPress shows when its address stands alone."""
    host = web_host(url)
    return any(host == known or host.endswith(f".{known}") for known in PROVIDERS)


def player_address(url: str) -> str:
    """The public address behind a player's frame, or nothing for a site that is not known."""
    url = address(url, absolute=True)
    host = web_host(url)
    if not host:
        return ""
    parts = urlsplit(url)
    if host in ("youtube.com", "youtube-nocookie.com", "m.youtube.com"):
        found = _PLAYER.search(parts.path)
        return f"https://www.youtube.com/watch?v={found[1]}" if found else url
    if host == "player.vimeo.com":
        return f"https://vimeo.com/{parts.path.rsplit('/', 1)[-1]}"
    if host in ("w.soundcloud.com", "facebook.com"):
        inner = parse_qs(parts.query).get("url", []) or parse_qs(parts.query).get("href", [])
        return address(inner[0], absolute=True) if inner else ""
    if host == "open.spotify.com":
        return url.replace("open.spotify.com/embed/", "open.spotify.com/")
    if host == "dailymotion.com":
        return url.replace("dailymotion.com/embed/", "dailymotion.com/")
    return url if is_provider(url) else ""


def picture(
    img: etree._Element, caption: str = "", credit: str = "", link: str = ""
) -> Picture | str:
    """The picture, or why it is none: the name of a loss."""
    if {str(img.get("width")), str(img.get("height"))} <= _TINY:
        return "tracking pixel"
    sources = (img.get("data-src"), img.get("data-lazy-src"), img.get("src"))
    src = next((found for value in sources if (found := address(value))), "")
    attachment = _attachment_of(img)
    if not src and not attachment:
        return "picture without an address"
    alt = one_line(str(img.get("alt") or ""))
    return Picture(attachment, src, caption, alt, credit, link)


def _attachment_of(img: etree._Element) -> int:
    if found := _IMAGE_ID.search(str(img.get("class") or "")):
        return int(found[1])
    data_id = str(img.get("data-id") or "")
    return int(data_id) if data_id.isascii() and data_id.isdigit() and len(data_id) < 19 else 0


def attachment_in(text: str) -> int:
    """The attachment that a caption's id="attachment_5" names, or 0."""
    found = _ATTACHMENT_ID.search(text)
    return int(found[1]) if found else 0


def caption_and_credit(figure: etree._Element) -> tuple[str, str]:
    """The words under a picture, and apart from them whom it belongs to."""
    for part in figure.iter("figcaption", "p", "dd"):
        if tag_of(part) == "figcaption" or classes(part) & {"wp-caption-text", "wp-caption-dd"}:
            return _split_credit(part)
    return "", ""


def _split_credit(element: etree._Element) -> tuple[str, str]:
    for part in element.iter():
        if part is not element and (
            tag_of(part) == "cite" or any("credit" in name for name in classes(part))
        ):
            credit = plain(part)
            caption = plain(element).replace(credit, "", 1)
            return one_line(caption).strip(" |/()[]"), credit
    return plain(element), ""


def link_round(img: etree._Element, within: etree._Element) -> str:
    """Where a click on the picture led."""
    for parent in img.iterancestors():
        if tag_of(parent) == "a":
            return address(parent.get("href"))
        if parent is within:
            break
    return ""


def gallery(element: etree._Element) -> tuple[Gallery, list[str]]:
    """All pictures in an element, each with its own words, and the losses on the way."""
    pictures: list[Picture] = []
    losses: list[str] = []
    for img in element.iter("img"):
        home = _own_frame(img, element)
        caption, credit = caption_and_credit(home) if home is not None else ("", "")
        made = picture(img, caption, credit, link_round(img, element))
        if isinstance(made, Picture):
            pictures.append(made)
        else:
            losses.append(made)
    own = [child for child in element if tag_of(child) == "figcaption"]
    return Gallery(tuple(pictures), (), plain(own[0]) if own else ""), losses


def _own_frame(img: etree._Element, gallery_element: etree._Element) -> etree._Element | None:
    for parent in img.iterancestors():
        if parent is gallery_element:
            return None
        if tag_of(parent) in ("figure", "li", "dl", "div"):
            return parent if caption_and_credit(parent)[0] else None
    return None


def table(element: etree._Element, caption: str = "") -> Table | None:
    """A table with its header row, if it says that it has one; None for one without words."""
    own = element.find("caption")
    caption = caption or (plain(own) if own is not None else "")
    rows = [(row, _cells(row)) for row in _rows(element)]
    rows = [(row, cells) for row, cells in rows if any(cells)]
    if not rows:
        return None
    width = max(len(cells) for _, cells in rows)
    padded = [(row, (*cells, *("",) * (width - len(cells)))) for row, cells in rows]
    first, words = padded[0]
    headed = all(tag_of(cell) == "th" for cell in first if tag_of(cell) in ("td", "th"))
    if headed or _is_head(first):
        return Table(caption, words, tuple(cells for _, cells in padded[1:]))
    return Table(caption, (), tuple(cells for _, cells in padded))


def _is_head(row: etree._Element) -> bool:
    parent = row.getparent()
    return parent is not None and tag_of(parent) == "thead"


def _rows(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if tag_of(child) == "tr":
            yield child
        elif tag_of(child) in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if tag_of(row) == "tr")


def _cells(row: etree._Element) -> tuple[str, ...]:
    cells: list[str] = []
    for cell in row:
        if tag_of(cell) in ("td", "th"):
            span = str(cell.get("colspan") or "1")
            width = int(span) if span.isascii() and span.isdigit() and len(span) < 4 else 1
            cells += [plain(cell), *("",) * (width - 1)]
    return tuple(cells[:_WIDEST])


def quote(element: etree._Element, *, pulled: bool) -> PullQuote | Quotation | None:
    """Somebody's words and who said them; None when there are no words."""
    cites = list(element.iter("cite", "footer"))
    speaker = plain(cites[-1]).lstrip("—–-― ") if cites else ""
    left_out = frozenset({"cite", "footer", "figcaption"})
    parts = _BLANK_LINE.split(words_of(element, without=left_out))
    spoken = [words for part in parts if (words := one_line(part))]
    if not spoken and speaker:
        # Some themes put the whole quote into <cite>: then it is the quote.
        spoken, speaker = [speaker], ""
    if not spoken:
        return None
    if pulled:
        return PullQuote(" ".join(spoken), speaker)
    return Quotation("\n\n".join(spoken), speaker)


def posted(element: etree._Element) -> Embed | None:
    """The post of another site that a quote stands for: Twitter, Instagram and such paste these."""
    kinds = classes(element)
    if kinds & _POSTS:
        links = [address(a.get("href"), absolute=True) for a in element.iter("a")]
        url = next((link for link in reversed(links) if link), "") or address(
            element.get("cite"), absolute=True
        )
        return Embed(url) if url else None
    if "instagram-media" in kinds:
        url = address(element.get("data-instgrm-permalink"), absolute=True)
        return Embed(url) if url else None
    return None


def played(element: etree._Element, label: str = "") -> File | None:
    """The file that an audio or video element plays."""
    sources = [element.get("src"), *(source.get("src") for source in element.iter("source"))]
    url = next((found for value in sources if (found := address(value))), "")
    return File(url, label) if url else None


def download(element: etree._Element) -> File | None:
    """The file that a file block offers."""
    for link in element.iter("a"):
        if url := address(link.get("href")):
            return File(url, plain(link))
    return None
