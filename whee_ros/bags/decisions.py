"""What was decided in a conversation, and how two decisions about the same conversation differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from whee_ros.bags.encode import Encoder
from whee_ros.bags.replay import BYSTANDERS, Timed
from whee_ros.core.empathy import EmpathyPlan, EmpathyState
from whee_ros.core.safety import SafetyEvent

CLOSE = 0.01
"""Needs that differ by less count as equal: the live system's clock and a replay's grid are not in step."""


@dataclass(frozen=True)
class Stretch:
    """Empathy was switched on for `person_id` from `start` to `end` (s since the epoch)."""

    person_id: str
    start: float
    end: float


class Ledger:
    """Decisions as they are made: what a comparison needs of them, and a digest over every byte.

    Attributes:
        items: in order; states between utterances without their cues, for there are ten a second.
    """

    def __init__(self) -> None:
        self.items: list[Timed] = []
        self._encoder = Encoder()
        self._sum = sha256()

    def add(self, item: Timed) -> bytes:
        """Take a decision and return its message's bytes."""
        data = self._encoder.encode(item.value)
        self._sum.update(f"{item.topic} {item.log_ns} ".encode() + data)
        self.note(item)
        return data

    def note(self, item: Timed) -> None:
        """Take a decision for comparison alone."""
        if isinstance(item.value, EmpathyState) and not item.value.utterance_id:
            item = item._replace(value=replace(item.value, cues=()))
        self.items.append(item)

    @property
    def digest(self) -> str:
        """SHA-256 over topic, time and bytes of all that was added: equal digests, equal decisions."""
        return self._sum.hexdigest()


@dataclass
class Replayed:
    """What came of a replay: decisions before and after; seconds of the bag, of the work, and of processor time."""

    before: Ledger = field(default_factory=Ledger)
    after: Ledger = field(default_factory=Ledger)
    length: float = 0.0
    took: float = 0.0
    worked: float = 0.0


def stretches(decisions: Iterable[Timed]) -> list[Stretch]:
    """Return when empathy was on, by person, in order of start; partners and bystanders alike."""
    began: dict[str, float] = {}
    found, last = [], 0.0
    for _, log_ns, value in decisions:
        if not isinstance(value, EmpathyState):
            continue
        last, who = log_ns * 1e-9, value.person_id
        if value.active:
            began.setdefault(who, last)
        elif who in began:
            found.append(Stretch(who, began.pop(who), last))
    found += [Stretch(who, start, last) for who, start in began.items()]
    return sorted(found, key=lambda stretch: stretch.start)


def compare(before: Sequence[Timed], after: Sequence[Timed]) -> dict[str, Any]:
    """Return how two sequences of decisions differ, as JSON data.

    `utterances` holds those decided or answered differently, `only_before` and `only_after` ids that the other lacks,
    `safety` the boundaries touched in one alone, `switched_on` the stretches of either (s since the first decision)
    and the share of time in which both agree.
    """
    old, new = _utterances(before), _utterances(after)
    both = [key for key in old if key in new]
    changed = [_change(key, old[key], new[key]) for key in both]
    return {
        "utterances_before": len(old),
        "utterances_after": len(new),
        "only_before": [key for key in old if key not in new],
        "only_after": [key for key in new if key not in old],
        "utterances": [change for change in changed if change is not None],
        "switched_on": _switched(before, after),
        "safety": {"only_before": _missing(before, after), "only_after": _missing(after, before)},
    }


def lines(diff: dict[str, Any]) -> list[str]:
    """Return a comparison in words."""
    on = diff["switched_on"]
    head = (
        f"{diff['utterances_after']} utterances, {len(diff['utterances'])} decided or answered differently; "
        f"empathy on {on['seconds_before']:.1f} s -> {on['seconds_after']:.1f} s, "
        f"{len(on['before'])} -> {len(on['after'])} times, agreement {on['agreement']:.1%} of the time"
    )
    found = [head]
    for change in diff["utterances"]:
        what = "; ".join(f"{name} {old!r} -> {new!r}" for name, (old, new) in change["changed"].items())
        found.append(f'  {change["utterance_id"]} "{change["text"]}": {what}')
    for name in ("only_before", "only_after"):
        if diff[name]:
            found.append(f"  {name.replace('_', ' ')}: {', '.join(diff[name])}")
        if diff["safety"][name]:
            found.append(f"  boundaries {name.replace('_', ' ')}: {', '.join(diff['safety'][name])}")
    if "feedback" in diff:
        found.append(f"  {diff['feedback']}")
    return found


Pair = tuple[EmpathyState | None, EmpathyPlan | None]


def _utterances(decisions: Iterable[Timed]) -> dict[str, Pair]:
    found: dict[str, Pair] = {}
    for topic, _, value in decisions:
        if isinstance(value, EmpathyState) and value.utterance_id and topic != BYSTANDERS:
            found[value.utterance_id] = (value, found.get(value.utterance_id, (None, None))[1])
        elif isinstance(value, EmpathyPlan):
            found[value.utterance_id] = (found.get(value.utterance_id, (None, None))[0], value)
    return found


def _change(key: str, old: Pair, new: Pair) -> dict[str, Any] | None:
    changed: dict[str, Any] = {}
    if old[0] is not None and new[0] is not None:
        for name in ("direction", "active"):
            if getattr(old[0], name) != getattr(new[0], name):
                changed[name] = [getattr(old[0], name), getattr(new[0], name)]
        if abs(old[0].need - new[0].need) > CLOSE:
            changed["need"] = [round(old[0].need, 4), round(new[0].need, 4)]
    if old[1] is not None and new[1] is not None:
        for name in ("response", "strategy", "text", "expression"):
            if getattr(old[1], name) != getattr(new[1], name):
                changed[name] = [getattr(old[1], name), getattr(new[1], name)]
    text = new[0].text if new[0] is not None else ""
    return {"utterance_id": key, "text": text, "changed": changed} if changed else None


def _missing(there: Iterable[Timed], other: Iterable[Timed]) -> list[str]:
    """Return the boundaries touched in one and not in the other, in words."""

    def touched(decisions: Iterable[Timed]) -> list[str]:
        events = (item.value for item in decisions if isinstance(item.value, SafetyEvent))
        return [f"{event.boundary} in {event.utterance_id} ({event.action})" for event in events]

    known = set(touched(other))
    return [one for one in touched(there) if one not in known]


def _switched(before: Sequence[Timed], after: Sequence[Timed]) -> dict[str, Any]:
    times = [log_ns * 1e-9 for _, log_ns, _ in (*before, *after)]
    first, last = min(times, default=0.0), max(times, default=0.0)
    old, new = stretches(before), stretches(after)
    apart = _apart(old, new)
    return {
        "before": [_shown(stretch, first) for stretch in old],
        "after": [_shown(stretch, first) for stretch in new],
        "seconds_before": round(sum(stretch.end - stretch.start for stretch in old), 3),
        "seconds_after": round(sum(stretch.end - stretch.start for stretch in new), 3),
        "agreement": round(1.0 - min(1.0, apart / (last - first)), 4) if last > first else 1.0,
    }


def _shown(stretch: Stretch, first: float) -> dict[str, Any]:
    start, end = round(stretch.start - first, 3), round(stretch.end - first, 3)
    return {"person_id": stretch.person_id, "from": start, "to": end}


def _apart(old: Sequence[Stretch], new: Sequence[Stretch]) -> float:
    """Return the seconds in which only one of the two has empathy on, for whomever: ids may differ between versions."""
    edges = [(edge, side, change) for side, found in enumerate((old, new)) for s in found
             for edge, change in ((s.start, 1), (s.end, -1))]  # fmt: skip
    depth, since, total = [0, 0], 0.0, 0.0
    for time, side, change in sorted(edges):
        if bool(depth[0]) != bool(depth[1]):
            total += time - since
        depth[side] += change
        since = time
    return total
