"""One utterance at a time: synthesised in a worker, played, told word by word, stoppable at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from whee_interfaces.action import Say

from whee_ros.core import registry
from whee_ros.core.errors import DeviceError, WheeError
from whee_ros.core.media import AudioChunk
from whee_ros.core.motion import Prosody, Speech, SpeechStatus
from whee_ros.expression.stage import Stage
from whee_ros.ports.audio import AudioSink
from whee_ros.ports.tts import Synthesizer
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import DECISION, SOUND

AHEAD = 0.15
"""Seconds by which sound is published before it is heard: whoever cancels the robot's echo must know it first."""

Done = Callable[[SpeechStatus | WheeError], None]


@dataclass(frozen=True)
class Request:
    """A sentence to say, for a goal handle; `done` gets the last status, or why it cannot be said."""

    text: str
    plan_id: str
    intensity: float
    prosody: Prosody
    handle: Any
    done: Done


@dataclass
class Utterance:
    """What is being said."""

    request: Request
    speech: Speech
    start: float
    words: int = 0
    sent: int = 0


class Speaking:
    """Speech of the skills node.

    Args:
        node: publishes, logs, and gives the time.
        tts: loaded synthesiser.
        stage: moves lips and face to the same clock.
        speaker: back end, or "auto".
        uri: of the loudspeaker.
    """

    def __init__(self, node: WheeNode, tts: Synthesizer, stage: Stage, speaker: str, uri: str) -> None:
        self._node = node
        self._tts = tts
        self._stage = stage
        self._sink = open_sink(node, speaker, uri)
        self._status_out = node.tell(SpeechStatus, "robot/speech", DECISION)
        self._sound_out = node.tell(AudioChunk, "robot/speech_audio", SOUND)
        self._worker = node.work("speech", self._synthesize)
        self._wanted: Request | None = None
        self._now: Utterance | None = None
        self._chunks = 0

    def say(
        self, text: str, plan_id: str, intensity: float, prosody: Prosody, handle: Any, done: Done
    ) -> None:
        """Start saying `text`; whatever was being said stops."""
        self.cancel()
        self._wanted = Request(text, plan_id, intensity, prosody, handle, done)
        self._worker.mailbox.put(self._wanted)

    def step(self, now: float) -> None:
        """Advance: send the sound that has been heard, tell words, finish or cancel."""
        if self._wanted and self._wanted.handle.is_cancel_requested:
            self.cancel()
        if self._now is None:
            return
        said = self._now
        self._node.trouble("loudspeaker", self._sink.trouble)
        if self._sink.trouble:
            self._break_off(said, now)
            return
        self._send(said)
        words = self._stage.spoken(now)
        if self._sink.played >= said.speech.duration:
            self._now = self._wanted = None
            self._report(said, "finished", len(said.speech.words), now)
        elif words > said.words:
            said.words = words
            self._status_out(self._status(said, "word", words, now))
            said.request.handle.publish_feedback(Say.Feedback(word_index=words))

    def _break_off(self, said: Utterance, now: float) -> None:
        """The loudspeaker is gone: end what was being said, and say so."""
        self._now = self._wanted = None
        words = self._stage.spoken(now)
        why = DeviceError("loudspeaker", self._sink.trouble, "Check the device; see speaker_uri.")
        self._sink.stop()
        self._stage.cancel(now)
        self._status_out(self._status(said, "cancelled", words, now))
        said.request.done(why)

    def cancel(self) -> None:
        """Stop voice, lips, face and body together, and report what was said."""
        wanted, said = self._wanted, self._now
        self._wanted = self._now = None
        if said is not None:
            now = self._node.clock.now()
            words = self._stage.spoken(now)
            self._sink.stop()
            self._stage.cancel(now)
            self._report(said, "cancelled", words, now)
        elif wanted is not None:
            wanted.done(SpeechStatus(self._node.clock.now(), wanted.plan_id, wanted.text, "cancelled"))

    def close(self) -> None:
        """Stop and free the loudspeaker."""
        self.cancel()
        self._sink.close()

    def _synthesize(self, request: Request) -> None:
        """On the worker thread."""
        try:
            speech = self._tts.synthesize(request.text, request.prosody)
        except WheeError as error:
            why = error
            self._node.later(lambda: self._failed(request, why))
            return
        self._node.later(lambda: self._begin(request, speech))

    def _failed(self, request: Request, why: WheeError) -> None:
        if self._wanted is request:
            self._wanted = None
            request.done(why)

    def _begin(self, request: Request, speech: Speech) -> None:
        if self._wanted is not request:
            return
        try:
            self._sink.play(speech.samples, speech.sample_rate)
        except WheeError as error:
            self._failed(request, error)
            return
        start = self._node.clock.now()
        self._now = Utterance(request, speech, start)
        self._send(self._now)
        self._stage.say(speech, start, request.intensity)
        self._status_out(self._status(self._now, "started", 0, start))
        if request.plan_id:
            self._node.took("speech", request.plan_id, start)

    def _send(self, said: Utterance) -> None:
        """Publish the samples that leave the loudspeaker within the next moments, and were not yet published."""
        rate = said.speech.sample_rate
        upto = min(len(said.speech.samples), int((self._sink.played + AHEAD) * rate))
        if upto > said.sent:
            samples = np.ascontiguousarray(said.speech.samples[said.sent : upto])
            self._chunks += 1
            self._sound_out(AudioChunk(said.start + upto / rate, rate, samples, self._chunks))
            said.sent = upto

    def _report(self, said: Utterance, state: str, words: int, now: float) -> None:
        heard = min(self._sink.played if state == "cancelled" else said.speech.duration, said.speech.duration)
        if state == "finished":
            self._send(said)
        self._status_out(self._status(said, state, words, now))
        said.request.done(replace(self._status(said, state, words, now), duration=heard))

    @staticmethod
    def _status(said: Utterance, state: str, words: int, now: float) -> SpeechStatus:
        return SpeechStatus(now, said.request.plan_id, said.request.text, state, words, said.speech.duration)


def open_sink(node: WheeNode, speaker: str, uri: str) -> AudioSink:
    """Return the loudspeaker; with "auto" a machine without one gets the silent pacer and is told so."""
    if speaker != "auto":
        sink: AudioSink = registry.load("speaker", speaker)(uri)
        return sink
    try:
        found: AudioSink = registry.load("speaker", "device")(uri)
        found.play(np.zeros(1, np.float32), 24_000)
        return found
    except WheeError as error:
        node.get_logger().warning(f"no loudspeaker, speech is only published: {error}")
        silent: AudioSink = registry.load("speaker", "paced")("")
        return silent
