"""Which clauses of a person's words may be said back: whole ones that stand alone, and that nobody minds hearing again.

What is in doubt is declined, for a missing detail is better than a broken sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

SHORTEST, LONGEST = 3, 11
"""Words of a clause that is said back."""

_FILLERS = re.compile(
    r"^(?:(?:well|so|um|uh|oh|yeah|yes|no|ok|okay|honestly|actually|basically|also|then|now|and|but|"
    r"because|cause|since|"
    r"sadly|unfortunately|luckily|finally|today|yesterday|recently|lately|sometimes|like|plus|i mean|"
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
    they not all like going about after before since until even really some any more then yeah aren't
    isn't wasn't weren't don't didn't doesn't""".split()
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
_LEADS_ON = frozenset(
    """that because when where while since until till and but so if or how what who whom which why than like as think
    thinks thought know knows knew say says said sure glad afraid sorry hope hopes wish see hear heard told me him her
    us them feel feels mean means knowing thinking hoping saying seeing hearing feeling realising the a this all
    though although unless once before after whenever time moment day night way cause""".split()
)
"""Words behind which another subject may follow in the same clause."""
_SECOND = frozenset(
    "i i'm i've i'd i'll im ive we we're we've we'll he he's he'll she she's she'll they they're they've they'll it's "
    "it'll there's that's nobody".split()
)
OWNED, _OF = 2, frozenset("the a an my his her their our this that".split())
"""Words of a clause that only says whose a thing is, and what begins the thing."""
_REPORTS = frozenset(
    """told tell tells thinks thought think know knows knew hope hopes wish see saw hear heard feel feels felt mean
    means realised realized found noticed promised decided asked swear believe worried scared sure glad afraid
    sorry how what why where who which whether if""".split()
)
"""Words that may report a clause behind somebody or something: "my mum told everyone I was ill"."""
_QUOTING = re.compile(
    # somebody's words, told without a mark: whose "I" is it?
    r"\b(?:said|says|say|asked|asks|goes|go|went|like|replied|wrote|shouts?|shouted) "
    r"(?:i|i'm|i'll|i've|i'd|we|my|no|yes|oh|well|you|did|do|is|are|was|what|why|who|that's|it's|hello|sorry|come)\b"
    r"|\b(?:said|says|say|asked|asks|replied|goes|wrote|told (?:me|him|her|us|them))$"
    r"|\b(?:said|says) (?!that\b|it\b|so\b|something\b|nothing\b|goodbye\b|to\b|things\b|the\b|a\b|some\b)"
)
_MISSHAPEN = re.compile(
    # a subject named twice, a verb without its ending, a question hung on
    r"^(?:the|my|our|his|her|their) \w+ (?:i|he|she|it|they|we)\b"
    r"|^(?:he|she|it|nobody|somebody|someone|everyone|everybody) (?:taste|look|go|come|say|make|take|give|tell|do|have|"
    r"want|need|feel|keep|get|like|think|know|live|work|call|help|speak|talk|ask|answer|finish|start|stop|write|eat|smell|sound|seem|happen)\b"
    r"|\b(?:isn't|wasn't|aren't|weren't|didn't|don't|doesn't|won't|wouldn't|can't|haven't|hasn't) "
    r"(?:i|it|he|she|they|we)\b"
    r"|\b(?:is not|was not|did not) (?:it|he|she|they)\b"
    r"|\b(?:um|uh|er|erm|hm+)\b|\b(\w+) \1\b"
    # two sentences that a recogniser ran together
    r"|^\w+ (?:is|are|was|were) \w+ (?:he|she|they|it) "
)


def sayable(clause: str) -> list[str]:
    """Return the words of `clause` without what it began with, or [] if it had better not be said back."""
    plain = clause.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").strip(" .,!;-")
    words = _FILLERS.sub("", plain).strip(" .,!;").split()
    words = words[: _whole([word.lower() for word in words])]
    low = [word.lower() for word in words]
    if not SHORTEST <= len(words) <= LONGEST or not _stands(low):
        return []
    said = " ".join(low)
    if _HELD_BACK.search(said) or _QUOTING.search(said) or _MISSHAPEN.search(said):
        return []
    return words


def names_somebody(word: str) -> bool:
    """Return whether a clause may begin with `word` as it stands, so that it is no name."""
    return word in _SUBJECTS


def _stands(low: list[str]) -> bool:
    """Return whether the words are a clause: a subject, a verb, no loose end, and something in it."""
    if low[0] not in _SUBJECTS or low[-1] in _LOOSE or all(word in _EMPTY for word in low):
        return False
    if low[0] in _PRONOUNS:
        return low[1] not in _NOT_VERBS
    return "'" in low[0] or any(
        word in _VERBS or (word.endswith("ed") and len(word) > 4) or word.endswith("n't") for word in low[1:]
    )


def _whole(low: Sequence[str]) -> int:
    """Return how many words pass before a second subject begins with nothing that leads on to it.

    A recogniser runs sentences together, "I got the promotion I start on Monday": only the first is said back, and
    none where one may be reported in the other. "The cake I made" is one.
    """
    reported = False
    for at, (last, word) in enumerate(pairwise(low), start=1):
        reported = reported or last in _REPORTS
        if word in _SECOND and last not in _LEADS_ON and not (len(low) - at <= OWNED and low[at - 2] in _OF):
            return 0 if reported else at
    return len(low)
