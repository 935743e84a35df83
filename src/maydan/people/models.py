"""User (who works in the newsroom) and Contributor (who signs). One person may be both; neither
needs the other."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from maydan.editions.blocks import LinksBlock
from maydan.editions.naming import Named


class User(AbstractUser):
    """A newsroom account. Whoever may change users is a superuser in effect."""


class Contributor(index.Indexed, Named):
    """A person or desk that signs stories in one edition."""

    PERSON, DESK = "person", "desk"
    PATH = "by"

    kind = models.CharField(
        _("kind"), max_length=6, choices=[(PERSON, _("Person")), (DESK, _("Desk"))], default=PERSON
    )
    role = models.CharField(_("role"), max_length=120, blank=True)
    bio = models.TextField(_("biography"), blank=True)
    face = models.ForeignKey(
        "media.Picture",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("face"),
    )
    links = StreamField(LinksBlock(), verbose_name=_("links"), blank=True)

    panels = [FieldPanel(name) for name in ("name", "slug", "kind", "role", "bio", "face", "links")]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("locale"),
    ]

    class Meta(Named.Meta):
        abstract = False
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["locale", "slug"], name="contributor_slug")]
