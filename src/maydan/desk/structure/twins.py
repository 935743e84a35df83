"""Gives a section its counterpart in another edition, so that stories can be translated into it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.models import Locale, Page

from maydan.desk.parts.confirm import ConfirmView
from maydan.desk.stories.actions import LocaleField
from maydan.editions.models import Edition, Section


class TwinForm(forms.Form):
    locale = LocaleField(
        Locale.objects.none(),
        label=gettext_lazy("Edition"),
        empty_label=None,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        label=gettext_lazy("Its name there"),
        max_length=255,
        widget=forms.TextInput({"dir": "auto"}),
    )


class SectionTwinView(ConfirmView):
    page_title = gettext_lazy("Add in another edition")
    header_icon = "globe"
    form_class = TwinForm
    question = gettext_lazy(
        "Makes the matching section of another edition, as a draft. Stories of the one can then be"
        " translated into the other."
    )
    button = gettext_lazy("Add section")
    is_serious = False

    def find(self) -> Section:
        return get_object_or_404(Section.objects.select_related("locale"), pk=self.kwargs["pk"])

    def may(self) -> bool:
        self.parents = parents_for(self.request.user, self.thing)
        return bool(self.request.user.has_perm("editions.add_section"))

    def back(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.thing.pk])

    def get_form(self, form_class: Any = None) -> TwinForm:
        form: TwinForm = super().get_form(form_class)
        field = form.fields["locale"]
        assert isinstance(field, LocaleField)
        field.queryset = Locale.objects.filter(pk__in=list(self.parents)).order_by("pk")
        return form

    def do(self, form: Any) -> str:
        locale = form.cleaned_data["locale"]
        self.made = Section(
            title=form.cleaned_data["name"],
            locale=locale,
            translation_key=self.thing.translation_key,
            in_navigation=self.thing.in_navigation,
            live=False,
            owner=self.request.user,
        )
        self.parents[locale.pk].add_child(instance=self.made)
        self.made.save_revision(user=self.request.user)
        return _("“%s” is added as a draft. Publish it when it is ready.") % self.made.title

    def get_success_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.made.pk])


def parents_for(user: Any, section: Section) -> dict[int, Page]:
    """By edition, where the counterpart would stand: editions that lack it and where this person
    may add it."""
    have = section.get_translations(inclusive=True).values_list("locale_id", flat=True)
    parent = section.get_parent().specific
    kind = type(parent)
    found = kind.objects.exclude(locale_id__in=list(have))
    if not isinstance(parent, Edition):
        found = found.filter(translation_key=parent.translation_key)
    return {
        page.locale_id: page for page in found if page.permissions_for_user(user).can_add_subpage()
    }


class SectionTwinButton(PageMenuItem):
    label = gettext_lazy("Add in another edition…")
    icon_name = "globe"
    url_name = "desk_section_twin"
    priority = 25

    def is_shown(self, user: Any) -> bool:
        return bool(user.has_perm("editions.add_section"))
