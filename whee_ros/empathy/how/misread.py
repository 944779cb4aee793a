"""Whether somebody objects to what the robot has just said: a feeling that is none, or words that did not fit.

Who is told "You sound scared" and answers "I'm not scared, I'm angry" wants no word about fear, and who asks "Kind?
What was kind about that?" wants no answer to a question of fact. The form tells, and words of the reply.
"""

from __future__ import annotations

import re

from whee_ros.empathy.safety.words import count, plain

LONGEST = 14
"""Words of an objection to a feeling; in longer turns more is told than that."""
BRIEF = 9
"""Words of a question about the robot's own words."""
_ALIKE = (
    r"happ\w+|glad|fortunate|lucky|joy\w*|pleased|delighted|thrilled|lovely|wonderful|smile|proud|congratulations|great",
    r"scared|afraid|worr\w+|fear\w*|frighten\w*|uneasy|nervous|anxious|scary|nerve-racking",
    r"angry|anger|cross|mad|furious|shout|fed up|frustrat\w+|patience|upset",
    r"sad|low|heavy|sorrow|down|hard|hurts?|painful|tough|rough|sorry",
    r"lonely|alone|company|invisible",
    r"tired|exhaust\w+|worn out|rest",
    r"kind|friendly|thoughtful|caring",
)
"""Words that stand for one feeling when the robot speaks of it."""
_SETS = tuple(re.compile(rf"\b(?:{words})\b") for words in _ALIKE)
_DENIES = tuple(
    re.compile(
        rf"\b(?:not|never|hardly|no longer) (?:\w+ ){{0,2}}(?:{words})\b"
        rf"|\bwould not (?:say|call) (?:\w+ ){{0,2}}(?:{words})\b"
        rf"|\b(?:{words}) (?:is|was) not (?:\w+ )?(?:the )?(?:right )?word\b"
        rf"|^(?:\w+[ ,.]+)?(?:{words}) ?[,?.!]? ?"
        rf"(?:i do not know|not (?:really|quite|exactly)|no\b|that is a good one|hardly|you are joking)"
    )
    for words in _ALIKE
)
_PROTESTS = re.compile(
    r"\bwhat (?:do|did) you mean\b|\bwhat are you talking about\b|\byou do not (?:get|understand) (?:it|me|that)\b"
    r"|\bis that all (?:you have got|you have|you can say)\b|\bthat is all you(?: have)?(?: got)? ?\?"
    r"|\byou are not (?:really |even )?(?:helping|helpful|listening)\b|\bare you (?:even )?listening to me\b"
    r"|\bwhy (?:do|are) you (?:keep )?(?:keep |always |still )?(?:ask|asking|going on|talk|talking|saying)\b"
    r".{0,30}\b(?:crisis|helpline|safe|danger|all right|that)\b|\bstop asking\b"
    r"|\bthat (?:makes|made) no sense\b|\bthat (?:has|had) nothing to do with (?:it|that|what)\b"
    r"|\bi am (?:just|only) (?:telling|saying)\b|\bthat (?:was|is) not what i (?:said|meant|asked)\b"
    r"|\bthat (?:can|could) not be (?:right|true)\b"
    r"|^(?:as|so|like|with|about|than) (?:\w+ )?(?:as |about )?(?:what|whom|who) ?[?.]?$"
    r"|\byou could (?:\w+ )?(?:sound|be|show|act|look|at least|pretend)\b"
    r".{0,40}\b(?:me|pleased|happi\w+|sorry|interested|nicer|kinder)\b"
    r"|\byou (?:have )?(?:got|have got|had|have had|got) (?:it|that|me) (?:all |completely )?(?:the )?wrong\b"
    r"|\byou are (?:just )?as (?:bad|daft|deaf|useless) as\b|\b(?:have you got|are you) (?:cloth ears|deaf)\b"
    r"|^what \? no\b|^huh \?|^(?:\w+[ ,.]+){0,2}that is not (?:true|it|right|how it is) ?[.!]*$"
)
_BACK = re.compile(r"^(?:\w+[ ,.]+)?(?:what|how|why|with|in|who|which|a|an|the)?\b.*\?")
_COMMON = frozenset(
    "that this with what when have your from they them then there would could about like more tell really".split()
)


def objects(said: str, reply: str) -> bool:
    """Return whether `said` objects to `reply`.

    Args:
        said: in plain spelling.
        reply: what the robot said last, "" for nothing.
    """
    if not reply:
        return False
    words, then = count(said), plain(reply)
    if words <= LONGEST and any(
        denies.search(said) and named.search(then) for denies, named in zip(_DENIES, _SETS, strict=True)
    ):
        return True
    if _PROTESTS.search(_spaced(said)):
        return True
    if then.endswith("?"):
        return False  # "Did you sleep well?" is only asked back
    first = said.split("?")[0] + "?" if "?" in said else ""
    return 0 < count(first) <= BRIEF and bool(_BACK.match(first)) and _quotes(first, then)


def _quotes(question: str, reply: str) -> bool:
    """Return whether a question takes up words of the reply, and is about little else."""
    own = [word for word in re.findall(r"[a-z']+", question) if len(word) >= 4 and word not in _COMMON]
    heard = set(re.findall(r"[a-z']+", reply))
    return (bool(own) and all(word in heard for word in own)) or question.startswith("with you in what")


def _spaced(said: str) -> str:
    return re.sub(r"([?!.])", r" \1", said)
