"""Headers and facts for the whole tree, written by press as `policy.json`, obeyed by serve and
by the nginx configuration."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

PAGE_CACHE = "public, max-age=30, stale-while-revalidate=60, stale-if-error=3600"
FOREVER_CACHE = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Policy:
    """What every answer of the tree carries, and which editions it has.

    `editions` are path segments in order of preference; the first is the fallback of `/`.
    """

    content_security_policy: str
    editions: tuple[str, ...]
    languages: dict[str, str]  # edition -> BCP 47 language
    permissions_policy: str = (
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"
    )
    referrer_policy: str = "strict-origin-when-cross-origin"

    def dump(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True).encode()


def load(path: Path) -> Policy:
    """Read `policy.json`. Raises OSError or ValueError (with the file's name) when it is absent
    or broken."""
    try:
        fields = json.loads(path.read_bytes())
        fields["editions"] = tuple(fields["editions"])
        return Policy(**fields)
    except (TypeError, KeyError, json.JSONDecodeError) as fault:
        raise ValueError(f"{path.name} is not a policy: {fault}") from fault
