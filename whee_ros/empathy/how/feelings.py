"""What somebody feels by their own words, and by the emotion and the valence that were read together."""

from __future__ import annotations

import re

from whee_ros.empathy.how.thread import Thread

POLARITY = {
    "joy": 1, "gratitude": 1, "pride": 1, "love": 1, "excitement": 1,
    "sadness": -1, "anger": -1, "fear": -1, "disgust": -1, "loneliness": -1, "guilt": -1, "disappointment": -1,
    "tiredness": -1,
}  # fmt: skip
"""Sign of each emotion label; labels not listed are neither good nor bad."""
CLEAR = 0.3
"""A valence nearer to 0 than this says nothing."""
CONTRADICTS = 0.4
"""From this size on, valence outweighs an emotion label of the other sign: it is fused from more channels."""
BELIED = 0.6
"""Valence from which the name of a bad feeling is not believed."""
_BUT_GLAD = re.compile(r"\bbut (?:\w+ )?(?:happy|glad|proud|relieved|pleased)\b")
_PAST = re.compile(r"\b(?:was|were|used to be|had been)\b")
_NAMES = (
    (
        "fear",
        re.compile(r"\b(?:worried|afraid|scared|nervous|anxious(?! to)|terrified|frightened|panicking)\b"),
    ),
    ("loneliness", re.compile(r"\b(?:lonely|(?<!did it )all alone|homesick)\b")),
    ("guilt", re.compile(r"\b(?:guilty|ashamed|embarrassed|humiliated)\b")),
    ("anger", re.compile(r"\b(?:angry|furious|annoyed|frustrated|irritated|mad|pissed)\b")),
    ("disappointment", re.compile(r"\b(?:disappointed|let down)\b")),
    (
        "tiredness",
        re.compile(
            r"\b(?:exhausted|tired(?! of)|overwhelmed|worn out|burnt out|burned out|stressed|bored)\b"
        ),
    ),
    (
        "sadness",
        re.compile(
            r"\b(?:sad|upset|bummed|jealous|depressed|heartbroken|devastated|miserable|low(?! on\b)|gutted|wretched|"
            r"in bits|out of sorts|(?:feeling|bit|so|really|pretty|very) down|not (?:quite |feeling )?myself)\b"
        ),
    ),
    ("gratitude", re.compile(r"\b(?:grateful|thankful)\b")),
    ("pride", re.compile(r"\bproud\b")),
    ("joy", re.compile(r"\b(?:relieved|relief|overjoyed|thrilled|delighted|chuffed)\b")),
)
_PRAISED = (
    r"\b(?:boss|manager|teacher|coach|director|supervisor|professor|customer|doctor|everybody|everyone|they all)"
    r" (?:\w+ )?"
    r"(?:thanked|praised|complimented|congratulated|applauded) (?:me|us)\b"
)
_END = r"(?:[ ,]+(?:today|really|actually|at all|to be honest|if i am honest|i am afraid))*[ .!]*$"
_MOVES = (
    ("pride", re.compile(_PRAISED)),
    (
        "fear",
        re.compile(
            r"\b(?:scares|frightens|terrifies|worries) me\b|\bmy head(?: is|'s) spinning\b"
            r"|\bi am (?:\w+ )?in a (?:right |real |bit of a )?(?:pickle|mess|state)\b"
        ),
    ),
    (
        "sadness",
        re.compile(
            r"\b(?:breaks|broke) my heart\b|\b(?:getting|gets|got) (?:to me|me down)\b|"
            r"\bone of those (?:days|weeks)\b"
            r"|\b(?:had|seen) better days\b|^(?:\w+[ ,.]+){0,2}(?:i have been|could be) better"
            + _END
            + r"|^(?:(?:well|oh|hm+|um|i am|it is|feeling|doing)[ ,.]+)*"
            r"not (?:so |too |feeling |doing )?(?:great|good|brilliant)" + _END
        ),
    ),
    (
        "anger",
        re.compile(
            r"\bwhy (?:does|is|do|must|can) (?:nothing|everything|it|this|things|nobody|it all)"
            r" (?:\w+ )?(?:ever|always|never)\b"
            r"|\b(?:drives|driving|drove) me (?:mad|crazy|up the wall|round the bend)\b"
            r"|\b(?:cheesed|browned|hacked) off\b"
            r"|\bdoing my head in\b|\bhad it up to here\b|\bi am (?:so |that |really |very )?cross\b"
        ),
    ),
    (
        "tiredness",
        re.compile(
            r"\bone thing after (?:another|the other)\b"
            r"|^(?:work|today|(?:my|the) (?:\w+ )?(?:day|shift)|it) (?:was|has been) (?:a )?(?:\w+ )?long"
            r"(?: (?:day|one|shift|week))?(?: (?:today|at work))?[ .!]*$"
            r"|\bcan not wait (?:to (?:be (?:over|rid of|done with)|get rid of)|"
            r"(?:for|until) (?:it|this|that) (?:to be over|is over|to end))\b"
            r"|\b(?:under the weather|running on (?:empty|fumes)|dead on my feet)\b"
            r"|\bi am (?:\w+ )?(?:drained|beat|done in|wiped out|all in|knackered|shattered)" + _END
        ),
    ),
    (
        "joy",
        re.compile(
            r"\b(?:on cloud nine|over the moon|walking on air|tickled pink|on top of the world|full of beans)\b|"
            r"\b(?:made my day|ten feet tall|(?:weight|load) off my (?:mind|shoulders))\b|"
            r"\bi am (?:\w+ )?(?:buzzing|made up|stoked)\b"
            r"|\bkeeps me (?:busy|going|young|fit|on my toes)\b"
            r"|\bgives me something to (?:do|get up for|look forward to)\b"
            r"|\b(?:lump|biops\w+|scans?|tests?|results?|growth|mole|shadow|x-?rays?|bloods?)\b(?!.*\bpregnan).{0,40}"
            r"\b(?:is|was|are|were|came back|came up|come back|comes back|all) "
            r"(?:(?!not\b)\w+ )?(?:benign|clear|negative|harmless|clean|normal)\b"
            r"|\b(?:therapist|doctors?|consultant|nurse|physio|surgeon|clinic|hospital|probation)\b.{0,40}"
            r"\bi (?:do|did) not (?:need|have) to (?:come|go)(?: back| in| there)? (?:any ?more|again)\b"
            r"|\bwent (?:wild|nuts|bonkers|crazy)\b(?! (?:at|on|because)\b)"
            r"|^(?:\w+[ ,]+)?what a relief\b|\blife(?: is|'s) (?:good|great)" + _END
        ),
    ),
)
"""What people say of their mood in a manner of speaking; the detector knows some of it for nothing."""
_WRATH = re.compile(
    r"\b(?:he|she|they|mum|mom|dad|mother|father|parents|wife|husband|boss|teacher|boyfriend|girlfriend|coach)\b"
    r"(?: \w+){0,2} (?:will|would|going to) (?:be|get) (?:\w+ ){0,2}(?:mad|angry|furious|cross|disappointed)\b"
)
"""Who awaits somebody's anger is afraid of it, and not angry."""
_BAD_DAY = re.compile(
    r"\b(?:today|the day|my day|this week|the week|work|school|it all) (?:was|has been) "
    r"(?:\w+ ){0,2}(?:awful|terrible|horrible|rough|dreadful|a nightmare|the worst)\b"
)
_SLIGHT = re.compile(
    r"\b(?:a (?:little |tiny |wee )?bit|a little|slightly|somewhat|kind of|sort of) (?:of )?(?:a )?(?:\w+ )?"
    r"(?:worried|afraid|scared|nervous|anxious|uneasy|tired|bored|stressed|sad|down|low|lonely|homesick|annoyed|cross|angry|"
    r"frustrated|disappointed|jealous|envious|embarrassed|ashamed|upset|overwhelmed)\b"
)
_OWN = re.compile(
    r"\b(?:i am|i was|i feel|i felt|feeling|makes me|made me|me|i have been|i get|i got|been|just|so) (?:\w+ ){0,3}$"
)
_DENIED = re.compile(r"\b(?:not|never|no longer|without)(?: \w+){0,2} $")


def named(said: str) -> str:
    """Return the emotion that the person gives a name to ("I am so worried"), bad ones first, or ""."""
    for emotion, words in _MOVES:
        for match in words.finditer(said):
            if not _DENIED.search(said[: match.start()]):
                return emotion
    if _WRATH.search(said):
        return "fear"
    if _BAD_DAY.search(said):
        return "sadness"
    for emotion, words in _NAMES:
        for match in words.finditer(said):
            before = said[: match.start()]
            if _OWN.search(before) and not _DENIED.search(before):
                return emotion
    return ""


def slight(said: str) -> bool:
    """Return whether a bad feeling is named with a hedge, so that much pity would be too much ("a bit nervous")."""
    return _SLIGHT.search(said) is not None


def over(name: str, said: str, valence: float, thread: Thread | None) -> bool:
    """Return whether a feeling that is named is not felt now: all else says otherwise, or it was in another matter."""
    other = thread is not None and POLARITY[name] * thread.tone < 0
    past = other and (_PAST.search(said) is not None or _BUT_GLAD.search(said) is not None)
    return past or POLARITY[name] < 0 < BELIED <= valence


def person_tone(emotion: str, valence: float) -> int:
    """Return -1, 0 or 1: whether the person sounds bad, neither or good, from label and valence together."""
    sign = 0 if abs(valence) < CLEAR else (1 if valence > 0 else -1)
    polarity = POLARITY.get(emotion, 0)
    return sign if not polarity or (polarity != sign and abs(valence) >= CONTRADICTS) else polarity
