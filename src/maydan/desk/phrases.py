"""Which phrases the newsroom says in its own words: from the models, the screens and their
templates.

For the catalogues in locale/ (`python -m maydan.desk.phrases` brings the .po files up to date and
compiles them) and for their test. What Wagtail and Django say is in their own catalogues.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

DESK = Path(__file__).parent
LOCALE = DESK / "locale"
LANGUAGES = ("ar", "es")
APPS = (
    "desk",
    "wire",
    "press",
    "fronts",
    "live",
    "stories",
    "topics",
    "people",
    "media",
    "editions",
)
Phrase = str | tuple[str, str]
_ONE, _MANY = {"_", "gettext", "gettext_lazy"}, {"ngettext", "ngettext_lazy"}
_IDLE = (b'"POT-', b'"PO-', b'"Last-', b'"Language-Team', b'"Report-', b'"Generated-')
_CALL = re.compile(r"(?<![\w.])(n?gettext|_)\((?=u?['\"])")


def phrases() -> dict[Phrase, list[str]]:
    """Each phrase with where it is said, in the order of the files."""
    found: dict[Phrase, list[str]] = {}
    for app in APPS:
        for path in sorted((DESK.parent / app).rglob("*")):
            if "migrations" in path.parts or path.suffix not in (".py", ".html"):
                continue
            source = path.read_text("utf-8")
            said = _python(ast.parse(source)) if path.suffix == ".py" else _template(source)
            for phrase in said:
                where = found.setdefault(phrase, [])
                if (name := str(path.relative_to(DESK.parent))) not in where:
                    where.append(name)
    return found


def _python(tree: ast.AST) -> Iterator[Phrase]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or not node.args:
            continue
        texts = [
            arg.value
            for arg in node.args
            if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
        ]
        if node.func.id in _ONE and texts:
            yield texts[0]
        elif node.func.id in _MANY and len(texts) == 2:
            yield texts[0], texts[1]


def _template(source: str) -> Iterator[Phrase]:
    # Django's own translator of templates leaves Python-like calls among blanked-out text.
    calls = templatize(source)
    for match in _CALL.finditer(calls):
        yield from _python(ast.parse(_whole_call(calls, match.start())))


def _whole_call(text: str, start: int) -> str:
    for end in (match.end() for match in re.finditer(r"\)", text[start:])):
        call = text[start : start + end].strip()
        try:
            ast.parse(call)
        except SyntaxError:
            continue
        return call
    raise ValueError(f"no end to {text[start : start + 60]!r}")


def po_file(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """A language's catalogue; an empty one while there is none."""
    path = po_file(language)
    if not path.is_file():
        return Catalog(language)
    with path.open("rb") as source:
        return read_po(source, language)


def renew(language: str) -> Catalog:
    """The catalogue with all phrases of today: known translations kept, new ones empty, unused ones
    gone.
    """
    before, after = read(language), Catalog(language, project="Maydan", charset="utf-8")
    after.header_comment = "# The newsroom's own words. BSD-3-Clause, like the rest."
    after.fuzzy = False
    for phrase, where in phrases().items():
        known = before.get(phrase if isinstance(phrase, str) else phrase[0])
        after.add(
            phrase,
            known.string if known and known.string else None,
            [(name, 0) for name in where],
        )
    return after


def write(language: str, catalogue: Catalog) -> None:
    """Store a catalogue and what Django reads of it, without the dates and names that would change
    each time.
    """
    text, compiled = BytesIO(), BytesIO()
    write_po(text, catalogue, width=0)
    lines = [line for line in text.getvalue().split(b"\n") if not line.startswith(_IDLE)]
    path = po_file(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\n".join(lines))
    write_mo(compiled, read(language))
    path.with_suffix(".mo").write_bytes(compiled.getvalue())


def main() -> None:
    for language in LANGUAGES:
        write(language, renew(language))


if __name__ == "__main__":
    main()
