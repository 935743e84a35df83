"""The newsroom's menus: what is added to Wagtail's, renamed, or left out because the press has no
use for it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.search import SearchArea

NAMES = {
    "images": gettext_lazy("Pictures"),
    "documents": gettext_lazy("Files"),
    "explorer": gettext_lazy("Pages"),
}
# Sites and redirects are the press's work; the reports load every page there is.
UNUSED = {"sites", "redirects", "help", "aging-pages", "page-types-usage"}
FOR_SUPERUSERS = {"locales", "workflows", "workflow-tasks"}
_address: Callable[[str], Any] = lazy(reverse, str)


class NewFlash(MenuItem):
    """One key away, and shown as such (desk.css prints the key)."""

    def __init__(self) -> None:
        keys = {"data-controller": "w-kbd", "data-w-kbd-key-value": "f", "accesskey": "f"}
        super().__init__(
            gettext_lazy("New flash"),
            _address("flashes:add"),
            name="new-flash",
            icon_name="pick",
            attrs=keys,
            order=15,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("live.add_flash")


class StorySearch(SearchArea):
    """First of the search areas: where the key `/` leads."""

    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("Stories"),
            _address("stories:index"),
            name="stories",
            icon_name="doc-full",
            order=10,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("wagtailadmin.access_admin")

    def is_active(self, request: HttpRequest, current: str | None = None) -> bool:
        # Wagtail's own compares with the address as it is, and ours is reversed only when asked.
        return current == self.name if current else request.path.startswith(str(self.url))


def tidy(request: HttpRequest, items: list[Any]) -> None:
    """Leave out and rename, in place, as Wagtail's construct_* hooks want it."""
    hidden = UNUSED if request.user.is_superuser else UNUSED | FOR_SUPERUSERS
    items[:] = [item for item in items if item.name not in hidden]
    for item in items:
        item.label = NAMES.get(item.name, item.label)
