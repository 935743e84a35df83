"""The list of stories, where people work: newest change first, by edition, state, kind, section and
headline.

Wagtail's explorer orders a whole section for each page; this one never loads a body and orders by
one column.
"""

from __future__ import annotations

from typing import Any

import django_filters  # type: ignore[import-untyped]
from django import forms
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, Table
from wagtail.admin.ui.tables.pages import BulkActionsColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import Locale, Page

from maydan.desk.parts.columns import SpokenColumn, TimeColumn, spoken
from maydan.desk.stories.choose_section import ChooseSection
from maydan.desk.stories.state import NAMES, badge, in_state, with_state
from maydan.desk.stories.visible import visible
from maydan.editions.models import Section
from maydan.stories.kinds import KINDS
from maydan.stories.models import Story

NEWEST_CHANGE = "-latest_revision_created_at"


class SectionField(django_filters.fields.ModelChoiceField):
    def label_from_instance(self, section: Any) -> str:
        return f"{section.locale.get_display_name()}: {'· ' * (section.depth - 3)}{section.title}"


class SectionFilter(django_filters.ModelChoiceFilter):
    field_class = SectionField

    def filter(self, stories: QuerySet[Story], value: Section | None) -> QuerySet[Story]:
        return stories.filter(path__startswith=value.path) if value else stories


class StoryFilters(WagtailFilterSet):
    locale = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Edition"),
        queryset=Locale.objects.order_by("pk"),
        to_field_name="language_code",  # as everywhere in Wagtail's lists
        empty_label=gettext_lazy("All"),
        widget=forms.RadioSelect,
    )
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"),
        choices=list(NAMES.items()),
        method="by_state",
        empty_label=gettext_lazy("All"),
        widget=forms.RadioSelect,
    )
    kind = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Kind"), choices=KINDS, widget=forms.CheckboxSelectMultiple
    )
    section = SectionFilter(
        label=gettext_lazy("Section"),
        queryset=lambda request: Section.objects.select_related("locale").order_by("path"),
        empty_label=gettext_lazy("All"),
        widget=forms.Select,
    )

    class Meta:
        model = Story
        fields: list[str] = []

    def by_state(self, stories: QuerySet[Story], name: str, value: str) -> QuerySet[Story]:
        return in_state(stories, value)


class HeadlineColumn(SpokenColumn):
    """Headline, and the way to what readers have.

    Wagtail's row of buttons would ask twice a row for locks and workflows; it stands on the story.
    """

    cell_template_name = "desk/cells/headline.html"


class SectionColumn(Column):
    """Section, and under it the edition."""

    def get_value(self, instance: Any) -> SafeString:
        section = spoken(getattr(instance, "section_title", ""), instance.locale.language_code)
        return format_html(
            '{} <span class="desk-note">{}</span>', section, instance.locale.get_display_name()
        )


class BylineColumn(Column):
    def get_value(self, instance: Any) -> str:
        names = ", ".join(byline.contributor.name for byline in instance.bylines.all())
        return spoken(names, instance.locale.language_code) if names else str(instance.owner or "")


class StoryList(IndexView):
    table_class = Table
    page_title = gettext_lazy("Stories")
    base_filterset_class = StoryFilters
    default_ordering = NEWEST_CHANGE
    export_buttons = ()

    def _set_columns(self) -> list[Any]:
        return [
            BulkActionsColumn("bulk_actions"),
            HeadlineColumn(
                "title",
                label=_("Headline"),
                accessor="draft_title",
                width="36%",
                url_name="wagtailadmin_pages:edit",
                get_title_id=lambda story: f"page_{story.pk}_title",
            ),
            Column("kind", label=_("Kind"), accessor="get_kind_display"),
            SectionColumn("section", label=_("Section")),
            Column("state", label=_("State"), accessor=badge),
            TimeColumn(
                "latest_revision_created_at",
                label=_("Changed"),
                sort_key="latest_revision_created_at",
            ),
            TimeColumn("first_published_at", label=_("Published"), sort_key="first_published_at"),
            BylineColumn("author", label=_("Author")),
        ]

    @cached_property
    def columns(self) -> list[Any]:
        return self._set_columns()

    def get_base_queryset(self) -> QuerySet[Story]:
        mine = with_state(visible(self.request.user))
        return mine.select_related("owner", "locale").prefetch_related("bylines__contributor")

    def order_queryset(self, queryset: QuerySet[Story]) -> QuerySet[Story]:
        name = self.ordering.lstrip("-")
        order = (
            F(name).desc(nulls_last=True)
            if self.ordering.startswith("-")
            else F(name).asc(nulls_first=True)
        )
        return queryset.order_by(order, "-pk")

    def get_ordering(self) -> str:
        asked = self.request.GET.get("ordering", NEWEST_CHANGE)
        return asked if asked in self.get_valid_orderings() else NEWEST_CHANGE

    def search_queryset(self, queryset: QuerySet[Story]) -> QuerySet[Story]:
        return (
            queryset.filter(draft_title__icontains=self.search_query)
            if self.is_searching
            else queryset
        )

    def get_table_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_table_kwargs()
        del kwargs["actions_next_url"], kwargs["show_locale_labels"]  # what our table does not take
        return kwargs

    @cached_property
    def header_buttons(self) -> list[Any]:
        return [
            HeaderButton(
                _("New story"),
                url=reverse("stories:choose_parent"),
                icon_name="plus",
                attrs={"accesskey": "n"},
            )
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        _name_sections(context["object_list"])
        return context


def _name_sections(stories: Any) -> None:
    paths = {story.path[: -Page.steplen] for story in stories}
    titles = dict(Page.objects.filter(path__in=paths).values_list("path", "title"))
    for story in stories:
        story.section_title = titles.get(story.path[: -Page.steplen], "")


class Stories(PageListingViewSet):
    name = "stories"
    model = Story
    icon = "doc-full"
    menu_label = gettext_lazy("Stories")
    menu_name = "stories"
    menu_order = 10
    add_to_admin_menu = True
    index_view_class = StoryList
    choose_parent_view_class = ChooseSection
    columns = PageListingViewSet.UNDEFINED
    filterset_class = PageListingViewSet.UNDEFINED
