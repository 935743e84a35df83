"""Picture (with credit and its sizes for readers), Rendition (for newsroom screens only) and
Attachment."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition

from maydan.lib.direction import plain_line
from maydan.media.checks import check_picture


class Picture(AbstractImage):
    """A picture. What readers get are `sizes` of it, made in the background (media/sizes.py),
    not renditions."""

    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Who owns the picture, as printed.")
    )
    alt_text = models.CharField(
        _("usual alternative text"),
        max_length=300,
        blank=True,
        help_text=_("Offered when the picture is placed; each story may say it its own way."),
    )
    sizes = models.JSONField(default=list, editable=False)  # [[width, height], ...], ascending
    sized = models.CharField(
        max_length=40, default="", editable=False
    )  # the key of what `sizes` were made from
    fault = models.CharField(max_length=300, default="", editable=False)  # why sizes can't be made

    admin_form_fields = [
        "title",
        "file",
        "collection",
        "credit",
        "alt_text",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new file makes the sizes of the old one wrong: they are made again."""
        update = kwargs.get("update_fields")
        if self.pk and (update is None or "file" in update):
            before = Picture.objects.filter(pk=self.pk).values_list("file", flat=True).first()
            if before is not None and before != self.file.name:
                self.sizes, self.sized, self.fault = [], "", ""
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        # Wagtail has no types.
        self.title = plain_line(str(self.title)) or str(_("Picture"))  # type: ignore[has-type]
        self.credit = plain_line(self.credit)
        if self.file and isinstance(getattr(self.file, "file", None), UploadedFile):
            check_picture(self.file.file)


class Rendition(AbstractRendition):
    """A small copy for choosers and forms."""

    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition"
            )
        ]


class Attachment(AbstractDocument):
    """A file that readers may download; never shown inside a page."""

    admin_form_fields = ["title", "file", "collection"]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the content's hash true also when no form saved it: readers' addresses hold it."""
        if self.file and not getattr(self.file, "_committed", True):
            self.file_hash = ""
        super().save(*args, **kwargs)
        self.get_file_hash()

    @property
    def ending(self) -> str:
        return Path(self.file.name).suffix.lstrip(".").lower()
