"""Marks in the place of pages: a kill's notice (410) and the way from an old address (301)."""

from __future__ import annotations

from maydan.editions.addresses import absolute, is_file
from maydan.pressed.layout import GONE, MOVED
from maydan.reader import views
from maydan.reader.outputs import frame
from maydan.reader.outputs.base import STORY, Files, output
from maydan.reader.read import editions as read_editions
from maydan.reader.read import stories as read_stories


@output("gone", STORY, int)
def gone(story: int) -> Files:
    """The notice in the place of a killed story, also after its deletion."""
    row = read_stories.kill(story)
    edition = read_editions.edition(row.edition) if row else None
    return _notice(edition, row.path, row.notice) if row and edition else {}


def _notice(edition: views.Edition, path: str, notice: str) -> Files:
    page = frame.Page("gone", frame.say(edition, "This story was removed"), path, noindex=True)
    return {f"{path.lstrip('/')}{GONE}": frame.html(edition, "gone.html", page, notice=notice)}


@output("moved", STORY, str)
def moved(path: str) -> Files:
    """What stands at an old address: the way on, a kill's notice, or nothing when what it led to
    is gone."""
    if any(map(is_file, path.split("/"))):
        return {}  # such a mark would stop the press
    led = read_editions.old_address(path)
    code = path.split("/")[1]
    edition = read_editions.edition(code) or _of_target(led)
    if led is None or edition is None:
        return {}
    what, where = led
    if what == "gone":
        return _notice(edition, path, where)
    page = frame.Page(
        "moved",
        frame.say(edition, "This page has moved"),
        path,
        noindex=True,
        canonical=absolute(where),
    )
    return {
        f"{path.lstrip('/')}{MOVED}": frame.html(
            edition, "moved.html", page, target=absolute(where)
        )
    }


def _of_target(led: tuple[str, str] | None) -> views.Edition | None:
    """An old address of another system has no edition in it: the target's language serves."""
    if led is None or led[0] != "moved":
        return None
    return read_editions.edition(led[1].split("/")[1])
