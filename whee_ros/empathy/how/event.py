"""What happened, said back to the person: "my boss yelled at me" becomes "your boss yelled at you".

`clause.py` says which clauses may be said back, `turning.py` turns them; here it is told what each of them shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whee_ros.empathy.how.tints import BAD, GOOD, LONG
from whee_ros.empathy.how.turning import turned
from whee_ros.empathy.when.lexical import clauses

_DENIED = re.compile(
    r"\b(?:not|never|no|nor|without|didn't|doesn't|don't|wasn't|isn't|aren't|weren't|hasn't|haven't) "
    r"(?:(?:even|really|ever|to|be|a|an|the|any) ){0,2}"
    r"(?:shout\w*|scream\w*|yell\w*|hit|hurt\w*|cry|cried|crying|fight\w*|argu\w*|fail\w*|bad|wrong|sick|ill|"
    r"worr\w+|afraid|scared|angry|upset|mad|problem\w*|trouble|late|miss\w*|lie|lied|break\w*|broke)\b"
)
_FELT = re.compile(r"\b(?:feel\w*|felt)\b")
_NAMED = re.compile(
    r"\b(?:i am|i'm|im|i feel|feeling|i've been|i have been|makes me|me feel|getting|get)"
    r" (?:(?:so|really|very|pretty|a bit|a little|kind of|quite|just|extremely|super|still|also|"
    r"feeling|too|always|"
    r"absolutely|completely|rather|getting|such|feel) ){0,3}([a-z]+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Told:
    """What can be said back of an utterance; "" where nothing can.

    Attributes:
        event: a clause, turned towards the person.
        trouble: one that shows by itself that it is bad.
        blow: such a one that tells of no feeling ("your boss yelled at you"), so that one may say that it hurts.
        good: one that shows by itself that it is good, and tells of no feeling.
        feeling: the person's own word for it ("nervous"), of the tone that was asked for.
    """

    event: str = ""
    trouble: str = ""
    blow: str = ""
    good: str = ""
    feeling: str = ""


def told(text: str, cause: str, tone: int) -> Told:
    """Return what of `text` can be said back.

    Of a long tale only what shows by itself that it is bad or good: any other clause may be beside the point.

    Args:
        text: the utterance.
        cause: the part that is likely to say why, "" if unknown; looked at first.
        tone: -1 bad, 0 neither, 1 good: a feeling of the other sign is not said back.
    """
    found = [(part, turned(part)) for part in dict.fromkeys(_parts(text, cause))]
    whole = [(part, said) for part, said in found if said]
    event = next(
        (said for part, said in whole if (not cause or part in cause or cause in part) and not _feels(said)),
        "",
    )
    bad = [said for _, said in whole if _bad(said)]
    return Told(
        event=event if len(text.split()) < LONG else "",
        trouble=next(iter(bad), ""),
        blow=next((said for said in bad if not _feels(said)), ""),
        good=next(
            (said for _, said in whole if GOOD.search(said) and not _spoilt(said) and not _feels(said)), ""
        ),
        feeling=named(text, tone),
    )


def named(text: str, tone: int) -> str:
    """Return the person's own adjective for how they feel now, if it has the sign of `tone`, or ""."""
    wanted = {-1: BAD, 1: GOOD}.get(tone)
    for match in _NAMED.finditer(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")):
        word = match[1].lower()
        if word == "afraid" and not re.match(r" [a-z]", text[match.end() :]):
            continue  # "it is not possible, I'm afraid" regrets, and fears nothing
        if wanted is not None and word in ADJECTIVES and wanted.search(word):
            return word
    return ""


ADJECTIVES = frozenset(
    """sad upset angry mad furious annoyed frustrated irritated worried anxious nervous scared afraid
    frightened terrified stressed overwhelmed lonely tired exhausted drained heartbroken devastated
    depressed down hurt disappointed ashamed embarrassed guilty jealous bored lost confused helpless
    miserable shocked discouraged unhappy homesick betrayed empty numb bitter disgusted desperate uneasy
    restless rejected insecure happy glad excited thrilled proud grateful thankful relieved delighted
    hopeful confident content joyful calm ecstatic pleased satisfied optimistic blessed""".split()
)
"""Words that fit into "you are ..." and that nobody minds hearing again."""


def _parts(text: str, cause: str) -> Iterator[str]:
    if cause:
        yield cause
        yield from clauses(cause)
    yield from clauses(text)


def _bad(said: str) -> bool:
    """Return whether the clause shows something bad, and does not say that it was not so."""
    return bool(BAD.search(said)) and not GOOD.search(said) and not _DENIED.search(said)


def _feels(said: str) -> bool:
    """Return whether the clause names a feeling: "I see why that worries you" would say the same again."""
    return bool(_FELT.search(said)) or not ADJECTIVES.isdisjoint(said.lower().split())


def _spoilt(said: str) -> bool:
    return bool(BAD.search(said) or re.search(r"\bnot\b|n't\b|\bnever\b", said))
