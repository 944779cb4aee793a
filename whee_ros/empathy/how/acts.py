"""What kind of turn an utterance is by its form: a question or a request, a greeting, a farewell, thanks."""

from __future__ import annotations

import re

from whee_ros.core.empathy import Direction
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.safety.words import count, sentences

_QUESTION = re.compile(
    r"\?\s*$|\bis (?:that|it) (?:right|true)[ .]*$"
    # a question word or an inverted verb at the start, after at most a filler
    r"|^(?:(?:and|so|but|okay|ok|well|please|hey|robot) ,? ?)?(?:"
    r"what (?!an? )|who |whom |whose |where |why |which |when (?:is|are|was|were|do|does|did|will|can) "
    r"|how (?:many|much|old|far|long|often|tall|high|big|fast|deep|hot|cold|come|do|does|did|is|are|can|would) "
    r"|(?:can|could|would|will|do|does|did|are|is|have|has|should) "
    r"(?:you|i|we|it|he|she|they|there|the|that|this) "
    # a request
    r"|tell me (?:a|the|what|who|how|when|where|about) |play (?:something|anything|music)\b"
    r"|(?:play|turn|switch|open|sing|search|set|remind) (?:the|a|an|me|on|off|some|my) )"
    # an order of a few words
    r"|^(?:the |please )?(?:telly|tv|radio|lights?|lamp|heating|music|volume|fan) (?:on|off|up|down|louder|quieter)\b"
    r"|^(?:please |robot |hey )?"
    r"(?:put(?= .* (?:on|in|into|to|down|up|away)\b)|add|bring|fetch|pass|give|lift|hold|wake|wave|count|draw|"
    r"say something|take) "
    r"(?!(?:\w+ ){0,6}i\b)(?:\w+ ?){1,6}$"
    # a question at the end of a remark, in words as a recogniser writes them
    r"|\b(?:where|who|what|how|why|when) (?:is|are|was|were|do|does|did|can|should) "
    r"(?:it|they|that|this|you|he|she|we|the \w+)\b(?: \w+){0,3}$"
    r"|\bhow do (?:you|i|we) (?:\w+ ){1,5}\w+$|\bhave you (?:heard|seen|read|tried) (?:of )?(?:it|that|them|one)$"
    # somebody else's question
    r"|\b(?:want(?:s|ed)?|would like) to know (?:if|whether|what|how|who|where|when|why|which) you\b"
    r"|\b(?:ask(?:s|ed)?|wonder(?:s|ed|ing)?) (?:me )?(?:if|whether) you (?:can|could|do|have|are|ever)\b"
    r"|\bis it (?:\w+ ){1,3}or \w+|^shall (?:we|i) "
)
_ORDER = re.compile(
    r"\b(?:can|could) you (?!(?:believe|imagine|see|tell|even|really|only|just)\b)(?:\w+ ?){2,5}$"
    r"|^(?:and |then |please )?tell (?:him|her|them|everybody|everyone) |\bdo (?:it|that) again$"
    r"|^(?!(?:yes|yeah|yep|no|nope|ok|okay|oh|do not|never)\b)(?:[\w']+ ){3,10}please$|^do (?:the|another) one "
)
"""A request at the end of a remark."""
_ASKS_FOR = re.compile(r"^(?:please |hey |robot |and |so )*(?:can|could|would|will) you ")
"""A request at the beginning, whatever is said after it."""
_TO_ROBOT = re.compile(
    r"\b(?:do|are|can|could|will|would|did|have) you (?:\w+ ?){1,6}$"
    r"|\b(?:um|uh|anyway|whatever|please|so) ,? ?(?:set|tell|sing|say|show|play|remind|wake)\b"
    r"|^(?:(?:go on|please|robot|hey|now|and|so|just|ok|okay|then|well|fine|all right|never mind)[ ,.]+)*"
    r"(?:tell|sing|say|show|give|wave|smile|dance|knock|delete|forget|google|translate|remember|note|write|any|another|"
    r"help me|stop|louder|quieter|slower|i (?:want|would like|would rather|need))\b"
)
"""Where one of the bank's topics is found, this is enough of a question or an order, whatever is said before it."""
_EMBEDDED = re.compile(
    r"\b(?:i|he|she|they|we) (?:\w+ )?(?:guessed|knew|saw|found out|remember(?:ed)?|forgot|worked out|understood) "
    r"(?:who|what|where|when|why|how)\b"
)
"""No question: "I guessed who did it"."""
_TAG = re.compile(r"\b(?:do not you think|(?:is|was) not (?:it|that \w+)|does not it|are not they)$")
"""A question hung on, in words as a recogniser writes them."""
_LONG_QUESTION = 14
"""Words of an utterance in which a question before its end still counts."""
_FORM = re.compile(
    r"^(?!can not i (?:have|am|will|must)\b).*?(?:"  # "can't, I've got three more"
    r"\b(?:who|whom|whose|what|where|why|which|how)\b"
    r"|\bwhen (?:is|are|was|were|do|does|did|will|would|can|could|should|has|have)\b|\bwhen$"
    r"|\b(?:do|does|did|is|are|am|was|were|can|could|will|would|shall|should|have|has|had|may|might) (?:not )?"
    r"(?:you|i|we|it|he|she|they|there|the|that|this|these|those|my|your|any\w*|some\w*)\b"
    r"|\b(?:right|eh|huh|innit|no|yes|ok|okay)$)"
)
"""Words without marks that were heard as a question ask nothing without one of these ("was okay i guess")."""
_RHETORICAL = re.compile(
    r"\bwho (?:is going to|would|will) (?:\w+ )?(?:hire|want|love|help|take|believe|employ|marry|miss) "
    r"(?:me|us|somebody|someone)\b|\bwhat (?:have|had|do) i (?:got |have )?to lose\b|\bhow am i supposed to\b|"
    r"^(?:\w+ ,? ?)?(?:why|how come) (?!(?:are|do|did) you (?:look|star|watch|ask|talk|want to know|say|record|have a))"
    r".*\b(?:always|never|nothing|nobody|no one|everything|everyone|bother|me|my|i)\b"
    r"|\bwhat is the (?:point|use)\b|\bwho (?:takes on|hires|cares|would (?:want|hire|take|have|believe)) "
    r"|\b(?:he|she|they) (?:just )?(?:said|says|goes|asked|was like) ,.*\?$"  # what somebody else asked
    r"|\b(?:can|could|would) you (?:believe|imagine|credit) (?:it|that|this)\b|^what is (?:there )?to say\b"
    r"|^guess (?:who|what|where)\b"
    r"|^(?:but |and |oh )?what if (?!you\b|i (?:ask|tell|say|press)\b|we (?:play|go|try)\b)"
    r"|^(?:but |and )?what (?:does|do|did|would) (?:he|she|they) know(?: about it)?[ ?.!]*$"
    r"|^what is wrong with (?:me|us)\b|\bwhat did i do (?:wrong|to deserve)\b"
)
"""Questions that nobody expects a robot to answer: complaints in their form."""
_FAREWELL = (
    r"(?:good ?bye|bye|see you|see ya|good ?night|farewell|take care|have a (?:good|nice) (?:day|one|evening)|"
    r"(?:talk|speak) to you (?:later|soon|tomorrow)|until (?:later|tomorrow|next time))"
)
_LEAVES, _SHORT_BYE = re.compile(rf"^(?:\w+ ,? ?){{0,2}}{_FAREWELL}\b"), 6
_GOES = re.compile(
    r"\b(?:bye(?: bye)?|goodbye|see you|good ?night)"
    r"(?: now| then| dear| love| robot| whee| again| tomorrow| soon)*[ .!]*$"
    r"|^(?:right|ok|okay|well|anyway|so)[ ,.]+i am off\b(?! (?:work|sick|sugar|the|on|for)\b)|"
    r"\b(?:i (?:(?:had |would )?better|must|have to|have got to|should|ought to|need to)|better) (?:really )?"
    r"(?:go|be off|be going|get going|run|dash|(?:get|go|head) (?:home|off|back))(?: now| then)?"
    r"(?: and \w+(?: \w+){0,8})?[ .!]*$"
)
_GREETING = re.compile(
    r"^(?:(?:well|oh|and|(?:hello|hi(?:ya)?|hey|good (?:morning|afternoon|evening))(?: \w+(?= ,| ?[.!]))?|howdy|"
    r"greetings|again|there|robot|nice to (?:meet|see) you|everybody|everyone|dear|friend|you)\b[ ,.!]*)+"
)
_MEETS = re.compile(r"\b(?:nice|pleased|good|lovely) to meet you\b")
_NAMED = 2
"""Words of a name behind a greeting."""
_NAMES = re.compile(r"^(?:i am|my name is|this is|it is) \w+(?: \w+)?[ .!]*$")
_OF_YOU, _AFTER_THANKS = re.compile(r"\b(?:you|your|that|it)\b"), 3
"""What follows thanks and belongs to them: words of who or what is thanked for, or no more than so many."""
_LISTENED = re.compile(
    r"\b(?:thanks|thank you) for (?:listening|talking|chatting|the (?:chat|talk|company)|hearing me out|your time)\b"
    r"|\byou (?:have )?helped me\b(?! (?:\w+ )?(?:off|up the|down the|in|out of))"
    r"|\b(?:it|that) helped (?:me )?to talk\b"
)
"""Thanks for the talk itself, wherever they stand."""
_THANKS = re.compile(r"^(?:\w+ ,? ?){0,2}(?:thanks|thank you|cheers|ta|much obliged)\b")
_ACTS = (
    ("farewell", re.compile(rf"^(?:\w+ ,? ?)?{_FAREWELL}\b")),
    (
        "greeting",
        re.compile(
            r"^(?:hello|hi(?:ya)?|hey|howdy|good (?:morning|afternoon|evening)|greetings|nice to meet you)\b"
            r"|^(?:morning|afternoon|evening)(?: (?:all|everyone|everybody|robot|dear|whee|you))*[ ,.!]*$"
        ),
    ),
    ("thanks", _THANKS),
)
_AGREED = re.compile(
    r"^(?:okay|ok|all right|alright|right|yes|yeah|no|well|good|great|fine|sure|i see|i will|bye|never mind)\b|"
    r"\b(?:you|your|that|it)\b"
)
"""What comes before thanks and belongs to them."""
_OWN = (
    (
        "announcement",
        re.compile(
            r"^(?:(?:hey|so|well|oh|and|um|robot|hi|hello)[ ,.]+)*(?:"
            r"guess (?:what|who|where)(?: happened)?|you know what|"
            r"(?:i have |i have got )(?:some |a bit of )?(?:(?:good|bad|great|big|amazing|terrible|sad) )?"
            r"(?:news|something to tell you)|"
            r"i (?:need|want|have|would like) to tell you something|"
            r"\w+ (?:told|asked|wants?) me to (?:tell you|talk about) (?:about )?something(?: \w+)?|"
            r"i (?:am|was) (?:supposed|meant|asked|told) to (?:tell you|talk about) something(?: \w+)?|"
            r"you (?:will|would) (?:never|not) (?:believe|guess) "
            r"(?:it|this|that|what(?: just)?(?: happened)?(?: to me)?))[ ?.!]*$"
        ),
    ),
    (
        "untold",
        re.compile(
            r"^(?:(?:hey|so|well|oh|and|um|uh|robot|hi|hello)[ ,.]+)*(?:i|we|my (?:\w+ )?\w+)(?: have)?(?: just)? had "
            r"(?:my|a|an|our|his|her|the) (?:[\w-]+ ){0,3}(?:test|exams?|interview|audition|try ?outs?|appointment|"
            r"check-?up|first (?:day|lesson|date|match|game)|(?:first|last|night) (?:[\w-]+ )?shift|date|"
            r"race|recital|performance|presentation|operation|scan|hearing)"
            r"(?: (?:today|yesterday|earlier|"
            r"(?:this|last|on|at|with|for|in) (?:the |my |a |an )?[\w'-]+(?: \w+)?))*[ .!]*$"
        ),
    ),
    (
        "elsewhere",
        re.compile(
            r"^(?:(?:please|thanks|thank you|ok|okay|no|but|sorry|well|anyway|um|robot)[ ,.]+)*(?:"
            r"(?:can|could|shall) we (?:please |just )?(?:talk|chat) about "
            r"(?!it\b|this\b|that\b|something)(?:\w+ ?){1,4}|"
            r"i (?:do not (?:really )?(?:want|like) to|would rather not) (?:talk|speak|think) about (?:\w+ ?){1,5}|"
            r"(?:(?:can|could|shall) we|let us) (?:please )?"
            r"(?:talk about something (?:else|different|nicer)|change the (?:subject|topic)))[ .!?]*$"
        ),
    ),
)
"""Turns known by their form, whatever they were taken for: something is to come; something was, and how it went is
not said yet; another matter, please."""
_SHORT_ACT = 6
"""Longest utterance, words, that is taken for a greeting and the like by its beginning alone."""
_LONG_THANKS = 12
"""The same for thanks: what one thanks for is told, too, but not whatever else there is to tell."""


def act_of(act: str, direction: str, said: str, words: int) -> str:
    """Return the dialogue act, or "".

    Args:
        act: that the detector read.
        direction: of the person.
        said: in plain spelling.
        words: how many.
    """
    own = next((name for name, pattern in _OWN if pattern.search(said)), "")
    if own:
        return own
    if (act == "greeting" and _tells(said)) or (act == "question" and _RHETORICAL.search(said)):
        act = "statement"
    if _LISTENED.search(said) or _GOES.search(said):
        return "thanks" if _LISTENED.search(said) else "farewell"
    if direction == Direction.PROVIDING and words > _SHORT_ACT:
        return ""  # "Hello Anna, I am so sorry ..." is more than a greeting
    if act in ("", "statement") and _MEETS.search(said):
        return "greeting"
    if act in ("", "statement") and words <= _LONG_THANKS:
        found = next((name for name, pattern in _ACTS if pattern.search(said)), act)
        if found in ("", "statement"):
            return "farewell" if _leaves(said) else "thanks" if _thanks_at_last(said) else act
        if found == "greeting":
            return act if _tells(said) else found
        return found if words <= _SHORT_ACT or (found == "thanks" and _only_thanks(said)) else act
    return "farewell" if act in ("", "statement") and _leaves(said) else act


def greets(said: str) -> bool:
    """Return whether a turn begins with a greeting, whatever is told behind it."""
    return any(name == "greeting" and pattern.search(said) for name, pattern in _ACTS)


def _leaves(said: str) -> bool:
    """Return whether somebody ends the talk, whatever is said before it."""
    last = (sentences(said) or [""])[-1]
    return count(last) <= _SHORT_BYE and bool(_LEAVES.search(last))


def _tells(said: str) -> bool:
    """Return whether more comes after a greeting than a name ("Hi Haru. My hamster died.")."""
    rest = _GREETING.sub("", said)
    return count(rest) > _NAMED and not _NAMES.search(rest)


def _only_thanks(said: str) -> bool:
    """Return whether what follows thanks is about who is thanked."""
    return all(_OF_YOU.search(rest) or count(rest) <= _AFTER_THANKS for rest in sentences(said)[1:])


def _thanks_at_last(said: str) -> bool:
    """Return whether thanks follow upon nothing but agreement ("You're right. Thanks.")."""
    *first, last = sentences(said) or [""]
    return bool(first) and bool(_THANKS.search(last)) and all(_AGREED.search(one) for one in first)


def asked_for(act: str, said: str, bank: Bank) -> str:
    """Return the family of the bank's questions that `said` (plain spelling) belongs to, "" where nothing is asked."""
    if _RHETORICAL.search(said):
        return ""
    said = _EMBEDDED.sub(" ", said)
    last = (sentences(said) or [said])[-1]
    order = _ORDER.search(last)
    marked = "?" in said if act == "question" else said.endswith("?")  # "What is the word? It's for school."
    asked = marked or order or _TAG.search(last) or _QUESTION.search(last) or _ASKS_FOR.search(said)
    found = bank.find("questions", said)
    heard = found.topic is not None and found.topic.name == "heard"
    if heard and len(sentences(said)) > 1 and not said.endswith("?"):
        return ""  # "Did you hear me? My hamster is dead."
    ordered = found.family.name == "yields"  # "stop", whatever it was taken for
    if found.topic is not None and count(said) <= _LONG_QUESTION:
        # "Do you know a joke? A short one."
        asked = asked or "?" in said or _TO_ROBOT.search(last)
    # who writes marks would have put one of them to a question
    sounded = act == "request" or (act == "question" and not said.endswith(".") and _FORM.search(said))
    if not (asked or ordered or sounded):
        return ""
    wanted = act == "request" or (order and not said.endswith("?"))
    return "request" if wanted and found.topic is None else found.family.name
