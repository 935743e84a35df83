"""The first question of a new story: where does it go? Editions with their sections, each a link to
the form.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from maydan.editions.models import Edition, Section
from maydan.lib.direction import direction_of


def sections_for(user: Any) -> list[Section]:
    """The sections under which this person may write, in the order of the tree."""
    sections = Section.objects.select_related("locale").order_by("path")
    return [section for section in sections if section.permissions_for_user(user).can_add_subpage()]


class ChooseSection(WagtailAdminTemplateMixin, TemplateView):
    template_name = "desk/choose_section.html"
    page_title = gettext_lazy("New story")
    header_icon = "doc-full"
    index_url_name = ""

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": _("New story")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sections = sections_for(self.request.user)
        editions = []
        for edition in Edition.objects.select_related("locale").order_by("path"):
            mine = [
                (section, section.depth - 3)
                for section in sections
                if section.path.startswith(edition.path)
            ]
            if mine:
                editions.append((edition, direction_of(edition.locale.language_code), mine))
        return super().get_context_data(**kwargs) | {"editions": editions}
