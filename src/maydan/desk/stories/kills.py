"""The list of killed stories, for chiefs. Killing and lifting a kill are in actions.py."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import ListingButton

from maydan.desk.parts.columns import SpokenColumn, TimeColumn
from maydan.lib.direction import direction_of
from maydan.stories.models import Kill


class KillColumn(SpokenColumn):
    cell_template_name = "desk/cells/line.html"

    def get_link_attrs(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        return {"lang": instance.edition, "dir": direction_of(instance.edition)}


class KillList(generic.IndexView):
    page_title = gettext_lazy("Killed stories")
    any_permission_required = ["add", "delete", "view"]

    def get_edit_url(self, instance: Kill) -> None:
        """None: a kill is lifted, not edited."""

    def get_add_url(self) -> None:
        """None: a kill is made at its story."""

    def _get_title_column(
        self, field_name: str, column_class: Any = KillColumn, **kwargs: Any
    ) -> Any:
        return super()._get_title_column(field_name, column_class=column_class, **kwargs)

    def get_list_buttons(self, instance: Kill) -> list[Any]:
        if not self.user_has_permission("delete"):
            return []
        return [
            ListingButton(_("Lift the kill"), url=reverse("desk_lift_kill", args=[instance.pk]))
        ]


class Kills(ModelViewSet):
    model = Kill
    name = "kills"
    icon = "cross"
    menu_label = gettext_lazy("Killed stories")
    menu_name = "kills"
    menu_order = 60
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = KillList
    form_fields = ["notice"]
    ordering = ["-killed_at", "-pk"]
    list_display = [
        "headline",
        Column("path", label=gettext_lazy("Address")),
        Column("notice", label=gettext_lazy("Notice to readers")),
        TimeColumn("killed_at", label=gettext_lazy("Killed")),
    ]

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
        ]

    def register_admin_url_finder(self) -> None:
        """Nothing: there is no edit form to be found."""
