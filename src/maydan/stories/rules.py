"""What must be true of a live story, kept by `Story.save` itself so that no screen, API or schedule gets past it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from maydan.editions.models import Edition, OldAddress
from maydan.lib import clock
from maydan.stories import next_reads

if TYPE_CHECKING:
    from maydan.stories.models import Story


def check_may_be_live(story: Story) -> None:
    """Raise ValidationError for a story that nobody may publish now: killed, under embargo, or not yet translated."""
    from maydan.stories.models import Kill
    from maydan.stories.models import Story as Model

    if Kill.objects.filter(story=story.pk).exists():
        raise ValidationError(_("This story was killed. Lift the kill before you publish it again."))
    out_already = Model.objects.filter(pk=story.pk, live=True).exists()
    if not out_already and story.embargo_until and story.embargo_until > clock.now():
        raise ValidationError(_("This story is under embargo and can't go live yet."))
    if story.untranslated:
        raise ValidationError(_("This story still holds no translation. Translate it, mark it as translated, then publish."))


def settle_address(story: Story) -> None:
    """Give a live story its address, and leave an old address where it had another.

    The date in it is the date of first publication in the edition's zone as it was then: taken once, never recomputed.
    """
    parent = story.get_parent()
    section = parent.url_path
    if story.first_published_at is None:
        story.first_published_at = clock.now()
    if story.day is None:
        zone = Edition.objects.ancestor_of(parent, inclusive=True).values_list("time_zone", flat=True).get()
        story.day = story.first_published_at.astimezone(ZoneInfo(zone)).date()
    leave_address(story, f"{section}{story.day:%Y/%m/%d}/{story.slug}/")


def leave_address(story: Story, address: str) -> None:
    """Set a new address; where it had another, the old one goes on leading here."""
    if story.address == address:
        return
    OldAddress.objects.filter(path=address).delete()
    if story.address:
        OldAddress.objects.update_or_create(
            path=story.address, defaults={"kind": OldAddress.STORY, "target": story.pk}
        )
    story.address = address


def after_save(story: Story) -> None:
    """Choose what to read next once a story is (or is no longer) live."""
    if story.live:
        next_reads.choose(story)
    else:
        next_reads.withdraw(story)
