"""`python -m bench`: every measurement, one after the other."""

from __future__ import annotations

import subprocess
import sys

PARTS = ("bench.press", "bench.serve")


def main() -> int:
    """Run each part in a process of its own; 1 when one of them failed."""
    codes = [subprocess.run([sys.executable, "-m", part], check=False).returncode for part in PARTS]
    return 1 if any(codes) else 0


if __name__ == "__main__":
    sys.exit(main())
