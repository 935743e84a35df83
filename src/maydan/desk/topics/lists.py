"""Contributors, coverages, tags and regions: lists and forms, one edition at a time, and their
twins in other editions.
"""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import LocaleColumn
from wagtail.admin.widgets.button import Button
from wagtail.coreutils import get_content_languages
from wagtail.models import Locale
from wagtail.snippets.views import snippets

from maydan.desk.parts.columns import SpokenColumn
from maydan.desk.parts.fields import speak
from maydan.people.models import Contributor
from maydan.topics.models import Coverage, Region, Tag

SPOKEN = ("name", "role", "bio", "blurb", "picture_alt")


class NamedForm(WagtailAdminModelForm):
    """A form whose text inputs speak the language of the thing's edition."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        locale = self.instance.locale if self.instance.locale_id else Locale.get_default()
        for name in SPOKEN:
            if name in self.fields:
                speak(self.fields[name].widget, locale)


class NamedList(snippets.IndexView):
    def _get_title_column(
        self, field_name: str, column_class: Any = SpokenColumn, **kwargs: Any
    ) -> Any:
        return super()._get_title_column(field_name, column_class=column_class, **kwargs)

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("locale")

    def get_list_more_buttons(self, instance: Any) -> list[Any]:
        buttons = super().get_list_more_buttons(instance)
        if isinstance(instance, Tag) and self.user_has_permission("delete"):
            buttons.append(
                MenuItem(
                    _("Merge into…"),
                    reverse("desk_merge_tag", args=[instance.pk]),
                    icon_name="resubmit",
                    priority=25,
                )
            )
        return buttons


class NamedCreate(snippets.CreateView):
    """Also makes twins: with `twin` in the address, the new one is the same thing in another
    edition.
    """

    @cached_property
    def twin(self) -> Any:
        pk = self.request.GET.get("twin", "")
        return get_object_or_404(self.model, pk=pk) if pk.isdecimal() else None

    def get_add_url(self) -> str:
        url = super().get_add_url()
        return f"{url}&twin={self.twin.pk}" if self.twin else url

    def get_initial_form_instance(self) -> Any:
        instance = super().get_initial_form_instance()
        if (
            self.twin
            and not self.twin.get_translations(inclusive=True).filter(locale=self.locale).exists()
        ):
            instance.translation_key = self.twin.translation_key
        return instance


class NamedEdit(snippets.EditView):
    @cached_property
    def header_more_buttons(self) -> list[Any]:
        buttons = list(super().header_more_buttons)
        if self.user_has_permission("add"):
            buttons += [
                Button(
                    label=_("Add in %(edition)s") % {"edition": locale.get_display_name()},
                    url=self._twin_url(locale),
                    icon_name="globe",
                    priority=40,
                )
                for locale in self._missing()
            ]
        if isinstance(self.object, Tag) and self.can_delete:
            buttons.append(
                Button(
                    label=_("Merge into…"),
                    url=reverse("desk_merge_tag", args=[self.object.pk]),
                    icon_name="resubmit",
                    priority=50,
                )
            )
        return buttons

    def _missing(self) -> list[Locale]:
        have = self.object.get_translations(inclusive=True).values_list("locale_id", flat=True)
        known = get_content_languages()
        return [
            locale
            for locale in Locale.objects.exclude(pk__in=list(have))
            if locale.language_code in known
        ]

    def _twin_url(self, locale: Locale) -> str:
        add = reverse(self.model.snippet_viewset.get_url_name("add"))
        return f"{add}?locale={locale.language_code}&twin={self.object.pk}"


class NamedViewSet(snippets.SnippetViewSet):
    """What the four have in common."""

    index_view_class = NamedList
    add_view_class = NamedCreate
    edit_view_class = NamedEdit
    copy_view_enabled = False
    list_per_page = 50
    ordering = ["name", "pk"]
    list_display = ["name", LocaleColumn(), "slug"]

    def get_edit_handler(self) -> Any:
        return ObjectList(self.model.panels, base_form_class=NamedForm).bind_to_model(self.model)


class Contributors(NamedViewSet):
    model = Contributor
    icon = "user"
    list_display = ["name", "kind", "role", LocaleColumn()]
    list_filter = ["kind"]


class Coverages(NamedViewSet):
    model = Coverage
    icon = "folder-open-1"
    list_display = ["name", "open", LocaleColumn(), "slug"]
    list_filter = ["open"]


class Tags(NamedViewSet):
    model = Tag
    icon = "tag"


class Regions(NamedViewSet):
    model = Region
    icon = "globe"
    list_display = ["name", "order", LocaleColumn(), "slug"]
    ordering = ["order", "name", "pk"]


class Topics(snippets.SnippetViewSetGroup):
    menu_label = gettext_lazy("People and topics")
    menu_name = "topics"
    menu_icon = "group"
    menu_order = 40
    items = (Contributors, Coverages, Tags, Regions)
