"""Flash: one line on the breaking wire of one edition."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Locale

from maydan.lib import clock
from maydan.lib.direction import plain_line

PRIORITIES = [(1, _("Top: a taller band on fronts")), (2, _("Breaking")), (3, _("Worth knowing"))]


class Flash(models.Model):
    """A line, from its time until it expires or is taken back. It is never edited silently:
    retract it and write another."""

    locale = models.ForeignKey(
        Locale, models.PROTECT, related_name="flashes", verbose_name=_("edition")
    )
    text = models.CharField(_("line"), max_length=140)
    at = models.DateTimeField(_("time"), default=clock.now)
    priority = models.PositiveSmallIntegerField(_("priority"), choices=PRIORITIES, default=2)
    story = models.ForeignKey(
        "stories.Story",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="flashes",
        verbose_name=_("story"),
    )
    expires_at = models.DateTimeField(
        _("leaves the ticker at"), null=True, blank=True, help_text=_("Empty: after twelve hours.")
    )
    retracted_at = models.DateTimeField(_("retracted"), null=True, blank=True, editable=False)

    panels = [
        FieldPanel("text"),
        FieldRowPanel([FieldPanel("locale"), FieldPanel("priority")]),
        FieldPanel("story"),
        FieldRowPanel([FieldPanel("at"), FieldPanel("expires_at")]),
    ]

    class Meta:
        verbose_name = _("flash")
        verbose_name_plural = _("flashes")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["locale", "-at"])]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        super().clean()
        self.text = plain_line(self.text)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.text = plain_line(self.text)
        super().save(*args, **kwargs)
