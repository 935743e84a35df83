"""What must be true of a live story. Kept by receivers of `Story.save`, inside its transaction, so
that no screen, API or schedule gets past it."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db.models.signals import post_save, pre_save
from django.utils.translation import gettext as _

from maydan.editions.models import Edition, OldAddress
from maydan.lib import clock
from maydan.stories import actions, next_reads
from maydan.stories.models import Kill, Story
from maydan.stories.text import count_words


def connect() -> None:
    pre_save.connect(_before_save, sender=Story, dispatch_uid="stories.rules.before")
    post_save.connect(_after_save, sender=Story, dispatch_uid="stories.rules.after")


def _before_save(instance: Story, update_fields: Any = None, **kwargs: Any) -> None:
    if update_fields is not None:  # Wagtail noting a draft, a lock: nothing that readers see
        return
    if instance.live:
        check_may_be_live(instance)
        settle_address(instance)
    instance.words = count_words(instance.body.raw_data)


def _after_save(instance: Story, update_fields: Any = None, **kwargs: Any) -> None:
    if update_fields is not None:
        return
    if instance.live:
        next_reads.choose(instance)
    else:
        next_reads.withdraw(instance)


def check_may_be_live(story: Story) -> None:
    """Raise ValidationError for a story that nobody may publish now: killed, under embargo, or
    not yet translated."""
    if Kill.objects.filter(story=story.pk).exists():
        raise ValidationError(
            _("This story was killed. Lift the kill before you publish it again.")
        )
    out_already = Story.objects.filter(pk=story.pk, live=True).exists()
    if not out_already and is_held(story):
        raise ValidationError(_("This story is under embargo and can't go live yet."))
    if story.untranslated or actions.is_stand_in(story):
        raise ValidationError(
            _("This story holds no translation yet. Translate it, mark it as translated, publish.")
        )


def is_held(story: Story) -> bool:
    """Whether an embargo holds a story: its own, or that of the story it was translated from."""
    until = {story.embargo_until}
    if story.source_story:
        sources = Story.objects.filter(pk=story.source_story)
        until |= set(sources.values_list("embargo_until", flat=True))
    return any(moment and moment > clock.now() for moment in until)


def settle_address(story: Story) -> None:
    """Give a live story its address, and leave an old address where it had another.

    The date in it is the date of first publication in the edition's zone as it was then: taken
    once, never recomputed.
    """
    parent = story.get_parent()
    section = parent.url_path
    if story.first_published_at is None:
        story.first_published_at = clock.now()
    if story.day is None:
        zone = (
            Edition.objects.ancestor_of(parent, inclusive=True)
            .values_list("time_zone", flat=True)
            .get()
        )
        story.day = story.first_published_at.astimezone(ZoneInfo(zone)).date()
    leave_address(story, f"{section}{story.day:%Y/%m/%d}/{story.slug}/")


def check_address(story: Story, address: str) -> None:
    """Raise ValidationError for the address of another story that was killed: it says “gone” for
    good."""
    if Kill.objects.filter(path=address).exclude(story=story.pk).exists():
        raise ValidationError(_("A killed story had this address. Choose another slug."))


def leave_address(story: Story, address: str) -> None:
    """Set a new address; where it had another, the old one goes on leading here."""
    if story.address == address:
        return
    check_address(story, address)
    OldAddress.objects.filter(path=address).delete()
    if story.address:
        OldAddress.objects.update_or_create(
            path=story.address, defaults={"kind": OldAddress.STORY, "target": story.pk}
        )
    story.address = address
