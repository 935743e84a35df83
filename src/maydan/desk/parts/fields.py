"""Form fields that Wagtail has no like of. Which forms use them is desk/stories/form.py."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from maydan.lib.direction import direction_of
from maydan.lib.fold import fold
from maydan.topics.models import Tag

_COMMAS = re.compile(r"[,،؛;\n]")


def speak(widget: forms.Widget, locale: Locale) -> None:
    """Set a text input's language and direction: the content's, not the interface's."""
    widget.attrs["lang"] = locale.language_code
    widget.attrs["dir"] = direction_of(locale.language_code)


class TagNames(forms.TextInput):
    """Tags as names between commas; desk.js offers those that the edition has."""

    def __init__(self) -> None:
        super().__init__({"autocomplete": "off", "data-desk-tags": ""})

    def format_value(self, value: Any) -> str | None:
        return value if value is None or isinstance(value, str) else ", ".join(names_of(value))


def names_of(tags: Iterable[Any]) -> list[str]:
    """The names of tags, from the tags or from their ids, as forms hand over either."""
    given = list(tags)
    found = Tag.objects.in_bulk([tag for tag in given if not isinstance(tag, Tag)])
    return [
        tag.name if isinstance(tag, Tag) else found[tag].name
        for tag in given
        if isinstance(tag, Tag) or tag in found
    ]


class TagsField(forms.Field):
    """The tags of one edition by their names.

    It makes none: a half-typed word saved by itself must not become a tag.
    """

    widget = TagNames

    def for_edition(self, locale: Locale) -> None:
        """Offer and accept this edition's tags only."""
        self.locale = locale
        self.widget.attrs["data-desk-tags"] = reverse("desk_tag_names", args=[locale.language_code])
        speak(cast(forms.Widget, self.widget), locale)

    def to_python(self, value: Any) -> list[Tag]:
        names = [name for part in _COMMAS.split(value or "") if (name := " ".join(part.split()))]
        if not names:
            return []
        known = _by_name(names, self.locale)
        unknown = [name for name in names if fold(name) not in known]
        if unknown:
            raise ValidationError(
                _(
                    "This edition has no tag “%s”. Choose one that it has,"
                    " or have it added under Tags."
                )
                % ", ".join(unknown)
            )
        return list({known[fold(name)].pk: known[fold(name)] for name in names}.values())

    def has_changed(self, initial: Any, data: Any) -> bool:
        before = {fold(name) for name in names_of(initial or ())}
        after = {fold(part) for part in _COMMAS.split(data or "") if part.strip()}
        return before != after


def _by_name(names: Iterable[str], locale: Locale) -> dict[str, Tag]:
    exact = Tag.objects.filter(locale=locale, name__in=names)
    found = {fold(tag.name): tag for tag in exact}
    if any(fold(name) not in found for name in names):
        # Another spelling of the same word (case, hamza, diacritics): look through the edition's
        # tags once.
        found |= {fold(tag.name): tag for tag in Tag.objects.filter(locale=locale).order_by("-pk")}
    return found
