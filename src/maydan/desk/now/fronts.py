"""Fronts, their containers and pins, for chiefs."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from maydan.desk.parts.columns import SpokenColumn
from maydan.fronts.models import Front
from maydan.lib.direction import direction_of


class FrontColumn(SpokenColumn):
    def get_link_attrs(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        code = instance.page.locale.language_code
        return {"lang": code, "dir": direction_of(code), "class": "desk-title"}


class FrontList(generic.IndexView):
    page_title = gettext_lazy("Fronts")

    def get_base_queryset(self) -> Any:
        return (
            super()
            .get_base_queryset()
            .select_related("page__locale")
            .prefetch_related("pins", "containers")
        )

    def _get_title_column(
        self, field_name: str, column_class: Any = FrontColumn, **kwargs: Any
    ) -> Any:
        return super()._get_title_column(field_name, column_class=column_class, **kwargs)


class Fronts(ModelViewSet):
    model = Front
    name = "fronts"
    icon = "grip"
    menu_label = gettext_lazy("Fronts")
    menu_name = "fronts"
    menu_order = 30
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = FrontList
    ordering = ["page__path"]
    list_display = [
        "__str__",
        Column(
            "edition",
            label=gettext_lazy("Edition"),
            accessor=lambda front: front.page.locale.get_display_name(),
        ),
        Column(
            "containers",
            label=gettext_lazy("Containers"),
            accessor=lambda front: len(front.containers.all()) or _("as preset"),
        ),
        Column(
            "pins",
            label=gettext_lazy("Pinned stories"),
            accessor=lambda front: len(front.pins.all()),
        ),
    ]

    def get_edit_handler(self) -> Any:
        return ObjectList(Front.panels).bind_to_model(Front)
