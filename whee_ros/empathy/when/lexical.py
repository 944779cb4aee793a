"""What can be read off the words without a model: persons, questions, EPITOME phrases, dialogue acts.

The numbers go into the heads beside the sentence embedding, and the readable ones become cues of their own.
"""

from __future__ import annotations

import re
from dataclasses import astuple, dataclass, fields

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.punctuation import ENDING_DOT

_SELF = re.compile(r"\b(i|i'm|i've|i'd|i'll|me|my|mine|myself|we|us|our|ours)\b")
_YOU = re.compile(r"\b(you|you're|you've|your|yours|yourself)\b")
_OTHER = re.compile(r"\b(he|she|they|him|her|them|his|their|hers|theirs)\b")
_QUESTION = re.compile(
    r"^(well |so |um |and |but )?(what|which|who|whose|when|where|why|how|do|does|did|is|are|was|were|can|could|would|"
    r"will|should|have|has)\b"
)
_WH_FACT = re.compile(
    r"\b(how (many|much|far|tall|old|big|long|deep|heavy)|what (is|are|time|day)|which|who|when|where)\b"
)
_REQUEST = re.compile(
    r"^(please |can you |could you |would you )|\b(tell me|show me|remind me|turn (on|off|left|right))\b"
)
_SORRY = re.compile(
    r"\b(so|very|really|am|i'm) sorry\b|\bmy condolences\b|\bpoor (you|thing)\b|\bcongratulations\b|\bwell done\b"
)
_GLAD = re.compile(r"\b(happy|glad|proud|thrilled) (for|of) you\b|\bhere for you\b|\bheart goes out\b")
_INTERPRET = re.compile(
    r"\b(i (can )?(understand|imagine|see|know) how|you must (be|feel|have)|that must (be|have)|no wonder you"
    r"|if i were you|sounds (like|so|really|very)|in your place|i (went|have been|was) through)\b"
)
_EXPLORE = re.compile(
    r"\b(how (are|do) you (feel|feeling|holding|coping)|what happened|do you want to talk|tell me more"
    r"|anything i can do|are you (ok|okay|all right))\b"
)
_NEGATION = re.compile(r"\b(not|no|never|nothing|nobody|none|cannot|without|n't)\b|n't\b")
_STRONG = re.compile(
    r"\b(so|really|very|too|completely|totally|extremely|all day|all night|any ?more|still|finally|always|ever)\b"
)
_FEEL = re.compile(
    r"\b(feel|feels|feeling|felt|sad|happy|angry|scared|afraid|lonely|tired|worried|proud|excited|miss|cry|crying)\b"
)
_GREETING = re.compile(r"^(hello|hi|hey|good (morning|evening|afternoon)|nice to (meet|see) you)\b")
_HELLO = (
    r"(?:(?:hello|hi|hey|good (?:morning|evening|afternoon))(?: (?:there|again|[a-z]+(?=[.,!])))?|"
    r"(?:morning|evening|afternoon)(?=[.!,])|nice to (?:meet|see) you|robot(?=[.,!])|excuse me)"
)
_MAY_I = (
    r"(?:(?:have you got|do you have) (?:a|one) (?:minute|moment|second|sec)(?: for me)?|"
    r"(?:can|may|could) i (?:tell you something|talk to you)|are you (?:there|listening))(?= ?\?)"
)
_WHO = r"(?:i(?:'m| am) [a-z]+(?= ?[.!])|my name(?: is|'s) [a-z]+|it's me)"
_OPENING = re.compile(
    rf"^(?:{_HELLO}|{_MAY_I})\b[ ,.!?]*(?:(?:{_HELLO}|{_MAY_I}|{_WHO})\b[ ,.!?]*)*", re.IGNORECASE
)
"""How somebody turns to the robot before there is anything to tell."""
_FAREWELL = re.compile(r"^(goodbye|good bye|bye|good night|see you)\b|\b(goodbye|bye bye)$")
_THANKS = re.compile(r"^(thank you|thanks|many thanks)\b|\b(thank you so much|thank you very much)\b")

MATTER = 3
"""Words behind a greeting that tell something by themselves."""


@dataclass(frozen=True)
class Lexical:
    """Counts and flags of one utterance, each in [0, 1].

    `self_`, `you`, `other`: share of the persons named. `reaction`, `interpretation`, `exploration`: EPITOME's
    three mechanisms (Sharma et al. 2020) by their plainest phrases. The rest are what their names say.
    """

    self_: float
    you: float
    other: float
    question: float
    fact: float
    request: float
    reaction: float
    interpretation: float
    exploration: float
    negation: float
    strong: float
    feeling: float
    exclaimed: float
    social: float
    length: float

    def vector(self) -> NDArray[np.float32]:
        """Return the numbers in order of declaration, float32 [15]."""
        return np.array(astuple(self), np.float32)


SIZE = len(fields(Lexical))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")).strip()


def read(text: str) -> Lexical:
    """Count what `text` says openly."""
    low = _plain(text)
    persons = [len(pattern.findall(low)) for pattern in (_SELF, _YOU, _OTHER)]
    total = max(1, sum(persons))
    asked = is_question(text)
    words = len(low.split())
    return Lexical(
        self_=persons[0] / total,
        you=persons[1] / total,
        other=persons[2] / total,
        question=float(asked),
        fact=float(asked and bool(_WH_FACT.search(low)) and not persons[0]),
        request=float(bool(_REQUEST.search(low))),
        reaction=float(bool(_SORRY.search(low) or _GLAD.search(low))),
        interpretation=float(bool(_INTERPRET.search(low))),
        exploration=float(bool(_EXPLORE.search(low))),
        negation=min(1.0, len(_NEGATION.findall(low)) / 2),
        strong=min(1.0, len(_STRONG.findall(low)) / 2),
        feeling=min(1.0, len(_FEEL.findall(low)) / 2),
        exclaimed=float("!" in text),
        social=float(bool(_GREETING.search(low) or _FAREWELL.search(low) or _THANKS.search(low))),
        length=min(1.0, words / 30),
    )


def is_question(text: str) -> bool:
    """Tell whether `text` asks, by its mark or, where the recogniser wrote none, by its first word."""
    stripped = text.strip()
    if stripped.endswith("?"):
        return True
    return not stripped.endswith((".", "!")) and bool(_QUESTION.search(_plain(text)))


def matter(text: str) -> str:
    """Return what an utterance tells behind a greeting: "Good morning. I'm Ada. My dog died." is about the dog.

    A reader that sees the whole takes it for small talk. A greeting alone stays as it is.
    """
    greeting = _OPENING.match(text)
    rest = text[greeting.end() :] if greeting else ""
    return rest if len(rest.split()) >= MATTER else text


def dialogue_act(text: str) -> str:
    """Return "greeting", "farewell", "thanks", "question", "statement", or "" for silence."""
    low = _plain(text).strip(" .!,?")
    if not low:
        return ""
    short = len(low.split()) <= 7
    for pattern, act in ((_GREETING, "greeting"), (_FAREWELL, "farewell"), (_THANKS, "thanks")):
        if short and pattern.search(low):
            return act
    return "question" if is_question(text) else "statement"


_CLAUSE_ENDS = re.compile(rf"(?:[!?;,]|{ENDING_DOT})+|\b(?:and|but|because|so that|although)\b")


def clauses(text: str) -> list[str]:
    """Split `text` into clauses of at least two words, in order."""
    return [part.strip() for part in _CLAUSE_ENDS.split(text) if len(part.split()) >= 2]
