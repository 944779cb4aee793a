"""Somebody speaks while the robot does: do they want the floor, or only say that they listen?

Backchannels (Yngve 1970) are one or two of a few words and seldom last half a second (Ward & Tsukahara 2000); who wants
the floor goes on, or says so. Those that last longer ("mm-hmm", "oh, yeah") are voiced throughout, so speech without a
hissing consonant is given more time, and more words, to be understood.
"""

from __future__ import annotations

import itertools
import re

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.media import SAMPLE_RATE
from whee_ros.core.voice import Overlap
from whee_ros.perception.voice.config import VoiceConfig

BACKCHANNELS = frozenset(
    """
    m mm mmm hm hmm hmmm huh uh um ah o oh aha ha haha yeah yea ya yah yes yep yup okay ok right alright sure really wow
    nice great true very interesting exactly indeed good see i that's is it so cool aw oof of course absolutely
    definitely totally lovely perfect
    """.split()
)
"""Words that leave the floor to the speaker, alone or together ("oh I see", "that's true")."""
COMMANDS = frozenset(
    "stop wait no nope hold hang quiet enough silence pause cancel sorry excuse listen but".split()
)
"""Words that ask for the floor, however short."""
HUMMED = frozenset("no nope but hold".split())
"""Of those, what a hum is read as at first: alone, and without a hissing consonant, it must be read twice."""
PREFIX = 4
"""Letters from which on a word that begins with one of those is taken for it: what is read early is often cut."""
OH_NO = re.compile(r"\boh?\W+no\b")
"""Said of what is told, not to who tells it."""
FADED_DB = 10.0
"""What lies so far under the loudest moment is the end of a word, not the beginning of more."""
FADING = 0.15
"""Seconds longer to wait for more while the voice fades."""
GOING_ON = 0.3
"""Seconds of silence after which short speech over the robot is over."""
VOICED, BREATH = (80.0, 1200.0), (1200.0, 4000.0)
"""Hz: where vowels and hums have their power, and where "s", "sh", "f", "t" and "k" have theirs on any line."""
HISS_DB = 3.0
"""How far the second lies over the first in such a consonant."""
HISSES = 2
"""Detector windows, 32 ms each, of them that tell of more than a hum."""
SOFT_DB = 20.0
"""What lies so far under the loudest moment is breath, no consonant."""


class OverlapJudge:
    """Judges one stretch of speech over the robot's.

    Args:
        config: how long unexplained speech may last.
        start: s, when both spoke first.
    """

    def __init__(self, config: VoiceConfig, start: float) -> None:
        self._config = config
        self._start = start
        self._explained = start  # up to here words say that it is a backchannel
        self._loudest = -100.0
        self._hisses = 0
        self._judged = start  # up to here
        self._read: tuple[float, list[str]] = (start, [])  # what was read last, and up to where
        self._agreed: list[str] = []  # words that it begins with as the reading before does
        self.kind = Overlap.UNDECIDED

    def update(
        self,
        end: float,
        silence: float,
        level_db: float = 0.0,
        text: str = "",
        text_end: float = 0.0,
        hiss: float = HISS_DB,
    ) -> Overlap:
        """Return what it is; an interruption stays one. May be asked again of the same sound when words come.

        Args:
            end: s, of the last sound so far.
            silence: s since then.
            level_db: of the newest sound, dBFS.
            text: words recognised so far, "" if none.
            text_end: s, up to which sound they go.
            hiss: `hiss_db` of the newest sound; by default that of a consonant.
        """
        if self.kind == Overlap.INTERRUPTION:
            return self.kind
        self._loudest = max(self._loudest, level_db)
        fresh, self._judged = end + silence > self._judged, end + silence
        self._hisses += fresh and silence == 0.0 and hiss >= HISS_DB and level_db > self._loudest - SOFT_DB
        spoken = words(text) if text_end > self._start else []
        if text_end > self._read[0]:
            self._agreed = agreed(self._read[1], spoken)
            self._read = text_end, spoken
        hums = self._hisses < HISSES  # and a hum may be read as two words, even twice
        sure = self._agreed if hums and len(spoken) == 1 and spoken[0] in HUMMED else spoken
        if asks(sure) or unlike(self._agreed) >= self._config.barge_in_words + hums:
            self.kind = Overlap.INTERRUPTION
            return self.kind
        if leaves(spoken):
            self._explained = max(self._explained, min(text_end, end))
        fades = level_db < self._loudest - FADED_DB
        wait = self._config.barge_in_voiced if hums else self._config.barge_in_time
        wait += FADING if fades else 0.0
        if end - self._explained >= wait:
            self.kind = Overlap.INTERRUPTION
        elif silence >= GOING_ON or self._explained > self._start:
            self.kind = Overlap.BACKCHANNEL
        else:
            self.kind = Overlap.UNDECIDED
        return self.kind


def hiss_db(samples: NDArray[np.float32]) -> float:
    """Return how far the power of breath lies over that of the voice in `samples` (float32, 16 kHz), dB."""
    power = np.abs(np.fft.rfft(samples * np.hanning(len(samples)))) ** 2
    pitch = np.fft.rfftfreq(len(samples), 1.0 / SAMPLE_RATE)
    voiced, breath = (power[(pitch >= low) & (pitch < high)].sum() + 1e-9 for low, high in (VOICED, BREATH))
    return float(10.0 * np.log10(breath / voiced))


def words(text: str) -> list[str]:
    """Return the words of `text` in lower case, without punctuation; "mm-hmm" is two, and "oh no" is an "oh"."""
    return re.findall(r"[a-z0-9']+", OH_NO.sub("oh", text.lower()))


def asks(spoken: list[str]) -> bool:
    """Whether one of these words asks for the floor."""
    return any(
        word in COMMANDS or any(len(command) >= PREFIX and word.startswith(command) for command in COMMANDS)
        for word in spoken
    )


def agreed(before: list[str], now: list[str]) -> list[str]:
    """Return the words that two readings begin with: a hum is read as other words each time."""
    pairs = zip(before, now, strict=False)
    return [word for word, _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs)]


def unlike(spoken: list[str]) -> int:
    """Return how many of these words no backchannel has; lone letters are bits of a hum."""
    return sum(len(word) > 1 and word not in BACKCHANNELS for word in spoken)


def leaves(spoken: list[str]) -> bool:
    """Whether these words leave the floor to the robot.

    The last one may have been read before it was over; what could become a command too tells nothing.
    """
    if not spoken or not set(spoken[:-1]) <= BACKCHANNELS:
        return False
    last = spoken[-1]
    begun = any(known.startswith(last) for known in BACKCHANNELS)
    return last in BACKCHANNELS or (begun and not any(command.startswith(last) for command in COMMANDS))
