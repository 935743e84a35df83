"""The story's form: what Wagtail's page form lacks. Panels are in panels.py; the rules it shows are
maydan/stories/rules.py's.

A rule broken at "publish" is said beside its field here, before anything is saved; whatever else
publishes (bulk, workflow) is answered by refusals.py.
"""

from __future__ import annotations

from itertools import count
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Locale, Page

from maydan.desk.parts.fields import TagsField, speak
from maydan.lib import clock
from maydan.lib.slugs import slug_of
from maydan.stories import actions
from maydan.stories.models import Kill, Story
from maydan.stories.text import count_words
from maydan.topics.models import Region

SPOKEN = (
    "title kicker standfirst slugline dateline lead_caption lead_alt lead_credit"
    " social_headline seo_title search_description sponsored_by"
).split()
PUBLISHING = ("action-publish", "action-workflow-action")


class StoryForm(WagtailAdminPageForm):
    tags = TagsField(
        label=gettext_lazy("Tags"),
        required=False,
        help_text=gettext_lazy("Names, with commas between."),
    )
    is_update = forms.BooleanField(
        label=gettext_lazy("This is an update"),
        required=False,
        help_text=gettext_lazy(
            "Readers see the time of this change. Leave it empty for small fixes."
        ),
    )
    is_translated = forms.BooleanField(
        label=gettext_lazy("The translation is complete"),
        required=False,
        help_text=gettext_lazy("Until this is ticked the story can't go live."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.locale = self._locale()
        for name in SPOKEN:
            if name in self.fields:
                speak(self.fields[name].widget, self.locale)
        self.fields["slug"].required = False
        self._offer_own_edition()
        self._offer_ticks()

    def _locale(self) -> Locale:
        if self.instance.locale_id:
            return self.instance.locale
        return self.parent_page.locale if self.parent_page else Locale.get_default()

    def _offer_own_edition(self) -> None:
        tags = self.fields.get("tags")
        if isinstance(tags, TagsField):
            tags.for_edition(self.locale)
        regions = self.fields.get("regions")
        if isinstance(regions, forms.ModelMultipleChoiceField):
            regions.queryset = Region.objects.filter(locale=self.locale)
            regions.label_from_instance = lambda obj: obj.name  # type: ignore[method-assign]
        corrections = self.formsets.get("corrections")
        if corrections is not None:
            corrections.form.base_fields["date"].initial = timezone.now

    def _offer_ticks(self) -> None:
        if not self.instance.untranslated:
            self.fields.pop("is_translated", None)
        self.update_before = None
        if not self.is_out:
            self.fields.pop("is_update", None)
        elif "is_update" in self.fields:
            stored = Story.objects.filter(pk=self.instance.pk).values_list("updated_at", flat=True)
            self.update_before = stored.first()
            self.initial["is_update"] = self.instance.updated_at != self.update_before

    # ---- what is said before anything is saved

    @property
    def is_out(self) -> bool:
        """Whether readers have it; a page not yet saved is live by Wagtail's default."""
        return bool(self.instance.pk and self.instance.live)

    @property
    def is_publishing(self) -> bool:
        return any(name in self.data for name in PUBLISHING)

    def clean_slug(self) -> str:
        """As typed, in our spelling; else one from the headline that nobody beside it has."""
        typed = slug_of(self.cleaned_data.get("slug") or "")
        if typed or not self.cleaned_data.get("title"):
            return typed
        wanted = slug_of(self.cleaned_data["title"], fallback="story")
        tries = (wanted if n == 1 else f"{wanted}-{n}" for n in count(1))
        return next(
            slug for slug in tries if Page._slug_is_available(slug, self.parent_page, self.instance)
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        self._offer_alternative_text(cleaned)
        if cleaned.get("is_translated"):
            # So that Story.clean() asks now what it asks of a story that may go live.
            self.instance.untranslated = False
        embargo = cleaned.get("embargo_until")
        self._check_embargo_kept(embargo)
        if embargo and embargo > clock.now():
            self._check_embargo(cleaned, embargo)
        if self.is_publishing:
            self._check_may_go_live(cleaned)
        return cleaned

    def _offer_alternative_text(self, cleaned: dict[str, Any]) -> None:
        picture = cleaned.get("lead_picture")
        if (
            picture
            and picture.alt_text
            and not cleaned.get("lead_alt")
            and not cleaned.get("lead_decorative")
        ):
            cleaned["lead_alt"] = picture.alt_text

    def _check_embargo_kept(self, embargo: Any) -> None:
        """An embargo binds at once, also when a draft is saved: so does its end."""
        held = Story.objects.filter(pk=self.instance.pk, embargo_until__gt=clock.now())
        until = held.values_list("embargo_until", flat=True).first()
        # The field on the screen knows minutes only.
        sooner = until and (embargo is None or embargo < until.replace(second=0, microsecond=0))
        if sooner and not self.instance.permissions_for_user(self.for_user).can_publish():
            self.add_error(
                "embargo_until", _("Only somebody who may publish can end an embargo early.")
            )

    def _check_embargo(self, cleaned: dict[str, Any], embargo: Any) -> None:
        if self.is_out:
            self.add_error(
                "embargo_until",
                _("Readers have this story already. Unpublish it first, or clear the embargo."),
            )
            return
        goes_live = cleaned.get("go_live_at")
        if self.is_publishing and (goes_live is None or goes_live < embargo):
            moment = date_format(timezone.localtime(embargo), "DATETIME_FORMAT")
            message = _(
                "Under embargo until %(moment)s. Set “Go live” to that time or later, then publish."
            )
            self.add_error("embargo_until", ValidationError(message % {"moment": moment}))

    def _check_may_go_live(self, cleaned: dict[str, Any]) -> None:
        if self.instance.pk and Kill.objects.filter(story=self.instance.pk).exists():
            self.add_error(
                None, _("This story was killed. Lift the kill before you publish it again.")
            )
        if self.instance.untranslated and not cleaned.get("is_translated"):
            field = "is_translated" if "is_translated" in self.fields else None
            self.add_error(field, _("Translate the story, tick this box, then publish."))

    def _check_edition(self) -> None:
        """Refuse people, coverages and stories of another edition: a chooser shows all of them on
        request.
        """
        for relation, name in (
            ("bylines", "contributor"),
            ("coverage_entries", "coverage"),
            ("related", "other"),
        ):
            for form in self.formsets[relation].forms if relation in self.formsets else ():
                chosen = getattr(form, "cleaned_data", {}).get(name)
                if (
                    chosen
                    and not form.cleaned_data.get("DELETE")
                    and chosen.locale_id != self.locale.pk
                ):
                    form.add_error(name, _("This belongs to another edition."))

    def is_valid(self) -> bool:
        sound = super().is_valid()
        self._check_edition()  # rows of formsets are read only after clean()
        return sound and not any(
            form.errors for formset in self.formsets.values() for form in formset.forms
        )

    # ---- saving

    def save(self, commit: bool = True) -> Any:
        story: Story = self.instance
        if "is_update" in self.fields:
            if self.cleaned_data["is_update"]:
                actions.mark_update(story)
            else:
                story.updated_at = self.update_before
        if not story.pk:
            # Wagtail saves a new page live before it asks whether it is scheduled; the publish
            # action makes it so.
            story.live = False
        story.words = count_words(story.body.raw_data)
        if commit and self.cleaned_data.get("is_translated"):
            actions.mark_translated(story, self._source_revision())
        return super().save(commit=commit)

    def _source_revision(self) -> int | None:
        return (
            Story.objects.filter(pk=self.instance.source_story)
            .values_list("live_revision_id", flat=True)
            .first()
        )
