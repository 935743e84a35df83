"""Chromium for tests, and two sites for it: the sample views, which need no socket, and a real
serve over a pressed tree."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.pressed_tree import PressedTree
from tests.reader.sample_site import ORIGIN, Site
from tests.serve.conftest import Server, start

# Playwright keeps a loop in the test's thread, which Django takes for async code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
NAMES = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")


@cache
def site() -> Site:
    return Site()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    found = next((path for name in NAMES if name and (path := shutil.which(name))), None)
    if found is None:
        say = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        say("no Chromium: install it or set CHROMIUM, for only a browser can show this")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page of the sample site, or of `host`; whatever the browser complains about fails
    the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def go(path: str, host: str = ORIGIN, **options: Any) -> Page:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}} | options)
        contexts.append(context)
        if host == ORIGIN:
            site().serve(context)
        page = context.new_page()
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.goto(host + path)
        return page

    yield go
    for context in contexts:
        context.close()
    # A browser also complains about a page that answers 404 or 410, as it should.
    assert not [fault for fault in faults if "404" not in fault and "410" not in fault]


@pytest.fixture
def served() -> Iterator[Callable[[Path], str]]:
    """Serves a pressed tree and gives its origin."""
    running: list[Server] = []

    def serve(root: Path) -> str:
        running.append(start(PressedTree(root)))
        return f"http://127.0.0.1:{running[-1].port}"

    yield serve
    for server in running:
        server.stop()
