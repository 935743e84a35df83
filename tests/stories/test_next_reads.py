"""What to read next: a new story takes the top of the older ones near it, and nothing grows."""

from __future__ import annotations

from maydan.stories.models import ReadNext
from maydan.stories.next_reads import SHOWN
from tests.newsroom import Newsroom


def test_a_new_story_is_offered_on_top_and_the_last_makes_room(newsroom: Newsroom) -> None:
    made = [newsroom.story("en", f"Story {n}") for n in range(SHOWN + 3)]
    for story in made:
        picks = ReadNext.objects.filter(story=story)
        assert picks.count() == SHOWN
        assert picks.values("rank").distinct().count() == SHOWN
    first = ReadNext.objects.filter(story=made[0]).order_by("rank", "pk")
    newest = [story.pk for story in reversed(made[3:])]
    assert [pick.pick_id for pick in first] == newest
