"""The Jinja environment of the reader's pages: one overlay an edition.

Nothing here reads a clock, a database or chance: a page is a function of its views. Words come
from locale/ (words.py), dates and figures from filters.py. A theme may override any template.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined

from maydan.reader import filters, words
from maydan.reader.assets import Assets
from maydan.reader.views import Edition

TEMPLATES = Path(__file__).parent / "templates"


def environment(theme: Path | None, assets: Assets) -> Environment:
    """The environment that all editions share, under a paper's theme folder.

    `ours/` before a template's name means the built-in one: a theme can extend what it overrides.
    """
    ours = FileSystemLoader(TEMPLATES)
    folders = [FileSystemLoader(theme / "templates")] if theme else []
    made = Environment(
        loader=ChoiceLoader([*folders, ours, _Ours(TEMPLATES)]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    made.globals = {"assets": assets, "range": range, "dict": dict}
    made.filters["href"] = filters.href
    made.filters["absolute"] = filters.absolute
    made.filters["iso"] = filters.iso
    made.filters["srcset"] = filters.srcset
    made.filters["focus"] = filters.focus
    made.filters["language_name"] = filters.language_name
    made.filters.pop("random")  # a page is a function of its views
    _speak(made, words.catalogue("en"))
    return made


def for_edition(env: Environment, edition: Edition) -> Environment:
    """`env` speaking for the edition. Keep it: templates compile once in each."""
    spoken = env.overlay()
    spoken.globals = dict(env.globals)
    catalogue = words.catalogue(edition.language)
    _speak(spoken, catalogue)
    habits = filters.Habits.of(edition, catalogue.gettext)
    spoken.filters = env.filters | habits.filters()
    spoken.globals["plural_examples"] = habits.plural_examples()
    return spoken


def _speak(env: Environment, catalogue: words.Catalogue) -> None:
    env.globals.update(
        gettext=catalogue.gettext,
        ngettext=catalogue.ngettext,
        pgettext=catalogue.pgettext,
        npgettext=catalogue.npgettext,
        _=catalogue.gettext,
    )


class _Ours(FileSystemLoader):
    """Finds `ours/story.html` as the built-in story.html, whatever a theme says."""

    def get_source(self, environment: Environment, template: str):  # type: ignore[no-untyped-def]
        return super().get_source(environment, template.removeprefix("ours/"))
