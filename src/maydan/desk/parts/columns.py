"""Table columns that know content from interface: its own language and direction, states by word
and shape, times with their zone.
"""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column, TitleColumn

from maydan.lib.direction import direction_of


def clock_words(moment: Any) -> SafeString | str:
    """A time in the newsroom's zone with the zone's name; empty for none."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return format_html(
        '<time datetime="{}">{} <span class="desk-zone">{}</span></time>',
        moment.isoformat(),
        date_format(local, _("j M Y, H:i")),
        local.tzname() or "",
    )


def state_words(state: str, words: Any) -> SafeString:
    """A state as shape and word; the shape is drawn by desk.css."""
    return format_html('<span class="desk-state desk-state--{}">{}</span>', state, words)


class SpokenColumn(TitleColumn):
    """A title in the language and direction of what it names."""

    def get_link_attrs(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        code = instance.locale.language_code
        attrs: dict[str, Any] = super().get_link_attrs(instance, parent_context)
        return attrs | {"lang": code, "dir": direction_of(code), "class": "desk-title"}


class TimeColumn(Column):
    """A time of the newsroom."""

    def get_value(self, instance: Any) -> Any:
        return clock_words(super().get_value(instance))


def spoken(text: str, code: str) -> SafeString:
    """A word of content inside the interface's text."""
    return format_html('<bdi lang="{}" dir="{}">{}</bdi>', code, direction_of(code), text)


class EditionColumn(Column):
    """The edition, by the name of its language in the interface's."""

    def get_value(self, instance: Any) -> str:
        return str(instance.locale.get_display_name())
