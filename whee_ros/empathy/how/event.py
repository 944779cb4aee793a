"""What happened, said back to the person: "my boss yelled at me" becomes "your boss yelled at you".

A clause of the person's own words is turned towards them, pronoun by pronoun (Weizenbaum 1966), and only if it stands
on its own: a subject that one may begin with, a verb, no loose end, nothing that a listener had better not repeat. What
is in doubt is declined, for a missing detail is better than a broken sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whee_ros.empathy.how.tints import BAD, GOOD
from whee_ros.empathy.when.lexical import clauses

SHORTEST, LONGEST = 3, 11
"""Words of a clause that is said back."""

_SWAP = {
    "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "we": "you",
    "us": "you", "our": "your", "ours": "yours", "ourselves": "yourselves",
    "i'm": "you're", "i've": "you've", "i'd": "you'd", "i'll": "you'll",
    "we're": "you're", "we've": "you've", "we'd": "you'd", "we'll": "you'll", "im": "you're", "ive": "you've",
}  # fmt: skip
_FILLERS = re.compile(
    r"^(?:(?:well|so|um|uh|oh|yeah|yes|no|ok|okay|honestly|actually|basically|also|then|now|and|but|"
    r"because|cause|since|"
    r"sadly|unfortunately|luckily|finally|today|yesterday|recently|lately|sometimes|like|plus|i mean|"
    r"i guess|i think|"
    r"i know|it is just|it's just|you know|(?:just|even|this|last) (?:today|yesterday|now|morning|week|night)|"
    r"the thing is|great news|good news|guess what|that)\b,? ?)+",
    re.IGNORECASE,
)
_SUBJECTS = frozenset(
    """i i'm i've i'd i'll im ive we we're we've my our he she they it he's she's they're they've it's nobody
    everyone everybody someone somebody his her their the""".split()
)
_PRONOUNS = frozenset("i we he she they it".split())
_NOT_VERBS = frozenset("and or who with of in on at to the a an my me him them so very".split())
_VERBS = frozenset(
    """is are was were am be been has have had do does did don't doesn't didn't can can't cannot could couldn't
    will won't would wouldn't isn't aren't wasn't weren't hasn't haven't hadn't keeps kept got gets gave
    came went left lost broke took said told made felt fell found ate hit threw stole died hurt hurts cut
    let put won bought taught wrote drove ran sold forgot thinks says wants needs hates loves calls lives
    works makes takes comes goes feels seems looks never always just still""".split()
)
_LOOSE = frozenset(
    """a an the and or but so because if when while that which who whom whose of to at by from into onto than
    as my your his our their is are was were be been am very really too just my with without i you we he she
    they not all like going about after before since until even really some any even more""".split()
)
_HELD_BACK = re.compile(
    # hypothetical, or not told as a fact
    r"\b(?:if|hope|hoping|wish|wishing|maybe|perhaps|might|should|would|could|want|wants|"
    r"wanted to know|wonder\w*|think|guess|"
    r"suppose|imagine|whether|pray\w*|bet|sure)\b"
    # a verdict on oneself, or on how one is loved: a listener does not sign that
    r"|\b(?:failure|loser|stupid\w*|idiot|ugly|worthless|useless|pathetic|(?:no|any) good|good enough|"
    r"hate\w* (?:me|myself)|"
    r"burden|everything|my fault|fault|fat|weak|weird|(?:am|i'm) such a|(?:am|i'm) a (?:bad|terrible|"
    r"horrible|awful|lousy)|live for|deserve\w*|"
    r"better off|disappointment|dumb|crazy|joke|mess|blame\w*|hopeless|self)\b"
    r"|\b(?:nobody|no one|everyone|everybody|they all|noone)\b.*\b(?:like|love|care|want|need|hate|"
    r"miss|respect)\w*\b"
    # what is too grave or too coarse for an echo
    r"|\b(?:kill\w*|suicid\w*|rape\w*|abus\w*|molest\w*|cut myself|hurt myself|harm\w*|overdose\w*|"
    r"gun|drugs?|sex\w*|"
    r"porn|drunk|period|die|dying|damn|hell|shit\w*|fuck\w*|crap|piss\w*|bitch\w*|ass(?:hole)?|"
    r"bastard|jerk|moron|creep|slut)\b"
    # addressed to the robot, quoted, questions, and figures that no voice reads well
    r"|\b(?:you|your|yours|you're|yourself|lol|haha|idk|omg|btw|gonna|wanna|kinda|etc)\b|"
    r"[\"?$%@#*/:()]|\d{3,}|(.)\1\1",
    re.IGNORECASE,
)
_EMPTY = frozenset(
    """i i'm you we it it's he she they me my is am are was were be been do did does not no don't didn't
    doesn't can't can never know expect care mean that this so just really very have had has get got to the
    a of in on what happened happens going feel feeling felt think like still there here one thing things
    way something""".split()
)
_PUT_RIGHT = (
    (r"\byou am\b", "you're"), (r"\byou (\w+ly|just|also|still|never|always) am\b", r"you are \1"),
    (r"\byou was\b", "you were"), (r"\byou (\w+ly|just|also|still|never|always) was\b", r"you \1 were"),
    (r"\byou are\b", "you're"), (r"\byou have (?=been|lost|had|got|to |\w+ed\b)", "you've "),
    (r"\byou've to\b", "you have to"),
    (r"\bcan ?not\b", "can't"), (r"\b(do|does|did|is|are|was|were|have|has|had) not\b", r"\1n't"),
    (r"\bdont\b", "don't"), (r"\bcant\b", "can't"), (r"\bdidnt\b", "didn't"), (r"\bwont\b", "won't"),
    (r"\bisnt\b", "isn't"), (r"\bwasnt\b", "wasn't"), (r"\bdoesnt\b", "doesn't"), (r"\bshes\b", "she's"),
    (r"\bi\b", "I"),
)  # fmt: skip
_MENDS = tuple((re.compile(pattern), put) for pattern, put in _PUT_RIGHT)
_BROKEN = re.compile(
    r"\b(?:you|they|we) (?:am|was)\b|\bthat you (?:is|has|does)\b|\b(?:he|she|it) (?:am|are)\b"
    r"|\b(?!that)(\w+) \1\b|\b(?:a|an) (?:the|a|an)\b"
    r"|\b(?:did|do|does)n't (?:it|he|she|they|you|we|the|a)\b|\b(?:sorry|wonderful|glad|"
    r"hear) that that\b|\ba [aeio]\w+|\ban [bcdfgjklmnpqrstvwxz]\w*"
    r"|[.!?,] ?[.!?,]|\s[.!?,]",
    re.IGNORECASE,
)
_SPLICED = re.compile(r"^\w+ (?:is|are|was|were) \w+ (?:he|she|they|it) ")
"""Two sentences that a recogniser ran together."""
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
    bad = [said for _, said in whole if BAD.search(said) and not GOOD.search(said)]
    return Told(
        event=event,
        trouble=next(iter(bad), ""),
        blow=next((said for said in bad if not _feels(said)), ""),
        good=next(
            (said for _, said in whole if GOOD.search(said) and not _spoilt(said) and not _feels(said)), ""
        ),
        feeling=named(text, tone),
    )


def turned(clause: str) -> str:
    """Return `clause` as the other side says it, without its final mark, or "" if it had better not be said."""
    plain = clause.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").strip(" .,!;-")
    words = _FILLERS.sub("", plain).strip(" .,!;").split()
    low = [word.lower() for word in words]
    if not SHORTEST <= len(words) <= LONGEST or not _stands(low) or _HELD_BACK.search(" ".join(low)):
        return ""
    swapped = [_SWAP.get(bare, word) for bare, word in zip(low, words, strict=True)]
    if swapped[0] == words[0] and low[0] in _SUBJECTS:
        swapped[0] = low[0]
    said = " ".join(swapped)
    for pattern, put in _MENDS:
        said = pattern.sub(put, said)
    return "" if broken(said) or _SPLICED.search(said) or _first_person(said) else said


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


def broken(text: str) -> bool:
    """Return whether `text` shows a fault that filling a slot can make: agreement, doubled words, articles, marks."""
    return bool(_BROKEN.search(text))


ADJECTIVES = frozenset(
    """sad upset angry mad furious annoyed frustrated irritated worried anxious nervous scared afraid
    frightened terrified stressed overwhelmed lonely alone tired exhausted drained heartbroken devastated
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


def _stands(low: list[str]) -> bool:
    """Return whether the words are a clause: a subject, a verb, no loose end, and something in it."""
    if low[0] not in _SUBJECTS or low[-1] in _LOOSE or all(word in _EMPTY for word in low):
        return False
    if low[0] in _PRONOUNS:
        return low[1] not in _NOT_VERBS
    return "'" in low[0] or any(
        word in _VERBS or (word.endswith("ed") and len(word) > 4) or word.endswith("n't") for word in low[1:]
    )


def _feels(said: str) -> bool:
    """Return whether the clause names a feeling: "I see why that worries you" would say the same again."""
    return bool(_FELT.search(said)) or not ADJECTIVES.isdisjoint(said.lower().split())


def _spoilt(said: str) -> bool:
    return bool(BAD.search(said) or re.search(r"\bnot\b|n't\b|\bnever\b", said))


def _first_person(said: str) -> bool:
    return bool(re.search(r"\b(?:I|i|me|my|mine|myself|am|we|our|us)\b", said))
