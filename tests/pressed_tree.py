"""A pressed tree for tests, written as the press writes one: files with encodings, then manifest
and journal, then the bell.
"""

from __future__ import annotations

import gzip
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import brotli

from maydan.lib.files import write_atomically
from maydan.pressed import bell, layout, manifest, policy

POLICY = policy.Policy(
    content_security_policy="default-src 'none'; style-src 'self'; frame-ancestors 'none'",
    editions=("en", "ar", "es"),
    languages={"en": "en", "ar": "ar", "es": "es"},
)


def page(text: str, language: str = "en") -> bytes:
    """A small page that says `text`, long enough that encodings pay."""
    filler = "Marsa wakes to the sea. " * 40
    return f'<!doctype html><html lang="{language}"><p>{text}<p>{filler}</html>\n'.encode()


def moved(target: str) -> bytes:
    """A moved mark that points to `target`."""
    return f'<!doctype html><link rel="canonical" href="{target}"><p>Moved.\n'.encode()


@dataclass
class PressedTree:
    """Puts and drops files in batches, as the press does."""

    root: Path
    tree: layout.Tree = field(init=False)

    def __post_init__(self) -> None:
        self.tree = layout.Tree(self.root)
        self.tree.make()
        manifest.connect(self.tree.manifest).close()

    def set_policy(self, new: policy.Policy = POLICY) -> None:
        write_atomically(self.tree.policy, new.dump())

    def write(self, path: str, data: bytes) -> None:
        """Only the file and its encodings: what a press killed before its commit leaves."""
        write_atomically(self.tree.site / path, data)
        if layout.is_compressed(path):
            write_atomically(self.tree.site / f"{path}.br", brotli.compress(data, quality=4))
            write_atomically(self.tree.site / f"{path}.gz", gzip.compress(data, 6, mtime=0))

    def put(self, files: dict[str, bytes], *, ring: bool = True) -> None:
        """Write files and commit them."""
        for path, data in files.items():
            self.write(path, data)
        self.commit({path: manifest.digest_of(data) for path, data in files.items()}, ring=ring)

    def commit(self, digests: dict[str, str], *, ring: bool = True) -> None:
        """Note digests in manifest and journal, whatever the files hold."""
        rows = [(path, digest, 1, "test") for path, digest in digests.items()]
        with closing(manifest.connect(self.tree.manifest)) as link, manifest.transaction(link):
            manifest.record(link, rows)
        if ring:
            bell.ring(self.tree.bells, bell.SERVE)

    def drop(self, *paths: str) -> None:
        """Remove files and note that they went away."""
        for path in paths:
            for suffix in ("", *layout.ENCODINGS.values()):
                (self.tree.site / (path + suffix)).unlink(missing_ok=True)
        with closing(manifest.connect(self.tree.manifest)) as link, manifest.transaction(link):
            manifest.forget(link, paths)
        bell.ring(self.tree.bells, bell.SERVE)


def sample(root: Path) -> PressedTree:
    """A tree with three editions, a story, marks, a feed, assets, media and error pages."""
    made = PressedTree(root)
    made.set_policy()
    files = {
        "robots.txt": b"User-agent: *\nAllow: /\n",
        "sitemap.xml": b"<?xml version='1.0'?><sitemapindex/>\n",
        ".well-known/security.txt": b"Contact: mailto:desk@marsa.example\n",
        "static/site.0a1b2c.css": b"body{margin:0}" * 100,
        "static/site.0a1b2c.js": b"'use strict';" * 100,
        "_/pictures/p1.jpg": bytes(range(256)) * 40,
        "_/pictures/big.mp4": bytes(range(251)) * 12_000,
        "_/pictures/mark.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>" * 10,
        "_/files/report.pdf": b"%PDF-1.4 " * 100,
        "_/files/evil.html": b"<script>alert(1)</script>",
        "en/world/2026/01/02/harbour/index.html": page("The harbour opens"),
        "en/world/2026/01/02/harbour/story.json": b'{"headline": "The harbour opens"}',
        "en/world/index.html": page("World"),
        "en/world/2026/01/03/killed/gone.html": page("Withdrawn"),
        "en/world/2025/01/01/old/moved.html": moved("/en/world/2026/01/02/harbour/"),
        "en/rss.xml": b"<rss version='2.0'/>" * 20,
        "en/feed.json": b'{"version": "https://jsonfeed.org/version/1.1"}',
        "ar/world/2026/01/02/الميناء/index.html": page("الميناء يفتح", "ar"),
    }
    for edition in ("en", "ar", "es"):
        files[f"{edition}/index.html"] = page(f"Front {edition}", edition)
        files[f"{edition}/404.html"] = page(f"Missing {edition}", edition)
    made.put(files, ring=False)
    return made
