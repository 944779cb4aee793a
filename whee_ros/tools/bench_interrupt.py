"""Times in a running system how soon the robot stops when somebody interrupts it, and that an "okay" does not stop it.

All nodes run in their processes. A synthetic person says something sad, lets the robot begin to answer, and speaks over
it, as with a headset (`echo` off).
"""

from __future__ import annotations

import argparse
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import rclpy
from rclpy.signals import SignalHandlerOptions

from whee_ros.core import registry
from whee_ros.core.clock import SystemClock
from whee_ros.core.media import AudioChunk
from whee_ros.core.motion import Prosody, SpeechStatus
from whee_ros.core.voice import Transcript, TurnState
from whee_ros.engine.models import ModelStore
from whee_ros.engine.person_voice import PersonVoice, resample
from whee_ros.nodes.listener import Listener
from whee_ros.ros.convert import message_type, to_msg
from whee_ros.ros.qos import SOUND
from whee_ros.tools.stopwatch import Stopwatch
from whee_ros.tools.system import plan
from whee_ros.tools.system.description import System
from whee_ros.tools.system.supervisor import Supervisor
from whee_ros.tools.turns.material import Sound

NEWS = "My dog died last night and the house feels so empty."
OVER = (
    "Wait, no, that is not what I meant.",
    "Okay.",
    "No, stop, please.",
    "Yeah.",
    "Hold on a second, please.",
)
STOPPING = tuple(text for text in OVER if " " in text)
INTO = 0.6
"""Seconds of the robot's speech before it is spoken over."""
LOADING, ANSWER, AFTER = 90.0, 12.0, 2.0
"""Seconds to wait for the nodes, for an answer, and after the words over the robot's."""


@dataclass
class Ear:
    """What was heard of the robot in one round, received times in s; `waits` are those for words still being said."""

    started: float = 0.0
    ended: str = ""
    over: float = 0.0
    decided: float = 0.0
    cancelled: float = 0.0
    settled: bool = False
    words: str = ""
    waits: list[float] = field(default_factory=list)

    def take(self, topic: str, received: float, value: Any) -> None:
        """Take a message."""
        if isinstance(value, SpeechStatus):
            if value.state == "started":
                self.started, self.ended = received, ""
            elif value.state in ("finished", "cancelled"):
                self.ended, self.over = value.state, received
                self.cancelled = received if value.state == "cancelled" and self.decided else self.cancelled
        elif isinstance(value, TurnState) and value.barge_in and not self.decided:
            self.decided = received
        elif isinstance(value, Transcript):
            self.words = value.text
            if not value.is_final and not self.decided:
                self.waits.append(received - value.stamp)


class Person:
    """A voice on `microphone/audio`, at the pace of a microphone."""

    def __init__(self) -> None:
        self.clock = SystemClock()
        self._context = rclpy.Context()
        rclpy.init(context=self._context, signal_handler_options=SignalHandlerOptions.NO)
        self._node = rclpy.create_node("whee_interrupter", context=self._context)
        self._out = self._node.create_publisher(message_type(AudioChunk), "microphone/audio", SOUND)
        self._voice = PersonVoice(self.clock)
        self._going = True
        self._thread = threading.Thread(target=self._speak, daemon=True)
        self._thread.start()

    def say(self, sound: Sound) -> float:
        """Say `sound` and return when it begins, s."""
        onset = self.clock.now() + 0.1
        self._voice.say(sound, onset)
        return onset

    def close(self) -> None:
        """Fall silent."""
        self._going = False
        self._thread.join()
        self._node.destroy_node()
        self._context.shutdown()

    def _speak(self) -> None:
        while self._going:
            self._out.publish(to_msg(self._voice.read()))


def main(argv: Sequence[str]) -> int:
    """Interrupt the robot some times; 1 when it did not stop, or stopped for an "okay"."""
    parser = argparse.ArgumentParser(prog="whee bench interrupt", description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    rounds = parser.parse_args(argv).rounds
    system = System.load()
    planned = plan.make(system, {**{a.name: a.default for a in system.arguments.values()}, "source": "topic"})
    heard = {**planned.parameters.get("voice", {}), "echo": "off"}
    planned = replace(planned, parameters={**planned.parameters, "voice": heard})
    spoken = _spoken((NEWS, *OVER))
    watch, ear, wrong = Stopwatch(), Ear(), 0
    listener = Listener(lambda *message: ear.take(*message), planned.namespace)
    supervisor = Supervisor(planned, print)
    person = Person()

    def wait(seconds: float, until: str = "") -> bool:
        """Listen for so long, or until an attribute of `ear` is set."""
        end = person.clock.now() + seconds
        while person.clock.now() < end and not (until and getattr(ear, until)):
            listener.listen(0.02)
            supervisor.step()
            if until == "settled" and supervisor.settled:
                return True
        return bool(until and getattr(ear, until))

    try:
        supervisor.start()
        wait(LOADING, "settled")
        for number in range(rounds):
            text = OVER[number % len(OVER)]
            ear = Ear()
            person.say(spoken[NEWS])
            if not wait(len(spoken[NEWS]) / 16_000 + ANSWER, "started"):
                print(f"{text}: no answer to speak over")
                continue
            wait(INTO)
            ear.words, ear.waits = "", []
            onset = person.say(spoken[text])
            wait(AFTER + len(spoken[text]) / 16_000)
            stopped = bool(ear.cancelled)
            wrong += stopped != (text in STOPPING)
            did = "stopped" if stopped else "did not stop"
            print(f"{text} {did} the robot (heard: {ear.words!r})", flush=True)
            for late in ear.waits:
                watch.add("sound over the robot -> its words", late)
            if stopped:
                watch.add("onset of the interruption -> decision", ear.decided - onset)
                watch.add("decision -> the voice has stopped", ear.cancelled - ear.decided)
            wait(ANSWER, "ended")
            wait(1.0)
    finally:
        listener.close()
        person.close()
        supervisor.stop()
    print(watch.table())
    return int(wrong > 0)


def _spoken(texts: Sequence[str]) -> dict[str, Sound]:
    voice = registry.load("tts", "hibari")(ModelStore.default(), voice="heart")
    voice.load()
    said = {text: voice.synthesize(text, Prosody()) for text in texts}
    voice.close()
    return {text: resample(speech.samples, speech.sample_rate) for text, speech in said.items()}
