"""What is done to flashes."""

from __future__ import annotations

from maydan.lib import clock
from maydan.live.models import Flash


def retract(flash: Flash) -> None:
    """Take a flash back: it leaves ticker and breaking page at the next press."""
    flash.retracted_at = clock.now()
    flash.save(update_fields=["retracted_at"])
