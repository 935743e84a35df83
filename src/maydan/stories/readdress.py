"""Keeps story addresses true when a section is renamed or something is moved: Wagtail updates
`url_path`, we the rest.

A receiver and not an action, because Wagtail's own views rename and move. It runs inside the
transaction of the move.
"""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save, pre_save
from wagtail.models import Page

from maydan.editions.models import OldAddress, Section
from maydan.stories import rules
from maydan.stories.models import Story


def connect() -> None:
    pre_save.connect(_before, dispatch_uid="stories.readdress.before")
    post_save.connect(_after, dispatch_uid="stories.readdress.after")


def _before(instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, Page) and instance.pk and not isinstance(instance, Story):
        # A move saves the base class; by then treebeard has moved the path but `url_path` is as it
        # was.
        instance._moved_from = (
            Page.objects.filter(pk=instance.pk).values_list("url_path", flat=True).first()
        )


def _after(instance: Any, created: bool, **kwargs: Any) -> None:
    before = getattr(instance, "_moved_from", None)
    if created or not before or before == instance.url_path:
        return
    instance._moved_from = None
    story = Story.objects.filter(pk=instance.pk).first()
    if story:
        _readdress(story, before.rsplit("/", 2)[0] + "/", instance.url_path.rsplit("/", 2)[0] + "/")
        return
    for section in Section.objects.filter(path__startswith=instance.path):
        # Wagtail mends the url_path of descendants after this receiver: theirs are still the old
        # ones.
        old = before if section.pk == instance.pk else section.url_path
        _leave(old, instance.url_path + old.removeprefix(before), section)
    for story in Story.objects.filter(
        path__startswith=instance.path, address__isnull=False
    ).order_by("pk"):
        _readdress(story, before, instance.url_path)


def _leave(old: str, new: str, section: Section) -> None:
    OldAddress.objects.filter(path=new).delete()
    OldAddress.objects.update_or_create(
        path=old, defaults={"kind": OldAddress.SECTION, "target": section.pk}
    )


def _readdress(story: Story, old: str, new: str) -> None:
    if not story.address or not story.address.startswith(old):
        return
    address = new + story.address.removeprefix(old)
    rules.check_address(story, address)
    OldAddress.objects.filter(path=address).delete()
    OldAddress.objects.update_or_create(
        path=story.address, defaults={"kind": OldAddress.STORY, "target": story.pk}
    )
    Story.objects.filter(pk=story.pk).update(address=address)
