"""Verbs of ours on stories. Publishing, moving and deleting are Wagtail's; the rules they must
keep are in rules.py."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale

from maydan.editions.models import OldAddress, Section
from maydan.lib import clock
from maydan.stories.models import CoverageEntry, Kill, Story
from maydan.topics.models import Tag


def kill(story: Story, notice: str = "", user: Any = None) -> Kill:
    """Remove a story for good: unpublished everywhere, its address answers 410 with `notice`, also
    after deletion.

    Raises ValidationError for a story that readers never had: that one can simply be deleted.
    """
    if not story.address:
        raise ValidationError(_("Readers never had this story. Delete it instead."))
    with transaction.atomic():
        mark, _made = Kill.objects.update_or_create(
            story=story.pk,
            defaults={
                "edition": story.locale.language_code,
                "path": story.address,
                "headline": story.title,
                "notice": notice.strip(),
                "killed_at": clock.now(),
            },
        )
        story.flashes.filter(retracted_at=None).delete()
        if story.live:
            story.unpublish(user=user)
        else:
            story.save(clean=False)
    return mark


def lift_kill(mark: Kill) -> None:
    """Allow a killed story to be published again."""
    mark.delete()


def mark_update(story: Story, moment: datetime | None = None) -> None:
    """The editor's word that this revision is an update; readers see the time."""
    story.updated_at = moment or clock.now()


@transaction.atomic
def start_translation(source: Story, locale: Locale, user: Any = None) -> Story:
    """A linked draft in the other edition's matching section. It holds no source text and can't be
    published until translated.

    Raises ValidationError when that edition has no matching section, or the story is there already.
    """
    if Story.objects.filter(translation_key=source.translation_key, locale=locale).exists():
        raise ValidationError(_("That edition has this story already."))
    section = Section.objects.filter(
        translation_key=source.get_parent().translation_key, locale=locale
    ).first()
    if section is None:
        raise ValidationError(_("That edition has no section for it. Translate the section first."))
    story = Story(
        title=_stand_in(locale) + (source.slugline or source.slug),
        slug="",
        locale=locale,
        translation_key=source.translation_key,
        live=False,
        owner=user,
        kind=source.kind,
        slugline=source.slugline,
        lead_picture=source.lead_picture,
        lead_decorative=source.lead_decorative,
        priority=source.priority,
        embargo_until=source.embargo_until,
        source_story=source.pk,
        source_revision=source.live_revision_id or source.latest_revision_id,
        untranslated=True,
    )
    section.add_child(instance=story)
    story.tags.set(
        source.tags.model.objects.filter(
            locale=locale, translation_key__in=[t.translation_key for t in source.tags.all()]
        )
    )
    story.regions.set(
        source.regions.model.objects.filter(
            locale=locale, translation_key__in=[r.translation_key for r in source.regions.all()]
        )
    )
    for entry in source.coverage_entries.select_related("coverage"):
        twin = entry.coverage.get_translation_or_none(locale)
        if twin:
            story.coverage_entries.add(CoverageEntry(coverage=twin, essential=entry.essential))
    story.save_revision(user=user)
    return story


def _stand_in(locale: Locale) -> str:
    return f"[{locale.language_code}] "


def is_stand_in(story: Story) -> bool:
    """Whether a translation still bears the headline that `start_translation` gave it."""
    return bool(story.source_story) and story.title.startswith(_stand_in(story.locale))


def mark_translated(story: Story, revision: int | None = None) -> None:
    """The translator's word that the text is there; `revision` is the source's that it now
    matches."""
    story.untranslated = False
    if revision is not None:
        story.source_revision = revision
    Story.objects.filter(pk=story.pk).update(
        untranslated=False, source_revision=story.source_revision
    )


def translation_debt(story: Story) -> int:
    """How many published revisions of its source a translation is behind; 0 for what is not one."""
    source = Story.objects.filter(pk=story.source_story).first() if story.source_story else None
    if source is None or story.source_revision is None:
        return 0
    return source.revisions.filter(
        pk__gt=story.source_revision, pk__lte=source.live_revision_id or 0
    ).count()


@transaction.atomic
def merge_tags(loser: Tag, winner: Tag) -> int:
    """Give the loser's stories to the winner and lead its address there. Returns how many stories
    changed.

    Raises ValidationError when the tags are of two editions.
    """
    if loser.locale_id != winner.locale_id or loser.pk == winner.pk:
        raise ValidationError(_("Choose two tags of one edition."))
    stories = list(Story.objects.filter(tags=loser).order_by("pk"))
    for story in stories:
        story.tags.remove(loser)
        story.tags.add(winner)
        story.save(clean=False)
        _retag_draft(story, loser.pk, winner.pk)
    edition = loser.locale.language_code
    OldAddress.objects.filter(kind=OldAddress.TAG, target=loser.pk).update(target=winner.pk)
    path = f"/{edition}/{Tag.PATH}/{loser.slug}/"
    loser.delete()
    OldAddress.objects.update_or_create(
        path=path, defaults={"kind": OldAddress.TAG, "target": winner.pk}
    )
    return len(stories)


def _retag_draft(story: Story, loser: int, winner: int) -> None:
    """Change the newest revision too, or the next publish would bring the merged tag back."""
    revision = story.get_latest_revision()
    if revision and loser in revision.content.get("tags", ()):
        kept = [pk for pk in revision.content["tags"] if pk not in (loser, winner)]
        revision.content["tags"] = [*kept, winner]
        revision.save(update_fields=["content"])
