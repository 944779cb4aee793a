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
        lost: chunks of sound that never came, since the start.
        clipped: share of the samples of this window at full scale, 0-1.
    """

    stamp: float
    speaking: bool
    probability: float
    level_db: float
    since: float
    masked: bool = False
    lost: int = 0
    clipped: float = 0.0


VOICE_EMOTIONS = ("neutral", "calm", "happy", "sad", "angry", "scared", "disgusted", "surprised")
"""Emotions heard in a voice, the eight of RAVDESS spelled as in hri_msgs/Expression; "" means unknown."""


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
        dominance: in [-1, 1].
        emotion: one of `VOICE_EMOTIONS`, or "" where the voice does not tell.
        emotions: probability of each of `VOICE_EMOTIONS`, or empty.
        intensity: how strongly it is expressed, 0-1.
        dominance_confidence, emotion_confidence, intensity_confidence: 0-1.
        jitter, shimmer: relative change of period and of amplitude from one cycle to the next.
        hnr_db: harmonics to noise, dB.
        tremor: depth of F0 modulation at 3-12 Hz, semitones.
        baseline: how well this speaker's usual voice is known, 0-1.
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
    dominance: float = 0.0
    dominance_confidence: float = 0.0
    emotion: str = ""
    emotion_confidence: float = 0.0
    emotions: tuple[float, ...] = ()
    intensity: float = 0.0
    intensity_confidence: float = 0.0
    jitter: float = 0.0
    shimmer: float = 0.0
    hnr_db: float = 0.0
    tremor: float = 0.0
    baseline: float = 0.0
    person_id: str = ""


class Overlap(StrEnum):
    """What the person does while the robot speaks."""

    NONE = ""
    UNDECIDED = "undecided"
    BACKCHANNEL = "backchannel"
    INTERRUPTION = "interruption"


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
        patience: s of silence that would end the turn as things stand.
        overlap: an `Overlap` value: what the person's speech is while the robot speaks.
    """

    stamp: float
    phase: str
    end_probability: float
    silence: float
    utterance_id: str = ""
    backchannel: bool = False
    barge_in: bool = False
    patience: float = 0.0
    overlap: str = Overlap.NONE
    person_id: str = ""


@dataclass(frozen=True)
class Word:
    """A word with its times in seconds from the start of the utterance, confidence 0-1."""

    text: str
    start: float
    end: float
    confidence: float = 1.0


SPEECH_MARKS = ("filler", "repetition", "elongation", "restart", "laughter")
"""What a clean text would hide and empathy needs (terms of Shriberg 1994)."""


@dataclass(frozen=True)
class SpeechMark:
    """Words `first` to `last` of the text (from 0, both included) are a `kind` of `SPEECH_MARKS`."""

    kind: str
    first: int
    last: int


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
        revision: 0 for the first version of this utterance, one more for each that replaces it.
        marks: fillers, repetitions and the like among the words of `text`.
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
    revision: int = 0
    marks: tuple[SpeechMark, ...] = ()
