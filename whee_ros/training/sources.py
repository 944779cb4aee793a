"""Public sets whose licences allow weights to be used commercially, as rows with what each set says of them.

GoEmotions (Apache-2.0), EDOS (CC BY 4.0), EmoryNLP (Apache-2.0), CounselChat (MIT), the chit-chat challenge (MIT), and
our own grammar. Direction labels of public rows are weak: they follow from emotion, person and role, by the rules here.
"""

from __future__ import annotations

import csv
import hashlib
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from whee_ros.training import grammar
from whee_ros.training.text import labels

csv.field_size_limit(10**7)
EMOTIONS = (
    "neutral sadness loneliness fear anger disgust disappointment guilt tiredness surprise joy excitement pride "
    "gratitude love"
).split()
SENTIMENTS = ("negative", "neutral", "positive")
EMORY = {
    "Neutral": "neutral", "Joyful": "joy", "Scared": "fear", "Mad": "anger", "Sad": "sadness",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One text and what is known of it ("" where the set says nothing); `part` is train, dev or test."""

    text: str
    source: str
    part: str
    direction: str = ""
    emotion: str = ""
    sentiment: str = ""
    weight: float = 1.0


def part_of(key: str) -> str:
    """Assign a group (a dialogue, a template) to a part: one in ten to dev, one in ten to test, for good."""
    bucket = hashlib.sha256(key.encode()).digest()[0] % 10
    return {8: "dev", 9: "test"}.get(bucket, "train")


def tone(emotion: str) -> str:
    """Return the sentiment that goes with an emotion."""
    if emotion in ("neutral", "surprise"):
        return "neutral"
    return "positive" if emotion in labels.POSITIVE else "negative"


def everything(data: Path, seed: int = 1) -> list[Row]:
    """Return all rows, in a fixed order."""
    found = [*own(), *goemotions(data), *edos(data), *emory(data), *counsel(data), *chitchat()]
    random.Random(seed).shuffle(found)
    return found


def own() -> Iterator[Row]:
    """Yield the grammar's sentences; whole templates go to one part."""
    for s in grammar.speak(30):
        mood = tone(s.emotion) if s.direction != "providing" else ""
        feeling = s.emotion if s.direction != "providing" else ""
        yield Row(s.text, "own grammar", part_of(s.template), s.direction, feeling, mood, 2.0)


def goemotions(data: Path) -> Iterator[Row]:
    """Yield Reddit comments with one emotion; first-person ones with a feeling count, weakly, as seeking."""
    folder = data / "text" / "goemotions" / "original"
    emotions = (folder / "labels.txt").read_text().split()
    for part in ("train", "dev", "test"):
        for line in (folder / f"{part}.tsv").read_text().splitlines():
            text, codes, _ = line.split("\t")
            names = [emotions[int(code)] for code in codes.split(",")]
            if len(names) != 1:
                continue
            name = names[0]
            emotion = labels.GOEMOTIONS_EMOTION.get(name, "")
            positive, negative = name in labels.GOEMOTIONS_POSITIVE, name in labels.GOEMOTIONS_NEGATIVE
            mood = "positive" if positive else "negative" if negative else "neutral"
            direction = ""
            if name == "caring" and labels.YOU.search(text):
                direction = "providing"
            elif name == "neutral":
                direction = "none"
            elif emotion in labels.TOLD and name != "amusement" and labels.SELF.match(text):
                direction = "seeking"
            yield Row(text, "GoEmotions", part, direction, emotion, mood, 0.5)


def edos(data: Path) -> Iterator[Row]:
    """Yield last lines of subtitle dialogues."""
    folder = data / "text" / "edos"
    files = (
        ("1__MTurk_groundtruth_labels_9K.csv", "DialogID", "Dialog", "Agreed emotion (2/3 vote)"),
        ("3__Self-labeled_dialogs_4K.csv", "os_dialog_id", "os_dialog", "emotion"),
    )
    for name, key, dialogue, label in files:
        with (folder / name).open(newline="") as file:
            for row in csv.DictReader(file):
                feeling = row[label].lower()
                text = re.sub(
                    r" (?=[,.!?'])|(?<=') ", "", row[dialogue].strip().splitlines()[-1].lstrip("- ")
                )
                emotion = labels.DIALOGUE_EMOTION.get(feeling, "")
                direction = ""
                if feeling in labels.COMFORT:
                    direction = "providing"
                elif feeling in labels.PLAIN:
                    direction = "none"
                elif emotion and labels.SELF.search(text) and emotion != "surprise":
                    direction = "seeking"
                if direction or emotion:
                    mood = tone(emotion) if emotion else ""
                    yield Row(text, "EDOS", part_of(row[key]), direction, emotion, mood, 0.5)


def emory(data: Path) -> Iterator[Row]:
    """Yield lines of a television series; neutral ones call for nothing."""
    for part in ("train", "dev", "test"):
        with (data / "text" / "meld" / f"emorynlp_{part}_final.csv").open(newline="") as file:
            for row in csv.DictReader(file):
                emotion = EMORY.get(row["Emotion"], "")
                direction = "none" if emotion == "neutral" else ""
                if emotion:
                    yield Row(row["Utterance"], "EmoryNLP", part, direction, emotion, tone(emotion), 0.3)


def counsel(data: Path) -> Iterator[Row]:
    """Yield the first sentences of people who ask a counsellor for help."""
    seen: set[str] = set()
    with (data / "text" / "counsel_etc" / "counsel_chat-data.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            if row["questionID"] in seen:
                continue
            seen.add(row["questionID"])
            for text in re.split(r"(?<=[.!?])\s+", row["questionText"])[:3]:
                if 4 <= len(text.split()) <= 35 and labels.SELF.search(text):
                    yield Row(text, "CounselChat", part_of(row["questionID"]), "seeking")


def chitchat(most: int = 4000) -> Iterator[Row]:
    """Yield small talk of strangers."""
    spec = find_spec("chitchat_dataset")
    if spec is None or spec.origin is None:
        raise SystemExit("chitchat_dataset is missing: pip install -r requirements/train.txt")
    talks = json.loads(Path(spec.origin).with_name("dataset.json").read_text())
    count = 0
    for key in sorted(talks):
        for turn in talks[key]["messages"][:6]:
            text = " ".join(message["text"] for message in turn)
            if count < most and 2 <= len(text.split()) <= 30:
                count += 1
                yield Row(text, "chit-chat challenge", part_of(key), "none", weight=0.5)
