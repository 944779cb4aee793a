"""What the labels of the public sets mean in ours, and the labels that can be read off the words."""

from __future__ import annotations

import re

from whee_ros.empathy.when import lexical

POSITIVE = ("joy", "excitement", "pride", "gratitude", "love")
SELF = re.compile(r"\b(i|i'm|i've|my|me|we|our)\b", re.IGNORECASE)
YOU = re.compile(r"\b(you|your|you're)\b", re.IGNORECASE)

TO_BASIC = {
    "neutral": "neutral", "sadness": "sadness", "loneliness": "sadness", "fear": "fear", "anger": "anger",
    "disgust": "disgust", "disappointment": "sadness", "guilt": "sadness", "tiredness": "sadness",
    "surprise": "surprise", "joy": "joy", "excitement": "joy", "pride": "joy", "gratitude": "joy", "love": "joy",
}  # fmt: skip
GOEMOTIONS_BASIC = {
    "anger": "anger", "annoyance": "anger", "disapproval": "anger", "disgust": "disgust", "fear": "fear",
    "nervousness": "fear", "sadness": "sadness", "disappointment": "sadness", "embarrassment": "sadness",
    "grief": "sadness", "remorse": "sadness", "surprise": "surprise", "realization": "surprise",
    "confusion": "surprise", "curiosity": "surprise", "neutral": "neutral", "joy": "joy", "amusement": "joy",
    "approval": "joy", "excitement": "joy", "gratitude": "joy", "love": "joy", "optimism": "joy", "relief": "joy",
    "pride": "joy", "admiration": "joy", "desire": "joy", "caring": "joy",
}  # fmt: skip
"""The grouping of Demszky et al. 2020 (GoEmotions), section 5."""
GOEMOTIONS_EMOTION = {
    "joy": "joy", "amusement": "joy", "excitement": "excitement", "pride": "pride", "gratitude": "gratitude",
    "love": "love", "sadness": "sadness", "grief": "sadness", "disappointment": "disappointment", "remorse": "guilt",
    "embarrassment": "guilt", "fear": "fear", "nervousness": "fear", "anger": "anger", "annoyance": "anger",
    "disgust": "disgust", "surprise": "surprise", "neutral": "neutral",
}  # fmt: skip
GOEMOTIONS_POSITIVE = frozenset(
    "amusement excitement joy love desire optimism caring pride admiration gratitude relief approval".split()
)
GOEMOTIONS_NEGATIVE = frozenset(
    "fear nervousness remorse embarrassment disappointment sadness grief disgust anger annoyance disapproval".split()
)
DIALOGUE_EMOTION = {
    "sad": "sadness", "devastated": "sadness", "lonely": "loneliness", "afraid": "fear", "terrified": "fear",
    "anxious": "fear", "apprehensive": "fear", "angry": "anger", "furious": "anger", "annoyed": "anger",
    "disgusted": "disgust", "disappointed": "disappointment", "guilty": "guilt", "ashamed": "guilt",
    "embarrassed": "guilt", "surprised": "surprise", "joyful": "joy", "content": "joy", "excited": "excitement",
    "anticipating": "excitement", "proud": "pride", "grateful": "gratitude", "neutral": "neutral",
}  # fmt: skip
"""The 32 emotions of EmpatheticDialogues and EDOS, as far as they have a counterpart."""
TOLD = ("sadness", "fear", "guilt", "disappointment", "joy", "excitement", "pride")
"""Emotions of a comment that begins with "I" which are more likely one's own story than an opinion."""
COMFORT = ("sympathizing", "consoling", "encouraging", "wishing")
PLAIN = ("questioning", "suggesting", "neutral")
DISTRESSED = ("sadness", "loneliness", "fear", "anger", "disgust", "disappointment", "guilt", "tiredness")


def tone(emotion: str) -> str:
    """Return the sentiment that goes with an emotion."""
    if emotion in ("neutral", "surprise"):
        return "neutral"
    return "positive" if emotion in POSITIVE else "negative"


def feeling(emotion: str) -> dict[str, str]:
    """Return the answers that follow from one of our fifteen emotions; nothing from ""."""
    if not emotion:
        return {}
    return {"emotion": emotion, "basic": TO_BASIC[emotion], "sentiment": tone(emotion)}


def act(text: str, words: lexical.Lexical) -> str:
    """Return the dialogue act that a punctuated `text`, whose words are counted in `words`, shows openly."""
    found = lexical.dialogue_act(text)
    if found == "statement":
        if words.request:
            return "request"
        plain = text.lower().strip(" .!,?")
        if plain in _ANSWERS:
            return "answer"
    return found or "statement"


_ANSWERS = frozenset(
    "yes,no,yeah,yep,nope,okay,ok,sure,right,exactly,maybe,alright,fine,oh,uh-huh,mhm,indeed,definitely,absolutely,"
    "i see,i think so,i guess so,of course,not really,oh okay,all right,that's right".split(",")
)


def who(words: lexical.Lexical) -> str:
    """Return whom an utterance is about where its pronouns leave no doubt, else ""."""
    if not (words.self_ or words.you or words.other):
        return ""
    if words.self_ > 0.99:
        return "self"
    if words.you > 0.99:
        return "you"
    return "other" if words.other > 0.99 else ""
