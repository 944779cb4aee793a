"""The conversation as a readable account, line by line as it happens."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from whee_ros.core.empathy import Cue, EmpathyPlan, EmpathyState, Response
from whee_ros.core.face import FaceObservation
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.trace import Latency
from whee_ros.core.voice import Transcript, TurnState, VoiceAffect
from whee_ros.tools.report.script import Scripted, parse_text
from whee_ros.tools.report.session import Event

COLOURS = {"person": "36", "robot": "33", "dim": "2", "good": "32", "strong": "1"}
WIDTH = 100
LEAST_UNIT = 0.25
"""Action units weaker than this are not worth a line."""
PLAIN_UNITS = frozenset((25, 26, 43, 45))
"""Speaking and blinking: seen all the time, and no news."""


class Account:
    """Tells a stream of events to people.

    Args:
        write: takes each line.
        colour: whether to use ANSI colours.
    """

    def __init__(self, write: Callable[[str], None], *, colour: bool = False) -> None:
        self._write = write
        self._colour = colour
        self._zero = 0.0
        self._peaks: dict[int, float] = {}
        self._affect: VoiceAffect | None = None
        self._spoken = 0.0
        self._active = False
        self._reactions = {""}  # of plans that are told; a nod has none
        self._turn = 0

    def add(self, event: Event) -> None:
        """Tell one event, if it is worth telling."""
        self._zero = self._zero or event.received
        value = event.value
        if isinstance(value, FaceObservation):
            for unit in value.action_units:
                if unit.confidence > 0.3:
                    self._peaks[unit.code] = max(self._peaks.get(unit.code, 0.0), unit.intensity)
        elif isinstance(value, VoiceAffect):
            self._affect = value
        elif isinstance(value, TurnState):
            if value.barge_in:
                self._line(event, "person", "takes the floor", "person")
        elif isinstance(value, Transcript) and value.is_final:
            self._heard(event, value)
        elif isinstance(value, EmpathyState):
            self._state(event, value)
        elif isinstance(value, EmpathyPlan):
            self._plan(event, value)
        elif isinstance(value, SpeechStatus):
            self._speech(event, value)
        elif (
            isinstance(value, Latency) and value.stage == "reaction" and value.subject not in self._reactions
        ):
            self._reactions.add(value.subject)
            self._line(event, "", f"begins to perform it {self._since(value.stamp)}", "dim")
        elif event.topic == "person/script":
            scripted = parse_text(value)
            if scripted is not None:
                self._script(event, scripted)

    def say(self, text: str) -> None:
        """Tell something that is no event."""
        self._write(self._paint(text, "strong"))

    def _script(self, event: Event, turn: Scripted) -> None:
        self._turn += 1
        self._peaks.clear()
        self._write("")
        truth = f"({turn.kind.replace('_', ' ')}; truth: {turn.direction})"
        self._line(event, f"turn {self._turn}", f'says "{turn.text}" {self._paint(truth, "dim")}', "person")

    def _heard(self, event: Event, transcript: Transcript) -> None:
        self._spoken = transcript.stamp
        after = self._since(event.received)
        self._line(event, "heard", f'"{transcript.text}" {self._paint(after, "dim")}', "strong")
        seen = {code: value for code, value in self._peaks.items() if value >= LEAST_UNIT}
        strong = sorted((code for code in seen if code not in PLAIN_UNITS), key=lambda code: -seen[code])
        if strong:
            self._line(event, "face", " ".join(f"AU{code} {seen[code]:.1f}" for code in strong[:6]))
        if self._affect is not None:
            affect = self._affect
            known = {
                "arousal": (affect.arousal, affect.arousal_confidence),
                "valence": (affect.valence, affect.valence_confidence),
            }
            shown = [f"{name} {value:+.2f}" for name, (value, sure) in known.items() if sure > 0]
            self._line(event, "voice", f"{', '.join(shown) or 'unknown'}, F0 {affect.f0_mean_hz:.0f} Hz")
        self._peaks.clear()

    def _state(self, event: Event, state: EmpathyState) -> None:
        if not state.utterance_id:
            if state.active != self._active:
                self._active = state.active
                change = "rises above" if state.active else "falls below"
                limit = state.need_on if state.active else state.need_off
                self._line(event, "need", f"{change} {limit:.2f}: {bar(state.need)} {state.need:.2f}", "dim")
            return
        self._active = state.active
        chances = f"none {state.p_none:.2f}, seeking {state.p_seeking:.2f}, providing {state.p_providing:.2f}"
        self._line(event, "decides", f"{self._paint(state.direction, 'good')} {self._paint(chances, 'dim')}")
        threshold = f"on at {state.need_on:.2f}, off at {state.need_off:.2f}"
        self._line(event, "need", f"{bar(state.need)} {state.need:.2f} ({threshold})")
        if top := state.cues[:4]:
            self._line(event, "because", ", ".join(self._cue(cue, state.direction) for cue in top))

    def _cue(self, cue: Cue, direction: str) -> str:
        detail = f" ({cue.detail})" if cue.detail else ""
        return f"{cue.modality} {cue.name.replace('_', ' ')}{detail} {cue.toward(direction):+.1f}"

    def _plan(self, event: Event, plan: EmpathyPlan) -> None:
        if plan.response == Response.NOTHING:
            text = "say nothing"
        else:
            parts = [plan.response, plan.stance, plan.strategy.replace("_", " ")]
            body = [f"{plan.expression} face" if plan.expression else "", plan.gesture.replace("_", " ")]
            text = ", ".join(part for part in (*parts, *body) if part)
        self._line(event, "plan", f"{text}, intensity {plan.intensity:.1f}")
        if plan.reasons:
            self._line(event, "", "; ".join(plan.reasons), "dim")

    def _speech(self, event: Event, status: SpeechStatus) -> None:
        if status.state == "started":
            after = self._paint(self._since(status.stamp), "dim")
            self._line(event, "robot", f'says "{status.text}" {after}', "robot")
        elif status.state == "cancelled":
            words = " ".join(status.text.split()[: status.word_index])
            self._line(event, "robot", f'stops after "{words}"', "robot")

    def _since(self, stamp: float) -> str:
        return f"[{stamp - self._spoken:.2f} s after the end of speech]" if self._spoken else ""

    def _line(self, event: Event, label: str, text: str, style: str = "") -> None:
        head = f"{event.received - self._zero:6.1f} s  {label:8} "
        lines = textwrap.wrap(text, WIDTH, break_long_words=False) or [""]
        self._write(self._paint(head, style) + lines[0])
        for line in lines[1:]:
            self._write(" " * 19 + line)

    def _paint(self, text: str, style: str) -> str:
        return f"\033[{COLOURS[style]}m{text}\033[0m" if self._colour and style and text else text


def bar(value: float, width: int = 20) -> str:
    """Return `value` in [0, 1] as a bar of characters."""
    filled = round(min(1.0, max(0.0, value)) * width)
    return "█" * filled + "░" * (width - filled)
