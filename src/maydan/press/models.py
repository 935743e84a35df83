"""The outbox: one row a fact, written in the transaction of the edit that made it true."""

from __future__ import annotations

from django.db import models


class Fact(models.Model):
    """Something changed: its kind and id, no more. The press takes rows, renders, and deletes
    exactly those rows."""

    kind = models.CharField(max_length=12)
    ref = models.CharField(max_length=255)

    def __str__(self) -> str:
        return f"{self.kind}:{self.ref}"
