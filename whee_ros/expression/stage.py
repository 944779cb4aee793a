"""The stage: what is being performed, by name, mixed into one motion frame.

One expression and one gesture at a time (the newest replaces the one before, softly), one utterance, one
gaze target; breathing, blinks, small gaze shifts, beats and mimicry are added. Pure: every method is told
the time, nothing reads a clock, and the same calls with the same seed give the same frames. One thread at a
time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whee_ros.core import params
from whee_ros.core.face import FaceObservation
from whee_ros.core.motion import FaceCommand, MotionFrame, Speech
from whee_ros.expression.attention import Attention
from whee_ros.expression.blinks import Blinks
from whee_ros.expression.breathing import breathing
from whee_ros.expression.config import ExpressionConfig
from whee_ros.expression.library import Library
from whee_ros.expression.mimicry import Mimicry
from whee_ros.expression.mixer import Mixer
from whee_ros.expression.moves import Faded, Move
from whee_ros.expression.named import ExpressionMove, GestureMove
from whee_ros.expression.saccades import Saccades
from whee_ros.expression.speech import SpeechTrack

_CROSSFADE = 0.35
"""Seconds in which a new face or gesture replaces the one before, and in which a gesture is given up."""
_MOUTH = (18, 20, 23, 24, 25, 26, 28)
"""Action units that speech needs for itself; the rest of an expression goes on while the robot speaks."""
_CORNERS = (12, 14, 15)
"""Lip corners: speech moves them a little; most of a smile stays."""


@dataclass(frozen=True, eq=False)
class Playing:
    """A face or gesture on the stage, told apart by identity.

    Attributes:
        move: what is performed.
        start: s, when it begins.
        leave: s in which it goes when it is given up early.
    """

    move: Move
    start: float
    leave: float = _CROSSFADE

    @property
    def end(self) -> float:
        """When it is over, s."""
        return self.start + self.move.duration

    def fading(self, now: float, length: float) -> Playing:
        """Return what is left of it when it fades out from `now` on, in `length` s."""
        return Playing(Faded(self.move, max(0.0, now - self.start), length), self.start)


class Stage:
    """Performs.

    Args:
        config: gains, times, limits.
        library: expressions and gestures by name.
    """

    def __init__(self, config: ExpressionConfig, library: Library) -> None:
        self._config = config
        self._library = library
        self._mixer = Mixer(config)
        self._blinks = Blinks(config.seed)
        self._saccades = Saccades(config.seed + 1)
        self._mimicry = Mimicry()
        self._attention = Attention()
        self._faces: list[Playing] = []
        self._gestures: list[Playing] = []
        self._speech: SpeechTrack | None = None
        self._speech_start = 0.0
        self._said = 0
        self._cancelled = False
        self._woke: float | None = None
        self._now = float("-inf")

    @property
    def config(self) -> ExpressionConfig:
        """The configuration in force."""
        return self._config

    def amend(self, changes: Mapping[str, object]) -> None:
        """Change live parameters, all or none. Raises ParameterError."""
        self._config = params.amend(self._config, changes)

    def say(self, speech: Speech, start: float, intensity: float) -> None:
        """Move lips, head and brows with `speech`, whose first sample sounds at `start` (s)."""
        self._speech = SpeechTrack(speech, intensity)
        self._speech_start = start
        self._cancelled = False
        self._said = 0

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
        shown = Playing(ExpressionMove(face, strength, length + start - begin), begin, face.release)
        self._faces = [*(item.fading(begin, _CROSSFADE) for item in self._faces), shown]
        return shown

    def gesture(self, name: str, intensity: float, start: float) -> Playing:
        """Perform a gesture, 0-1 strong, at `start` (s).

        Raises:
            ConfigError: if there is no such gesture.
        """
        # a gesture at low intensity is still a gesture: its size goes from 0.4 to 1
        size = self._config.gesture_gain * (0.4 + 0.6 * min(1.0, max(0.0, intensity)))
        made = Playing(GestureMove(self._library.gesture(name), size), start)
        self._gestures = [*(item.fading(start, _CROSSFADE) for item in self._gestures), made]
        return made

    def release(self, given_up: Playing, now: float) -> None:
        """Let one face or gesture go softly from `now` (s) on; one that is over or was replaced stays as it is."""
        for playing in (self._faces, self._gestures):
            for number, item in enumerate(playing):
                if item is given_up:
                    playing[number] = item.fading(now, item.leave)

    def performs(self, part: Playing) -> bool:
        """Return whether a face or gesture is still on the stage: not over, replaced or released."""
        return any(item is part for item in (*self._faces, *self._gestures))

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
        self._cancelled = True
        self._speech = None
        self._faces.clear()
        self._gestures.clear()
        self._attention.halt(now)
        self._mixer.release(now, self._config.fade)

    def spoken(self, now: float) -> int:
        """Return how many words of the last utterance were fully said by `now`, or by its cancel."""
        if self._cancelled or self._speech is None:
            return self._said
        return self._speech.words(now - self._speech_start)

    def frame(self, now: float) -> MotionFrame:
        """Return face and body at `now` (s); times never decrease."""
        self._now = now
        if self._woke is None:
            self._woke = now
        config = self._config
        units = self._mimicry.at(now, config.mimicry_delay, config.mimicry_gain)
        channels: dict[str, float] = {}
        gaze = self._attention.at(now)
        small_yaw, small_pitch = self._saccades.at(now)
        yaw = gaze.eye_yaw + config.saccade_gain * small_yaw
        pitch = gaze.eye_pitch + config.saccade_gain * small_pitch
        _add(channels, {"head_pan": gaze.head_yaw / config.pan_range}, 1.0)
        _add(channels, {"head_tilt": gaze.head_pitch / config.tilt_range}, 1.0)
        _add(channels, breathing(now - self._woke, config.breath_rate, config.breath_depth).channels, 1.0)
        self._faces = [item for item in self._faces if now - item.start <= item.move.duration]
        self._gestures = [item for item in self._gestures if now - item.start <= item.move.duration]
        for item in (*self._faces, *self._gestures):
            pose = item.move.evaluate(now - item.start)
            for code, value in pose.units.items():
                units[code] = max(units.get(code, 0.0), value)
            _add(channels, pose.channels, 1.0)
            yaw, pitch = yaw + pose.yaw, pitch + pose.pitch
        viseme, weight = self._speak(now, units, channels)
        blink = self._blinks.at(now, config.blink_rate)
        shown, body = self._mixer.mix(now, units, channels, config.face_speed)
        codes = tuple(sorted(shown))
        intensities = tuple(shown[code] for code in codes)
        face = FaceCommand(now, codes, intensities, viseme, weight, yaw, pitch, blink)
        return MotionFrame(now, body, face)

    def _speak(self, now: float, units: dict[int, float], channels: dict[str, float]) -> tuple[str, float]:
        """Add the utterance to what is wanted; return its viseme and weight."""
        if self._speech is None:
            return "sil", 0.0
        t = now - self._speech_start
        if t > self._speech.duration + 0.5:
            self._said = self._speech.words(t)
            self._speech = None
            return "sil", 0.0
        presence = self._speech.presence(t + self._config.lip_lead)
        for code in _MOUTH:
            units[code] = units.get(code, 0.0) * (1 - presence)
        for code in _CORNERS:
            units[code] = units.get(code, 0.0) * (1 - 0.35 * presence)
        lips, viseme, weight = self._speech.lips(t + self._config.lip_lead)
        gain = self._config.lip_gain
        for code, value in lips.items():
            units[code] = min(1.0, units[code] + gain * value)
        pose = self._speech.evaluate(t)
        for code, value in pose.units.items():
            units[code] = max(units.get(code, 0.0), self._config.sway_gain * value)
        _add(channels, pose.channels, self._config.sway_gain)
        return viseme, min(1.0, gain * weight)


def _add(channels: dict[str, float], more: Mapping[str, float], gain: float) -> None:
    for name, value in more.items():
        channels[name] = channels.get(name, 0.0) + gain * value
