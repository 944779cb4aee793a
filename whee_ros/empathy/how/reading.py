"""What the policy needs to know about a state, besides its numbers: the matter, the tone, what is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from whee_ros.core.empathy import Direction, EmpathyState
from whee_ros.empathy.how.acts import act_of, asked_for, greets
from whee_ros.empathy.how.address import LONGEST_SCOLDING, comforts, scolds
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.belied import belied
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.feelings import CLEAR, CONTRADICTS, POLARITY, named, over, person_tone, slight
from whee_ros.empathy.how.history import Earlier, refers
from whee_ros.empathy.how.introduction import name_of
from whee_ros.empathy.how.lines import Situation
from whee_ros.empathy.how.misread import objects
from whee_ros.empathy.how.nearness import NOWHERE, TALK, Near
from whee_ros.empathy.how.policy import Moment
from whee_ros.empathy.how.thread import FELT, SURE, adds_to, answers, stings
from whee_ros.empathy.how.tints import BAD, CERTAIN, GOOD, borne_out
from whee_ros.empathy.safety.words import count, plain

DOUBTED = 0.45
"""Valence below which a label of joy is not believed of dark words."""
SERIOUS = -0.35
"""Valence at or below which a plain reply stays sober."""
SEEN = 0.3
"""Contribution of a cue of face or voice, log-odds, from which on the words do not stand alone."""

DOUBTFUL = 0.3
"""Doubt of the safety gate from which on gladness is not shared: of 130 glad turns (dev) one or two reach it."""

PUT_RIGHT = ("corrected", "misheard", "unclear")
"""Topics of the bank that know from words alone that the robot is put right, or was not understood."""

LOW, SURELY = 0.2, 0.9
"""Size of a valence in which nobody is kind, but for whom kindness is sure: who comforts may look sad."""
FOND = 0.5
"""Valence from which words of kindness are no scolding, whatever names are called: "you daft wee thing"."""
_NO_KINDNESS = re.compile(
    r"\byou should have (?:seen|heard|been there)\b"
    r"|\bdo not know (?:what|how) (?:to|i (?:can|could|should)) (?:say|do|tell|help|comfort|react)\b"
)
_TO_YOU = re.compile(r"\b(?:you|your|yours|yourself|do not|let us|keep|take|hang)\b")
"""Kindness is said to somebody; who tells of a matter of their own and says none of this gives none."""
MEANT = "meant"
"""Theme of a turn to which what is being told has an answer of its own."""
MISHAP, NUISANCE = "mishap", "nuisance"
"""Theme of a small thing that went wrong, and the section of the bank that says how people speak of it."""
SLIGHT = "slight"
"""Theme of a turn in which a bad feeling is named with a hedge, and nothing besides."""
SLIGHTED = ("fear", "frustration", "tiredness", "boredom", "guilt")
"""Feelings that a hedge makes small; a bit of grief or loneliness is not."""
MILD_WORDS = 6
_MILD = re.compile(r"\b(?:okay|ok|alright|all right|fine|not (?:too |so |that )?bad|so so)\b")
"""Words for what is neither good nor bad, in so few words."""
HEDGED, LONGEST_HEDGED = 0.3, 14
"""What is left of a need that is told with a hedge, in so many words."""
_HEDGE = re.compile(r"\b(?:a (?:little |tiny )?bit|a little|slightly|somewhat|kind of|sort of)\b(?! of\b)")


@dataclass(frozen=True)
class Reading:
    """A state as the policy sees it.

    Attributes:
        moment: what rules ask about.
        said: the words in plain spelling.
        tone: -1, 0 or 1.
        situation: place of the feeling in the bank.
        near: how near the bank's lines are.
        earlier: the exchange that the words refer to, if they do.
    """

    moment: Moment
    said: str
    tone: int
    situation: Situation
    near: Near = NOWHERE
    earlier: Earlier | None = None


def read(
    state: EmpathyState,
    bank: Bank,
    config: HowConfig,
    *,
    answered: bool,
    careful: bool,
    near: Near = NOWHERE,
    last: Earlier | None = None,
    doubt: float = 0.0,
) -> Reading:
    """Return what there is to know about `state`.

    Args:
        state: of the utterance.
        bank: where its matter is looked up.
        config: parameters in force.
        answered: whether its question can be worked out.
        careful: whether a crisis was spoken of shortly before.
        near: how near the bank is to the words.
        last: the exchange with this person just before.
        doubt: of the safety gate, which found nothing, 0-1.
    """
    said = plain(state.text)
    thread = last.thread if last else None
    name = named(said)
    past = bool(name) and over(name, said, state.valence, thread)
    if past:
        name = ""  # "It feels amazing. We were so worried"
    tone = POLARITY[name] if name else person_tone(state.emotion, state.valence)
    stung = stings(thread, said)
    if stung and tone > 0:
        tone = -1
    emotion = name or (state.emotion if POLARITY.get(state.emotion, 0) in (0, tone) else "")
    situation = _matter(state, bank, said, name, emotion, tone, near)
    felt = POLARITY.get(state.emotion, 0)
    words = count(said)
    fond = state.direction == Direction.PROVIDING and state.valence >= FOND
    cross = scolded(said, bank) and not fond
    sorry = words <= LONGEST_SCOLDING and bank.find("social.apology", said).topic is not None
    about_robot = any(topic.found(said) for topic in bank.find("providing.robot", said).family.topics)
    praised = about_robot and state.valence >= 0 and not cross
    comforting = comforts(said) or praised
    asked = asked_for(state.dialogue_act, said, bank)
    asks_facts = asked == "fact" and bank.find("questions.fact", said).topic is not None
    direction = Direction.PROVIDING if comforting else state.direction
    given = direction == Direction.PROVIDING
    dark = state.valence < -LOW and state.p_providing < SURELY
    told = given and not comforting and last is not None and (dark or not _TO_YOU.search(said))
    told = told or (given and _NO_KINDNESS.search(said) is not None)
    if not comforting and (sorry or (asks_facts and given) or told):
        direction = Direction.NONE  # "Sorry, what did you say?", "She has a dog, too"
    glad = situation.family.tone > 0 or state.valence > 0
    wary = glad and (doubt >= DOUBTFUL or bank.find("wary", said).topic is not None)
    theme = "" if stung else _theme(state, bank, said, near)
    if theme == MISHAP and situation.topic is not None and situation.topic.found(said):
        theme = ""  # "I missed the train to the funeral"
    if theme == TALK and situation.topic is not None and situation.topic.strong and state.valence <= SERIOUS:
        theme = ""  # "My best mate is moving to Canada"
    threshold = state.need_off if state.active else state.need_on
    lacking = state.need - config.caution
    asks = "" if comforting and state.direction != Direction.PROVIDING else asked
    act = act_of(state.dialogue_act, direction, said, words)
    if act == "greeting" and asks:
        act = "question"  # "Hello. How are you?"
    if act == "question" and not asks:
        act = "statement"  # "What if the cat gets him?"
    if act in ("", "statement", "greeting"):
        if name_of(state.text):
            act = "introduction"
        elif (
            act != "greeting"
            and greets(said)
            and direction == Direction.NONE
            and state.p_seeking < FELT
            and not asks
        ):
            act = "greeting"  # "Hi, I'm back from school."
    mild = words <= MILD_WORDS and _MILD.search(said) and not GOOD.search(said)
    behind = not name and situation.topic is None and belied(state, said, words)
    if mild and situation.family.tone > 0 and not behind:
        lacking = 0.0  # "I slept okay" is no news
    ordinary = not asks and act in ("", "statement") and situation.topic is None
    back = last is not None and ordinary and _points_back(last, state, bank, said, tone)
    if last is not None and theme == TALK and last.situation.family.tone == 0:
        back = False  # what it is about says more than that it is an answer
    if last is not None and back:
        situation = last.situation
    excess = min(1.0, max(0.0, (lacking - state.need_on) / max(1e-6, 1 - state.need_on)))
    seen = _seen(state) or borne_out(said, situation, state.valence, felt)
    worded = situation.topic is not None and situation.topic.found(said)
    against = thread is not None and thread.tone * situation.family.tone < 0 and felt == thread.tone
    faint = thread is not None and not worded and abs(state.valence) < CONTRADICTS
    turns = thread is not None and not name and thread.tone * situation.family.tone < 0
    torn = faint or (against and abs(state.valence) < CERTAIN)  # "Yes, all alone", with pride
    torn = torn or past or (turns and abs(state.valence) < SURE)
    moment = Moment(
        called=direction == Direction.SEEKING and lacking >= threshold and config.empathy_gain > 0,
        direction=direction,
        p_seeking=0.0 if comforting else state.p_seeking,
        p_providing=1.0 if comforting else 0.0 if told else state.p_providing,
        emotion=state.emotion,
        dialogue_act=act,
        feeling=situation.family.name,
        tone=situation.family.tone,
        clear=bool(name) or (seen and not torn and not stung),
        named=bool(name),
        theme=theme,
        scolded=cross,
        misread=last is not None and objects(said, last.reply),
        sorry=sorry,
        wary=wary,
        belied=behind,
        serious=(situation.topic is not None and situation.family.tone < 0) or state.valence <= SERIOUS,
        asks=asks,
        answered=answered,
        to_robot=state.addressed,
        addressed="robot" if about_robot else "other",
        careful=careful,
        follows=back,
        replies=last is not None and last.asked,
        excess=excess * HEDGED if _HEDGE.search(said) and words <= LONGEST_HEDGED else excess,
        need=state.need,
        confidence=state.confidence,
        valence=state.valence,
        arousal=state.arousal,
        words=words,
    )
    more = adds_to(thread, moment, bank, said)
    if more and answers(thread, bank, said):
        moment = replace(moment, theme=MEANT)
    elif name and words <= LONGEST_HEDGED and situation.family.name in SLIGHTED and slight(said):
        moment = replace(moment, theme=SLIGHT)
    moment = replace(moment, thread=more)
    return Reading(moment, said, tone, situation, near, last if back else None)


def _matter(
    state: EmpathyState, bank: Bank, said: str, name: str, emotion: str, tone: int, near: Near
) -> Situation:
    """Return where in the bank the feeling belongs; `name` is what they call it, `emotion` what is believed."""
    sure = bool(name) or abs(state.valence) >= CLEAR
    clear = bool(name) or abs(state.valence) >= CONTRADICTS
    situation = bank.find("feelings", said, emotion, tone, sure=sure, clear=clear, near=near.theme)
    doubtful = state.valence < DOUBTED and BAD.search(said) and not GOOD.search(said)
    if situation.topic is None and situation.family.tone > 0 and doubtful:
        situation = bank.find("feelings", said, name, -1)  # a label alone does not make bad news good
    if situation.topic is None and not name:
        situation = bank.widened(situation)  # a label alone may be a feeling near to the one that is felt
    return situation


def _points_back(last: Earlier, state: EmpathyState, bank: Bank, said: str, tone: int) -> bool:
    """Return whether the words only make sense after the exchange before."""
    about = last.situation.family.tone
    known = last.called or last.thread is not None or about == 0
    fits = tone * about >= 0 and (about != 0 or abs(state.valence) < CLEAR)
    moved = state.valence <= -CLEAR or bank.find("follow.low", said).topic is not None or about >= 0
    short = refers(said, asked=last.asked and bool(about) and moved)
    return known and fits and short and not answers(last.thread, bank, said)


def _theme(state: EmpathyState, bank: Bank, said: str, near: Near) -> str:
    """Return what is told in passing: a mishap, a hope or a delight; TALK for everyday talk about something; or ""."""
    passing = (
        bank.find("light.mishap", said).topic
        or bank.find("light.hope", said).topic
        or (bank.find("light.delight", said).topic if state.valence >= 0 and not BAD.search(said) else None)
    )
    if passing:
        return passing.name
    if near.theme is not None and near.theme.family.section == NUISANCE:
        return MISHAP
    return TALK if bank.find(TALK, said, near=near.chat).topic else ""


def scolded(said: str, bank: Bank) -> bool:
    """Return whether `said` (plain spelling) is cross with the robot, or puts right what it heard."""
    topics = bank.find("social.scolded", said).family.topics
    right = any(topic.found(said) for topic in topics if topic.name in PUT_RIGHT)
    return scolds(said) or (right and count(said) <= LONGEST_SCOLDING)


def _seen(state: EmpathyState) -> bool:
    """Return whether face or voice speak for empathy, too."""
    return any(cue.modality in ("face", "voice") and cue.contribution >= SEEN for cue in state.cues)
