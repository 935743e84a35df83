"""`make shots`: photographs a paper's pages, a contact sheet a page kind, into shots/.

The paper is the one in DEMO_DIR where that is laid, else a demo paper in a temporary folder, else
what `--site` serves. A sheet has a row an edition; in it each width, light and dark. Where pages
are found: addresses.py. A moved mark has no sheet, for it answers 301 and nobody sees it.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from PIL import Image, ImageDraw
from playwright.sync_api import Page, sync_playwright

from bench import addresses
from maydan.pressed.layout import GONE, Tree, address_of

SHOTS = Path("shots")
EDITIONS = ["en", "ar", "es"]
SIZES = {320: 640, 390: 844, 1280: 900, 1600: 1000}
THEMES = ["light", "dark"]
LONGEST = 7000  # pixels of a page; what comes below is more of the same
GAP, LABEL, GROUND = 24, 40, "#8a8780"
# Lazy pictures are fetched now, faces awaited, and the ticker's clock stopped.
SETTLE = """async () => {
  for (const image of document.querySelectorAll("img[loading=lazy]")) image.loading = "eager";
  await document.fonts.ready;
  await Promise.all([...document.images].map(image => image.decode().catch(() => null)));
}"""


def main() -> None:
    """Photograph what was asked for, and say where the sheets are."""
    asked = _asked()
    begun = time.monotonic()
    with _paper(asked.site) as (site, gone):
        places = addresses.find(site, asked.editions)
        places["gone"] = {c: site + a for c, a in gone.items() if c in asked.editions}
        chosen = {k: v for k, v in sorted(places.items()) if not asked.only or k in asked.only}
        SHOTS.mkdir(exist_ok=True)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            page = browser.new_page(reduced_motion="reduce")
            for kind, urls in chosen.items():
                if urls:
                    _sheet(page, urls, asked).save(SHOTS / f"{kind}.png")
                    print(f"{kind:22}{' '.join(sorted(urls))}", flush=True)
            browser.close()
    print(f"{len(chosen)} contact sheets in {SHOTS}/, {time.monotonic() - begun:.0f} s")


def chromium() -> str:
    """The browser: $CHROMIUM, else the one on PATH. Ends the run where there is none."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    return found or sys.exit("shots: no Chromium: set CHROMIUM or install one")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.shots", description=main.__doc__)
    parser.add_argument("--site", default="", help="a paper that is served, such as http://host")
    parser.add_argument("--only", nargs="*", default=[], help="page kinds, named as the sheets")
    parser.add_argument("--editions", nargs="*", default=EDITIONS)
    parser.add_argument("--sizes", nargs="*", type=int, default=list(SIZES), choices=list(SIZES))
    parser.add_argument("--themes", nargs="*", default=THEMES, choices=THEMES)
    parser.add_argument("--scale", type=float, default=0.5, help="of the sheet")
    parser.add_argument("--top", type=int, default=LONGEST, help="only so many pixels of a page")
    return parser.parse_args()


@contextmanager
def _paper(site: str) -> Iterator[tuple[str, dict[str, str]]]:
    """A served paper and, by edition, an address of it that is gone."""
    if site:
        yield site.rstrip("/"), {}
        return
    with tempfile.TemporaryDirectory() as spare:
        folder = Path(os.environ.get("DEMO_DIR") or "demo-paper")
        if not (folder / "var/pressed/policy.json").exists():
            folder = Path(spare)
            _lay(folder)
        tree = Tree(folder / "var/pressed")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        with _served(folder, port) as url:
            yield url, _gone(tree)


def _lay(folder: Path) -> None:
    """The demo paper, in a process of its own, for it needs Django."""
    code = "import sys, pathlib; from maydan.cli import demonstration; "
    code += "demonstration.lay(pathlib.Path(sys.argv[1]), 8000, 8001)"
    subprocess.run([sys.executable, "-c", code, str(folder)], check=True)


@contextmanager
def _served(folder: Path, port: int) -> Iterator[str]:
    paper = {"MAYDAN_PAPER": str(folder.resolve()), "MAYDAN_PORT": str(port)}
    serve = subprocess.Popen([sys.executable, "-m", "maydan", "serve"], env=os.environ | paper)
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(100):
            with socket.socket() as door:
                if door.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield url
    finally:
        serve.terminate()
        serve.wait()


def _gone(tree: Tree) -> dict[str, str]:
    found = {}
    for mark in tree.site.rglob(GONE):
        path = mark.relative_to(tree.site).as_posix()
        found[path.split("/")[0]] = quote(address_of(path))
    return found


def _sheet(page: Page, urls: dict[str, str], asked: argparse.Namespace) -> Image.Image:
    """A row an edition, a column a width and theme."""
    rows = []
    for code, url in urls.items():
        page.set_viewport_size({"width": asked.sizes[0], "height": SIZES[asked.sizes[0]]})
        page.goto(url)
        shots = [
            (f"{code} {width} {theme}", _shot(page, width, theme, asked))
            for width in asked.sizes
            for theme in asked.themes
        ]
        rows.append(shots)
    wide = max(sum(shot.width + GAP for _, shot in row) for row in rows) + GAP
    tall = sum(max(shot.height for _, shot in row) + LABEL for row in rows) + GAP
    sheet = Image.new("RGB", (wide, tall), GROUND)
    pen, top = ImageDraw.Draw(sheet), 0
    for row in rows:
        left = GAP
        for label, shot in row:
            pen.text((left, top + 12), label, fill="white", font_size=20)
            sheet.paste(shot, (left, top + LABEL))
            left += shot.width + GAP
        top += max(shot.height for _, shot in row) + LABEL
    return sheet


def _shot(page: Page, width: int, theme: str, asked: argparse.Namespace) -> Image.Image:
    page.set_viewport_size({"width": width, "height": SIZES[width]})
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    page.evaluate(SETTLE)
    height = min(page.evaluate("document.documentElement.scrollHeight"), asked.top)
    clip = {"x": 0, "y": 0, "width": width, "height": max(height, SIZES[width])}
    taken = page.screenshot(full_page=True, clip=clip, type="jpeg", quality=85)
    shot = Image.open(io.BytesIO(taken))
    return shot.resize((round(shot.width * asked.scale), round(shot.height * asked.scale)))


if __name__ == "__main__":
    main()
