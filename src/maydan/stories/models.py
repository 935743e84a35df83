"""Story and what belongs to it. Rules of publishing are in rules.py, kept by receivers of
each save; verbs of ours (kill, translate, merge) in actions.py."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from maydan.editions.models import Node
from maydan.lib.direction import plain_line
from maydan.lib.slugs import slug_of
from maydan.stories import preview
from maydan.stories.blocks import BodyBlock
from maydan.stories.kinds import KINDS


class Story(Node):
    """One piece of ours, of a kind. Headline is Wagtail's title."""

    kind = models.CharField(_("kind"), max_length=12, choices=KINDS, default="news")
    kicker = models.CharField(_("kicker"), max_length=60, blank=True)
    standfirst = models.TextField(_("standfirst"), max_length=600, blank=True)
    slugline = models.CharField(
        _("slugline"),
        max_length=80,
        blank=True,
        help_text=_("The desk's working label; readers never see it."),
    )
    dateline = models.CharField(
        _("dateline"), max_length=80, blank=True, help_text=_("Where it was written from.")
    )

    lead_picture = models.ForeignKey(
        "media.Picture",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead picture"),
    )
    lead_caption = models.CharField(_("caption"), max_length=500, blank=True)
    lead_alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What a blind reader should know of the picture."),
    )
    lead_decorative = models.BooleanField(_("only decoration"), default=False)
    lead_credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Only if another than the picture's own."),
    )

    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    regions = ParentalManyToManyField(
        "topics.Region", blank=True, related_name="stories", verbose_name=_("regions")
    )
    tags = ParentalManyToManyField(
        "topics.Tag", blank=True, related_name="stories", verbose_name=_("tags")
    )

    priority = models.PositiveSmallIntegerField(
        _("priority"),
        default=3,
        choices=[(n, str(n)) for n in range(1, 6)],
        help_text=_("1 is the most important."),
    )
    keep_off_fronts = models.BooleanField(_("keep off fronts and lists"), default=False)
    noindex = models.BooleanField(_("hide from search engines"), default=False)
    canonical_url = models.URLField(
        _("original elsewhere"), blank=True, help_text=_("If it appeared first on another site.")
    )
    ai_assisted = models.BooleanField(_("AI-assisted"), default=False)
    sponsored_by = models.CharField(_("sponsored by"), max_length=120, blank=True)
    social_headline = models.CharField(_("headline for sharing"), max_length=200, blank=True)
    social_picture = models.ForeignKey(
        "media.Picture",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture for sharing"),
    )
    updated_at = models.DateTimeField(_("updated"), null=True, blank=True, editable=False)

    # What belongs to the story as a whole, not to a revision of it: kept by with_content_json.
    address = models.CharField(max_length=600, unique=True, null=True, editable=False)
    day = models.DateField(
        null=True, db_index=True, editable=False
    )  # of first publication, as in the address
    embargo_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        help_text=_("It can't go live before, by nobody's hand."),
    )
    source_story = models.BigIntegerField(null=True, editable=False)  # what it was translated from
    source_revision = models.BigIntegerField(null=True, editable=False)
    untranslated = models.BooleanField(default=False, editable=False)

    words = models.PositiveIntegerField(default=0, editable=False)  # of the body, kept at each save

    OF_THE_STORY = (
        "address",
        "day",
        "embargo_until",
        "source_story",
        "source_revision",
        "untranslated",
    )

    exclude_fields_in_copy = ["address", "day"]  # a copy gets its own when it goes live
    parent_page_types = ["editions.Section"]
    subpage_types: list[str] = []
    page_description = _("News, analysis, opinion and every other kind.")
    search_fields = [
        *Page.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("slugline"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        indexes = [models.Index(fields=["source_story"])]

    def __str__(self) -> str:
        return self.title

    def reader_address(self) -> str | None:
        return self.address if self.live else None

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return Page.DEFAULT_PREVIEW_MODES

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        return preview.answer(self)

    def _set_core_field_defaults(self) -> None:
        for name in (
            "kicker",
            "slugline",
            "dateline",
            "lead_caption",
            "lead_alt",
            "lead_credit",
            "social_headline",
            "sponsored_by",
        ):
            setattr(self, name, plain_line(getattr(self, name)))
        self.standfirst = plain_line(self.standfirst)
        if self.slug:
            self.slug = slug_of(self.slug, fallback="story")
        elif self.title:
            self.slug = slug_of(self.title, fallback="story")
            if self.path or getattr(self, "_cached_parent_obj", None):
                self.slug = self._get_autogenerated_slug(self.slug)
        super()._set_core_field_defaults()

    def clean(self) -> None:
        super().clean()
        # A translation begins with its source's picture, and says in its own words what it shows.
        said = self.lead_alt or self.lead_decorative or self.untranslated
        if self.lead_picture_id and not said:
            raise ValidationError(
                {"lead_alt": _("Say what the picture shows, or mark it as decoration.")}
            )

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        if self.pk:  # the embargo binds at once, whatever becomes of the revision
            type(self).objects.filter(pk=self.pk).exclude(embargo_until=self.embargo_until).update(
                embargo_until=self.embargo_until
            )
        return super().save_revision(*args, **kwargs)

    def with_content_json(self, content: dict[str, Any]) -> Story:
        story: Story = super().with_content_json(content)
        for name in self.OF_THE_STORY:
            setattr(story, name, getattr(self, name))
        if story.embargo_until and (
            story.go_live_at is None or story.go_live_at < story.embargo_until
        ):
            story.go_live_at = story.embargo_until
        return story


class Byline(Orderable):
    """Who wrote a story, in order."""

    story = ParentalKey(Story, on_delete=models.CASCADE, related_name="bylines")
    contributor = models.ForeignKey(
        "people.Contributor", models.CASCADE, related_name="bylines", verbose_name=_("contributor")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")


class Source(Orderable):
    """A link of the chain "X reported, citing Y, first by Z"."""

    ROLES = [
        ("reported", _("Reported by")),
        ("citing", _("Citing")),
        ("first", _("First reported by")),
    ]

    story = ParentalKey(Story, on_delete=models.CASCADE, related_name="sources")
    outlet = models.CharField(_("outlet or agency"), max_length=160)
    url = models.URLField(_("link"), blank=True)
    role = models.CharField(_("part in the chain"), max_length=8, choices=ROLES, default="reported")

    class Meta(Orderable.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")


class Correction(Orderable):
    """A public fix: when, what it says now, what was wrong."""

    story = ParentalKey(Story, on_delete=models.CASCADE, related_name="corrections")
    date = models.DateTimeField(_("when"))
    text = models.TextField(_("correction"), max_length=1000)
    wrong = models.TextField(_("what was wrong"), max_length=1000, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")


class CoverageEntry(Orderable):
    """A story's place in a coverage."""

    story = ParentalKey(Story, on_delete=models.CASCADE, related_name="coverage_entries")
    coverage = models.ForeignKey(
        "topics.Coverage", models.CASCADE, related_name="entries", verbose_name=_("coverage")
    )
    essential = models.BooleanField(_("essential reading"), default=False)

    class Meta(Orderable.Meta):
        verbose_name = _("coverage")
        verbose_name_plural = _("coverages")


class RelatedStory(Orderable):
    """A story that the editor put beside this one."""

    story = ParentalKey(Story, on_delete=models.CASCADE, related_name="related")
    other = models.ForeignKey(Story, models.CASCADE, related_name="+", verbose_name=_("story"))

    class Meta(Orderable.Meta):
        verbose_name = _("related story")
        verbose_name_plural = _("related stories")


class ReadNext(models.Model):
    """A pick below a story, chosen when it is published (next_reads.py), with its reason."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="read_next")
    pick = models.ForeignKey(Story, models.CASCADE, related_name="picked_by")
    rank = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=12)

    class Meta:
        ordering = ["rank", "pk"]
        constraints = [models.UniqueConstraint(fields=["story", "pick"], name="one_pick")]

    def __str__(self) -> str:
        return f"{self.story_id} → {self.pick_id} ({self.reason})"


class Kill(models.Model):
    """A mandatory removal. Holds ids and the path, never a foreign key: it must outlive the
    story."""

    story = models.BigIntegerField(unique=True)
    edition = models.CharField(max_length=255)
    path = models.CharField(max_length=600, unique=True)
    headline = models.CharField(
        max_length=255, help_text="For the newsroom; readers see only the notice."
    )
    notice = models.TextField(
        _("notice"), max_length=1000, blank=True, help_text=_("What readers see in its place.")
    )
    killed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.path
