"""What came from elsewhere, so that bringing it twice doubles nothing and an import can be
resumed."""

from __future__ import annotations

from django.db import models


class Imported(models.Model):
    """One thing of an outside archive and what it became here. The target is an id, not a key:
    it may be deleted since."""

    origin = models.CharField(max_length=200)  # the archive: a site's address
    edition = models.CharField(max_length=255)
    kind = models.CharField(max_length=12)  # story, page, picture, file, contributor, section, tag
    key = models.CharField(max_length=400)  # its id there
    target = models.BigIntegerField()
    state = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["origin", "edition", "kind", "key"], name="one_import")
        ]

    def __str__(self) -> str:
        return f"{self.origin} {self.kind} {self.key}"
