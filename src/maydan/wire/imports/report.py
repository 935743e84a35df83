"""What an import kept and what not: counted by kind and reason, with a few examples, for the
person who runs it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

EXAMPLES = 5
NEW, ADOPTED, UPDATED, UNCHANGED = "new", "already here", "updated", "unchanged"


@dataclass
class Tally:
    """How often, and which for example."""

    count: int = 0
    examples: list[str] = field(default_factory=list)


@dataclass
class Report:
    """An import's outcome. `kept` is (kind, how), `lost` is (kind, reason); kinds are plurals such
    as "stories"."""

    source: str
    origin: str
    edition: str
    kept: Counter[tuple[str, str]] = field(default_factory=Counter)
    lost: dict[tuple[str, str], Tally] = field(default_factory=dict)
    seconds: float = 0.0

    def keep(self, kind: str, how: str = NEW, count: int = 1) -> None:
        if count:
            self.kept[kind, how] += count

    def lose(self, kind: str, reason: str, example: str = "", count: int = 1) -> None:
        """Note what is not here, or not as it was there."""
        if not count:
            return
        tally = self.lost.setdefault((kind, reason), Tally())
        tally.count += count
        if example and len(tally.examples) < EXAMPLES and example not in tally.examples:
            tally.examples.append(example[:200])

    def number(self, kind: str, *how: str) -> int:
        """How many of a kind were kept, in these ways or in any."""
        return sum(n for (k, h), n in self.kept.items() if k == kind and (not how or h in how))

    @property
    def rate(self) -> float:
        """Stories a second."""
        return self.number("stories") / self.seconds if self.seconds else 0.0

    def lines(self) -> list[str]:
        """The report as plain text."""
        head = f"{self.source} ({self.origin}) into the edition {self.edition}"
        return [
            head,
            "",
            "Kept",
            *(list(self._kept()) or ["  nothing"]),
            "",
            "Not kept, or not as it was",
            *(list(self._lost()) or ["  nothing"]),
            "",
            f"It took {self.seconds:.1f} s, {self.rate:.1f} stories a second.",
        ]

    def _kept(self) -> Iterator[str]:
        for kind in dict.fromkeys(kind for kind, _ in self.kept):
            ways = [f"{n} {how}" for (k, how), n in sorted(self.kept.items()) if k == kind]
            yield f"  {kind}: {self.number(kind)} ({', '.join(ways)})"

    def _lost(self) -> Iterator[str]:
        for (kind, reason), tally in sorted(self.lost.items()):
            yield f"  {kind}: {tally.count}, {reason}"
            yield from (f"      {example}" for example in tally.examples)
