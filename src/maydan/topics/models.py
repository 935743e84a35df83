"""Region, Tag and Coverage. Which stories they hold is stories/models.py; their pages are
reader/outputs/topics.py."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from maydan.editions.naming import Named


class Topic(index.Indexed, Named):
    """What the three have in common."""

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale"),
    ]

    class Meta(Named.Meta):
        abstract = True
        ordering = ["name", "pk"]


class Region(Topic):
    """A part of the world."""

    PATH = "region"
    order = models.PositiveSmallIntegerField(_("order in the navigation"), default=0)
    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("order")]

    class Meta(Topic.Meta):
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["order", "name", "pk"]
        constraints = [models.UniqueConstraint(fields=["locale", "slug"], name="region_slug")]


class Tag(Topic):
    """A word that stories share. Not taggit's tag, whose slug is one for all languages."""

    PATH = "tag"
    panels = [FieldPanel("name"), FieldPanel("slug")]

    class Meta(Topic.Meta):
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        constraints = [models.UniqueConstraint(fields=["locale", "slug"], name="tag_slug")]


class Coverage(Topic):
    """A dossier on a long-running subject."""

    PATH = "coverage"
    blurb = models.TextField(_("blurb"), blank=True)
    picture = models.ForeignKey(
        "media.Picture",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    picture_alt = models.CharField(_("alternative text"), max_length=300, blank=True)
    open = models.BooleanField(
        _("open"),
        default=True,
        help_text=_("A closed coverage keeps its page but leaves the fronts."),
    )
    panels = [
        FieldPanel(name) for name in ("name", "slug", "blurb", "picture", "picture_alt", "open")
    ]

    class Meta(Topic.Meta):
        verbose_name = _("coverage")
        verbose_name_plural = _("coverages")
        constraints = [models.UniqueConstraint(fields=["locale", "slug"], name="coverage_slug")]
