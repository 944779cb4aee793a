"""What a labeller sees and hears of a bag. What the robot thought of it is left out: it would lead the judgement."""

from __future__ import annotations

import io
import wave
from pathlib import Path
from typing import Any

import numpy as np

from whee_ros.core.face import AU_NAMES, FaceObservation
from whee_ros.core.media import AudioChunk
from whee_ros.tools.label.pictures import Pictures
from whee_ros.tools.report import sound
from whee_ros.tools.report.collect import Report, report
from whee_ros.tools.report.from_bag import events
from whee_ros.tools.report.session import Session

PERIOD = 0.2
"""Seconds between two points of the face's valence."""


STRONG = 0.3
"""Intensity from which a unit of the face is named: well above the noise of a face at rest."""
SURE = 0.3
"""Confidence below which none is."""


def moving(face: FaceObservation) -> str:
    """Return the names of what moves in a face, strongest first."""
    strong = [u for u in face.action_units if u.intensity >= STRONG and u.confidence >= SURE]
    return ", ".join(
        AU_NAMES.get(u.code, f"AU{u.code}") for u in sorted(strong, key=lambda u: -u.intensity)[:4]
    )


class View:
    """One bag, read once.

    Args:
        bag: folder with metadata.yaml.

    Raises:
        MediaError: if it is no bag.
    """

    def __init__(self, bag: Path) -> None:
        self.bag = bag
        session, heard, faces = Session(), [], []
        units: list[tuple[float, str]] = []
        for event in events(bag):
            session.add(event)
            if event.topic == "microphone/audio" and isinstance(event.value, AudioChunk):
                heard.append(event.value)
            if event.topic == "face":
                faces.append((event.received, event.value.valence, event.value.arousal))
                strong = moving(event.value)
                if not units or units[-1][1] != strong:
                    units.append((event.received, strong))
        self._report: Report = report(session)
        self._heard, self._faces, self._units = heard, faces, units
        self.pictures = Pictures(bag, session.first)

    def content(self) -> dict[str, Any]:
        """Return words, answers, speech and the course of the face, in s since the first message."""
        session = self._report.session
        zero = session.first
        last = -1.0
        course = []
        for time, valence, arousal in self._faces:
            if time - last >= PERIOD:
                last = time
                course.append([round(time - zero, 2), round(valence, 3), round(arousal, 3)])
        turns = []
        for turn in self._report.turns:
            words = turn.heard or (turn.truth.text if turn.truth else "")
            turns.append({"who": "person", "from": turn.start - zero, "to": turn.end - zero, "text": words})
            if turn.said is not None:
                said = turn.said
                turns.append(
                    {"who": "robot", "from": said.start - zero, "to": said.end - zero, "text": said.text}
                )
        return {
            "bag": self.bag.name,
            "length": round(session.last - zero, 3),
            "turns": turns,
            "face": course,
            "units": [[round(time - zero, 2), names] for time, names in self._units],
            "picture": bool(self.pictures.topic),
            "sound": bool(self._heard or session.sound),
        }

    def wave(self) -> bytes:
        """Return person and robot together as a WAV file; silence where neither was recorded."""
        session = self._report.session
        tracks = [
            sound.mix(chunks, session.first, session.last)
            for chunks in (session.sound, self._heard)
            if chunks
        ]
        rate = max((rate for _, rate in tracks), default=16000)
        length = round((session.last - session.first) * rate)
        mixed = np.zeros(max(1, length), np.float32)
        for samples, its in tracks:
            # nearest sample: it is for listening alone
            places = np.minimum((np.arange(length) * its / rate).astype(int), len(samples) - 1)
            mixed[: len(places)] += samples[places]
        stream = io.BytesIO()
        with wave.open(stream, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(rate)
            file.writeframes((np.clip(mixed, -1, 1) * 32767).astype("<i2").tobytes())
        return stream.getvalue()
