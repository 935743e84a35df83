"""Front, Container and Slot. How containers are filled is reader/outputs/fronts.py; presets are
presets.py."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable, Page

from maydan.stories.models import Story

KINDS = [
    ("lead", _("Lead")),
    ("second", _("Second rank")),
    ("river", _("River of headlines")),
    ("grid", _("Grid")),
    ("opinion", _("Opinion")),
    ("pictures", _("Pictures strip")),
    ("infographics", _("Infographics")),
    ("coverage", _("Coverage")),
    ("region", _("Region")),
    ("section", _("Section")),
]


class Front(ClusterableModel):
    """The curated page of an edition or a section. Without one, the preset of fronts/presets.py
    stands in."""

    page = models.OneToOneField(Page, models.CASCADE, related_name="front", verbose_name=_("page"))

    panels = [
        PageChooserPanel("page", ["editions.Edition", "editions.Section"]),
        InlinePanel("containers", label=_("container"), heading=_("Containers, top to bottom")),
        InlinePanel("pins", label=_("pin"), heading=_("Pinned stories")),
    ]

    class Meta:
        verbose_name = _("front")
        verbose_name_plural = _("fronts")

    def __str__(self) -> str:
        return self.page.title


class Container(Orderable):
    """A group on a front. Its query is its kind plus, for some kinds, what it is about."""

    front = ParentalKey(Front, on_delete=models.CASCADE, related_name="containers")
    kind = models.CharField(_("kind"), max_length=12, choices=KINDS)
    title = models.CharField(_("title"), max_length=80, blank=True)
    size = models.PositiveSmallIntegerField(_("stories"), default=6)
    section = models.ForeignKey(
        "editions.Section",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("section"),
    )
    coverage = models.ForeignKey(
        "topics.Coverage",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("coverage"),
    )
    region = models.ForeignKey(
        "topics.Region",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("region"),
    )

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("size")]),
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("section"), FieldPanel("coverage"), FieldPanel("region")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("container")

    def clean(self) -> None:
        super().clean()
        for kind in ("section", "coverage", "region"):
            if self.kind == kind and getattr(self, f"{kind}_id") is None:
                raise ValidationError({kind: _("Choose what this container shows.")})


class Pin(Orderable):
    """A story set by hand into a container (counted from the top), before the query fills the
    rest."""

    front = ParentalKey(Front, on_delete=models.CASCADE, related_name="pins")
    container = models.PositiveSmallIntegerField(
        _("container"), default=1, help_text=_("1 is the topmost.")
    )
    story = models.ForeignKey(Story, models.CASCADE, related_name="pins", verbose_name=_("story"))
    until = models.DateTimeField(
        _("until"),
        null=True,
        blank=True,
        help_text=_("To the full hour. Empty: until you take it down."),
    )

    panels = [FieldRowPanel([FieldPanel("container"), FieldPanel("until")]), FieldPanel("story")]

    class Meta(Orderable.Meta):
        verbose_name = _("pin")
