"""Everything that the newsroom tells Wagtail: what is registered, in which order.

The screens themselves are in their modules.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.ui.menus import MenuItem
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from maydan.desk.home import menus
from maydan.desk.home.dashboard import PANELS
from maydan.desk.now.flashes import Flashes, RetractView
from maydan.desk.now.fronts import Fronts
from maydan.desk.stories import refusals
from maydan.desk.stories.actions import (
    KillButton,
    KillView,
    LiftView,
    TranslateButton,
    TranslateView,
)
from maydan.desk.stories.kills import Kills
from maydan.desk.stories.listing import Stories
from maydan.desk.structure import rights
from maydan.desk.structure.twins import SectionTwinButton, SectionTwinView
from maydan.desk.topics import tag_names
from maydan.desk.topics.lists import Topics
from maydan.desk.topics.merging import MergeView
from maydan.editions.models import Section
from maydan.stories.models import Story

register_snippet(Topics)


@hooks.register("register_admin_viewset")
def viewsets() -> list[Any]:
    return [Stories("stories"), Flashes(), Fronts(), Kills()]


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    return [
        path("tags/names/<str:language>/", tag_names.names, name="desk_tag_names"),
        path("tags/<int:pk>/merge/", MergeView.as_view(), name="desk_merge_tag"),
        path("stories/<int:pk>/kill/", KillView.as_view(), name="desk_kill"),
        path("stories/<int:pk>/translate/", TranslateView.as_view(), name="desk_translate"),
        path("sections/<int:pk>/twin/", SectionTwinView.as_view(), name="desk_section_twin"),
        path("kills/<int:pk>/lift/", LiftView.as_view(), name="desk_lift_kill"),
        path("flashes/<int:pk>/retract/", RetractView.as_view(), name="desk_retract"),
    ]


@hooks.register("register_page_header_buttons")
def header_buttons(
    page: Any, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[MenuItem]:
    if isinstance(page, Story):
        yield TranslateButton(page=page)
        yield KillButton(page=page)
    elif issubclass(page.specific_class or Page, Section):
        yield SectionTwinButton(page=page)


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page: Any, user: Any, next_url: str | None = None) -> Iterator[MenuItem]:
    return header_buttons(page, user, "index", next_url)


@hooks.register("insert_global_admin_css")
def css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("desk/desk.css"))


@hooks.register("insert_global_admin_js")
def script() -> SafeString:
    return format_html('<script type="module" src="{}"></script>', static("desk/desk.js"))


# ---- who may change the paper's own pages


@hooks.register("before_create_page")
def before_create(request: Any, parent: Any, kind: Any) -> None:
    rights.check(request.user, "add", kind)


@hooks.register("before_edit_page")
def before_edit(request: Any, page: Any) -> None:
    rights.check_page(request.user, "change", page)


@hooks.register("before_move_page")
def before_move(request: Any, page: Any, target: Any) -> None:
    rights.check_page(request.user, "change", page)


@hooks.register("before_copy_page")
def before_copy(request: Any, page: Any) -> None:
    rights.check_page(request.user, "add", page)


@hooks.register("before_unpublish_page")
def before_unpublish(request: Any, page: Any) -> None:
    rights.check_page(request.user, "change", page)


@hooks.register("before_delete_page")
def before_delete(request: Any, page: Any) -> None:
    rights.check_page(request.user, "delete", page)


@hooks.register("before_bulk_action")
def before_bulk(request: Any, action_type: str, objects: Any, action: Any) -> Any:
    for page in objects if action_type in ("publish", "unpublish", "move", "delete") else ():
        if isinstance(page, Page):
            rights.check_page(request.user, "delete" if action_type == "delete" else "change", page)
    return refusals.before_bulk(request, action_type, objects, action)


@hooks.register("construct_admin_api")
def admin_api(router: Any) -> None:
    router.register_endpoint("pages", rights.PagesToRead)


# ---- menus and the first page


@hooks.register("register_admin_menu_item")
def new_flash() -> Any:
    return menus.NewFlash()


@hooks.register("register_admin_search_area")
def story_search() -> Any:
    return menus.StorySearch()


for hook in ("construct_main_menu", "construct_settings_menu", "construct_reports_menu"):
    hooks.register(hook, menus.tidy)


@hooks.register("construct_homepage_panels")
def panels(request: Any, found: list[Any]) -> None:
    found += [panel(request) for panel in PANELS]


@hooks.register("construct_homepage_summary_items")
def summary(request: Any, items: list[Any]) -> None:
    """None: how many pages there are helps nobody, and costs a count of them all."""
    items.clear()
