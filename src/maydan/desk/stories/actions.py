"""Kill, lift a kill, translate: the screens of what maydan/stories/actions.py does."""

from __future__ import annotations

from typing import Any

from django import forms
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.models import Locale

from maydan.desk.parts.confirm import ConfirmView
from maydan.desk.parts.fields import speak
from maydan.editions.models import Section
from maydan.stories import actions
from maydan.stories.models import Kill, Story


def may_kill(user: Any, story: Story) -> bool:
    return bool(user.has_perm("stories.add_kill") and story.permissions_for_user(user).can_edit())


class KillForm(forms.Form):
    notice = forms.CharField(
        label=gettext_lazy("Notice to readers"),
        help_text=gettext_lazy("What readers see in its place. Empty: that the story was removed."),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )


class StoryConfirm(ConfirmView):
    def find(self) -> Story:
        return get_object_or_404(Story.objects.select_related("locale"), pk=self.kwargs["pk"])

    def back(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.thing.pk])


class KillView(StoryConfirm):
    """Asks for the notice and for a yes."""

    page_title = gettext_lazy("Kill story")
    header_icon = "cross"
    form_class = KillForm
    question = gettext_lazy(
        "A kill removes the story everywhere at once: page, fronts, lists, feeds, search. Its"
        " address answers “gone” with your notice, also after the story is deleted. To take it down"
        " for a while, unpublish it instead."
    )
    button = gettext_lazy("Kill this story")

    def may(self) -> bool:
        return may_kill(self.request.user, self.thing)

    def get_form(self, form_class: Any = None) -> KillForm:
        form: KillForm = super().get_form(form_class)
        speak(form.fields["notice"].widget, self.thing.locale)
        return form

    def do(self, form: Any) -> str:
        actions.kill(self.thing, form.cleaned_data["notice"], user=self.request.user)
        return _("“%s” is killed.") % self.thing.title


class LiftView(ConfirmView):
    """Allows a killed story to be published again; it does not publish it."""

    page_title = gettext_lazy("Lift kill")
    header_icon = "undo"
    question = gettext_lazy(
        "The notice goes. The story stays unpublished until somebody publishes it again."
    )
    button = gettext_lazy("Lift the kill")
    is_serious = False

    def find(self) -> Kill:
        return get_object_or_404(Kill, pk=self.kwargs["pk"])

    def may(self) -> bool:
        return self.request.user.has_perm("stories.delete_kill")

    def get_page_subtitle(self) -> str:
        return self.thing.headline

    def back(self) -> str:
        return reverse("kills:index")

    def do(self, form: Any) -> str:
        actions.lift_kill(self.thing)
        return _("The kill of “%s” is lifted.") % self.thing.headline


class LocaleField(forms.ModelChoiceField):
    def label_from_instance(self, locale: Any) -> str:
        return str(locale.get_display_name())


class TranslateForm(forms.Form):
    locale = LocaleField(
        Locale.objects.none(),
        label=gettext_lazy("Into"),
        empty_label=None,
        widget=forms.RadioSelect,
    )


class TranslateView(StoryConfirm):
    """Starts a linked draft in another edition."""

    page_title = gettext_lazy("Translate story")
    header_icon = "globe"
    form_class = TranslateForm
    template_name = "desk/translate.html"
    question = gettext_lazy(
        "You get an empty draft in that edition's matching section, linked to this story. No text"
        " is copied; it can't be published before you mark the translation as complete."
    )
    button = gettext_lazy("Start translation")
    is_serious = False

    def may(self) -> bool:
        self.open, self.closed = ways(self.request.user, self.thing)
        return bool(self.thing.permissions_for_user(self.request.user).can_edit() or self.open)

    def get_form(self, form_class: Any = None) -> TranslateForm:
        form: TranslateForm = super().get_form(form_class)
        field = form.fields["locale"]
        assert isinstance(field, LocaleField)
        field.queryset = Locale.objects.filter(pk__in=[locale.pk for locale in self.open]).order_by(
            "pk"
        )
        if len(self.open) == 1:
            field.initial = self.open[0].pk
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"open": self.open, "closed": self.closed}

    def do(self, form: Any) -> str:
        self.made = actions.start_translation(
            self.thing, form.cleaned_data["locale"], user=self.request.user
        )
        return _("The translation is started. Put its headline first.")

    def get_success_url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.made.pk])


def ways(user: Any, story: Story) -> tuple[list[Locale], list[Locale]]:
    """The editions without this story: those where this person may write it, and those that lack
    the section.
    """
    have = story.get_translations(inclusive=True).values_list("locale_id", flat=True)
    sections = Section.objects.filter(
        translation_key=story.get_parent().translation_key
    ).select_related("locale")
    by_locale = {section.locale_id: section for section in sections}
    missing = Locale.objects.exclude(pk__in=list(have)).order_by("pk")
    can = [
        locale
        for locale in missing
        if locale.pk in by_locale
        and by_locale[locale.pk].permissions_for_user(user).can_add_subpage()
    ]
    return can, [locale for locale in missing if locale.pk not in by_locale]


class KillButton(PageMenuItem):
    label = gettext_lazy("Kill…")
    icon_name = "cross"
    url_name = "desk_kill"
    priority = 70

    def is_shown(self, user: Any) -> bool:
        return bool(self.page.address) and may_kill(user, self.page)


class TranslateButton(PageMenuItem):
    label = gettext_lazy("Translate into…")
    icon_name = "globe"
    url_name = "desk_translate"
    priority = 25

    def is_shown(self, user: Any) -> bool:
        return bool(self.page.permissions_for_user(user).can_edit())
