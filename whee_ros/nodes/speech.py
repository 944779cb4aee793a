"""One utterance at a time: made sentence by sentence in a worker, played, told word by word, stoppable at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from whee_ros.core import registry
from whee_ros.core.errors import DeviceError, WheeError
from whee_ros.core.media import AudioChunk
from whee_ros.core.motion import Speech, SpeechStatus
from whee_ros.expression.clocked_sink import ClockedSink
from whee_ros.expression.sentences import preceded, sentences
from whee_ros.expression.stage import Stage
from whee_ros.nodes.saying import Request, Saying
from whee_ros.ports.audio import AudioSink
from whee_ros.ports.tts import Synthesizer
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import SOUND

AHEAD = 0.15
"""Seconds by which sound is published before it is heard: whoever cancels the robot's echo must know it first."""

PAUSE = 0.14
"""Seconds of silence before a further sentence, on top of the tail of the one before; times the pauses of the voice."""
_ENOUGH = 0.001
"""Seconds that may be missing of the count of what was heard: it is a sum of sentences, and rounds."""
PER_LETTER = 0.065
"""Seconds that a letter of what is still being made may take: conversational English has about 15 a second."""


@dataclass
class Utterance:
    """What is being said: the sentences made so far.

    Attributes:
        start: when the first sample is heard, s.
        samples: of all of them.
        rate: Hz.
        count: words in them.
        missing: s that those to come may take; 0 once all is there.
        words: told so far.
        sent: samples published so far.
    """

    request: Request
    start: float
    samples: NDArray[np.float32]
    rate: int
    count: int
    missing: float
    words: int = 0
    sent: int = 0

    @property
    def duration(self) -> float:
        """Of the whole, s; a guess until all of it is made."""
        return len(self.samples) / self.rate + self.missing


class Speaking(Saying):
    """Speech by a loudspeaker of ours.

    Args:
        node, tts, stage: as of `Saying`.
        speaker: back end, or "auto".
        uri: of the loudspeaker.
    """

    def __init__(self, node: WheeNode, tts: Synthesizer, stage: Stage, speaker: str, uri: str) -> None:
        super().__init__(node, tts, stage)
        self._sink = ClockedSink(open_sink(node, speaker, uri), node.clock)
        self._sound_out = node.tell(AudioChunk, "robot/speech_audio", SOUND)
        self._now: Utterance | None = None
        self._chunks = 0

    def step(self, now: float) -> None:
        """Advance: send the sound that has been heard, tell words, finish or cancel."""
        if self._wanted and self._wanted.handle.is_cancel_requested:
            self.cancel()
        if self._now is None:
            return
        said = self._now
        self._sink.step()
        self._node.trouble("loudspeaker", self._sink.trouble)
        if self._sink.trouble:
            self._break_off(said, now)
            return
        self._send(said, now)
        words = self._stage.spoken(now)
        if said.missing == 0.0 and self._sink.played >= said.duration - _ENOUGH:
            self._now = self._wanted = None
            self._report(said, "finished", said.count, now)
        elif words > said.words:
            said.words = words
            self._reached(said.request, words, now, said.duration)

    def _break_off(self, said: Utterance, now: float) -> None:
        """The loudspeaker is gone: end what was being said, and say so."""
        self._now = self._wanted = None
        words = self._stage.spoken(now)
        why = DeviceError("loudspeaker", self._sink.trouble, "Check the device; see speaker_uri.")
        self._sink.stop()
        self._stage.cancel(now)
        self._tell(said.request, "cancelled", words, now, said.duration)
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
        super().close()
        self._sink.close()

    def _make(self, request: Request) -> None:
        """On the worker thread: sentence by sentence, so that the first is heard while the next is made."""
        parts = sentences(request.text) or (request.text,)
        prosody = request.prosody
        left = len(request.text)
        try:
            if prosody.length > 0.0 and len(parts) > 1:
                natural = self._tts.synthesize(request.text, replace(prosody, length=0.0)).duration
                prosody = replace(prosody, rate=prosody.rate * natural / prosody.length, length=0.0)
            for number, part in enumerate(parts):
                if self._wanted is not request:
                    return
                speech = self._tts.synthesize(part, prosody)
                if number:
                    speech = preceded(speech, PAUSE * prosody.pause / prosody.rate)
                left -= len(part)
                missing = left * PER_LETTER / prosody.rate if number + 1 < len(parts) else 0.0
                self._node.later(partial(self._part, request, speech, missing, first=not number))
        except WheeError as error:
            self._node.later(partial(self._failed, request, error))

    def _failed(self, request: Request, why: WheeError) -> None:
        if self._wanted is not request:
            return
        if self._now is not None:  # what was made is said to its end
            self._now.missing = 0.0
            self._node.get_logger().error(f"the rest of what was to be said cannot be spoken: {why}")
            return
        self._wanted = None
        request.done(why)

    def _part(self, request: Request, speech: Speech, missing: float, *, first: bool) -> None:
        """The next sentence is made: play it, and let lips and face go with it."""
        # a voice that has another one behind it says why that one speaks
        self._node.trouble("voice", getattr(self._tts, "trouble", ""))
        if self._wanted is not request:
            return
        if not first and self._now is not None:
            said = self._now
            said.samples = np.concatenate([said.samples, speech.samples])
            said.count += len(speech.words)
            said.missing = missing
            start = self._node.clock.now() + self._sink.more(speech.samples)
            self._stage.say_on(speech, start, more=missing > 0.0)
            return
        try:
            delay = self._sink.play(speech.samples, speech.sample_rate)
        except WheeError as error:
            self._failed(request, error)
            return
        now = self._node.clock.now()
        start = now + delay
        self._now = Utterance(request, start, speech.samples, speech.sample_rate, len(speech.words), missing)
        self._send(self._now, now)
        self._stage.say(speech, start, request.intensity, request.plan_id, more=missing > 0.0)
        self._begun(request, now, start, self._now.duration)

    def _send(self, said: Utterance, now: float) -> None:
        """Publish the samples that leave the loudspeaker within the next moments, and were not yet published."""
        played = self._sink.played
        upto = min(len(said.samples), int((played + AHEAD) * said.rate))
        if upto > said.sent:
            samples = np.ascontiguousarray(said.samples[said.sent : upto])
            self._chunks += 1
            begin = now - played if 0.0 < played < len(said.samples) / said.rate else said.start
            self._sound_out(AudioChunk(begin + upto / said.rate, said.rate, samples, self._chunks))
            said.sent = upto

    def _report(self, said: Utterance, state: str, words: int, now: float) -> None:
        heard = min(self._sink.played if state == "cancelled" else said.duration, said.duration)
        if state == "finished":
            self._send(said, now)
        status = self._tell(said.request, state, words, now, said.duration)
        said.request.done(replace(status, duration=heard))


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
