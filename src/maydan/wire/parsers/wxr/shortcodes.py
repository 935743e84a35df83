"""WordPress's own marks in a body ([shortcodes], block comments), made into elements or losses.

One pass over the text, before any HTML is parsed. A mark that means a block becomes
<hr {marker}="n"> (or a figure round a caption), n being its place in `Marked.found`. Marks inside
code, scripts and tags are left as text. What the elements become: `body.py`.
"""

import html
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import count

from .clean import names, text_of

KNOWN = names("caption wp_caption gallery playlist embed audio video")
CAPTIONS = names("caption wp_caption")
# Plugins and Jetpack show these providers by a shortcode that holds the address.
PROVIDERS = names("""
    youtube vimeo dailymotion soundcloud twitter tweet instagram facebook tiktok spotify flickr ted
    ustream twitch bluesky
""")

_TOKEN = re.compile(
    r"<!--|<(?P<shut>/?)(?P<tag>[A-Za-z][\w:-]*+)(?P<attrs>[^<>]*+)>"
    r"|\[(?P<end>/?)(?P<name>[A-Za-z][\w-]*+)(?P<rest>[^\[\]]*+)\]"
)
_BLOCK = re.compile(r"\s*(/?)wp:([a-z][a-z0-9_/-]*)(?:\s+(\{.*\}))?\s*+(/?)\s*+", re.S)
_CLOSING = re.compile(r"\[/([a-z][\w-]*+)\]")
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|([^\s"'=]+)""")
_ASSIGNS = re.compile(r"\s+[\w-]+=")
_STYLED = re.compile(r"""\sstyle\s*=""", re.I)
_HANDLER = re.compile(r"""[\s/"'](on[a-z]{3,30})\s*=""", re.I)
_LOWER = {ord(c): c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_LITERAL = names("pre code script style textarea")
_WEB = re.compile(r"""https?://[^\s"'<>\]]+""")

_LOST_ELEMENTS = {
    **dict.fromkeys(names("script style form object applet svg math canvas"), ""),
    **dict.fromkeys(names("input select textarea button"), "form control"),
    **dict.fromkeys(
        names("del s strike ins u mark small big abbr acronym ruby marquee blink"), "markup"
    ),
}
_EMPHASIS = names("b big code em font i nobr s small strike strong tt u")
_MOST_OPEN = 200
_SILENT_BLOCKS = names("more nextpage spacer")


@dataclass(frozen=True, slots=True)
class Shortcode:
    """One mark: its name, its attributes, its words without a name, and what it encloses."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    inner: str = ""

    @property
    def ids(self) -> tuple[int, ...]:
        """The attachments it names."""
        listed = self.attributes.get("ids") or self.attributes.get("include") or ""
        numbers = (piece.strip() for piece in listed.split(","))
        return tuple(int(n) for n in numbers if n.isascii() and n.isdigit() and len(n) < 19)

    @property
    def web_address(self) -> str:
        """The first http address it names anywhere, or nothing."""
        for text in (self.inner, *self.words, *self.attributes.values()):
            if found := _WEB.search(text):
                return found[0].split("|", 1)[0]
        return ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A body whose marks are elements now. `blocks` says that the block editor wrote it.

    `tangled` says that more marks of emphasis stand open at once than anybody means: the rules of
    HTML open each of them anew in every paragraph, and a small text would fill the memory.
    """

    html: str
    marker: str
    found: list[Shortcode]
    losses: Counter[tuple[str, str]]
    blocks: bool
    tangled: bool


def mark(source: str) -> Marked:
    """Reads every mark of a body; never raises, whatever the text."""
    return _Marker(text_of(source)).run()


class _Marker:
    def __init__(self, source: str) -> None:
        self.source = source
        self.lowered = source.translate(_LOWER)  # str.lower would move the places of some letters
        # An attribute that the text does not hold already, so that nobody can forge it.
        self.marker = next(m for n in count() if (m := f"data-mark{n}") not in self.lowered)
        self.out: list[str] = []
        self.found: list[Shortcode] = []
        self.losses: Counter[tuple[str, str]] = Counter()
        self.blocks = False
        self.emphasis_open: Counter[str] = Counter()
        self.tangled = False
        self.literal = ""
        self.unknown_open: Counter[str] = Counter()
        self.captions_open = 0
        self.last_closing = {found[1]: found.start() for found in _CLOSING.finditer(self.lowered)}
        self.last_comment_end = source.rfind("-->")

    def run(self) -> Marked:
        at = 0
        while token := _TOKEN.search(self.source, at):
            self.out.append(self.source[at : token.start()])
            if token[0] == "<!--":
                at = self._comment(token)
            elif token["tag"]:
                at = self._tag(token)
            else:
                at = self._shortcode(token)
        self.out.append(self.source[at:])
        return Marked(
            "".join(self.out), self.marker, self.found, self.losses, self.blocks, self.tangled
        )

    def _closes_later(self, name: str, at: int) -> bool:
        return self.last_closing.get(name, -1) >= at

    def _element(self, shortcode: Shortcode, tag: str = "hr") -> None:
        self.out.append(f'<{tag} {self.marker}="{len(self.found)}">')
        self.found.append(shortcode)

    def _comment(self, token: re.Match[str]) -> int:
        if self.last_comment_end < token.end():
            return token.end()  # a browser would hide all that follows: its words are worth more
        end = self.source.find("-->", token.end())
        if not self.literal and (block := _BLOCK.fullmatch(self.source, token.end(), end)):
            self._block(block)
        return end + 3

    def _block(self, block: re.Match[str]) -> None:
        closing, name, written, alone = block.groups()
        self.blocks = True
        if closing or not alone or name in _SILENT_BLOCKS:
            return
        attributes = _json_object(written)
        url = attributes.get("url")
        if name == "separator":
            self.out.append("<hr>")
        elif (name == "embed" or name.startswith("core-embed/")) and isinstance(url, str):
            self._element(Shortcode("embed", inner=url))
        elif name == "block":
            self.losses["reusable block", str(attributes.get("ref", ""))[:20]] += 1
        else:
            self.losses["block", name[:60]] += 1

    def _tag(self, token: re.Match[str]) -> int:
        name = token["tag"].lower()
        self.out.append(token[0])
        if self.literal:
            if token["shut"] and name == self.literal:
                self.literal = ""
            return token.end()
        self._count_emphasis(name, closes=bool(token["shut"]))
        if token["shut"]:
            return token.end()
        if name in _LITERAL and not token["attrs"].endswith("/"):
            self.literal = name
        if name in _LOST_ELEMENTS:
            kind = _LOST_ELEMENTS[name]
            self.losses[(kind, name) if kind else (name, "")] += 1
        if _STYLED.search(token["attrs"]):
            self.losses["inline css", ""] += 1
        for handler in _HANDLER.findall(token["attrs"]):
            self.losses["event handler", handler.lower()] += 1
        return token.end()

    def _count_emphasis(self, name: str, *, closes: bool) -> None:
        if name not in _EMPHASIS:
            return
        if not closes:
            self.emphasis_open[name] += 1
            self.tangled |= self.emphasis_open.total() > _MOST_OPEN
        elif self.emphasis_open[name]:
            self.emphasis_open[name] -= 1

    def _shortcode(self, token: re.Match[str]) -> int:
        name = token["name"].lower()
        start, end = token.span()
        if self.literal:
            return self._as_text(start)
        if start and self.source[start - 1] == "[" and self.source[end : end + 1] == "]":
            self.out.append(token[0][1:-1])  # [[name]] is how WordPress writes a literal [name]
            return end
        if token["end"]:
            return self._closing(name, token)
        if name in CAPTIONS:
            return self._caption(name, token)
        if name in KNOWN or (name in PROVIDERS and _WEB.search(token["rest"])):
            return self._known(name, token)
        if not self._is_shortcode(name, token):
            return self._as_text(start)
        self.unknown_open[name] += 1
        self.losses["shortcode", name[:60]] += 1
        return end

    def _as_text(self, start: int) -> int:
        self.out.append("[")
        return start + 1

    def _closing(self, name: str, token: re.Match[str]) -> int:
        if name in CAPTIONS and self.captions_open:
            self.captions_open -= 1
            self.out.append("</figure>")
        elif self.unknown_open[name]:
            self.unknown_open[name] -= 1
        elif name not in KNOWN:
            return self._as_text(token.start())
        return token.end()

    def _caption(self, name: str, token: re.Match[str]) -> int:
        if self._closes_later(name, token.end()):
            self._element(_shortcode(name, token["rest"]), "figure")
            self.captions_open += 1
        return token.end()

    def _known(self, name: str, token: re.Match[str]) -> int:
        alone = name in ("gallery", "playlist") or token["rest"].rstrip().endswith("/")
        close = -1 if alone else self._closing_of(name, token.end())
        inner = self.source[token.end() : close] if close >= 0 else ""
        self._element(_shortcode(name, token["rest"], inner))
        return token.end() if close < 0 else close + len(f"[/{name}]")

    def _closing_of(self, name: str, at: int) -> int:
        """Where its own end stands, which is not that of a later one of its kind."""
        close = self.lowered.find(f"[/{name}]", at, at + 2000)
        return -1 if close < 0 or f"[{name}" in self.lowered[at:close] else close

    def _is_shortcode(self, name: str, token: re.Match[str]) -> bool:
        """A plugin's mark, and not words that somebody put in brackets such as [sic]."""
        rest = token["rest"]
        if _ASSIGNS.match(rest) or rest.rstrip().endswith("/"):
            return True
        if rest.strip():
            return False
        start, end = token.span()
        if self._closes_later(name, end):
            return True
        before = self.source[max(start - 1, 0) : start]
        after = self.source[end : end + 1]
        alone = before in ("", "\n", ">") and after in ("", "\n", "<")
        return alone and ("-" in name or "_" in name)


def _shortcode(name: str, rest: str, inner: str = "") -> Shortcode:
    attributes: dict[str, str] = {}
    words: list[str] = []
    for key, double, single, plain, word in _ATTRIBUTE.findall(rest.rstrip().removesuffix("/")):
        if key:
            attributes.setdefault(key.lower(), html.unescape(double or single or plain))
        else:
            words.append(html.unescape(word))
    # [youtube=https://...] and [tweet https://...] name the address without a key.
    if rest.startswith("="):
        words.insert(0, html.unescape(rest[1:].strip(" \"'")))
    return Shortcode(name, attributes, tuple(words), html.unescape(inner).strip())


def _json_object(written: str | None) -> dict[str, object]:
    try:
        value = json.loads(written) if written else {}
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
