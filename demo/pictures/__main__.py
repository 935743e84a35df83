"""Command: python -m demo.pictures OUTDIR [--only-missing] [--name NAME ...]."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from demo.pictures.series import NAMES, missing, write


def main() -> None:
    """Draw the series into a folder."""
    parser = argparse.ArgumentParser(prog="python -m demo.pictures", description=main.__doc__)
    parser.add_argument("folder", type=Path, metavar="OUTDIR")
    parser.add_argument("--only-missing", action="store_true", help="keep files already there")
    parser.add_argument("--name", action="append", choices=NAMES, help="draw only this picture")
    asked = parser.parse_args()

    asked.folder.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    names = missing(asked.folder) if asked.only_missing else NAMES
    wanted = [name for name in names if not asked.name or name in asked.name]
    for name in wanted:
        write(asked.folder, name)
    print(f"{len(wanted)} pictures drawn in {time.monotonic() - begun:.1f} s: {asked.folder}")


if __name__ == "__main__":
    main()
