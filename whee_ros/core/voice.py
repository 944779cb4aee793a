"""What is heard of a voice: activity, affect, turns, words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class VoiceActivity:
    """Whether somebody speaks.

    Attributes:
        stamp: end of the analysed window, s.
        speaking: after onset and hangover.
        probability: of speech in this window, 0-1.
        level_db: RMS level, dBFS.
        since: time at which `speaking` last changed, s (speech onset or end of speech, as heard).
        masked: true while the robot's own voice made the microphone useless.
    """

    stamp: float
    speaking: bool
    probability: float
    level_db: float
    since: float
    masked: bool = False


@dataclass(frozen=True)
class VoiceAffect:
    """How it is said, over a window of speech.

    Attributes:
        stamp: end of the window, s.
        window: its length, s.
        valence, arousal: in [-1, 1].
        valence_confidence, arousal_confidence: 0-1; valence from voice alone is weak.
        f0_mean_hz: mean fundamental frequency, Hz (0 when unvoiced).
        f0_range_st: 10th to 90th percentile, semitones.
        loudness_db: mean level of speech, dBFS.
        rate_hz: syllable nuclei a second.
        pause_ratio: share of the window that is silence, 0-1.
    """

    stamp: float
    window: float
    valence: float
    arousal: float
    valence_confidence: float
    arousal_confidence: float
    f0_mean_hz: float = 0.0
    f0_range_st: float = 0.0
    loudness_db: float = -100.0
    rate_hz: float = 0.0
    pause_ratio: float = 0.0
    person_id: str = ""


class TurnPhase(StrEnum):
    """Who has the floor."""

    IDLE = "idle"
    SPEAKING = "speaking"
    PAUSE = "pause"
    ENDED = "ended"
    ROBOT = "robot"


@dataclass(frozen=True)
class TurnState:
    """The floor, at one moment.

    Attributes:
        stamp: time of the newest audio it rests on, s.
        phase: a `TurnPhase` value; "ended" is published once per turn, at the decision.
        end_probability: that the person has finished, 0-1.
        silence: s since the last speech of the person.
        utterance_id: of the current or last utterance.
        backchannel: whether a short "mhm" would fit now.
        barge_in: whether the person took the floor while the robot spoke.
    """

    stamp: float
    phase: str
    end_probability: float
    silence: float
    utterance_id: str = ""
    backchannel: bool = False
    barge_in: bool = False


@dataclass(frozen=True)
class Word:
    """A word with its times in seconds from the start of the utterance, confidence 0-1."""

    text: str
    start: float
    end: float
    confidence: float = 1.0


@dataclass(frozen=True)
class Transcript:
    """What was said.

    Attributes:
        stamp: end of the utterance (or of the audio heard so far), s.
        start: its onset, s.
        utterance_id: shared by all partials and the final.
        text: plain text.
        is_final: no later version will come.
        confidence: 0-1.
        words: with times; may be empty.
        language: IETF tag.
    """

    stamp: float
    start: float
    utterance_id: str
    text: str
    is_final: bool
    confidence: float = 1.0
    words: tuple[Word, ...] = ()
    language: str = "en"
    person_id: str = ""
