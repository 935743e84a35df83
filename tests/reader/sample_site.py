# ruff: noqa: E501 policies and tables, a thing a line
"""The sample views as a site, for a browser: pages, assets, part and pictures by address. No socket: Playwright asks it directly.

As a script: `python -m tests.reader.sample_site SHOTS [--only NAME ...]` writes screenshots of every page, for looking at.
"""

from __future__ import annotations

import argparse
import io
import json
import shutil
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from PIL import Image

from maydan.pressed.layout import content_type
from maydan.reader import assets, environment
from tests.reader.sample_views import Sample

ORIGIN = "https://marsa.example.org"
CODES = ("en", "ar", "es")
SIZES = {
    "768": (768, 1024),
    "320": (320, 700),
    "390": (390, 844),
    "1280": (1280, 900),
    "1600": (1600, 1000),
}
DRAWN = (
    "dam", "port-cranes", "river-flood", "desert-solar", "stage-orchestra", "face-n-haddad", "mountain-pass",
    "stadium-lights", "whale", "clinic-vaccine", "satellite", "city-tram", "library-reading", "fish-market",
    "parliament-vote", "lighthouse",
)  # fmt: skip


LOAD = "document.querySelectorAll('img[loading=lazy]').forEach(img => { img.loading = 'eager'; })"
LOADED = "Promise.all([...document.images].map(img => img.decode().catch(() => null)))"


class Site:
    """Answers addresses as the pressed tree would."""

    def __init__(self, pictures: Path | None = None, wordmarks: Path | None = None) -> None:
        self.pictures = pictures
        self.wordmarks = wordmarks
        self.assets = assets.build(None, ["#0b5563"])
        shared = environment.environment(None, self.assets)
        self.spoken = {c: environment.for_edition(shared, Sample(c).edition) for c in CODES}
        self.policy = (
            "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; "
            f"script-src 'self' {' '.join(self.assets.script_hashes)}; frame-src https://www.youtube-nocookie.com; "
            "form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
        )  # fmt: skip

    def answer(self, url: str) -> tuple[int, bytes, str] | None:
        """Status, body and type for a URL; None for another origin."""
        if not url.startswith(ORIGIN):
            return None
        path = unquote(urlsplit(url).path)
        if path.lstrip("/") in self.assets.files:
            # Playwright answers slower than a server: an optional face would come too late for the picture.
            body = self.assets.files[path.lstrip("/")].replace(
                b"font-display: optional", b"font-display: block"
            )
            return 200, body, content_type(path)
        if path.startswith("/_/pictures/"):
            key = path.split("/")[3]
            return 200, self.picture(key), "image/jpeg"
        if path.startswith("/_/wordmarks/") and self.wordmarks:
            return 200, (self.wordmarks / path.rsplit("/", 1)[-1]).read_bytes(), content_type(path)
        code, _, name = path.strip("/").partition("/")
        if name == "_part.json":
            return 200, self.part(code), content_type(path)
        if code in CODES and (name or "home") in Sample(code).pages():
            return 200, self.page(code, name or "home").encode(), "text/html; charset=utf-8"
        return (
            404,
            self.page(code if code in CODES else "en", "missing").encode(),
            "text/html; charset=utf-8",
        )

    @cache  # noqa: B019 a site lives as long as the run
    def page(self, code: str, name: str) -> str:
        sample = Sample(code, f"/_/wordmarks/{code}.svg" if self.wordmarks else "")
        template, context = sample.pages()[name]
        return self.spoken[code].get_template(template).render(context)

    @cache  # noqa: B019
    def picture(self, key: str) -> bytes:
        number = int(key.removeprefix("sample"))
        if self.pictures:
            return (self.pictures / f"{DRAWN[number]}.jpg").read_bytes()
        made = io.BytesIO()
        colour = (40 + number * 12, 120, 200 - number * 9)
        Image.new("RGB", (960, 1200 if number % 7 == 5 else 640), colour).save(made, "JPEG")
        return made.getvalue()

    def part(self, code: str) -> bytes:
        sample, spoken = Sample(code), self.spoken[code].filters
        flashes = [
            {"id": f.id, "text": f.text, "at": f.at.isoformat(), "time": spoken["time"](f.at),
             "address": f.story.url if f.story else "", "priority": f.priority}
            for f in sample.flashes()
        ]  # fmt: skip
        latest = [
            {"headline": c.headline, "address": c.address, "time": spoken["time"](c.published)}
            for c in sample.cards(2, 8)
        ]
        day = spoken["day"](sample.card(0).published)
        return json.dumps({"flashes": flashes, "latest": latest, "date": day}).encode()

    def serve(self, context: Any) -> None:
        """Let a Playwright context get everything of our origin from here, and nothing from any other."""

        def fulfil(route: Any) -> None:
            answer = self.answer(route.request.url)
            if answer is None:
                route.abort()
                return
            status, body, kind = answer
            headers = {"content-security-policy": self.policy} if "html" in kind else {}
            route.fulfill(status=status, body=body, content_type=kind, headers=headers)

        context.route("**/*", fulfil)


def main() -> None:
    """Write screenshots of every page."""
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("shots", type=Path)
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--wordmarks", type=Path)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--codes", nargs="*", default=CODES)
    parser.add_argument("--sizes", nargs="*", default=list(SIZES))
    parser.add_argument("--themes", nargs="*", default=["light", "dark"])
    asked = parser.parse_args()
    asked.shots.mkdir(parents=True, exist_ok=True)
    site = Site(asked.pictures, asked.wordmarks)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for size in asked.sizes:
            for theme in asked.themes:
                width, height = SIZES[size]
                context = browser.new_context(
                    viewport={"width": width, "height": height}, color_scheme=theme
                )
                site.serve(context)
                page = context.new_page()
                for code in asked.codes:
                    for name in asked.only or Sample(code).pages():
                        page.goto(f"{ORIGIN}/{code}/{'' if name == 'home' else name + '/'}")
                        page.evaluate(LOAD)
                        page.evaluate(LOADED)
                        page.screenshot(
                            path=asked.shots / f"{name}-{code}-{size}-{theme}.png", full_page=True
                        )
                context.close()
        browser.close()


if __name__ == "__main__":
    main()
