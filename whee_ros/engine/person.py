"""The scripted person as perception would report them, in virtual time: face, voice, turns and words.

The face shows the action units that the scenario commands, the voice lasts as long as a synthetic one would, the words
arrive as a recogniser would bring them. Turn-taking is the real state machine, expression and affect of the face are
the real rules.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from whee_ros.core.emfacs import affect, expression
from whee_ros.core.face import AU_NAMES, ActionUnit, FaceObservation
from whee_ros.core.motion import Prosody, Speech
from whee_ros.core.voice import Transcript, TurnPhase, TurnState, VoiceActivity, VoiceAffect
from whee_ros.engine.pulse import Pulse
from whee_ros.engine.scenario import ScriptedTurn
from whee_ros.engine.scripted import MOODS
from whee_ros.engine.senses import Heard
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.voice.turns import TurnTaker
from whee_ros.ports.tts import Synthesizer

ONSET = 0.3
"""Seconds in which a face reaches its expression (0.25-0.5 s; Cohn & Schmidt 2004)."""
RECOGNITION = 0.3
"""Seconds that recognising a sentence takes; it starts at the first `PAUSE` s of silence."""
PAUSE = 0.12
"""Seconds of silence, as `speculate_after` of the transcript node."""
AFFECT_AFTER = 1.0
"""Seconds of speech before vocal affect is estimated."""
SURE = 0.9
"""Confidence of a face in full view."""
VOICE_SURE = 0.4
"""Confidence of arousal from a voice alone; of valence half as much."""
_SHAKEN = 5.5
"""Hz of the mouth's opening and closing: syllables of conversational speech (Chandrasekaran et al. 2009: 2-7)."""


@dataclass(frozen=True)
class _Act:
    """A turn being performed, its words from `onset` (s) on."""

    turn: ScriptedTurn
    speech: Speech
    onset: float

    @property
    def end(self) -> float:
        return self.onset + self.speech.duration


class ScriptedPerson:
    """Somebody who speaks and shows what they are told.

    Args:
        voice: says how long a sentence lasts, loaded.
        config: of turn-taking and of listening while the robot speaks.
    """

    def __init__(self, voice: Synthesizer, config: VoiceConfig | None = None) -> None:
        self._voice = voice
        self._config = config or VoiceConfig()
        self._turns = TurnTaker(self._config)
        self._affect = Pulse(1.0 / self._config.affect_every)
        self._act: _Act | None = None
        self._since = self._deaf_until = 0.0
        self._speaking = False
        self._phase = ""
        self._known: Transcript | None = None
        self._awaited: Transcript | None = None

    def perform(self, turn: ScriptedTurn, onset: float) -> float:
        """Begin `turn`, its words at `onset` (s), and return how long they last."""
        self._act = _Act(turn, self._voice.synthesize(turn.text, Prosody()), onset)
        return self._act.speech.duration

    def face(self, now: float) -> FaceObservation:
        """Return the face at `now` (s)."""
        units = dict.fromkeys(AU_NAMES, 0.0)
        yaw = pitch = roll = 0.0
        if self._act is not None:
            t = now - self._act.onset
            for move in self._act.turn.face:
                level = move.intensity * _envelope(t, move.start, move.end)
                units[move.au] = max(units[move.au], level)
            for pose in self._act.turn.head:
                share = _envelope(t, pose.start, pose.end)
                yaw, pitch, roll = (
                    yaw + share * pose.yaw,
                    pitch + share * pose.pitch,
                    roll + share * pose.roll,
                )
            if now < self._act.end and t >= 0.0:
                opening = 0.5 - 0.5 * math.cos(2 * math.pi * _SHAKEN * t)
                units[25], units[26] = max(units[25], 0.6 * opening), max(units[26], 0.25 * opening)
        valence, arousal = affect(units)
        return FaceObservation(
            stamp=now,
            face_id="face_1",
            x=220,
            y=140,
            width=200,
            height=200,
            action_units=tuple(ActionUnit(code, value, SURE) for code, value in units.items()),
            head_roll=roll,
            head_pitch=pitch,
            head_yaw=yaw,
            head_z=0.8,
            expression=expression(units),
            valence=valence,
            arousal=arousal,
            confidence=SURE,
        )

    def heard(self, now: float, robot_speaking: bool) -> Iterator[Heard]:
        """Yield what listening to the person tells at `now` (s)."""
        activity = self._activity(now, robot_speaking)
        yield activity
        act = self._act
        if act is None:
            return
        if activity.speaking and now - activity.since >= AFFECT_AFTER and self._affect.due(now):
            mood, window = MOODS[act.turn.kind], min(now - activity.since, self._config.affect_window)
            yield VoiceAffect(now, window, mood.valence, mood.arousal, VOICE_SURE / 2, VOICE_SURE)
        turn = self._turns.update(activity, robot_speaking, self._known.text if self._known else "")
        if turn.phase != self._phase or turn.phase in (TurnPhase.SPEAKING, TurnPhase.PAUSE):
            yield turn
        self._phase = turn.phase
        yield from self._words(act, turn, now)

    def _activity(self, now: float, robot_speaking: bool) -> VoiceActivity:
        """Say what a detector would: a little late, and deaf while the robot speaks if it is half duplex."""
        config, act = self._config, self._act
        if robot_speaking:
            self._deaf_until = now + config.echo_tail
        masked = config.echo != "off" and now < self._deaf_until
        sounds = act is not None and act.onset <= now < act.end and not masked
        if act is not None and sounds and not self._speaking:
            self._speaking = now - act.onset >= config.speech_onset
            self._since = act.onset
        elif act is not None and self._speaking and not sounds:
            end = min(now, act.end)
            if masked or now - end >= config.speech_hangover:
                self._speaking, self._since = False, end
        level = -25.0 if sounds else -70.0
        return VoiceActivity(now, self._speaking, float(sounds), level, self._since, masked)

    def _words(self, act: _Act, turn: TurnState, now: float) -> Iterator[Transcript]:
        """Yield the partial transcript in the first pause and the final one when the turn has ended."""
        recognised = turn.silence >= PAUSE + RECOGNITION
        if turn.phase == TurnPhase.SPEAKING:
            self._known = None
        elif turn.phase == TurnPhase.PAUSE and self._known is None and recognised:
            self._known = _transcript(act, turn)
            yield self._known
        elif turn.phase == TurnPhase.ENDED:
            self._awaited = self._known or _transcript(act, turn)
        final = self._awaited
        if final is not None and now >= final.stamp + PAUSE + RECOGNITION:
            self._awaited = self._known = None
            yield replace(final, is_final=True)


def _transcript(act: _Act, turn: TurnState) -> Transcript:
    end = turn.stamp - turn.silence
    return Transcript(end, act.onset, turn.utterance_id, act.turn.text, False, words=act.speech.words)


def _envelope(t: float, start: float, end: float) -> float:
    """Return 0-1: raised-cosine onset from `start` and offset from `end`, each `ONSET` s long."""
    level = max(0.0, min(1.0, (t - start) / ONSET, 1.0 - (t - end) / ONSET))
    return 0.5 - 0.5 * math.cos(math.pi * level)
