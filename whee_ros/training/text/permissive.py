"""The sets whose licences allow weights to be used commercially, and our own grammar.

GoEmotions (Apache-2.0), EDOS (CC BY 4.0), EmoryNLP (Apache-2.0), CounselChat (MIT), Empathic Reactions (CC BY 4.0), the
chit-chat challenge (MIT), EmoBank (CC BY-SA 4.0: trains its own head and nothing else). Direction labels of the public
rows are weak: they follow from emotion, person and role by the rules here.
"""

from __future__ import annotations

import csv
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from whee_ros.empathy.when import lexical
from whee_ros.ports.text import Said
from whee_ros.training import grammar
from whee_ros.training.text import labels
from whee_ros.training.text.example import Answer, Example, part_of

csv.field_size_limit(10**7)
CONTEXT = 3
"""Turns of context at most."""
TURNED = (", and then ", " and then ", ", but then ", ". Then ", ". ", " and ", ", and ", ", when ", ". But ")
AFTER = ("Anyway, ", "And ", "So ", "Well, ")
"""What joins the parts of a story: where it turns, and where it goes back to everyday things."""
LAST = 0.7
"""Share of stories in which what counts comes last."""
TURNS = "own turns"
"""Source of the longer turns."""
ASKED = (
    "What happened?",
    "I see.",
    "Tell me more.",
    "How are you?",
    "And then?",
    "How can I help you?",
    "Okay.",
)
"""What whoever listens may have said just before."""


def read(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    """Return the rows of a table with a header; bytes that are no UTF-8 are replaced."""
    with path.open(newline="", encoding="utf-8-sig", errors="replace") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def open_signs(text: str) -> dict[str, Answer]:
    """Return the answers that a punctuated sentence shows by itself."""
    words = lexical.read(text)
    found: dict[str, Answer] = {"act": labels.act(text, words)}
    if whom := labels.who(words):
        found["who"] = whom
    return found


def earlier(turns: Sequence[tuple[str, str]], at: int, most: int = CONTEXT) -> tuple[Said, ...]:
    """Return up to `most` of the (speaker, text) `turns` before number `at`, the latest first."""
    who = turns[at][0]
    return tuple(Said(text, speaker == who) for speaker, text in reversed(turns[max(0, at - most) : at]))


def own(each: int = 40) -> Iterator[Example]:
    """Yield the grammar's sentences, then short talks made of them; whole templates go to one part."""
    for path, name in ((grammar.CORPUS, "own grammar"), (grammar.SPOKEN, "own spoken grammar")):
        for s in grammar.speak(each, path=path):
            yield _own(s, name)
    yield from talks(each)
    yield from stories(each)


def turns(each: int = 8) -> Iterator[tuple[Example, str]]:
    """Yield longer turns, told around a table, with the rule of each: for heads, no encoder was trained on them."""
    for s in grammar.speak(each, path=grammar.TURNS):
        yield _own(s, TURNS), s.template


def talks(each: int) -> Iterator[Example]:
    """Yield sentences within a talk: feelings with what caused them, comfort after a complaint, plain talk after any.

    Which of the turns says why is known by construction: of comfort, the trouble that it answers. All three directions
    come, so context alone tells nothing.
    """
    chooser = random.Random(each)
    spoken = list(grammar.speak(each, path=grammar.SPOKEN))
    told: dict[tuple[str, str], list[grammar.Sentence]] = {}
    for s in spoken:
        told.setdefault((part_of(s.template), s.direction), []).append(s)
    for s in chooser.sample(spoken, len(spoken) // 2):
        part = part_of(s.template)
        asked, other = Said(chooser.choice(ASKED)), chooser.choice(told[part, "none"])
        trouble = chooser.choice(told[part, "seeking"])
        found = _own(s, "own talks")
        if s.direction == "none":
            earlier = chooser.choice((Said(other.text, True), Said(trouble.text, True)))
            yield replace(found, before=(found.before[0] if found.before else asked, earlier))
        elif s.direction == "providing":
            before = (Said(trouble.text), asked)[: chooser.randint(1, 2)]
            yield replace(found, before=before, cause_turns=(False, True, False)[: 1 + len(before)])
        elif s.cause:
            yield replace(found, before=(asked, Said(other.text, True)), cause_turns=(True, False, False))
        else:
            same = [r for r in told[part, "seeking"] if r.cause and r.emotion == s.emotion]
            if same:
                reason = Said(chooser.choice(same).text, True)
                if chooser.random() < 0.3:
                    before, flags = (asked, Said(other.text, True), asked, reason), (False,) * 4 + (True,)
                    yield replace(found, before=before, cause_turns=flags)
                else:
                    yield replace(found, before=(asked, reason), cause_turns=(False, False, True))


def stories(each: int) -> Iterator[Example]:
    """Yield two sentences told in one breath: what one of them asks for counts, wherever it stands."""
    chooser = random.Random(each + 1)
    spoken = [s for path in (grammar.CORPUS, grammar.SPOKEN) for s in grammar.speak(each, path=path)]
    plain: dict[str, list[grammar.Sentence]] = {}
    for s in spoken:
        if (
            s.direction == "none"
            and s.emotion == "neutral"
            and s.text.endswith(".")
            and len(s.text.split()) > 3
        ):
            plain.setdefault(part_of(s.template), []).append(s)
    for s in chooser.sample(spoken, len(spoken) // 2):
        if s.direction == "providing" or len(s.text.split()) < 3:
            continue
        other = chooser.choice(plain[part_of(s.template)])
        found = replace(_own(s, "own stories"), before=())
        if chooser.random() < LAST:
            start = other.text[:-1] + chooser.choice(TURNED)
            text = start + (s.text if start.endswith(". ") or s.text[:2] in ("I ", "I'") else _lower(s.text))
            cause = found.cause and tuple((a + len(start), b + len(start)) for a, b in found.cause)
        else:
            text, cause = f"{s.text} {chooser.choice(AFTER)}{_lower(other.text)}", found.cause
        answers = {name: given for name, given in found.answers.items() if name != "act"}
        yield replace(found, text=text, cause=cause, answers=answers)


def _lower(text: str) -> str:
    return text if text[:2] in ("I ", "I'") else text[:1].lower() + text[1:]


def _own(s: grammar.Sentence, name: str) -> Example:
    answers: dict[str, Answer] = {"direction": s.direction, **open_signs(s.text)}
    if s.direction == "providing":
        answers |= {"disclosure": "no", "distress": (0.0,)}
    else:
        answers |= labels.feeling(s.emotion)
        upset = s.direction == "seeking" and s.emotion in labels.DISTRESSED
        answers |= {"disclosure": "yes" if s.direction == "seeking" else "no", "distress": (float(upset),)}
        answers |= {"reaction": "none", "interpretation": "none", "exploration": "none"}
    if s.direction == "seeking" and "who" not in answers:
        answers["who"] = "self"
    answers |= s.more
    cause = s.cause if s.cause or s.direction != "seeking" else None
    before = (Said(s.before),) if s.before else ()
    return Example(s.text, name, part_of(s.template), answers, before, cause, weight=2.0)


def goemotions(data: Path) -> Iterator[Example]:
    """Yield Reddit comments; first-person ones with a feeling count, weakly, as seeking."""
    folder = data / "text" / "goemotions" / "original"
    names = (folder / "labels.txt").read_text().split()
    for part in ("train", "dev", "test"):
        for line in (folder / f"{part}.tsv").read_text().splitlines():
            text, codes, _ = line.split("\t")
            found = tuple(names[int(code)] for code in codes.split(","))
            answers: dict[str, Answer] = {"goemotions": found}
            if len(found) == 1:
                answers |= _goemotion(text, found[0])
            yield Example(text, "GoEmotions", part, answers, weight=0.7)


def _goemotion(text: str, name: str) -> dict[str, Answer]:
    emotion = labels.GOEMOTIONS_EMOTION.get(name, "")
    positive, negative = name in labels.GOEMOTIONS_POSITIVE, name in labels.GOEMOTIONS_NEGATIVE
    answers: dict[str, Answer] = {
        "basic": labels.GOEMOTIONS_BASIC[name],
        "sentiment": "positive" if positive else "negative" if negative else "neutral",
    }
    if emotion:
        answers["emotion"] = emotion
    if name == "caring" and labels.YOU.search(text):
        answers["direction"] = "providing"
    elif name == "neutral":
        answers["direction"] = "none"
    elif emotion in labels.TOLD and name != "amusement" and labels.SELF.match(text):
        answers |= {"direction": "seeking", "disclosure": "yes"}
    return answers


def edos(data: Path) -> Iterator[Example]:
    """Yield last lines of subtitle dialogues with the lines before."""
    folder = data / "text" / "edos"
    files = (
        ("1__MTurk_groundtruth_labels_9K.csv", "DialogID", "Dialog", "Agreed emotion (2/3 vote)"),
        ("3__Self-labeled_dialogs_4K.csv", "os_dialog_id", "os_dialog", "emotion"),
    )
    for name, key, dialogue, label in files:
        for row in read(folder / name):
            lines = [_detached(line) for line in row[dialogue].strip().splitlines()]
            yield _edos(lines, row[label].lower(), row[key])


def _edos(lines: Sequence[str], said: str, key: str) -> Example:
    text, emotion = lines[-1], labels.DIALOGUE_EMOTION.get(said, "")
    answers: dict[str, Answer] = {**labels.feeling(emotion)}
    if said in labels.COMFORT:
        answers |= {"direction": "providing", "reaction": "strong" if said == "sympathizing" else "weak"}
    elif said in labels.PLAIN:
        answers["direction"] = "none"
    elif emotion and labels.SELF.search(text) and emotion != "surprise":
        answers["direction"] = "seeking"
    before = tuple(Said(line) for line in reversed(lines[:-1][-CONTEXT:]))
    return Example(text, "EDOS", part_of(key), answers, before, weight=0.6)


def _detached(line: str) -> str:
    return re.sub(r" (?=[,.!?'])|(?<=') ", "", line.lstrip("- ")).replace("n 't", "n't")


def emory(data: Path) -> Iterator[Example]:
    """Yield lines of a television series; neutral ones call for nothing."""
    names = {"Neutral": "neutral", "Joyful": "joy", "Scared": "fear", "Mad": "anger", "Sad": "sadness"}
    for part in ("train", "dev", "test"):
        rows = read(data / "text" / "meld" / f"emorynlp_{part}_final.csv")
        scenes: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
        for row in rows:
            turns = scenes.setdefault((row["Season"], row["Episode"], row["Scene_ID"]), [])
            turns.append((row["Speaker"], row["Utterance"]))
            emotion = names.get(row["Emotion"], "")
            answers: dict[str, Answer] = {**labels.feeling(emotion)}
            if emotion == "neutral":
                answers["direction"] = "none"
            before = earlier(turns, len(turns) - 1)
            yield Example(row["Utterance"], "EmoryNLP", part, answers, before, weight=0.3)


def counsel(data: Path) -> Iterator[Example]:
    """Yield the first sentences of people who ask a counsellor for help."""
    seen: set[str] = set()
    for row in read(data / "text" / "counsel_etc" / "counsel_chat-data.csv"):
        if row["questionID"] in seen:
            continue
        seen.add(row["questionID"])
        for text in re.split(r"(?<=[.!?])\s+", row["questionText"])[:3]:
            if 4 <= len(text.split()) <= 35 and labels.SELF.search(text):
                answers: dict[str, Answer] = {"direction": "seeking", "disclosure": "yes"}
                yield Example(text, "CounselChat", part_of(row["questionID"]), answers)


def reactions(data: Path) -> Iterator[Example]:
    """Yield what people wrote about bad news: how distressed they said they were, 0 to 1."""
    for row in read(data / "text" / "empathic_reactions" / "messages.csv"):
        answers: dict[str, Answer] = {"distress": ((float(row["distress"]) - 1.0) / 6.0,)}
        text = " ".join(row["essay"].split()[:70])
        yield Example(text, "Empathic Reactions", part_of(row["article_id"]), answers)


def emobank(data: Path) -> Iterator[Example]:
    """Yield sentences with valence, arousal and dominance; the five-point scale is brought to [-1, 1]."""
    for row in read(data / "text" / "counsel_etc" / "emobank.csv"):
        mood = tuple((float(row[axis]) - 3.0) / 2.0 for axis in "VAD")
        if len(row["text"].split()) >= 2:
            yield Example(row["text"], "EmoBank", row["split"], {"mood": mood})


def chitchat(most: int = 8000) -> Iterator[Example]:
    """Yield small talk of strangers."""
    spec = find_spec("chitchat_dataset")
    if spec is None or spec.origin is None:
        raise SystemExit("chitchat_dataset is missing: pip install -r requirements/train.txt")
    talks = json.loads(Path(spec.origin).with_name("dataset.json").read_text())
    count = 0
    for key in sorted(talks):
        turns: list[tuple[str, str]] = []
        for turn in talks[key]["messages"][:6]:
            turns.append((turn[0]["sender"], " ".join(message["text"] for message in turn)))
            text = turns[-1][1]
            if count < most and 2 <= len(text.split()) <= 30:
                count += 1
                answers: dict[str, Answer] = {"direction": "none"}
                before = earlier(turns, len(turns) - 1)
                yield Example(text, "chit-chat challenge", part_of(key), answers, before, weight=0.5)
