"""Two people at one section: each creates and publishes stories as fast as the other. Run as a
script on a paper; says as JSON what was published and what failed.
"""

from __future__ import annotations

import json
import sys
import threading
from typing import Any

STORIES = 10
HEADLINE = "The same headline"  # so that their slugs want the same place, too


def main() -> None:
    from maydan.cli.django_setup import setup

    setup()
    from django.db import connection

    told: dict[str, Any] = {"published": [], "failed": []}
    together = threading.Barrier(2)

    def work(name: str) -> None:
        try:
            for number in range(STORIES):
                together.wait(30)
                told["published"].append(_publish(f"By {name}, {number}"))
        except Exception as fault:  # noqa: BLE001 - whatever it is, the test must hear of it
            told["failed"].append(f"{name}: {fault!r}")
            together.abort()
        finally:
            connection.close()

    people = [threading.Thread(target=work, args=(name,)) for name in ("Ada", "Ben")]
    for person in people:
        person.start()
    for person in people:
        person.join()
    print(json.dumps(told))


def _publish(standfirst: str) -> dict[str, str]:
    from maydan.editions.models import Section
    from maydan.stories.models import Story

    section = Section.objects.get(slug="world", locale__language_code="en")
    story = Story(title=HEADLINE, standfirst=standfirst, locale=section.locale, live=False)
    section.add_child(instance=story)
    story.save_revision().publish()
    return {"address": str(Story.objects.get(pk=story.pk).address), "standfirst": standfirst}


if __name__ == "__main__":
    main()
    sys.exit()
