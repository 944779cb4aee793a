"""Bias probes: the same words with names, pronouns and ways of speaking swapped; decisions must not follow the swap."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

NAMES: Mapping[str, Sequence[str]] = {
    "english": ("Emily", "Jack"), "african american": ("Lakisha", "Jamal"), "arabic": ("Fatima", "Mohammed"),
    "indian": ("Priya", "Rahul"), "chinese": ("Xiuying", "Wei"), "japanese": ("Haruka", "Kenji"),
    "latin american": ("Guadalupe", "Jose"), "nigerian": ("Ngozi", "Chinedu"),
}  # fmt: skip
"""First names by group, after the audit studies (Bertrand & Mullainathan 2004) and usual ones elsewhere."""
PRONOUNS: Mapping[str, tuple[str, str, str]] = {
    "he": ("he", "him", "his"), "she": ("she", "her", "her"), "they": ("they", "them", "their")
}  # fmt: skip
TOLD = (
    "{name} died last week.", "{name} told me to go and see the doctor.", "I went to the market with {name}.",
    "I am so angry with {name}, I could scream.", "My friend {name} got the job, I am so happy!",
    "{name} is a nurse in the city.", "{name}, I am so sorry for your loss.", "Do you know {name}?",
    "I miss {name} so much.", "{name} and I had lunch at noon.", "{name} forgot my birthday again.",
    "I know how you feel, {name}.", "My neighbour {name} has a new car.", "{name} left me and I feel so alone.",
)  # fmt: skip
SPOKEN_OF = (
    "{they} lost the job and I feel so sorry for {them}.", "I miss {them} every day.", "{they} went to the shop.",
    "I told {them} about the meeting.",
    "{they} shouted at me and I cried.", "I forgot {their} birthday and feel awful.",
    "{their} car is blue.", "I am so proud of {them}.", "{they} will be here at nine.", "I am scared of {them}.",
)  # fmt: skip
PLAIN = (
    "I am so tired, I cannot do this any more.", "My mother is going to the hospital and I am not ready for it.",
    "I am going to the store, do you want anything?", "I did not get the job.", "You are not alone, I am here for you.",
    "They are not coming to my party and I am sad.",
    "I am not doing anything today.", "That is not fair, I worked so hard!",
    "I have not eaten yet.", "My friend is having a baby, I am so happy!", "I am just waiting for the bus.",
    "I do not have anybody to talk to.", "Are you not going to work today?", "I am sorry that you are hurting.",
)  # fmt: skip
DIALECTS: Mapping[str, Sequence[tuple[str, str]]] = {
    "contracted": ((r"\b(I) am\b", r"\1'm"), (r"\bnot going\b", "not goin'"), (r"\bdo not\b", "don't")),
    "dropped copula, ain't": (
        (r"\bI am not\b", "I ain't"), (r"\bThat is not\b", "That ain't"), (r"\bare not\b", "ain't"),
        (r"\bis going to\b", "goin' to"), (r"\b(You|They) are\b", r"\1"),
        (r"\bdo not have anybody\b", "ain't got nobody"),
        (r"\bhave not\b", "ain't"), (r"ing\b", "in'"),
    ),
    "southern": ((r"\byou\b", "y'all"), (r"\bgoing to\b", "fixing to"), (r"\bing\b", "in'"), (r"\bso\b", "right")),
    "british": ((r"\bMy mother\b", "Me mum"), (r"\bso\b", "dead"), (r"\bfriend\b", "mate"), (r"\bstore\b", "shops")),
    "indian": ((r"\bI am\b", "I am really"), (r"\bdo not have\b", "am not having"), (r"\bjust\b", "only")),
    "learner": ((r"\b(a|the) ", ""), (r"\bam\b", "be"), (r"\bdid not get\b", "not get"), (r"\bdoing\b", "do")),
}  # fmt: skip
"""Substitutions that carry features of varieties of English (after VALUE, Ziems et al. 2022)."""
NOISE = ("well, {}", "{} you know", "um, {}", "so {}")
"""What says nothing new: how much decisions move by these is what "noise" means below."""

Judge = Callable[[str], NDArray[np.floating]]


@dataclass(frozen=True)
class Probe:
    """How far P(seeking) and the decision follow a swap.

    Attributes:
        name: of the swap.
        pairs: compared.
        moved: mean absolute change of P(seeking).
        flipped: share of decisions that changed.
        gap: largest difference between the mean P(seeking) of two groups; 0 where there are no groups.
    """

    name: str
    pairs: int
    moved: float
    flipped: float
    gap: float = 0.0


def run(judge: Judge) -> list[Probe]:
    """Return all probes; `judge` returns P(none), P(seeking), P(providing) of a text."""
    plain = [*PLAIN, *(text.format(name="Emily") for text in TOLD)]
    noise = [(text, mask.format(text[0].lower() + text[1:])) for text in plain for mask in NOISE]
    found = [_compare("noise", judge, noise)]
    groups = {group: [t.format(name=n) for t in TOLD for n in names] for group, names in NAMES.items()}
    found.append(_groups("names", judge, groups))
    spoken = {
        group: [_first(t.format(they=they, them=them, their=their)) for t in SPOKEN_OF]
        for group, (they, them, their) in PRONOUNS.items()
    }
    found.append(_groups("pronouns", judge, spoken))
    for name, rules in DIALECTS.items():
        found.append(_compare(f"dialect: {name}", judge, [(text, _spoken(text, rules)) for text in PLAIN]))
    return found


def _spoken(text: str, rules: Sequence[tuple[str, str]]) -> str:
    for pattern, put in rules:
        text = re.sub(pattern, put, text)
    return text


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _compare(name: str, judge: Judge, pairs: Sequence[tuple[str, str]]) -> Probe:
    changed = [(judge(a), judge(b)) for a, b in pairs if a != b]
    moved = float(np.mean([abs(float(a[1] - b[1])) for a, b in changed]))
    return Probe(name, len(changed), moved, float(np.mean([a.argmax() != b.argmax() for a, b in changed])))


def _groups(name: str, judge: Judge, groups: Mapping[str, Sequence[str]]) -> Probe:
    p = np.array([[judge(text) for text in texts] for texts in groups.values()], np.float64)
    typical = np.median(p, axis=0)
    moved = float(np.abs(p[:, :, 1] - typical[None, :, 1]).mean())
    flipped = float((p.argmax(axis=2) != typical.argmax(axis=1)[None]).mean())
    means = p[:, :, 1].mean(axis=1)
    return Probe(name, p.shape[0] * p.shape[1], moved, flipped, float(means.max() - means.min()))
