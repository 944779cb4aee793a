"""The stage: what is being performed, by name, mixed into one motion frame.

One expression and one gesture at a time (the newest replaces the one before, softly), one utterance, one
gaze target; breathing, blinks, small gaze shifts, beats and mimicry are added. Pure: every method is told
the time, nothing reads a clock, and the same calls with the same seed give the same frames. One thread at a
time.
"""

from __future__ import annotations

from collections.abc import Mapping

from whee_ros.core import params
from whee_ros.core.face import FaceObservation
from whee_ros.core.motion import FaceCommand, MotionFrame, PerformanceSkew, Prosody, Speech
from whee_ros.expression.attention import Attention
from whee_ros.expression.config import ExpressionConfig
from whee_ros.expression.gestures import GestureDesk
from whee_ros.expression.library import Library
from whee_ros.expression.life import Life
from whee_ros.expression.mimicry import Mimicry
from whee_ros.expression.mixer import Mixer
from whee_ros.expression.moves import Keyframes, Move
from whee_ros.expression.named import CurvesMove, Expression, ExpressionMove
from whee_ros.expression.playing import CROSSFADE, Playing
from whee_ros.expression.skew import LipWatch
from whee_ros.expression.style import MotionStyle
from whee_ros.expression.utterance import Utterance
from whee_ros.ports.joint import Joint

_MOUTH = (18, 20, 23, 24, 25, 26, 28)
"""Action units that speech needs for itself; the rest of an expression goes on while the robot speaks."""
_CORNERS = (12, 14, 15)
"""Lip corners: speech moves them a little; most of a smile stays."""
_BESIDE = 0.25
"""Share of beats and sway that is left beside a gesture."""


class Stage:
    """Performs.

    Args:
        config: gains, times, limits.
        library: expressions and gestures by name.
        joints: of the body by channel, whose limits hold; none for a body that is not known.
    """

    def __init__(
        self, config: ExpressionConfig, library: Library, joints: Mapping[str, Joint] | None = None
    ) -> None:
        self._config = config
        self._library = library
        self._mixer = Mixer(config, joints or {})
        self._life = Life(config.seed)
        self._mimicry = Mimicry()
        self._attention = Attention()
        self._faces: list[Playing] = []
        self._gestures = GestureDesk(self._mixer)
        self._utterance: Utterance | None = None
        self._lips = LipWatch()
        self._skews: list[PerformanceSkew] = []
        self._said = 0
        self._now = float("-inf")

    @property
    def config(self) -> ExpressionConfig:
        """The configuration in force."""
        return self._config

    def amend(self, changes: Mapping[str, object]) -> None:
        """Change live parameters, all or none. Raises ParameterError."""
        self._config = params.amend(self._config, changes)

    def expect(self, plan_id: str) -> None:
        """Let gestures of a plan wait for its words, which are on their way."""
        self._gestures.expected = plan_id

    def say(
        self, speech: Speech, start: float, intensity: float, plan_id: str = "", *, more: bool = False
    ) -> None:
        """Move lips, head and brows with speech.

        Args:
            speech: all of it, or the first sentence.
            start: when its first sample is heard, s.
            intensity: 0-1.
            plan_id: of the plan it serves; gestures of the same plan meet its words.
            more: whether further sentences will come by `say_on`.
        """
        self._utterance = Utterance(speech, start, intensity, plan_id, more=more)
        self._lips = LipWatch()
        self._said = 0
        self._gestures.meet(self._utterance, self._now, self._config.body_lag)

    def say_on(self, speech: Speech, start: float, *, more: bool = False) -> None:
        """Go on with the next sentence of what is being said, heard from `start` (s); nothing after a cancel."""
        if self._utterance is not None:
            self._utterance.add(speech, start, more=more)
            self._gestures.meet(self._utterance, self._now, self._config.body_lag)

    def voice(self, style: str, prosody: Prosody, intensity: float) -> Prosody:
        """Return `prosody` as it sounds under an expression.

        Args:
            style: name of the expression; "" takes the face being shown, as strong as it is shown.
            prosody: as asked for.
            intensity: of the performance, 0-1, where `style` is named.

        Raises:
            ConfigError: if there is no such expression.
        """
        if style:
            return self._library.expression(style).voice.colour(prosody, intensity)
        shown = self._shown()
        return shown[0].voice.colour(prosody, shown[1]) if shown else prosody

    def show(self, name: str, intensity: float, start: float, duration: float) -> Playing:
        """Show an expression, `face_lead` s ahead of `start` if there is still time.

        Args:
            name: of the library.
            intensity: 0-1.
            start: s.
            duration: s until it has gone again; 0 takes the expression's own.

        Raises:
            ConfigError: if there is no such expression.
        """
        face = self._library.expression(name)
        begin = max(start - self._config.face_lead, min(start, self._now))
        length = duration if duration > 0 else face.attack + face.hold + face.release
        strength = self._config.face_gain * min(1.0, max(0.0, intensity))
        return self._replace_face(ExpressionMove(face, strength, length + start - begin), begin, face.release)

    def curves(self, units: Mapping[int, Keyframes], start: float) -> Playing:
        """Move action units along free curves from `start` (s) on, in place of an expression."""
        return self._replace_face(CurvesMove(units), start, CROSSFADE)

    def gesture(self, name: str, intensity: float, start: float, plan_id: str = "") -> Playing:
        """Perform a gesture, 0-1 strong, at `start` (s), or so that its stroke meets a word of the same plan.

        Raises:
            ConfigError: if there is no such gesture.
        """
        shown = self._shown()
        style = shown[0].motion.at(shown[1]) if shown else MotionStyle()
        made = self._gestures.add(
            self._library.gesture(name), self._config, style, min(1.0, max(0.0, intensity)), start, plan_id
        )
        if self._utterance is not None:
            self._gestures.meet(self._utterance, start, self._config.body_lag)
        return made

    def release(self, given_up: Playing, now: float) -> None:
        """Let one face or gesture go softly from `now` (s) on; one that is over or was replaced stays as it is."""
        for playing in (self._faces, self._gestures.playing):
            for number, item in enumerate(playing):
                if item is given_up:
                    playing[number] = item.fading(now, item.leave)

    def performs(self, part: Playing) -> bool:
        """Return whether a face or gesture is still on the stage: not over, replaced or released."""
        return any(item is part for item in (*self._faces, *self._gestures.playing))

    def look(self, name: str, start: float, yaw: float = 0.0, pitch: float = 0.0) -> None:
        """Look somewhere: a policy of `attention.POLICIES`, with the direction in rad from straight ahead.

        Raises:
            ConfigError: if there is no such policy.
        """
        self._attention.look(name, start, yaw, pitch)

    def mimic(self, face: FaceObservation) -> None:
        """Let the person's face be mirrored, later and weaker."""
        self._mimicry.see(face)

    def cancel(self, now: float) -> None:
        """Stop lips, face, gesture and gaze shift together, within `fade` s. Breathing and blinks go on."""
        self._said = self.spoken(now)
        self._utterance = None
        self._faces.clear()
        self._gestures.clear()
        self._attention.halt(now)
        self._mixer.release(now, self._config.fade)

    def spoken(self, now: float) -> int:
        """Return how many words of the last utterance were fully said by `now`, or by its cancel."""
        return self._said if self._utterance is None else self._utterance.words(now)

    def skews(self) -> list[PerformanceSkew]:
        """Return what was measured since the last call: strokes against words, lips against sound."""
        found, self._skews = self._skews, []
        return found

    def frame(self, now: float) -> MotionFrame:
        """Return face and body at `now` (s); times never decrease."""
        self._now = now
        config = self._config
        units = self._mimicry.at(now, config.mimicry_delay, config.mimicry_gain)
        alive = self._life.at(now, config, speaking=self._utterance is not None)
        gaze = self._attention.at(now)
        channels = {
            "head_pan": gaze.head_yaw / config.pan_range,
            "head_tilt": gaze.head_pitch / config.tilt_range,
        }
        _add(channels, alive.channels, 1.0)
        yaw, pitch = gaze.eye_yaw + alive.yaw, gaze.eye_pitch + alive.pitch
        self._faces = [item for item in self._faces if now <= item.end]
        for item in (*self._faces, *self._gestures.due(now)):
            pose = item.move.evaluate(now - item.start)
            for code, value in pose.units.items():
                units[code] = max(units.get(code, 0.0), value)
            _add(channels, pose.channels, 1.0)
            yaw, pitch = yaw + pose.yaw, pitch + pose.pitch
        for code, value in alive.units.items():
            units[code] = min(1.0, units.get(code, 0.0) + value)
        viseme, weight = self._speak(now, units, channels)
        shown, body = self._mixer.mix(now, units, channels, config.face_speed)
        self._measure(now, shown, body)
        codes = tuple(sorted(shown))
        face = FaceCommand(
            now,
            codes,
            tuple(shown[code] for code in codes),
            viseme,
            weight,
            yaw,
            pitch,
            alive.blink,
            alive.pupil,
            self._utterance.caption(now) if config.captions and self._utterance else "",
        )
        return MotionFrame(now, body, face)

    def _shown(self) -> tuple[Expression, float] | None:
        """Return the expression on the stage, if any, and its strength."""
        moves: list[Move] = [item.move for item in reversed(self._faces)]
        named = (move for move in moves if isinstance(move, ExpressionMove))
        return next(((move.expression, move.strength) for move in named), None)

    def _replace_face(self, move: Move, start: float, leave: float) -> Playing:
        shown = Playing(move, start, leave)
        self._faces = [*(item.fading(start, CROSSFADE) for item in self._faces), shown]
        return shown

    def _measure(self, now: float, units: Mapping[int, float], channels: dict[str, float]) -> None:
        self._skews += self._gestures.watch(now, channels)
        if self._utterance is None:
            return
        self._lips.see(now, units)
        if self._utterance.over(now):
            skew = self._lips.skew(self._utterance.sound())
            if skew is not None:
                begin = self._utterance.start
                self._skews.append(PerformanceSkew(now, self._utterance.plan_id, "lips", "", "", begin, skew))
            self._said = self._utterance.words(now)
            self._utterance = None

    def _speak(self, now: float, units: dict[int, float], channels: dict[str, float]) -> tuple[str, float]:
        """Add the utterance to what is wanted; return its viseme and weight."""
        if self._utterance is None:
            return "sil", 0.0
        ahead = now + self._config.lip_lead
        presence = self._utterance.presence(ahead)
        for code in _MOUTH:
            units[code] = units.get(code, 0.0) * (1 - presence)
        for code in _CORNERS:
            units[code] = units.get(code, 0.0) * (1 - 0.35 * presence)
        lips, viseme, weight = self._utterance.lips(ahead)
        gain = self._config.lip_gain
        for code, value in lips.items():
            units[code] = min(1.0, units[code] + gain * value)
        pose = self._utterance.evaluate(now + self._config.body_lag)
        for code, value in pose.units.items():
            units[code] = max(units.get(code, 0.0), self._config.sway_gain * value)
        # a gesture speaks for itself: a beat on top of its stroke would only move it
        _add(channels, pose.channels, self._config.sway_gain * (_BESIDE if self._gestures.playing else 1.0))
        return viseme, min(1.0, gain * weight)


def _add(channels: dict[str, float], more: Mapping[str, float], gain: float) -> None:
    for name, value in more.items():
        channels[name] = channels.get(name, 0.0) + gain * value
