"""What formulas of cues may speak of: one flat list of named numbers, each with its channel, range and meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from whee_ros.core.face import AU_NAMES

CHANNELS = ("text", "face", "voice", "dialogue")
"""Where a signal comes from; a name starts with its channel."""

MEANING: Mapping[str, str] = {
    # words: one utterance
    "text_seeking": "log-odds of seeking against none by the words' own head, [-2.75, 4]",
    "text_providing": "log-odds of providing against none, [-2.75, 4]",
    "text_valence": "pleasant or unpleasant words, [-1, 1]",
    "text_arousal": "excited or calm words, [-1, 1]",
    "text_self": "share of I and we among the persons named, [0, 1]",
    "text_you": "share of you, [0, 1]",
    "text_other": "share of others, [0, 1]",
    "text_reaction": "I am sorry, I am happy for you (EPITOME emotional reaction), [0, 1]",
    "text_interpretation": "I understand how you feel (EPITOME), [0, 1]",
    "text_exploration": "what happened, do you want to talk (EPITOME), [0, 1]",
    "text_fact": "a question of fact, 0 or 1",
    "text_request": "an order to the robot, 0 or 1",
    "text_social": "greeting, farewell, thanks, 0 or 1",
    "text_question": "asks something, 0 or 1",
    "text_words": "number of words, at least 1",
    "text_answers": "whether these words answered a question of the robot, 0 or 1",
    "text_opinion_seeking": "what a language model's opinion weighs towards seeking; only where one was asked",
    "text_opinion_providing": "the same towards providing",
    "text_distress": "how upset, [0, 1]; this and the next three only where the encoder has such heads",
    "text_disclosure": "whether something of oneself is told, [0, 1]",
    "text_dominance": "in control or helpless, [-1, 1]",
    "text_cause_before": "whether an earlier turn says why, 0 or 1",
    "text_flip": "how far valence fell against the utterances before, [0, 2]",
    # face: over the utterance, or the last seconds
    **{f"face_au{code}": f"AU{code}, {name}, [0, 1]" for code, name in AU_NAMES.items()},
    "face_sadness": "EMFACS prototype, [0, 1]",
    "face_joy": "EMFACS prototype, [0, 1]",
    "face_anger": "EMFACS prototype, [0, 1]",
    "face_fear": "EMFACS prototype, [0, 1]",
    "face_pain": "Prkachin & Solomon's units, [0, 1]",
    "face_valence": "pleasant or unpleasant face, [-1, 1]",
    "face_arousal": "excited or calm face, [-1, 1]",
    "face_masking": "a smile over a negative expression, [0, 1]",
    "face_duchenne": "a smile that reaches the eyes, [0, 1]",
    "face_pitch": "mean pitch of the head, rad, > 0 bowed",
    "face_averted": "mean turn of the gaze away from the camera, rad",
    "face_nod": "nodding, [0, 1]",
    "face_shake": "shaking the head, [0, 1]",
    # voice: the last estimates
    "voice_valence": "pleasant or unpleasant voice, [-1, 1]",
    "voice_arousal": "excited or calm voice, [-1, 1]",
    "voice_trend": "change of vocal arousal over a minute, [-1, 1]",
    "voice_sadness": "probability of a sad voice, [0, 1]",
    "voice_pauses": "share of silence within speech, [0, 1]",
    "voice_rate": "syllables a second",
    "voice_tremor": "depth of F0 modulation at 3-12 Hz, semitones",
    # the course of the talk; always known
    "dialogue_asked": "whether the robot's last words were a question not answered yet, 0 or 1",
    "dialogue_before": "P(seeking) of the utterance before, [0, 1]",
    "dialogue_need": "need left from the utterance before, fading, [0, 1]",
    "dialogue_silence": "s since anybody spoke",
    "dialogue_short": "share of the last answers that had three words or fewer, [0, 1]",
}
"""Every signal by name."""


@dataclass(frozen=True)
class Channel:
    """The signals of one channel at one moment.

    Attributes:
        stamp: of sensing, s.
        confidence: 0-1.
        values: by name of `MEANING`; a name that is absent was not measured.
        details: a few words for people about a value, never the person's own.
        sure: confidence of single values where it differs from that of the channel.
    """

    stamp: float
    confidence: float
    values: Mapping[str, float]
    details: Mapping[str, str] = field(default_factory=dict)
    sure: Mapping[str, float] = field(default_factory=dict)


def channel_of(name: str) -> str:
    """Return the channel of a signal."""
    return name.split("_", 1)[0]
