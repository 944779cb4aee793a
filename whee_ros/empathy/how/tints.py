"""Words that show by themselves that what is told is bad, or good: may one say "I'm sorry that ..." to a clause?

Written for this project. They do not judge an utterance (the detector does that); they only keep pity away from a
clause that shows nothing bad, and from a long tale whose feeling the detector may have mistaken.
"""

from __future__ import annotations

import re

from whee_ros.empathy.how.lines import Situation

BAD = re.compile(
    r"\b(?:sad|upset|angry|mad|furious|annoy\w*|frustrat\w*|irritat\w*|worr\w+|anxi\w+|nervous|"
    r"scar(?:ed|y|es)|afraid|frighten\w*|"
    r"terrif\w+|terrible|awful|horrible|stress\w*|overwhelm\w*|lonely|alone|tired|exhaust\w*|drain\w*|"
    r"heartbr\w+|devastat\w*|"
    r"depress\w*|hurt\w*|disappoint\w*|asham\w*|embarrass\w*|guilt\w*|jealous|bored|confus\w*|"
    r"helpless|miserable|shock\w*|"
    r"discourag\w*|unhappy|homesick|betray\w*|empty|numb|bitter|disgust\w*|desperate|uneasy|restless|"
    r"reject\w*|insecure|"
    r"los[et]|losing|died|"
    r"(?:wife|husband|mum|mother|dad|father|he|she) passed(?! (?:the|his|her|my|our|it|with|all|at)\b)|"
    r"(?<!so )dead(?! (?:quiet|tired|easy|good|funny|cool))|passed away|"
    r"death|funeral|left me|left you|fired|laid off|quit|fail\w*|"
    r"broke|broken|break up|"
    r"broke up|cancel\w*|yell\w*|scream\w*|shout\w*|ignor\w*|lied|lying|cheat\w*|stole|stolen|robbed|"
    r"sick|ill|cancer|"
    r"hospital|pain\w*|cry|crying|cried|miss(?:ed|ing)?|hate\w*|struggl\w*|"
    r"(?<!worked )(?<!worked so )(?<!laughed so )(?<!trained )(?<!trained so )"  # effort is nothing bad
    r"(?<!studied )(?<!studied so )(?<!tried )(?<!tried so )hard|difficult|tough|bad|worse|worst|wrong|"
    r"late|stuck|crash\w*|flood\w*|burn(?:ed|t)|destroy\w*|ruin\w*|wreck\w*|debt|unemploy\w*|fight\w*|"
    r"fought|argu\w*|"
    r"divorc\w*|dump\w*|bully|bullied|bullying|laugh\w* at|rude|mean to|unfair\w*|blew|accident|"
    r"trouble|problem\w*|"
    r"nightmare\w*|sleepless|panic\w*|fear\w*|trapp\w*|forgot\w*|hit me|hit you|nobody|no one|"
    r"nothing works|can't (?!wait|believe)|cannot (?!wait|believe)|"
    r"didn't (?:get|sleep|come|call|help|work|even|listen|show)|doesn't (?:listen|help|work|care|"
    r"understand)|never (?:call|come|came|listen|help|show)\w*|worn out|without me|without you|"
    r"ran away|stopped (?:calling|talking)|impatient|blue|dumped|alone|"
    r"used(?! to)|stroke|suffer\w*|snapp\w+|talks over|down|stolen|scold\w*|criticiz\w*|threaten\w*)\b"
)
GOOD = re.compile(
    r"\b(?:happy|happi\w+|glad|excit\w*|thrill\w*|proud|grateful|thankful|reliev\w*|delight\w*|"
    r"hopeful|confident|content|joy\w*|"
    r"calm|ecstatic|pleased|satisfied|optimistic|blessed|love[ds]?|loving|enjoy\w*|fun|wonderful|"
    r"great|amazing|awesome|"
    r"fantastic|beautiful|lovely|best|better|won|winning|"
    r"(?<!wife )(?<!husband )(?<!mum )(?<!mother )(?<!dad )(?<!father )"
    r"(?<!he )(?<!she )passed(?! away)|"
    r"passed (?:his|her|the|my) (?:\w+ )?(?:exams?|tests?|finals|audition)|graduat\w*|got (?:the|a|into|"
    r"in|my|your|accepted|hired|"
    r"promoted|engaged|married)|promot\w*|accepted|hired|married|engaged|pregnant|born|birthday|party|"
    r"vacation|holiday|trip|"
    r"gift|present|surpris\w*|new|finally|finished|managed|succe\w+|achiev\w*|bonus|raise|scholarship|"
    r"helped|recover\w*|"
    r"healthy|free|came home|visit\w*|celebrat\w*|puppy|kitten|nice|good|favou?rite|reunit\w*|met)\b"
)

LONG = 25
"""Words from which on one tinted word says little."""
AGREED, ALONE = 0.15, 0.65
"""Size of a valence that is believed where the emotion that was read is bad, too, and elsewhere: of told turns (dev)
five in six are right then. Joy needs the more of both: a wrong cheer hurts more than a wrong pity."""
CERTAIN = 0.85
"""Size of a valence that is believed against words of the other tint."""
AGAINST = 0.2
"""Size of a valence of the other sign from which on tinted words prove nothing ("so happy that I nearly cried")."""
FAINT = 0.1
"""Valence that a topic's words need beside them: below it, joy by its topic is right in three of seven (dev)."""


def borne_out(said: str, situation: Situation, valence: float, felt: int = 0) -> bool:
    """Return whether something is surely bad or good, by the words themselves or by how sure they were read.

    In a long tale much is said of other people and other times; there it takes more than one word.

    Args:
        said: the utterance in plain spelling.
        situation: to which it was assigned.
        valence: as it was read, -1 to 1.
        felt: -1, 0 or 1: whether the emotion that was read is bad, neither or good.
    """
    tone, topic = situation.family.tone, situation.topic
    named = topic is not None and topic.found(said)  # and not only near in meaning
    if not tone or (topic is not None and topic.strong):
        return named and valence * tone > -ALONE
    named = named and valence * tone >= FAINT  # "they gave me a pen" names a gift, and no joy
    words = len(said.split())
    own, other = (BAD, GOOD) if tone < 0 else (GOOD, BAD)
    weight = len(own.findall(said)) - len(other.findall(said))
    if tone > 0 > min(weight, felt) and valence < CERTAIN:
        return False  # joy over what sounds bad
    believed = valence * tone >= (AGREED if felt == tone < 0 else ALONE)
    if words >= LONG:
        return believed or weight >= words / LONG
    return named or believed or (weight > 0 and valence * tone > -AGAINST)
