"""Which captures an archive has of an address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from emptor.archive.capture import Capture, other_method, parse
from emptor.archive.container import Container, Damage
from emptor.archive.urls import join, loose_key, normalise

MAX_REDIRECTS = 10


@dataclass
class Index:
    """Captures by address, in memory: about a kilobyte each.

    Attributes:
        damage: what stopped the reading of the file before its end; None for a whole one.
    """

    exact: dict[str, list[Capture]] = field(default_factory=dict)
    loose: dict[str, list[Capture]] = field(default_factory=dict)
    bodies: dict[str, Capture] = field(default_factory=dict)
    damage: str | None = None

    def add(self, capture: Capture) -> None:
        """Enter a capture under its keys."""
        try:
            key, loose = normalise(capture.url), loose_key(capture.url)
        except ValueError:
            return
        self.exact.setdefault(key, []).append(capture)
        self.loose.setdefault(loose, []).append(capture)
        if capture.digest and capture.body_at is not None:
            self.bodies.setdefault(capture.digest, capture)

    def find(self, url: str) -> Capture | None:
        """The capture that stands for an address: under the same spelling, else under one that almost always means the same.

        Of several, the newest that is about the page itself (a 503 does not displace the page read a day before).
        """
        try:
            captures = self.exact.get(normalise(url)) or self.loose.get(loose_key(url))
        except ValueError:
            return None
        return newest(captures) if captures else None

    def follow(self, url: str) -> list[Capture]:
        """The captures a reader passes, redirects first; empty when the address is not there.

        When the last one redirects as well, its target is missing or the redirects do not end (after MAX_REDIRECTS).
        """
        trail: list[Capture] = []
        address: str | None = url
        while address and len(trail) <= MAX_REDIRECTS:
            capture = self.find(address)
            if capture is None:
                break
            trail.append(capture)
            address = join(capture.url, capture.redirect) if capture.redirect else None
        return trail

    def body_of(self, capture: Capture) -> Capture | None:
        """The capture whose record holds the body: itself, or for a revisit the one it repeats."""
        if capture.body_at is not None:
            return capture
        for candidate in self._referred(capture):
            if candidate.body_at is not None:
                return candidate
        return self.bodies.get(capture.digest) if capture.digest else None

    def standing(self) -> Iterator[Capture]:
        """For each address the capture that stands for it, in the order of the file."""
        for captures in self.exact.values():
            yield newest(captures)

    def _referred(self, capture: Capture) -> list[Capture]:
        url, date = capture.refers_to or (capture.url, None)
        try:
            captures = self.exact.get(normalise(url), [])
        except ValueError:
            return []
        older = [other for other in captures if other.fetched_at <= (date or capture.fetched_at)]
        return sorted(older, key=lambda other: other.fetched_at, reverse=True)


def newest(captures: list[Capture]) -> Capture:
    """The latest capture, those that say nothing of the page itself last; of two equally old ones the one written later."""
    return max(reversed(captures), key=lambda capture: (not capture.passing, capture.fetched_at))


def build_index(container: Container) -> Index:
    """Read all record headers of an archive. A damaged file gives what was before the damage."""
    index = Index()
    captures: list[Capture] = []
    others: set[str] = set()
    try:
        for record in container.records():
            if capture := parse(record):
                captures.append(capture)
            elif answer := other_method(record):
                others.add(answer)
    except Damage as damage:
        index.damage = str(damage)
    for capture in captures:
        if capture.record_id not in others or not capture.record_id:
            index.add(capture)
    return index
