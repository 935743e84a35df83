"""The site's own CSS, script and fonts, as files named by their content.

So `/static/reader.{hash}.css` may be kept for a year.

Pure: the same folders give the same bytes. Minified by minify.py. A theme's css/*.css comes last,
its fonts/*.woff2 beside ours.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from maydan.reader import colours, minify

HERE = Path(__file__).parent
# The order is the cascade's: each file is one layer, later ones win.
CSS = (
    "fonts",
    "tokens",
    "base",
    "type",
    "masthead",
    "ticker",
    "cards",
    "fronts",
    "story",
    "blocks",
    "lists",
    "search",
    "kinds",
    "beside",
    "lightbox",
    "print",
)
JS = ("part", "ticker", "menu", "display", "share", "lightbox", "embed", "start")
_MODULE_LINES = re.compile(r"^import [^\n]*\n|^export ", re.M)
_FONT_URL = re.compile(r"url\(\"?fonts/([\w.-]+)\"?\)")


@dataclass(frozen=True)
class Assets:
    """What every page links to."""

    files: dict[str, bytes]  # path in the tree, such as "static/reader.0a1b2c3d4e.css"
    urls: dict[str, str]  # "reader.css", "reader.js", "fonts/newsreader-text.woff2" -> address
    head_script: str  # the one inline script: theme and text size before the first paint
    script_hashes: tuple[str, ...]  # for the CSP: "'sha256-…'"

    def url(self, name: str) -> str:
        """The address of an asset by its plain name; KeyError for one that is not there."""
        return self.urls[name]


def build(theme: Path | None, accents: Iterable[str] = ()) -> Assets:
    """All assets of a paper. `accents` are its editions' colours, each of which gets its rules."""
    made = _Shelf()
    for path in _fonts(theme):
        made.put(f"fonts/{path.name}", path.read_bytes())
    css = "\n".join(_layers(theme)) + "\n" + colours.rules(accents)
    made.put("reader.css", minify.css(_font_urls(css, made.urls)).encode())
    made.put("icon.svg", _icon(theme).read_bytes())
    made.put("reader.js", minify.js(_script()).encode())
    head = minify.js((HERE / "js" / "head.js").read_text()).strip()
    digest = b64encode(hashlib.sha256(head.encode()).digest()).decode()
    return Assets(made.files, made.urls, head, (f"'sha256-{digest}'",))


class _Shelf:
    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.urls: dict[str, str] = {}

    def put(self, name: str, content: bytes) -> None:
        stem, _, ending = name.rpartition(".")
        path = f"static/{stem}.{hashlib.sha256(content).hexdigest()[:10]}.{ending}"
        self.files[path] = content
        self.urls[name] = f"/{path}"


def _fonts(theme: Path | None) -> list[Path]:
    folders = [HERE / "fonts", *([theme / "fonts"] if theme else [])]
    found = {path.name: path for folder in folders for path in sorted(folder.glob("*.woff2"))}
    return [found[name] for name in sorted(found)]


def _icon(theme: Path | None) -> Path:
    own = theme / "icon.svg" if theme else None
    return own if own and own.is_file() else HERE / "icons" / "icon.svg"


def _layers(theme: Path | None) -> list[str]:
    names = [*CSS, "accent", *(["theme"] if theme else [])]
    texts = [f"@layer {','.join(names)};"]
    texts += [_layer(name, (HERE / "css" / f"{name}.css").read_text()) for name in CSS]
    for path in sorted((theme / "css").glob("*.css")) if theme else []:
        texts.append(_layer("theme", path.read_text()))
    return texts


def _layer(name: str, text: str) -> str:
    # @font-face does not cascade by layer, and an @import could reach outside: neither is wrapped.
    return text if name == "fonts" else f"@layer {name}{{{text}}}"


def _font_urls(css: str, urls: dict[str, str]) -> str:
    return _FONT_URL.sub(lambda match: f"url({urls[f'fonts/{match[1]}']})", css)


def _script() -> str:
    """One module of all the js/ files: they import only one another, so those lines go."""
    parts = [(HERE / "js" / f"{name}.js").read_text() for name in JS]
    return "\n".join(_MODULE_LINES.sub("", part) for part in parts)
