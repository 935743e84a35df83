"""`maydan demo`: lays the demo paper once, presses every page, starts the three planes, and only
then prints the addresses."""

from __future__ import annotations

import importlib.util
import signal
import sys
import threading
import urllib.request
from pathlib import Path
from time import monotonic, sleep

from maydan.cli.folder import lay_folder, setup_fresh
from maydan.cli.watch import Watch, port_is_free
from maydan.config import paper

SOURCE = Path(__file__).parents[3] / "demo"
PATIENCE = 60.0  # seconds until the three planes must answer
USER, PASSWORD = "editor", "read-all-about-it"


def show(folder: Path, port: int, desk_port: int) -> None:
    for what, number in (("PORT", port), ("DESK_PORT", desk_port)):
        if not port_is_free("127.0.0.1", number):
            sys.exit(f"maydan: port {number} is taken: choose another with {what}=… make demo")
    lay(folder, port, desk_port)
    _start(port, desk_port)


def lay(folder: Path, port: int, desk_port: int) -> None:
    """Lay folder and content where they are not laid yet, and press what waits."""
    done = folder / "var" / "demo-is-laid"
    lay_folder(folder, port, desk_port)
    setup_fresh()
    if not done.exists():
        _fill(folder)
        done.write_text("delete this folder to lay the demo anew\n")
    _press()


def _fill(folder: Path) -> None:
    if not (SOURCE / "load.py").exists():
        sys.exit("maydan: the demo's content is in the source repository; run this from a clone")
    sys.path.insert(0, str(SOURCE.parent))
    spec = importlib.util.find_spec("demo.load")
    assert spec is not None
    assert spec.loader is not None
    loader = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loader)
    loader.load(folder, USER, PASSWORD)


def _press() -> None:
    from maydan.cli.press_commands import progress  # noqa: PLC0415 - needs Django
    from maydan.lib import clock  # noqa: PLC0415
    from maydan.press import scheduler, worker  # noqa: PLC0415
    from maydan.press.batch import Press  # noqa: PLC0415

    scheduler.move_clocks(clock.now())
    with worker.alone(paper.tree()):
        opened = Press.open(paper.tree())
        if worker.needs_everything(opened):
            with progress("Pressing every page") as tell:
                worker.press_everything(opened, tell)
        worker.drain(opened)
        opened.close()


def _start(port: int, desk_port: int) -> None:
    watch = Watch({"press": ["press"], "serve": ["serve"], "newsroom": ["desk"]})
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: watch.stop())
    threading.Thread(target=_announce, args=(watch, port, desk_port), daemon=True).start()
    watch.run()


def _announce(watch: Watch, port: int, desk_port: int) -> None:
    reader, newsroom = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{desk_port}"
    until = monotonic() + PATIENCE
    waiting = {f"{reader}/healthz", f"{newsroom}/desk/login/"}
    while waiting and monotonic() < until and not watch.stopping.is_set():
        waiting = {address for address in waiting if not _answers(address)}
        sleep(0.1)
    if waiting:
        watch.say(
            f"demo: no answer from {', '.join(sorted(waiting))} in {PATIENCE:.0f} s;"
            " see the lines above"
        )
        return
    watch.say(f"Reader:   {reader}\nNewsroom: {newsroom}\nSign in:  {USER} / {PASSWORD}")


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310 - our own address
            return bool(answer.status == 200)
    except OSError:
        return False
