"""Merging one tag into another: the form and its confirmation.

What it does is maydan/stories/actions.py's.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext
from wagtail.snippets.widgets import AdminSnippetChooser

from maydan.desk.parts.confirm import ConfirmView
from maydan.stories import actions
from maydan.topics.models import Tag


class MergeForm(forms.Form):
    winner = forms.ModelChoiceField(
        Tag.objects.all(),
        label=gettext_lazy("Merge into"),
        help_text=gettext_lazy(
            "Its stories keep their tag; the other's stories get it,"
            " and the other's address leads there."
        ),
    )

    def __init__(self, *args: Any, loser: Tag, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        winner = self.fields["winner"]
        assert isinstance(winner, forms.ModelChoiceField)
        winner.queryset = Tag.objects.filter(locale=loser.locale).exclude(pk=loser.pk)
        winner.widget = AdminSnippetChooser(Tag, linked_fields={"locale": "#desk-edition"})


class MergeView(ConfirmView):
    page_title = gettext_lazy("Merge tag")
    header_icon = "tag"
    form_class = MergeForm
    template_name = "desk/merge_tag.html"
    button = gettext_lazy("Merge")

    def find(self) -> Tag:
        return get_object_or_404(Tag.objects.select_related("locale"), pk=self.kwargs["pk"])

    def may(self) -> bool:
        return bool(self.request.user.has_perms(["topics.change_tag", "topics.delete_tag"]))

    def get_page_subtitle(self) -> str:
        return self.thing.name

    def back(self) -> str:
        return reverse(Tag.snippet_viewset.get_url_name("list"))

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"loser": self.thing}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"stories": self.thing.stories.count()}

    def do(self, form: Any) -> str:
        loser, winner = self.thing.name, form.cleaned_data["winner"]
        changed = actions.merge_tags(self.thing, winner)
        told = ngettext(
            "“%(loser)s” is merged into “%(winner)s”: %(count)d story changed.",
            "“%(loser)s” is merged into “%(winner)s”: %(count)d stories changed.",
            changed,
        )
        return told % {"loser": loser, "winner": winner.name, "count": changed}
