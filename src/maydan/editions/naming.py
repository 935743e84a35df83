"""Named: what contributors, tags, regions and coverages share: a name, a slug, a page under
`/{edition}/{PATH}/`."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin

from maydan.editions.models import OldAddress
from maydan.lib.direction import plain_line
from maydan.lib.slugs import slug_of


class Named(TranslatableMixin, models.Model):
    """A thing with a page of its own. Saving under a new slug leaves its old address behind."""

    PATH: ClassVar[str]

    name = models.CharField(_("name"), max_length=160)
    slug = models.SlugField(_("slug"), max_length=100, allow_unicode=True, blank=True)

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def __str__(self) -> str:
        return f"{self.name} [{self.locale.language_code}]" if self.locale_id else self.name

    def clean(self) -> None:
        super().clean()
        self._tidy()
        taken = (
            type(self)
            ._default_manager.filter(locale_id=self.locale_id, slug=self.slug)
            .exclude(pk=self.pk)
        )
        if taken.exists():
            raise ValidationError(
                {"slug": _("“%s” is already in use in this edition.") % self.slug}
            )

    def _tidy(self) -> None:
        self.name = plain_line(self.name)
        self.slug = slug_of(self.slug or self.name, fallback=self._meta.model_name or "page")

    def save(self, **kwargs: Any) -> None:
        """Keep the name to one safe line and the old address reachable."""
        self._tidy()
        with transaction.atomic():
            if self.pk:
                self._leave_address()
            super().save(**kwargs)

    def _leave_address(self) -> None:
        before = (
            type(self)._default_manager.filter(pk=self.pk).values_list("slug", flat=True).first()
        )
        if before and before != self.slug:
            edition = self.locale.language_code
            OldAddress.objects.filter(path=f"/{edition}/{self.PATH}/{self.slug}/").delete()
            OldAddress.objects.update_or_create(
                path=f"/{edition}/{self.PATH}/{before}/",
                defaults={"kind": str(self._meta.model_name), "target": self.pk},
            )
