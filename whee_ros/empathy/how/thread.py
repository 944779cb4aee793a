"""What somebody is telling, over more than one turn: a detail of something sad is no small talk.

Most turns of a story show no feeling by themselves ("I got her when I was a student"). While a matter is being told
they are met as part of it, and what is not sure is read in its light.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from whee_ros.core.empathy import Direction
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.nearness import TALK
from whee_ros.empathy.how.policy import Moment
from whee_ros.empathy.how.tints import BAD, GOOD

STAYS = 6
"""Turns without a feeling of their own through which a matter is still being told."""
KIND, DARK = 0.7, -0.3
"""Kindness that is believed, and valence from which on less of it is not ("It's all right. I'll eat alone")."""
ELSEWHERE = 3
"""Turns without a feeling after which everyday talk is a matter of its own ("I walked to the library")."""
MORE = {-1: "follow.more_low", 1: "follow.more_high"}
"""Where the bank answers to more of a matter."""
FELT = 0.2
"""P(seeking) from which a turn speaks for itself."""
LITTLE, SURE = 0.15, 0.3
"""Sizes of a valence that says nothing, and of one that turns a matter round ("she cried" for joy does not)."""
TURNS = 0.75
"""Size of a valence that turns a matter round by itself, unless a feeling is named."""
OWN = ("setback", "sadness", "guilt", "frustration", "loneliness", "tiredness", "boredom")
"""Feelings of what befell the person; grief, illness and fear may be about another, whose luck is good news."""
_GOES_ON = re.compile(r"^(?:it|that|this|he|she|they|and|but|so|yes|yeah|no|then|there)\b")
_NEGATED = re.compile(r"\b(?:not|never|nobody|nothing|no longer|have to|only thing is)\b")
"""What is no joy by itself, in the midst of one: "My old boss does not know yet"."""
_TEARS = re.compile(
    r"\b(?:he|she|they|we|everybody|everyone|mum|mom|mother|dad|father|my (?:\w+ )?\w+)"
    r"(?: \w+){0,2} (?:cried|crying|cry|screamed|screaming)\b"
)
"""What people do for joy as well, in the midst of good news."""
_MISSED = re.compile(r"\b(?:i wish|if only)\b")
_OTHERS = re.compile(
    r"\b(?:brother|sister|cousin|friends?|colleagues?|neighbou?rs?|classmates?|others|everybody|everyone|all|he|she|they)"
    r"\b(?: \w+){0,4} (?:passed|won|got|made it|promoted|hired|married|engaged|invited|chosen|picked)\b"
)
_LUCK = re.compile(
    r"\b(?:i|we) (?:have )?(?:\w+ )?(?:got (?:the|a|in|it|my)|passed|won|made it|did it|managed)\b"
    r"|\b(?:can|may|could|allowed to|get to|getting to) (?:finally )?(?:go|come) home\b(?! (?:alone|to an?)\b)"
    r"|\b(?:i|we|he|she|they|mum|mom|mother|dad|father|somebody|someone|my \w+) (?:have |has )?(?:just |finally )?"
    r"found (?:him|her|it|them)\b(?! (?:dead|unconscious|lying|on the|in the (?:water|river|road|street)|too late))"
)
_SEEMS = re.compile(
    r"\b(?:thinks?|believes?|assumes?|says?|tells? everybody) (?:that )?i am (?:\w+ )?"
    r"(?:great|fine|happy|good|well|okay|ok|strong|over it|brave|lucky)\b"
)


@dataclass(frozen=True)
class Thread:
    """A matter that somebody tells of over more than one turn.

    Attributes:
        tone: -1 bad, 1 good, as it was last heard clearly.
        about_self: whether what is bad befell the person, so that the luck of others may sting.
        turns: how many have passed since.
    """

    tone: int
    about_self: bool
    turns: int = 0

    def later(self) -> Thread | None:
        """Return the thread a turn on, None when it is lost."""
        return replace(self, turns=self.turns + 1) if self.turns < STAYS else None


def adds_to(thread: Thread | None, moment: Moment, bank: Bank, said: str) -> int:
    """Return the tone of `thread` where a turn goes on with it and shows no feeling of its own, else 0.

    Args:
        thread: what is being told.
        moment: the turn.
        bank: what has answers to such turns, some of them to certain words ("I'm going to apologise").
        said: in plain spelling.
    """
    if thread is None or moment.asks or moment.dialogue_act not in ("", "statement"):
        return 0
    plain = moment.theme == TALK and not moment.called and not _GOES_ON.search(said)
    elsewhere = plain and thread.turns >= ELSEWHERE
    if moment.follows or moment.scolded or moment.misread or moment.sorry or elsewhere:
        return 0
    kind = moment.direction == Direction.PROVIDING and (moment.p_providing >= KIND or moment.valence > DARK)
    own = moment.clear and moment.tone and (moment.called or moment.p_seeking >= FELT)
    turns = own and not moment.named and moment.tone * thread.tone < 0
    if turns and moment.valence * moment.tone < TURNS and not _LUCK.search(said):
        own = False  # a glad or sad word in the midst of it: "It's our anniversary in June", of a holiday now lost
    if moment.tone * thread.tone < 0 and moment.valence * moment.tone >= SURE and _LUCK.search(said):
        return 0  # "They say I can go home tomorrow"
    low = moment.valence < -TURNS if moment.called else moment.valence < -LITTLE
    dull = not moment.called and moment.valence < LITTLE and _NEGATED.search(said) is not None
    meant = not moment.named and bank.find(MORE[thread.tone], said).topic is not None
    told = _TEARS.sub(" ", said)
    if thread.tone > 0 and told != said and not BAD.search(told):
        return thread.tone  # whatever screams were taken for
    dark = not meant and moment.valence < LITTLE and BAD.search(told) and not GOOD.search(said)
    spoils = thread.tone > 0 and (low or dull or dark or _MISSED.search(said) is not None)
    return 0 if kind or (own and not meant) or spoils else thread.tone


def carried(thread: Thread | None, moment: Moment) -> Thread | None:
    """Return what is still being told after a turn.

    Args:
        thread: what was being told before.
        moment: the turn.
    """
    heard = moment.clear and moment.tone and (moment.called or moment.named)
    heard = heard and not moment.wary and moment.dialogue_act != "untold"
    sure = (moment.named or moment.valence * moment.tone >= SURE) and not (moment.misread and moment.tone > 0)
    if heard and not moment.thread and (sure or thread is None or thread.tone == moment.tone):
        return Thread(moment.tone, moment.feeling in OWN)
    if thread is not None and moment.called:
        return replace(thread, turns=0)
    over = thread is None or moment.dialogue_act in ("greeting", "farewell", "elsewhere")
    return None if over or thread is None else thread.later()


def stings(thread: Thread | None, said: str) -> bool:
    """Return whether good news may be none: "My brother passed at once" in one's own failure, "They think I'm fine".

    Args:
        thread: what is being told.
        said: in plain spelling.
    """
    own = thread is not None and thread.about_self and thread.tone < 0
    return bool((own and _OTHERS.search(said)) or _SEEMS.search(said))


def answers(thread: Thread | None, bank: Bank, said: str) -> bool:
    """Return whether the bank has words for just this turn of what is being told: a plan, a hope, a relief."""
    topic = bank.find(MORE[thread.tone], said).topic if thread else None
    return topic is not None and topic.name != "nod"
