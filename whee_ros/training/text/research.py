"""The sets that forbid commercial use or state no licence: for the `research` bundle alone.

iempathize, TwittEmp, EmpatheticDialogues with intents (Welivita & Pu 2020), ESConv, EPITOME, MELD, DailyDialog (the
validation part only), RECCON, EmpatheticExchanges, and the validation rows of `whee_non_hri`. The test rows of that
set come from the first three: whatever text or dialogue is among them is left out here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from whee_ros.ports.text import Said
from whee_ros.training.text import labels
from whee_ros.training.text.example import Answer, Example, part_of
from whee_ros.training.text.permissive import CONTEXT, earlier, read
from whee_ros.training.text.tasks import LEVELS

DIRECTION = {"0": "none", "1": "seeking", "2": "providing"}
DAILY_EMOTION = ("neutral", "anger", "disgust", "fear", "joy", "sadness", "surprise")
DAILY_ACT = {"1": "statement", "2": "question", "3": "request", "4": "commitment"}
PREDICTED = {
    "reaction": "predictions_ER", "interpretation": "predictions_IP", "exploration": "predictions_EX",
}  # fmt: skip
"""Columns in which EmpatheticExchanges tells EPITOME's levels, as classifiers of its authors (RoBERTa) see them."""
SHORT = 5
"""Words below which an utterance ("Oh no!") is everybody's, and says nothing of the dialogue that it is from."""


class Held:
    """The texts of `whee_non_hri` that must not be trained on: its test rows, and validation rows that calibrate."""

    def __init__(self, data: Path) -> None:
        folder = data / "text" / "whee_non_hri"
        rows = {part: read(folder / f"non_hri_data_{part}.csv") for part in ("test", "val")}
        self.test = {plain(row["text"]) for row in rows["test"]}
        self.dev = {plain(row["text"]) for row in rows["val"] if calibrates(row["text"])} - self.test

    def part(self, *texts: str) -> str:
        """Return the part of a dialogue: "test" if one of its texts is a test row, "dev", or "train"."""
        long = {plain(text) for text in texts if len(text.split()) >= SHORT or len(texts) == 1}
        if long & self.test:
            return "test"
        return "dev" if long & self.dev else "train"


WRITTEN_OUT = {
    "_comma_": ",", "\N{RIGHT SINGLE QUOTATION MARK}": "'", "i'm": "i am", "can't": "cannot", "won't": "will not",
    "n't": " not", "'re": " are", "'ve": " have", "'ll": " will", "it's": "it is", "that's": "that is", "'d": " would",
    "there's": "there is", "what's": "what is", "he's": "he is", "she's": "she is", "let's": "let us",
}  # fmt: skip
"""The paper's rows have contractions written out."""


def plain(text: str) -> str:
    """Return `text` for comparison: letters and digits, contractions written out."""
    text = text.lower()
    for short, long in WRITTEN_OUT.items():
        text = text.replace(short, long)
    return re.sub(r"[^a-z0-9]", "", text)


def written_out(text: str) -> str:
    """Return `text` with contractions written out, capitals kept."""
    for short, long in WRITTEN_OUT.items():
        text = text.replace(short, long).replace(short.capitalize(), long.capitalize())
        text = text.replace(short.upper(), long.capitalize())
    return text


def calibrates(text: str) -> bool:
    """Return whether a validation row of the paper calibrates, instead of being learned from."""
    return part_of(plain(text)) == "dev"


def paper(data: Path, held: Held) -> Iterator[Example]:
    """Yield the paper's validation rows, but for those whose words are among its test rows."""
    for row in read(data / "text" / "whee_non_hri" / "non_hri_data_val.csv"):
        if (part := held.part(row["text"])) != "test":
            answers: dict[str, Answer] = {"paper_direction": DIRECTION[row["label"]]}
            yield Example(row["text"], "whEE public val", part, answers)


def exchanges(data: Path, held: Held) -> Iterator[Example]:
    """Yield EmpatheticExchanges as the paper reads them.

    A first turn is seeking, a later one none; an answer is providing if it was judged at all empathic, else none.
    """
    folder = data / "text" / "empathetic_exchanges"
    for name in ("train", "test"):
        for row in read(folder / f"EmpatheticExchanges_{name}_3.csv"):
            first = row["exchange_number"] == "1"
            told, heard = (
                row[f"{who}_utterance"].replace("_comma_", ",").strip('" ') for who in ("speaker", "listener")
            )
            part = held.part(told, heard)
            if part != "test":
                spoken: dict[str, Answer] = {"paper_direction": "seeking" if first else "none"}
                answer: dict[str, Answer] = {
                    "paper_direction": "none" if row["empathy"] == "1" else "providing",
                    **{task: LEVELS[int(row[column])] for task, column in PREDICTED.items()},
                }
                yield Example(told, "EmpatheticExchanges", part, spoken, weight=0.8)
                yield Example(heard, "EmpatheticExchanges", part, answer, (Said(told),))


def directions(data: Path, held: Held) -> Iterator[Example]:
    """Yield iempathize and TwittEmp; their rows among the paper's test rows are left out."""
    sets = (("iempathize", "dataset.csv", "text"), ("twittemp", "TwittEmp.csv", "content"))
    for name, file, column in sets:
        for row in read(data / "text" / name / file):
            text = row[column].strip()
            part = held.part(text)
            if part != "test" and row["label"] in DIRECTION:
                known = DIRECTION[row["label"]]
                answers: dict[str, Answer] = {"direction": known, "paper_direction": known}
                yield Example(text, name, part, answers)


def dialogues(data: Path, held: Held) -> Iterator[Example]:
    """Yield EmpatheticDialogues by turns.

    `direction` is told only where role and label leave little doubt; `paper_direction` follows the place of the turn.
    """
    folder = data / "text" / "empathetic_intents" / "empatheticdialogues_annotated"
    for path in sorted(folder.glob("*.csv")):
        talks: dict[str, list[dict[str, str]]] = {}
        for row in read(path):
            if row["Type"] == "utterance":
                talks.setdefault(row["Dialog_ID"], []).append(row)
        for rows in talks.values():
            texts = [row["Text"].strip('" ') for row in rows]
            part = held.part(*texts)
            if part == "test":
                continue
            turns = [(row["Actor"], text) for row, text in zip(rows, texts, strict=True)]
            for at, row in enumerate(rows):
                answers = _empathetic(at, row["Actor"], row["Label"])
                yield Example(texts[at], "EmpatheticDialogues", part, answers, earlier(turns, at), weight=0.5)


def _empathetic(at: int, actor: str, label: str) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    if actor == "speaker":
        answers = {**labels.feeling(labels.DIALOGUE_EMOTION.get(label, ""))}
        answers["paper_direction"] = "seeking" if at == 0 else "none"
        if at == 0:
            answers |= {"direction": "seeking", "disclosure": "yes"}
    else:
        if label in (*labels.COMFORT, "acknowledging"):
            answers |= {"direction": "providing", "paper_direction": "providing"}
    return answers


def support(data: Path) -> Iterator[Example]:
    """Yield ESConv: what the seeker tells, and the turns with which the supporter reassures or reflects."""
    for part, file in (("train", "train.txt"), ("dev", "valid.txt"), ("test", "test.txt")):
        for line in (data / "text" / "esconv" / file).read_text().splitlines():
            dialogue = json.loads(line)["dialog"]
            turns = [(str(turn["speaker"]), str(turn["text"]).strip()) for turn in dialogue]
            for at, turn in enumerate(dialogue):
                answers: dict[str, Answer] = {}
                if turn["speaker"] == "sys":
                    if turn.get("strategy") in ("Affirmation and Reassurance", "Reflection of feelings"):
                        answers["direction"] = "providing"
                elif at < len(dialogue) // 2 and len(turns[at][1].split()) >= SHORT:
                    answers |= {"direction": "seeking", "disclosure": "yes"}
                yield Example(turns[at][1], "ESConv", part, answers, earlier(turns, at), weight=0.4)


def epitome(data: Path) -> Iterator[Example]:
    """Yield answers to Reddit posts with the level of each of EPITOME's mechanisms; the post is the turn before."""
    names = (
        ("reaction", "emotional-reactions"),
        ("interpretation", "interpretations"),
        ("exploration", "explorations"),
    )
    found: dict[tuple[str, str], dict[str, Answer]] = {}
    words: dict[tuple[str, str], tuple[str, str]] = {}
    for task, file in names:
        for row in read(data / "text" / "epitome" / f"{file}-reddit.csv"):
            key = (row["sp_id"], row["rp_id"])
            words[key] = (row["response_post"], row["seeker_post"])
            found.setdefault(key, {})[task] = LEVELS[int(row["level"])]
    for key, answers in found.items():
        text, post = words[key]
        yield Example(text, "EPITOME", part_of(key[0]), answers, (Said(post),), weight=1.5)


def meld(data: Path) -> Iterator[Example]:
    """Yield lines of a television series; neutral ones call for nothing."""
    for part in ("train", "dev", "test"):
        talks: dict[str, list[tuple[str, str]]] = {}
        for row in read(data / "text" / "meld" / f"{part}_sent_emo.csv"):
            turns = talks.setdefault(row["Dialogue_ID"], [])
            text = plain_marks(row["Utterance"])
            turns.append((row["Speaker"], text))
            answers: dict[str, Answer] = {"basic": row["Emotion"], "sentiment": row["Sentiment"]}
            if row["Emotion"] == "neutral":
                answers["direction"] = "none"
            yield Example(text, "MELD", part, answers, earlier(turns, len(turns) - 1), weight=0.5)


def daily(data: Path) -> Iterator[Example]:
    """Yield DailyDialog: of its validation part four in five dialogues train, the rest is dev; test is test."""
    for fold in ("validation", "test"):
        folder = data / "text" / "dailydialog" / fold
        files = [
            (folder / f"dialogues{kind}{fold}.txt").read_text().splitlines()
            for kind in ("_", "_act_", "_emotion_")
        ]
        for number, (line, acts, emotions) in enumerate(zip(*files, strict=True)):
            texts = [attached(text) for text in line.split("__eou__") if text.strip()]
            turns = [(str(at % 2), text) for at, text in enumerate(texts)]
            part = "test" if fold == "test" else ("dev" if number % 5 == 0 else "train")
            for at, (act, code) in enumerate(zip(acts.split(), emotions.split(), strict=True)):
                if at >= len(turns):
                    break
                emotion = DAILY_EMOTION[int(code)]
                answers: dict[str, Answer] = {"act": DAILY_ACT[act], "basic": emotion}
                if emotion == "neutral":
                    answers["direction"] = "none"
                yield Example(turns[at][1], "DailyDialog", part, answers, earlier(turns, at), weight=0.5)


def plain_marks(text: str) -> str:
    """Return `text` with the apostrophe that keyboards have, character by character."""
    return text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def attached(text: str) -> str:
    """Return a line of DailyDialog as people write."""
    text = plain_marks(text)
    for mark in ",.!?'":
        text = text.replace(f" {mark}", mark)
    return text.replace("' ", "'").strip()


def reccon(data: Path) -> Iterator[Example]:
    """Yield utterances with an emotion and why: words of their own, and turns before."""
    folder = data / "text" / "reccon" / "original_annotation"
    for part, name in (("train", "train"), ("dev", "valid"), ("test", "test")):
        for talk in json.loads((folder / f"dailydialog_{name}.json").read_text()).values():
            lines = talk[0]
            for at, line in enumerate(lines):
                if line.get("emotion", "neutral") != "neutral" and "expanded emotion cause evidence" in line:
                    yield _reason(lines, at, part)


def _reason(lines: Sequence[dict[str, object]], at: int, part: str) -> Example:
    """Return line `at` with flags for all that was said up to it, as RECCON's task of cause entailment has it."""
    turns = [(str(line["speaker"]), plain_marks(str(line["utterance"])).strip()) for line in lines]
    evidence = lines[at]["expanded emotion cause evidence"]
    spans = lines[at].get("expanded emotion cause span", [])
    assert isinstance(evidence, list)
    assert isinstance(spans, list)
    text = turns[at][1]
    said = [plain_marks(str(span)) for span in spans]
    cause = tuple((text.find(span), text.find(span) + len(span)) for span in said if span and span in text)
    numbers = {int(number) - 1 for number in evidence if isinstance(number, int)}
    flags = tuple((at - back) in numbers for back in range(at + 1))
    return Example(
        text, "RECCON", part, {}, earlier(turns, at, 2 * CONTEXT), cause if at in numbers else None, flags
    )
