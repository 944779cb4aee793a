"""The way of a bag through the masks: first what has to be known of all of it, then message by message."""

from __future__ import annotations

import dataclasses
import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from whee_ros.bags import choice, encode
from whee_ros.bags.reader import Raw, declared, namespace, raw_messages
from whee_ros.bags.replay import TASTES
from whee_ros.bags.settings import SESSION, TOPIC, parse
from whee_ros.bags.topic import Topic
from whee_ros.bags.writer import BagWriter
from whee_ros.core.errors import MediaError
from whee_ros.core.media import SAMPLE_RATE, AudioChunk, Frame
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.voice import Transcript
from whee_ros.perception.voice.prosody import measure
from whee_ros.tools.anonymise import voice
from whee_ros.tools.anonymise.faces import FaceMask
from whee_ros.tools.anonymise.names import Masker

LEFT_OUT = ("rosbag", "person/script", "behavior/tree")
"""Topics that may hold words in a form that no rule here reads."""
PRIVATE = ("_voucher", "_contact", "_file", "_path", "_folder", "_uri", "_url", "_adaptation")
"""Ends of the names of parameters that may name somebody, or a folder or a machine of theirs."""
FLUSH = 16 << 20
Sound = NDArray[np.float32]


@dataclass
class Done:
    """What was changed, and the sound before and after for who wants to measure."""

    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    left_out: list[str] = field(default_factory=list)
    before: Sound = field(default_factory=lambda: np.zeros(0, np.float32))
    after: Sound = field(default_factory=lambda: np.zeros(0, np.float32))


class Anonymiser:
    """Writes one bag anew.

    Args:
        bag: the old one.
        faces: changes pictures; None leaves them out.
        random: draws the new voice; nothing of it is kept.
        watch: takes (before, after) of every picture.
    """

    def __init__(
        self,
        bag: Path,
        faces: FaceMask | None,
        random: np.random.Generator,
        watch: Callable[[Frame, Frame], None] | None = None,
    ) -> None:
        self._bag, self._faces, self._watch = bag, faces, watch
        self._space = namespace(topic.name for topic in declared(bag)) + "/"
        self._random = random
        self._masker = Masker()
        self._encoder = encode.Encoder()
        self._people: dict[str, str] = {}
        self._silent: list[tuple[float, float]] = []
        self.done = Done()

    def run(self, out: Path) -> Done:
        """Write the new bag. Raises MediaError."""
        changed = self._learn()
        writer = BagWriter(out)
        waiting = 0
        for raw in raw_messages(self._bag):
            relative = raw.topic.name.removeprefix(self._space)
            if relative.startswith(LEFT_OUT):
                if relative not in self.done.left_out:
                    self.done.left_out.append(relative)
                continue
            topic, data = self._changed(relative, raw, changed)
            if data is None:
                self.done.counts[f"{relative} left out"] += 1
                continue
            if topic.name not in writer.topics:
                writer.add_topic(topic)
            writer.add(topic.name, data, raw.log_ns, raw.log_ns)
            waiting += len(data)
            if waiting > FLUSH:
                waiting = 0
                writer.flush()
        writer.close()
        self.done.counts["names and places"] = self._masker.masked
        self.done.counts["people"] = len(self._people)
        return self.done

    def _learn(self) -> dict[int, AudioChunk]:
        """Look at all words and hear all sound once; return the changed chunks by log time."""
        chunks: list[tuple[int, AudioChunk]] = []
        said: list[SpeechStatus] = []
        for raw in raw_messages(self._bag, self._first):
            value = raw.decode()
            if isinstance(value, Transcript):
                if value.is_final:
                    self._masker.learn(value.text)
            elif isinstance(value, SpeechStatus):
                said.append(value)
            elif isinstance(value, AudioChunk):
                chunks.append((raw.log_ns, value))
        for status in said:
            if status.state == "started" and self._masker.holds(status.text):
                self._silent.append((status.stamp - 0.2, status.stamp + status.duration + 0.5))
        if not chunks:
            return {}
        if any(chunk.sample_rate != SAMPLE_RATE for _, chunk in chunks):
            raise MediaError(
                str(self._bag), "sound that is not at 16 kHz", "Record microphone/audio as it is."
            )
        self.done.before = np.concatenate([np.asarray(chunk.samples, np.float32) for _, chunk in chunks])
        mean = (
            measure(self.done.before[: 120 * SAMPLE_RATE]).f0_mean
            if len(self.done.before) > SAMPLE_RATE
            else 0.0
        )
        self.done.after = voice.changed(self.done.before, voice.drawn(mean, self._random))
        found, at = {}, 0
        for log_ns, chunk in chunks:
            count = len(chunk.samples)
            found[log_ns] = dataclasses.replace(chunk, samples=self.done.after[at : at + count])
            at += count
        self.done.counts["seconds of voice"] = round(at / SAMPLE_RATE)
        return found

    def _first(self, name: str) -> bool:
        return name.removeprefix(self._space) in ("transcript", "robot/speech", "microphone/audio")

    def _changed(self, relative: str, raw: Raw, sound: dict[int, AudioChunk]) -> tuple[Topic, bytes | None]:
        kind = raw.topic.type
        if relative == "microphone/audio":
            return self._as(raw, sound[raw.log_ns])
        if kind in choice.IMAGES and not relative.startswith("robot/"):
            return raw.topic, self._picture(raw)
        if choice.personal(relative, kind):
            return raw.topic, None  # the shape of a face, or media of a form that is not known here
        if kind == "whee_interfaces/msg/AudioChunk":
            chunk = raw.decode()
            if any(start <= chunk.stamp <= end for start, end in self._silent):
                self.done.counts["chunks of the robot's voice silenced"] += 1
                return self._as(raw, dataclasses.replace(chunk, samples=np.zeros_like(chunk.samples)))
            return raw.topic, raw.data
        value = raw.decode()
        if isinstance(value, str):
            text = self._note(relative, value)
            return raw.topic, None if text is None else self._encoder.encode(text)
        if dataclasses.is_dataclass(value) and type(value).__module__.startswith("whee_ros."):
            masked = self._masked(value)
            return (raw.topic, raw.data) if masked == value else self._as(raw, masked)
        return raw.topic, raw.data

    def _as(self, raw: Raw, value: Any) -> tuple[Topic, bytes]:
        """Return a value under the definition that is installed now, which an old bag's may not be."""
        topic = encode.topic(raw.topic.name, encode.type_of(value))
        return dataclasses.replace(topic, qos=raw.topic.qos), self._encoder.encode(value)

    def _masked(self, value: Any, name: str = "") -> Any:
        if isinstance(value, str):
            if name == "person_id" and value:
                return self._person(value)
            if name == "voucher":
                return ""
            return self._text(value)
        if isinstance(value, tuple):
            return tuple(self._masked(item) for item in value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = dataclasses.fields(value)
            found = {f.name: self._masked(getattr(value, f.name), f.name) for f in fields}
            return dataclasses.replace(value, **found)
        return value

    def _note(self, relative: str, text: str) -> str | None:
        """Return a text of the system without people in it; None for one that is left out."""
        if relative == SESSION:  # paths and host names
            return None
        if relative == TASTES:
            known = json.loads(text)
            return json.dumps({self._person(name): tastes for name, tastes in known.items()})
        if relative == TOPIC:
            node, values = parse(text)
            kept = {
                name: "" if isinstance(value, str) and name.endswith(PRIVATE) else value
                for name, value in values.items()
            }
            return self._text(json.dumps({"node": node, "values": kept}, ensure_ascii=False))
        return self._text(text)

    def _text(self, text: str) -> str:
        masked = self._masker.mask(text)
        self.done.counts["texts masked"] += masked != text
        return masked

    def _person(self, name: str) -> str:
        """Return a number for a person's name; ids of faces, which name nobody, stay."""
        if name.startswith("face_") or name in ("anonymous", "everyone"):
            return name
        return self._people.setdefault(name, f"person_{len(self._people) + 1}")

    def _picture(self, raw: Raw) -> bytes | None:
        """Return the bytes of a picture with its faces changed; the picture's own bytes alone are replaced."""
        message = raw.decode()
        frame = _frame(message)
        if self._faces is None or frame is None:
            return None
        picture = self._faces.change(frame)
        if self._watch is not None:
            self._watch(frame, dataclasses.replace(frame, image=picture))
        self.done.counts["pictures"] += 1
        if hasattr(message, "format"):
            ok, coded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 85])
            data = coded.ravel() if ok else np.zeros(0, np.uint8)
        else:
            data = _as_encoded(picture, message.encoding)
        return _with_data(raw, message, data)


def _frame(message: Any) -> Frame | None:
    stamp = message.header.stamp.sec + 1e-9 * message.header.stamp.nanosec
    if hasattr(message, "format"):
        picture = cv2.imdecode(np.asarray(message.data, np.uint8), cv2.IMREAD_COLOR)
        return None if picture is None else Frame(stamp, np.asarray(picture, np.uint8))
    channels = {"bgr8": 3, "rgb8": 3, "mono8": 1}.get(message.encoding)
    if channels is None:
        return None
    rows = np.asarray(message.data, np.uint8).reshape(message.height, message.step)
    picture = rows[:, : message.width * channels].reshape(message.height, message.width, channels)
    if channels == 1:
        picture = np.repeat(picture, 3, axis=2)
    return Frame(stamp, np.ascontiguousarray(picture[..., ::-1] if message.encoding == "rgb8" else picture))


def _as_encoded(picture: NDArray[np.uint8], encoding: str) -> NDArray[np.uint8]:
    if encoding == "mono8":
        return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8).ravel()
    return np.ascontiguousarray(picture[..., ::-1] if encoding == "rgb8" else picture).ravel()


def _with_data(raw: Raw, message: Any, data: NDArray[np.uint8]) -> bytes:
    changes: dict[str, Any] = {"data": data}
    if hasattr(message, "step"):
        changes["step"] = len(data) // max(1, message.height)
    return raw.encode(dataclasses.replace(message, **changes))
