"""Pictures and sound go into a bag only while everybody who could be in them has agreed.

A picture comes before it is known who is in it, so each is held for a moment and judged by the faces seen around
its time. Without any consent nothing is let through, faces or not: a face that was not found is a face, too.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from whee_ros.bags.erasure import Erasure, Span, stamp_of
from whee_ros.bags.presence import Presence
from whee_ros.core.consent import EVERYONE, Consent, ConsentState

HELD = 1.0
"""Seconds for which pictures and sound wait for the faces of their time."""
AROUND = {"face": 1.0, "voice": 5.0}
"""Seconds before and after a picture or sound in which a person counts as in it; a voice carries out of sight."""
ALWAYS: Span = (0, 1 << 62)


class Held(NamedTuple):
    """A raw message that waits: topic, kind ("face" or "voice"), bytes, log and publish time (ns)."""

    topic: str
    kind: str
    data: bytes
    log_ns: int
    publish_ns: int


class ConsentGate:
    """Lets through what may be kept.

    Attributes:
        presence: who is there; whoever owns the gate shows it every face.
        withheld: messages that were not let through.
    """

    def __init__(self) -> None:
        self.presence = Presence()
        self.withheld = 0
        self._people: dict[str, Consent] = {}
        self._waiting: deque[Held] = deque()
        self._topics: dict[str, str] = {}
        self._changed = 0.0

    def hear(self, consent: Consent) -> Erasure | None:
        """Take somebody's word; return what has to go from the bag where it is no, or no longer yes."""
        self._people[consent.person_id] = consent
        self._changed = consent.stamp
        gone = [kind for kind in AROUND if not getattr(consent, kind)]
        return self._erasure(consent.person_id, gone) if gone else None

    def state(self, profile: str) -> ConsentState:
        """Return what everybody has said, for a recording with `profile` ("" for none)."""
        return ConsentState(self._changed, profile, tuple(self._people.values()), self.withheld)

    def allows(self, kind: str, start: float, end: float) -> bool:
        """Return whether "face" or "voice" between two times (s) may be kept."""
        all_agree = self._says(EVERYONE, kind, start)
        there = self.presence.between(start - AROUND[kind], end + AROUND[kind])
        words = [self._says(person, kind, start) for person in there]
        if not there:
            known = any(self._says(person, kind, start) for person in self._people)
            return bool(all_agree) or (all_agree is None and known)
        return all(word if word is not None else bool(all_agree) for word in words)

    def hold(self, item: Held) -> None:
        """Take a raw message."""
        self._topics[item.topic] = item.kind
        self._waiting.append(item)

    def release(self, now_ns: int) -> Iterator[Held]:
        """Yield what has waited long enough at log time `now_ns` and may be kept."""
        while self._waiting and self._waiting[0].log_ns <= now_ns - round(HELD * 1e9):
            item = self._waiting.popleft()
            stamp = stamp_of(item.data) * 1e-9
            if self.allows(item.kind, stamp, stamp):
                yield item
            else:
                self.withheld += 1

    def _says(self, person: str, kind: str, at: float) -> bool | None:
        """Return a person's word about what was sensed `at` a time (s); consent does not reach back."""
        consent = self._people.get(person)
        if consent is None:
            return None
        agreed: bool = getattr(consent, kind)
        return None if agreed and at < consent.stamp else agreed

    def _erasure(self, person: str, kinds: list[str]) -> Erasure | None:
        spans: dict[str, list[Span]] = {}
        for topic, kind in self._topics.items():
            if kind not in kinds:
                continue
            found = [ALWAYS] if person == EVERYONE else self.presence.spans(person, AROUND[kind])
            # somebody who was heard and never seen may be in any of the sound
            spans[topic] = found or ([ALWAYS] if kind == "voice" else [])
        return Erasure(spans) if any(spans.values()) else None
