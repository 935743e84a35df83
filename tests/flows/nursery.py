"""Starts Django once and forks real processes from there, for a test that kills dozens: each birth
costs milliseconds, not seconds.

Reads a line for each child from standard input (`press`, or `newsroom SEED`) and answers with its
process id. A child is a process of its own, with its own connections and locks; SIGKILL reaches it
like any other. Children die with the nursery.
"""

from __future__ import annotations

import ctypes
import json
import os
import random
import signal
import sys
from pathlib import Path
from typing import Any

_PR_SET_PDEATHSIG = 1


def main(acknowledged: Path) -> None:
    from maydan.cli.django_setup import setup

    setup(migrated=False)
    import tests.newsroom  # noqa: F401 - imported once for all children
    from maydan.press import scheduler, worker  # noqa: F401

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead are buried at once
    for line in sys.stdin:
        name, *words = line.split()
        pid = os.fork()
        if pid == 0:
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _press() if name == "press" else Editor(acknowledged, int(words[0])).work()
            os._exit(0)
        print(pid, flush=True)


def _press() -> None:
    from maydan.cli import app

    app(["press"], standalone_mode=False)


class Editor:
    """Edits without rest, and writes a line for each edit that the newsroom has accepted."""

    def __init__(self, acknowledged: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.seed = seed
        self.number = 0
        self.out = os.open(acknowledged, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def work(self) -> None:
        from maydan.stories.models import Story

        self.anchor = Story.objects.get(slug="anchor")
        deeds = [self.publish, self.publish, self.edit, self.edit_anchor, self.kill]
        deeds += [self.dress, self.flash, self.rename_tag]
        while True:
            self.number += 1
            self.chance.choice(deeds)()

    def tell(self, story: Any, what: str, version: int) -> None:
        """The acknowledgement that an editor would see: the edit is committed."""
        told = {"pk": story.pk, "what": what, "version": version, "address": story.address}
        line = json.dumps(told)
        os.write(self.out, f"{line}\n".encode())

    def publish(self) -> None:
        from maydan.editions.models import Section
        from maydan.stories.models import Story
        from tests.newsroom import body

        code = self.chance.choice(["en", "ar", "es"])
        section = Section.objects.filter(locale__language_code=code).order_by("pk")[self.number % 2]
        title, text = f"New {self.seed} {self.number} version 1", "and more words " * 20
        story = Story(title=title, locale=section.locale, live=False)
        story.body = body(("paragraph", f"<p>unique{self.seed}x{self.number} {text}</p>"))
        section.add_child(instance=story)
        story.save_revision().publish()
        self.tell(Story.objects.get(pk=story.pk), "publish", 1)

    def edit(self) -> None:
        self._edit(self._some())

    def edit_anchor(self) -> None:
        self._edit(self.anchor)

    def _some(self) -> Any:
        from maydan.stories.models import Story

        found = list(Story.objects.filter(live=True).exclude(slug="anchor").order_by("-pk")[:6])
        return self.chance.choice(found) if found else self.anchor

    def _edit(self, story: Any) -> None:
        from maydan.stories.models import Story

        fresh = Story.objects.get(pk=story.pk)
        before, _, version = fresh.title.rpartition(" ")
        fresh.title = f"{before} {int(version) + 1}"
        fresh.save_revision().publish()
        self.tell(fresh, "publish", int(version) + 1)

    def kill(self) -> None:
        from maydan.stories import actions

        story = self._some()
        if story.pk != self.anchor.pk and story.title.startswith("New"):
            actions.kill(story, "Removed.")
            self.tell(story, "kill", 0)

    def dress(self) -> None:
        """Give a story the paper's picture, or take it away: its files come and go."""
        from maydan.media.models import Picture
        from maydan.stories.models import Story

        story = Story.objects.get(pk=self._some().pk)
        story.lead_picture = None if story.lead_picture_id else Picture.objects.earliest("pk")
        story.lead_alt = "A colour"
        story.save_revision().publish()

    def flash(self) -> None:
        from maydan.live.models import Flash

        text = f"Flash {self.seed} {self.number}"
        Flash.objects.create(locale=self.anchor.locale, text=text, story=self.anchor)

    def rename_tag(self) -> None:
        from maydan.topics.models import Tag

        tag = Tag.objects.earliest("pk")
        tag.name = f"Tag {self.seed} {self.number}"
        tag.save()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
