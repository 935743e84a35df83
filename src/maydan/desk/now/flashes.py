"""The breaking wire's screens: a one-line form, a list with states, and taking a line back.

A line is never edited.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import django_filters  # type: ignore[import-untyped]
from django import forms
from django.db.models import OuterRef, QuerySet, Subquery
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton, ListingButton
from wagtail.models import Locale

from maydan.desk.parts.columns import EditionColumn, SpokenColumn, TimeColumn, state_words
from maydan.desk.parts.confirm import ConfirmView
from maydan.editions.models import Edition
from maydan.lib import clock
from maydan.lib.direction import direction_of
from maydan.live import actions
from maydan.live.models import Flash
from maydan.reader.read.stories import FLASH_HOURS

STATES = {
    "on": gettext_lazy("On the wire"),
    "waiting": gettext_lazy("Waiting"),
    "over": gettext_lazy("Off the wire"),
    "retracted": gettext_lazy("Retracted"),
}


def state_of(flash: Flash) -> str:
    """The name of a line's state: a key of STATES."""
    if flash.retracted_at:
        return "retracted"
    now = clock.now()
    if flash.at > now:
        return "waiting"
    return "on" if (flash.expires_at or flash.at + timedelta(hours=FLASH_HOURS)) > now else "over"


def badge(flash: Flash) -> Any:
    state = state_of(flash)
    return state_words(state, STATES[state])


class EditionSelect(forms.Select):
    """Tells desk.js in which language and direction the line is written."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        if locale := getattr(value, "instance", None):
            code = locale.language_code
            option["attrs"] |= {"data-lang": code, "data-dir": direction_of(code)}
        return option


def _editions_locales() -> QuerySet[Locale]:
    """In the paper's order, so that a new line is offered to the main edition first."""
    places = Edition.objects.filter(locale=OuterRef("pk")).order_by("path").values("path")
    placed = Locale.objects.annotate(place=Subquery(places[:1])).exclude(place=None)
    return placed.order_by("place")


def _edition_name(obj: Any) -> str:
    return str(obj.get_display_name())


class FlashForm(WagtailAdminModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        locale, text = self.fields["locale"], self.fields["text"]
        assert isinstance(locale, forms.ModelChoiceField)
        locale.queryset = _editions_locales()
        locale.label_from_instance = _edition_name  # type: ignore[method-assign]
        locale.empty_label = None
        text.widget.attrs |= {
            "maxlength": 140,
            "autofocus": "",
            "data-desk-count": "",
            "autocomplete": "off",
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        story, locale = cleaned.get("story"), cleaned.get("locale")
        if story and locale and story.locale_id != locale.pk:
            self.add_error("story", _("This belongs to another edition."))
        leaves, at = cleaned.get("expires_at"), cleaned.get("at")
        if leaves and at and leaves <= at:
            self.add_error("expires_at", _("It would leave the ticker before it is there."))
        return cleaned

    class Meta(WagtailAdminModelForm.Meta):
        widgets = {"locale": EditionSelect({"data-desk-speaks": "#id_text"})}


class FlashFilters(WagtailFilterSet):
    locale = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Edition"),
        queryset=Locale.objects.order_by("pk"),
        to_field_name="language_code",
        empty_label=gettext_lazy("All"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Flash
        fields: list[str] = []


class LineColumn(SpokenColumn):
    cell_template_name = "desk/cells/line.html"


class FlashList(generic.IndexView):
    page_title = gettext_lazy("Flashes")

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("locale", "story")

    def get_edit_url(self, instance: Flash) -> None:
        """None: a line is retracted and written anew."""

    def _get_title_column(
        self, field_name: str, column_class: Any = LineColumn, **kwargs: Any
    ) -> Any:
        return super()._get_title_column(field_name, column_class=column_class, **kwargs)

    def get_list_buttons(self, instance: Flash) -> list[Any]:
        if instance.retracted_at or not self.user_has_permission("change"):
            return []
        return [ListingButton(_("Retract"), url=reverse("desk_retract", args=[instance.pk]))]

    @property
    def header_buttons(self) -> list[Any]:
        if not self.user_has_permission("add"):
            return []
        return [HeaderButton(_("New flash"), url=self.add_url, icon_name="plus")]


class FlashCreate(generic.CreateView):
    page_title = gettext_lazy("New")
    success_message = gettext_lazy("“%(object)s” is on the wire.")
    submit_button_label = gettext_lazy("Put on the wire")

    def get_success_buttons(self) -> list[Any]:
        return []


class Flashes(ModelViewSet):
    model = Flash
    name = "flashes"
    icon = "pick"
    menu_label = gettext_lazy("Flashes")
    menu_name = "flashes"
    menu_order = 20
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = FlashList
    add_view_class = FlashCreate
    filterset_class = FlashFilters
    list_per_page = 50
    ordering = ["-at", "-pk"]
    list_display = [
        "text",
        EditionColumn("edition", label=gettext_lazy("Edition")),
        Column("state", label=gettext_lazy("State"), accessor=badge),
        "priority",
        TimeColumn("at", label=gettext_lazy("Time"), sort_key="at"),
    ]

    def get_edit_handler(self) -> Any:
        return ObjectList(Flash.panels, base_form_class=FlashForm).bind_to_model(Flash)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("new/", self.add_view, name="add"),
        ]

    def register_admin_url_finder(self) -> None:
        """Nothing: there is no edit form to be found."""


class RetractView(ConfirmView):
    page_title = gettext_lazy("Retract flash")
    header_icon = "undo"
    question = gettext_lazy("The line leaves the ticker and the breaking page at once.")
    button = gettext_lazy("Retract")

    def find(self) -> Flash:
        return get_object_or_404(Flash.objects.select_related("locale"), pk=self.kwargs["pk"])

    def may(self) -> bool:
        return self.request.user.has_perm("live.change_flash")

    def back(self) -> str:
        return reverse("flashes:index")

    def do(self, form: Any) -> str:
        actions.retract(self.thing)
        return _("“%s” is retracted.") % self.thing.text
