"""`maydan run`, `desk` and `serve`: the three planes, together under one watch or each alone."""

from __future__ import annotations

import os
import signal
import sys
from typing import Annotated

import typer

from maydan.cli.django_setup import setup
from maydan.config import paper


def run() -> None:
    """Start newsroom, press and serve, restart what dies, and stop all together."""
    from maydan.cli.watch import Watch, port_is_free  # noqa: PLC0415 - not needed by other commands

    setup()
    options = paper.options()
    for what, port in (("serve", options.port), ("the newsroom", options.newsroom_port)):
        if not port_is_free(options.host, port):
            sys.exit(
                f"maydan: port {port} for {what} is taken: choose another in maydan.toml,"
                " or stop what holds it"
            )
    watch = Watch({"press": ["press"], "serve": ["serve"], "newsroom": ["desk"]})
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: watch.stop())
    watch.run()


def desk() -> None:
    """Run the newsroom alone."""
    setup()
    options = paper.options()
    from maydan.cli.watch import port_is_free  # noqa: PLC0415

    if not port_is_free(options.host, options.newsroom_port):
        sys.exit(
            f"maydan: port {options.newsroom_port} for the newsroom is taken:"
            " set newsroom_port in maydan.toml"
        )
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", options.host]
    command += ["--port", str(options.newsroom_port), "--workers", "1", "--blocking-threads", "4"]
    command += ["--no-ws", "--log-level", "error", "maydan.config.wsgi:application"]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "maydan.config.settings")
    os.execv(sys.executable, command)  # noqa: S606 - our own command, no words of a user in it


def serve(
    nginx: Annotated[
        bool,
        typer.Option(
            "--nginx", help="Print an nginx configuration that serves the same tree, and stop."
        ),
    ] = False,
    listen: Annotated[
        int, typer.Option("--listen", help="With --nginx: the port that nginx listens on.")
    ] = 80,
) -> None:
    """Serve the pressed tree alone. Needs no database and no Django."""
    from maydan.serve import Options, ServeError  # noqa: PLC0415 - keeps uvloop out of other commands
    from maydan.serve import run as run_serve  # noqa: PLC0415

    chosen = paper.options()
    tree = paper.tree()
    if nginx:
        from maydan.pressed import policy  # noqa: PLC0415
        from maydan.serve.nginx import configuration  # noqa: PLC0415

        try:
            print(
                configuration(
                    policy.load(tree.policy),
                    tree,
                    listen,
                    host=chosen.host,
                    search=f"{chosen.host}:{chosen.port}",
                    behind_tls=chosen.behind_tls,
                )
            )
        except (OSError, ValueError) as fault:
            sys.exit(f"maydan: nothing is pressed yet: {fault}")
        return
    log = paper.var() / "log" / "access.jsonl"
    log.parent.mkdir(parents=True, exist_ok=True)
    options = Options(
        tree_root=tree.root,
        host=chosen.host,
        port=chosen.port,
        processes=chosen.serve_processes,
        log_path=log,
        memory_bytes=chosen.serve_memory_mb * 1024 * 1024,
        behind_tls=chosen.behind_tls,
        metrics_token=chosen.metrics_token,
    )
    tree.make()
    try:
        sys.exit(run_serve(options))
    except ServeError as fault:
        sys.exit(f"maydan: {fault}")
