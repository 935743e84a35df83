"""Read Next: which stories stand below a story. Chosen when it is published and stored with the
reason, so that pages do not change by themselves; a new story is offered to a dozen older ones
at most, so publishing costs the same in any archive."""

from __future__ import annotations

from django.db.models import F, QuerySet

from maydan.stories.models import ReadNext, Story

SHOWN = 6
OFFERED = 12
_LOOKED_AT = 60  # newest candidates a reason is weighed over


def choose(story: Story) -> None:
    """Choose the picks of a live story anew, and offer it to the older stories nearest to it."""
    first_time = not story.read_next.exists() and not story.picked_by.exists()
    picks = _ranked(story)[:SHOWN]
    _store(story, picks)
    if story.keep_off_fronts:
        withdraw(story)
    elif first_time:
        for older, reason in _ranked(story)[:OFFERED]:
            _offer(older, story, reason)


def withdraw(story: Story) -> None:
    """Take a story that no list may show from below the others, and fill the gaps it leaves."""
    holders = list(Story.objects.filter(read_next__pick=story, live=True))
    story.picked_by.all().delete()
    for holder in holders:
        _store(holder, _ranked(holder)[:SHOWN])


def _others(story: Story) -> QuerySet[Story]:
    return (
        Story.objects.filter(live=True, locale_id=story.locale_id, keep_off_fronts=False)
        .exclude(pk=story.pk)
        .order_by("-first_published_at", "-pk")
    )


def _ranked(story: Story) -> list[tuple[int, str]]:
    """Candidates as (id, reason), nearest first: same coverage, then shared tags, then the
    section's newest, then the edition's."""
    others = _others(story)
    coverages = [entry.coverage_id for entry in story.coverage_entries.all()]
    tags = [tag.pk for tag in story.tags.all()]
    ranked: dict[int, str] = {}
    if coverages:
        _take(ranked, others.filter(coverage_entries__coverage__in=coverages), "coverage")
    if tags:
        _take(ranked, others.filter(tags__in=tags), "tag")
    section = story.get_parent()
    _take(ranked, others.filter(path__startswith=section.path), "section", OFFERED)
    if len(ranked) < SHOWN:
        _take(ranked, others, "newest", OFFERED)
    return list(ranked.items())


def _take(
    ranked: dict[int, str], found: QuerySet[Story], reason: str, most: int = _LOOKED_AT
) -> None:
    for pk in found.values_list("pk", flat=True)[:most]:
        ranked.setdefault(pk, reason)


def _store(story: Story, picks: list[tuple[int, str]]) -> None:
    present = list(story.read_next.order_by("rank", "pk").values_list("pick_id", "reason"))
    if present == picks:
        return
    story.read_next.all().delete()
    for rank, (pick, reason) in enumerate(picks):
        ReadNext.objects.create(story=story, pick_id=pick, rank=rank, reason=reason)


def _offer(older: int, story: Story, reason: str) -> None:
    """Put a new story on top of an older one's picks; the last of them makes room."""
    picks = ReadNext.objects.filter(story_id=older)
    rows = list(picks.order_by("rank", "pk"))
    spare = rows[-1] if len(rows) >= SHOWN else ReadNext(story_id=older)
    row = next((row for row in rows if row.pick_id == story.pk), spare)
    picks.update(rank=F("rank") + 1)  # the save that follows tells of the change
    row.pick, row.rank, row.reason = story, 0, reason
    row.save()
