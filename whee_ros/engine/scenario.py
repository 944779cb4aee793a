"""A conversation as a file (config/scenarios): what a person says, how they look, and the truth about it.

Two kinds. In a *script* a synthetic person speaks the turns and performs their faces; what was meant is
known, so what was perceived can be scored. A *recording* is a video and its sound of somebody whom nobody
scripted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from whee_ros.core.empathy import Direction
from whee_ros.core.entries import Entry, read_yaml
from whee_ros.core.errors import ConfigError
from whee_ros.core.face import AU_NAMES
from whee_ros.engine.media import locate

KINDS = ("small_talk", "loss", "good_news", "fact", "frustration", "comforting")
"""What sort of turn it is."""
PAUSE = 0.8
"""Seconds from the end of the robot's answer to the next turn, unless the turn says otherwise."""
ANSWER_WITHIN = 6.0
"""Seconds that an answer is waited for, unless the turn says otherwise."""
EARLIEST = -2.0
"""How far a face may go ahead of the words, s."""
LONGEST = 60.0
"""No movement of a turn ends later than this, s."""
HEAD_LIMIT = 0.5
"""rad; further the portrait has no face to show."""

_FILE = ("kind", "name", "voice", "turns", "video", "audio", "install")
_TURN = ("id", "text", "audio", "direction", "kind", "empathic", "face", "head", "pause", "answer_within")


class FaceMove(NamedTuple):
    """Action unit `au` at `intensity` (0-1) from `start` to `end`, s from the onset of speech."""

    au: int
    start: float
    end: float
    intensity: float


class HeadMove(NamedTuple):
    """A head pose (rad, signs as in `FaceObservation`) held from `start` to `end`, s from the onset."""

    yaw: float
    pitch: float
    roll: float
    start: float
    end: float


@dataclass(frozen=True)
class ScriptedTurn:
    """One thing the person says.

    Attributes:
        id: name, unique in the scenario.
        text: the words.
        direction: the truth, a `Direction` value.
        kind: one of `KINDS`.
        empathic: whether an empathic answer is called for.
        audio: path of a recording to play in place of the synthetic voice, "" for none.
        face: what the face does; it may start before the words.
        head: what the head does.
        pause: s from the end of the robot's answer to this turn.
        answer_within: s that an answer is waited for before the conversation goes on.
    """

    id: str
    text: str
    direction: str
    kind: str
    empathic: bool
    audio: str = ""
    face: tuple[FaceMove, ...] = ()
    head: tuple[HeadMove, ...] = ()
    pause: float = PAUSE
    answer_within: float = ANSWER_WITHIN

    @property
    def lead(self) -> float:
        """How long before the words face or head start, s (>= 0)."""
        starts = [move.start for move in self.face] + [move.start for move in self.head]
        return max(0.0, -min(starts, default=0.0))

    def performance(self) -> tuple[list[dict[str, float]], list[dict[str, float]]]:
        """Return face and head for a camera that performs them, counted from `lead` s before the onset.

        The keys are those of the file: `au`, `from`, `to`, `intensity`, and `from`, `to`, `yaw`, `pitch`,
        `roll`. No time is negative.
        """
        face, head = _face(self.face, self.lead), []
        for move in self.head:
            times = {"from": move.start + self.lead, "to": move.end + self.lead}
            head.append({**times, "yaw": move.yaw, "pitch": move.pitch, "roll": move.roll})
        return face, head

    def announcement(self, onset: float, duration: float) -> dict[str, Any]:
        """Return the truth of this turn for whoever scores it: the content of a person/script message.

        Args:
            onset: when the speech starts, s since the epoch.
            duration: of the speech, s.
        """
        return {
            "id": self.id,
            "text": self.text,
            "direction": self.direction,
            "kind": self.kind,
            "empathic": self.empathic,
            "onset": onset,
            "duration": duration,
            "face": _face(self.face, 0.0),
        }


@dataclass(frozen=True)
class Scenario:
    """A conversation.

    Attributes:
        name: of it.
        kind: "script" or "recording".
        voice: synthetic voice of the person ("" for the back end's own).
        turns: of a script, in order.
        video: path of a recording's film, "" in a script.
        audio: path of a recording's sound; equal to `video` where that carries it.
    """

    name: str
    kind: str = "script"
    voice: str = ""
    turns: tuple[ScriptedTurn, ...] = ()
    video: str = ""
    audio: str = ""

    @classmethod
    def load(cls, path: Path) -> Scenario:
        """Read a file, all of it checked before any of it is used.

        Raises:
            ConfigError: naming file, turn, value and remedy.
        """
        data = read_yaml(path)
        entry = Entry(path.name, data, _FILE)
        name = entry.text("name", path.stem)
        kind = entry.choice("kind", ("script", "recording"), "script")
        if kind == "recording":
            _forbid(entry, ("voice", "turns"), "A recording has no script: use video and audio.")
            video = _media(entry, "video", path.parent)
            if not video:
                raise entry.error("video", "''", "Name a film: a path or package:MODULE/PATH.")
            return cls(name, kind, video=video, audio=_media(entry, "audio", path.parent) or video)
        _forbid(entry, ("video", "audio", "install"), "These belong to `kind: recording`.")
        turns = tuple(_turn(item, path.parent) for item in entry.entries("turns", _TURN))
        if not turns:
            raise entry.error("turns", "none", "Write at least one turn.")
        ids = [turn.id for turn in turns]
        for known in ids:
            if ids.count(known) > 1:
                raise entry.error(f"turn {known}", "two turns have this id", "Give each its own id.")
        return cls(name, kind, entry.text("voice", ""), turns)

    def after(self, turn: str) -> Scenario:
        """Return the scenario from the turn with this id on; "" is all of it.

        Raises:
            ConfigError: if there is no such turn.
        """
        ids = [item.id for item in self.turns]
        if turn and turn not in ids:
            raise ConfigError(f"turn {turn}", f"not in {self.name}", f"Choose one of {', '.join(ids)}.")
        return replace(self, turns=self.turns[ids.index(turn) :]) if turn else self


def _turn(entry: Entry, folder: Path) -> ScriptedTurn:
    return ScriptedTurn(
        id=entry.text("id"),
        text=entry.text("text"),
        direction=entry.choice("direction", [item.value for item in Direction]),
        kind=entry.choice("kind", KINDS),
        empathic=entry.flag("empathic"),
        audio=_media(entry, "audio", folder),
        face=tuple(_face_move(item) for item in entry.entries("face", ("au", "from", "to", "intensity"))),
        head=tuple(
            _head_move(item) for item in entry.entries("head", ("yaw", "pitch", "roll", "from", "to"))
        ),
        pause=entry.number("pause", 0.0, 30.0, PAUSE),
        answer_within=entry.number("answer_within", 0.0, LONGEST, ANSWER_WITHIN),
    )


def _face_move(entry: Entry) -> FaceMove:
    code = entry.number("au", 1, 99)
    if code not in AU_NAMES:
        raise entry.error("au", f"{code:g}", f"Choose one of {', '.join(map(str, AU_NAMES))}.")
    start, end = _times(entry)
    return FaceMove(int(code), start, end, entry.number("intensity", 0.0, 1.0))


def _head_move(entry: Entry) -> HeadMove:
    start, end = _times(entry)
    yaw, pitch, roll = (
        entry.number(angle, -HEAD_LIMIT, HEAD_LIMIT, 0.0) for angle in ("yaw", "pitch", "roll")
    )
    return HeadMove(yaw, pitch, roll, start, end)


def _times(entry: Entry) -> tuple[float, float]:
    start, end = entry.number("from", EARLIEST, LONGEST), entry.number("to", EARLIEST, LONGEST)
    if start > end:
        raise entry.error("from", f"{start:g} is after to: {end:g}", "Let it start before it ends.")
    return start, end


def _media(entry: Entry, key: str, folder: Path) -> str:
    named = entry.text(key, "")
    if not named:
        return ""
    hint = entry.text("install", "") if key in ("video", "audio") and "install" in entry else ""
    try:
        return str(locate(named, folder, hint))
    except ConfigError as error:
        raise entry.error(key, f"{error.thing}: {error.value}", error.remedy) from error


def _forbid(entry: Entry, keys: tuple[str, ...], remedy: str) -> None:
    for key in keys:
        if key in entry:
            raise entry.error(key, "out of place", remedy)


def _face(moves: tuple[FaceMove, ...], lead: float) -> list[dict[str, float]]:
    return [
        {"au": move.au, "from": move.start + lead, "to": move.end + lead, "intensity": move.intensity}
        for move in moves
    ]
