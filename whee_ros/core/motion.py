"""What the robot does: goals for skills, speech with times, motion frames, reports."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.voice import Word

VISEMES = ("sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "ih", "oh", "ou")
"""Mouth shapes; the 15-viseme set that MPEG-4 lip animation and most face rigs share."""

CHANNELS = ("head_pan", "head_tilt", "head_roll", "body_lean", "arm_left", "arm_right")
"""Body channels that gestures, gaze and breathing use; a robot's profile maps those it has to joints. + is left, down,
right, forward, up, up (REP-103)."""


@dataclass(frozen=True)
class Viseme:
    """A mouth shape from `start` to `end`, s from the first audio sample."""

    shape: str
    start: float
    end: float


@dataclass(frozen=True)
class Prosody:
    """How to say it.

    Attributes:
        rate, pitch: multipliers around 1.
        gain_db: dB.
        range: multiplier of the melody's excursions, in semitones.
        pause: multiplier of the pauses between sentences and at commas.
        brightness: dB an octave above 1 kHz: > 0 as through a smile, < 0 dull.
        length: s the whole should take, 0 for as long as it takes.
    """

    rate: float = 1.0
    pitch: float = 1.0
    gain_db: float = 0.0
    range: float = 1.0
    pause: float = 1.0
    brightness: float = 0.0
    length: float = 0.0


@dataclass(frozen=True)
class Speech:
    """Synthesised speech: float32 mono samples in [-1, 1] with word and viseme times."""

    text: str
    sample_rate: int
    samples: NDArray[np.float32]
    words: tuple[Word, ...]
    visemes: tuple[Viseme, ...]

    @property
    def duration(self) -> float:
        """Length in seconds."""
        return len(self.samples) / self.sample_rate


@dataclass(frozen=True)
class SkillGoal:
    """What the tree asks of a skill.

    Attributes:
        skill: "say", "face", "gesture" or "gaze".
        text: for say.
        name: of the expression, gesture or gaze policy ("person", "away", "reset").
        intensity: 0-1.
        duration: s; 0 lets the skill decide.
        prosody: for say.
        plan_id: the plan it serves, "" for idle behaviour.
        style: for say: the expression whose voice colours it; "" for that of the face being shown, "neutral" for none.
    """

    skill: str
    text: str = ""
    name: str = ""
    intensity: float = 1.0
    duration: float = 0.0
    prosody: Prosody = Prosody()
    plan_id: str = ""
    style: str = ""


@dataclass(frozen=True)
class FaceCommand:
    """One moment of the robot's face.

    Attributes:
        stamp: when it is meant to be seen, s.
        codes: FACS codes being shown.
        intensities: same length, 0-1.
        viseme: one of `VISEMES`.
        viseme_weight: 0-1.
        gaze_yaw, gaze_pitch: eyes, rad, REP-103 signs.
        blink: 0 open to 1 shut.
        pupil: -1 narrow to 1 wide, 0 at rest.
        caption: words to show below the face, "" for none.
    """

    stamp: float
    codes: tuple[int, ...] = ()
    intensities: tuple[float, ...] = ()
    viseme: str = "sil"
    viseme_weight: float = 0.0
    gaze_yaw: float = 0.0
    gaze_pitch: float = 0.0
    blink: float = 0.0
    pupil: float = 0.0
    caption: str = ""


@dataclass(frozen=True)
class MotionFrame:
    """One moment of the whole body, out of the mixer.

    Attributes:
        stamp: s.
        channels: normalised body channel (head_pan, head_tilt, head_roll, arm_left, arm_right, ...) to
            position in [-1, 1] of its range; the robot's profile maps channels to joints.
        face: the face at the same moment.
    """

    stamp: float
    channels: dict[str, float] = field(default_factory=dict)
    face: FaceCommand = FaceCommand(0.0)


FILLERS = frozenset({"hmm", "mm", "oh", "mhm"})
"""Sounds that say that somebody listens or thinks; they are no turn and no answer."""


def is_filler(text: str) -> bool:
    """Return whether `text` is but a sound such as "hmm"."""
    return text.strip(" .,!?").lower() in FILLERS


@dataclass(frozen=True)
class SpeechStatus:
    """What the robot has actually said.

    Attributes:
        stamp: s.
        plan_id: of the plan being spoken.
        text: the whole utterance.
        state: "started", "word", "finished" or "cancelled".
        word_index: words fully spoken so far.
        duration: length of the whole utterance, s; while sentences are still being made, a guess.
    """

    stamp: float
    plan_id: str
    text: str
    state: str
    word_index: int = 0
    duration: float = 0.0


@dataclass(frozen=True)
class PerformanceSkew:
    """How far apart two things were that belong together: the skew is < 0 for what came early, > 0 for late.

    Attributes:
        stamp: when the later one was done, s.
        plan_id: of the plan being performed.
        kind: "gesture" (its stroke), "beat" (of head and brows) or "lips".
        name: of the gesture, "" for others.
        word: it belongs to, "" for lips.
        expected: when the word, or the sound, begins, as heard, s.
        skew: s.
    """

    stamp: float
    plan_id: str
    kind: str
    name: str
    word: str
    expected: float
    skew: float


@dataclass(frozen=True)
class RobotStatus:
    """Health and business of the body: `ready` to move, `speaking`, `moving`, and a line for people."""

    stamp: float
    name: str
    ready: bool
    speaking: bool = False
    moving: bool = False
    detail: str = ""
