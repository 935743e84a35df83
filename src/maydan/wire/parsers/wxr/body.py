"""A WordPress body, classic or of blocks, to typed blocks: `parse_body` never raises.

Marks first (`shortcodes.py`), then a cleaned tree (`clean.py`), then one walk in order here. Its
text gathers in `flow.py`, its pictures, quotes and such are made in `media.py`.
"""

import re
from collections.abc import Callable
from html import escape

from lxml import etree

from . import media
from .blocks import Body, Divider, Embed, File, Gallery, Loss, Picture, Subheading
from .clean import INLINE, address, names, one_line, structure
from .flow import Flow, Wrap
from .inline import (
    classes,
    inline_html,
    is_inline,
    is_smiley,
    list_html,
    opening_and_closing,
    plain,
    tag_of,
    words_of,
)
from .shortcodes import PROVIDERS, Marked, Shortcode, mark

_CAPTION_TAGS = names("figcaption p dd")
_PARAGRAPH_ALONE = re.compile(r"https?://\S+")
_FILE_KEYS = names("src mp3 m4a ogg wav wma mp4 m4v webm ogv mov wmv flv")
_MEDIA_TAGS = names("img iframe embed video audio")


def parse_body(source: str) -> Body:
    """The blocks of one body in reading order, and all that was not kept."""
    marked = mark(source)
    tree, flattened = structure(marked.html, marked.marker, tangled=marked.tangled)
    walk = _Walk(marked)
    if flattened:
        walk.lose("nesting too deep")
    walk.container(tree)
    losses = tuple(Loss(kind, detail, n) for (kind, detail), n in sorted(walk.losses.items()))
    return Body(tuple(walk.blocks), losses)


class _Walk(Flow):
    def __init__(self, marked: Marked) -> None:
        super().__init__(classic=not marked.blocks, losses=marked.losses)
        self.marker = marked.marker
        self.found = marked.found
        self.link = ""
        self.handlers: dict[str, Callable[[etree._Element], None]] = {
            "p": self.paragraph,
            "ul": self.list,
            "ol": self.list,
            "dt": self.term,
            "blockquote": self.quote,
            "figure": self.figure,
            "table": self.table,
            "pre": self.preformatted,
            "hr": self.rule,
            "img": self.image,
            "iframe": self.frame,
            "embed": self.frame,
            "video": self.player,
            "audio": self.player,
            "summary": self.heading,
            "div": self.division,
            **{f"h{level}": self.heading for level in range(1, 7)},
        }

    # The walk.

    def container(self, element: etree._Element) -> None:
        self.flush()
        self.inside(element, ())
        self.flush()

    def inside(self, element: etree._Element, wrap: Wrap) -> None:
        self.text(element.text, wrap)
        for child in element:
            self.element(child, wrap)
            self.text(child.tail, wrap)

    def element(self, element: etree._Element, wrap: Wrap) -> None:
        if is_inline(element, self.marker):
            self.add(inline_html(element), wrap)
        elif tag_of(element) in INLINE:
            self.wrapper(element, wrap)
        else:
            handle = self.handlers.get(tag_of(element), self.container)
            self.flush()
            handle(element)
            self.flush()

    def wrapper(self, element: etree._Element, wrap: Wrap) -> None:
        """An inline element round a block or a picture: its mark goes on the text only."""
        before = self.link
        if tag_of(element) == "a":
            self.link = address(element.get("href"))
        self.inside(element, (*wrap, opening_and_closing(element)))
        self.link = before

    # One method for each kind of element.

    def paragraph(self, element: etree._Element) -> None:
        before, self.in_paragraph = self.in_paragraph, True
        self.container(element)
        self.in_paragraph = before

    def heading(self, element: etree._Element) -> None:
        if words := plain(element):
            self.blocks.append(Subheading(words))
        self.media_of(element)

    def term(self, element: etree._Element) -> None:
        if words := plain(element):
            self.paragraph_of(f"<p><strong>{escape(words, quote=False)}</strong></p>")
        self.media_of(element)

    def list(self, element: etree._Element) -> None:
        if classes(element) & media.GALLERIES:
            self.gallery(element)
            return
        self.paragraph_of(list_html(element, self.finish))
        self.media_of(element)

    def quote(self, element: etree._Element) -> None:
        if post := media.posted(element):
            self.blocks.append(post)
            return
        pulled = any("pullquote" in name or "pull-quote" in name for name in classes(element))
        if made := media.quote(element, pulled=pulled):
            self.blocks.append(made)
        self.media_of(element)

    def preformatted(self, element: etree._Element) -> None:
        lines = words_of(element).strip("\n").split("\n")
        coded = "verse" not in " ".join(classes(element))
        written = "<br>".join(_indented(escape(line, quote=False)) for line in lines)
        self.paragraph_of(f"<p><code>{written}</code></p>" if coded else f"<p>{written}</p>")
        self.media_of(element)

    def rule(self, element: etree._Element) -> None:
        shortcode = self.shortcode_of(element)
        if shortcode:
            self.shortcode(shortcode)
        else:
            self.blocks.append(Divider())

    def division(self, element: etree._Element) -> None:
        kinds = classes(element)
        if kinds & media.GALLERIES and element.find(".//img") is not None:
            self.gallery(element)
        elif kinds & media.CAPTIONED and element.find(".//img") is not None:
            self.captioned(element)
        elif "wp-block-file" in kinds and (offered := media.download(element)):
            self.blocks.append(offered)
        else:
            self.container(element)

    def table(self, element: etree._Element) -> None:
        self.table_with(element, "")

    def table_with(self, element: etree._Element, caption: str) -> None:
        if made := media.table(element, caption):
            self.blocks.append(made)
        self.media_of(element)

    def figure(self, element: etree._Element) -> None:
        kinds = classes(element)
        caption, _ = media.caption_and_credit(element)
        inner = element.find(".//table")
        quoted = element.find(".//blockquote")
        player = next(element.iter("video", "audio"), None)
        frame = next(element.iter("iframe"), None)
        if self.shortcode_of(element):
            self.captioned(element)
        elif kinds & media.GALLERIES:
            self.gallery(element)
        elif inner is not None:
            self.table_with(inner, caption)
        elif quoted is not None and any("pullquote" in name for name in kinds):
            self.pulled(quoted)
        elif "wp-block-embed" in kinds:
            self.embedded(element, caption)
        elif player is not None:
            self.player(player, caption)
        elif frame is not None:
            self.frame(frame, caption)
        elif element.find(".//img") is not None:
            self.captioned(element)
        else:
            self.container(element)

    def pulled(self, element: etree._Element) -> None:
        if made := media.quote(element, pulled=True):
            self.blocks.append(made)
        self.media_of(element)

    def embedded(self, element: etree._Element, caption: str) -> None:
        frame = element.find(".//iframe")
        url = address(plain(element, without=frozenset({"figcaption"})), absolute=True)
        if url and _PARAGRAPH_ALONE.fullmatch(url):
            self.blocks.append(Embed(url, caption))
        elif frame is not None:
            self.frame(frame, caption)
        else:
            self.container(element)

    def captioned(self, element: etree._Element) -> None:
        """A picture with its words, in any of the ways that WordPress has framed one."""
        shortcode = self.shortcode_of(element)
        images = [img for img in element.iter("img") if not is_smiley(img)]
        if len(images) != 1 or any(True for _ in element.iter("iframe", "video", "audio", "table")):
            self.container(element)
            return
        caption, credit = media.caption_and_credit(element)
        if shortcode:
            caption = caption or shortcode.attributes.get("caption") or plain(element)
            caption = one_line(re.sub(r"<[^<>]*>", "", caption))
        link = media.link_round(images[0], element) or self.link
        made = media.picture(images[0], caption, credit, link)
        if isinstance(made, Picture) and shortcode and not made.attachment:
            attachment = media.attachment_in(shortcode.attributes.get("id", ""))
            made = Picture(attachment, made.src, caption, made.alt, credit, link)
        self.keep_picture(made, images[0])
        taken = _CAPTION_TAGS if caption else frozenset[str]()
        if not shortcode and (words := plain(element, without=taken)):
            self.write(escape(words, quote=False))

    def gallery(self, element: etree._Element) -> None:
        made, losses = media.gallery(element)
        for kind in losses:
            self.lose(kind)
        if made.pictures:
            self.blocks.append(made)
        else:
            self.container(element)  # no picture, but it may hold marks and words

    def image(self, element: etree._Element) -> None:
        self.keep_picture(media.picture(element, link=self.link), element)

    def keep_picture(self, made: Picture | str, img: etree._Element) -> None:
        if isinstance(made, Picture):
            self.blocks.append(made)
        else:
            self.lose(made, media.web_host(str(img.get("src") or ""))[:60])

    def frame(self, element: etree._Element, caption: str = "") -> None:
        src = str(element.get("src") or element.get("data-src") or "")
        if url := media.player_address(src):
            self.blocks.append(Embed(url, caption))
        else:
            self.lose(tag_of(element), media.web_host(address(src))[:60])

    def player(self, element: etree._Element, caption: str = "") -> None:
        if made := media.played(element, caption):
            self.blocks.append(made)
        else:
            self.lose(f"{tag_of(element)} without an address")

    def media_of(self, element: etree._Element) -> None:
        """The pictures, players and marks inside an element of which only the words were taken."""
        for part in element.iter(*_MEDIA_TAGS, "hr"):
            if part is element or is_smiley(part):
                continue
            if tag_of(part) == "hr":
                if shortcode := self.shortcode_of(part):
                    self.shortcode(shortcode)
            elif tag_of(part) == "img":
                link = media.link_round(part, element)
                self.keep_picture(media.picture(part, link=link), part)
            else:
                self.handlers[tag_of(part)](part)

    # Shortcodes.

    def shortcode_of(self, element: etree._Element) -> Shortcode | None:
        number = str(element.get(self.marker) or "")
        return self.found[int(number)] if number else None

    def shortcode(self, shortcode: Shortcode) -> None:
        name = shortcode.name
        if name == "gallery":
            self.blocks.append(Gallery(ids=shortcode.ids))
        elif name == "playlist" and shortcode.ids:
            self.blocks += [File("", "", attachment) for attachment in shortcode.ids]
        elif (name == "embed" or name in PROVIDERS) and shortcode.web_address:
            self.blocks.append(Embed(address(shortcode.web_address, absolute=True)))
        elif name in ("audio", "video") and (url := _file_of(shortcode)):
            self.blocks.append(Embed(url) if media.is_provider(url) else File(url))
        else:
            self.lose("shortcode", name)


def _indented(line: str) -> str:
    words = line.lstrip(" \t")
    return "\u00a0" * len(line[: len(line) - len(words)].expandtabs(4)) + words


def _file_of(shortcode: Shortcode) -> str:
    for key, value in shortcode.attributes.items():
        if key in _FILE_KEYS and (url := address(value)):
            return url
    return address(shortcode.web_address, absolute=True)
