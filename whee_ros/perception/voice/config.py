"""What can be tuned about listening."""

from __future__ import annotations

from dataclasses import dataclass

from whee_ros.core.params import param


@dataclass(frozen=True)
class VoiceConfig:
    """Thresholds of voice activity, turns and vocal affect."""

    speech_on: float = param(0.6, "Speech probability that starts speech.", low=0.0, high=1.0, live=True)
    speech_on_clear: float = param(
        0.25,
        "The same where the sound is 15 dB louder than the room and the robot silent: soft beginnings count sooner.",
        low=0.0,
        high=1.0,
        live=True,
    )
    speech_off: float = param(0.45, "Speech probability that ends speech.", low=0.0, high=1.0, live=True)
    speech_onset: float = param(
        0.032,
        "How long the probability must be high before speech starts.",
        unit="s",
        low=0.0,
        high=0.5,
        live=True,
    )
    speech_hangover: float = param(
        0.128, "How long it must be low before speech ends.", unit="s", low=0.03, high=1.0, live=True
    )
    echo: str = param(
        "reference",
        "The robot's own voice in the microphone: reference takes it out by what was played, and does not listen "
        "where that fails; half_duplex does not listen while the robot speaks; "
        "off for a headset, or a device that cancels echo itself.",
        choices=("reference", "half_duplex", "off"),
        live=True,
    )
    echo_tail: float = param(
        0.25, "How long after its own speech the robot stays deaf.", unit="s", low=0.0, high=2.0, live=True
    )
    barge_in_time: float = param(
        0.9,
        "Speech over the robot's own, no backchannel by its words, that counts as taking the floor.",
        unit="s",
        low=0.1,
        high=2.0,
        live=True,
    )
    barge_in_voiced: float = param(
        1.2,
        "The same for speech without s, sh, f, t or k so far: it may be a slow mm-hmm.",
        unit="s",
        low=0.1,
        high=3.0,
        live=True,
    )
    barge_in_words: int = param(
        2,
        "Words that no backchannel has, the same in two readings, that count as taking the floor; one more while "
        "there was no s, sh, f, t or k.",
        low=1,
        high=20,
        live=True,
    )
    patience: float = param(
        0.55,
        "Silence that ends a turn when nothing is known of the words.",
        unit="s",
        low=0.2,
        high=3.0,
        live=True,
    )
    patience_complete: float = param(
        0.4, "Silence that ends a turn whose words sound finished.", unit="s", low=0.1, high=3.0, live=True
    )
    patience_unfinished: float = param(
        1.2,
        "Silence that ends a turn whose words ask for more (and, because, um).",
        unit="s",
        low=0.2,
        high=5.0,
        live=True,
    )
    turn_shortest: float = param(
        0.25,
        "Speech shorter than this is a cough or a click, not a turn.",
        unit="s",
        low=0.0,
        high=1.0,
        live=True,
    )
    affect_every: float = param(
        0.5, "Time between two estimates of vocal affect.", unit="s", low=0.1, high=5.0
    )
    affect_window: float = param(3.0, "Speech that one estimate looks at.", unit="s", low=1.0, high=10.0)
    keep_audio: float = param(30.0, "Sound kept for recognition.", unit="s", low=5.0, high=120.0)
    turn_certainty: float = param(
        0.75,
        "Probability at which a turn counts as over, by sound, words and silence.",
        low=0.5,
        high=0.99,
        live=True,
    )
    turn_certainty_unread: float = param(
        0.85,
        "Probability at which it counts as over, by sound and silence, while its last words are not yet known.",
        low=0.5,
        high=0.99,
        live=True,
    )
    turn_ask_after: float = param(
        0.064,
        "Silence after which the end-of-turn model is asked whether this is the end.",
        unit="s",
        low=0.03,
        high=0.5,
        live=True,
    )
    patience_shortest: float = param(
        0.16,
        "Silence without which no turn ends, however sure it is.",
        unit="s",
        low=0.03,
        high=1.0,
        live=True,
    )
    patience_longest: float = param(
        1.25, "Silence that ends a turn whatever else is known.", unit="s", low=0.3, high=5.0, live=True
    )
    patience_sadness: float = param(
        0.8, "How much longer to wait for somebody wholly sad, as a share.", low=0.0, high=3.0, live=True
    )
    patience_rate: float = param(
        0.5,
        "Power of the person's rate of speech in how long to wait; 0 ignores it.",
        low=0.0,
        high=2.0,
        live=True,
    )
    usual_rate: float = param(
        4.0,
        "Rate of speech at which neither more nor less patience is called for, syllables a second.",
        unit="1/s",
        low=1.0,
        high=10.0,
        live=True,
    )
    backchannel_after: float = param(
        0.2,
        "Silence inside a turn at which an mhm of the robot fits.",
        unit="s",
        low=0.05,
        high=1.0,
        live=True,
    )
    backchannel_every: float = param(
        2.0, "Time between two such places at least.", unit="s", low=0.0, high=30.0, live=True
    )
    backchannel_fall: float = param(
        1.0,
        "How far below its usual the pitch must have fallen for that; a negative number asks for no fall.",
        unit="semitones",
        low=-24.0,
        high=12.0,
        live=True,
    )
    voice_bundle: str = param(
        "permissive",
        "Weights of vocal affect; research is better, but learned from data that forbids commercial use.",
        choices=("permissive", "research"),
    )
    emotion_certain: float = param(
        0.4,
        "Confidence below which the emotion of a voice is not named.",
        low=0.0,
        high=1.0,
        live=True,
    )
