"""The words of one utterance as they become known: closed stretches, what recognitions agree on, and a loose tail.

Agreement is LocalAgreement-2 (Machacek, Dabre & Bojar 2023, "Turning Whisper into real-time transcription system"):
a word of a partial is certain once two recognitions running begin with it. Words not agreed upon stay in the text, as
an early look at what is being said is worth more than a clean one, and are marked by confidence 0.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace

from whee_ros.core.voice import Transcript, Word
from whee_ros.perception.words.marks import find
from whee_ros.ports.asr import Recognition

MOST_WORDS = 4000
"""Words kept of one utterance, about 25 minutes of speech; the first ones go when there are more."""


class Draft:
    """One utterance.

    Args:
        utterance_id: whose.
        onset: its start, s.
    """

    def __init__(self, utterance_id: str, onset: float) -> None:
        self.utterance_id = utterance_id
        self.person_id = ""  # whose voice it is, where that is known
        self._onset = onset
        self._language = "en"
        self._closed: deque[Word] = deque(maxlen=MOST_WORDS)
        self._agreed: list[Word] = []
        self._tail: list[Word] = []
        self._revision = 0
        self._shown: tuple[tuple[str, bool], ...] = ()

    def guess(self, heard: Recognition, start: float, end: float) -> Transcript | None:
        """Take in a quick recognition of the open stretch while more is being said.

        Args:
            heard: what was recognised, times from `start`.
            start: time of its first sample, s.
            end: time up to which it heard, s.

        Returns:
            the newest version, or None if it says what the last one said.
        """
        words = self._placed(heard, start)
        known, last = len(self._agreed), [*self._agreed, *self._tail]
        while known < min(len(words), len(last)) and _same(words[known], last[known]):
            self._agreed.append(words[known])
            known += 1
        self._tail = [replace(word, confidence=0.0) for word in words[known:]]
        if self._look() == self._shown:
            return None
        return self._version(end)

    def read(self, heard: Recognition, start: float, end: float, *, closes: bool, cut: bool) -> Transcript:
        """Take in a good recognition of the open stretch; every word of it counts.

        There is a new version also where the words are the same: it tells that they are all up to `end`.

        Args:
            heard: what was recognised, times from `start`.
            start: time of its first sample, s.
            end: time up to which it heard, s.
            closes: whether what is said from now on is recognised apart.
            cut: whether the stretch ends in the middle of speech.
        """
        words = self._placed(heard, start)
        self._agreed, self._tail = words, []
        if closes:
            self._closed.extend(_loose(words) if cut else words)
            self._agreed = []
        return self._version(end)

    def final(self, end: float) -> Transcript | None:
        """Return the last version of the utterance that ended at `end` (s); None when no word was heard."""
        words = self._words()
        if not words:
            return None
        return replace(self._transcript(words, end), is_final=True)

    def _words(self) -> tuple[Word, ...]:
        return (*self._closed, *self._agreed, *self._tail)

    def _placed(self, heard: Recognition, start: float) -> list[Word]:
        self._language = heard.language
        shift = start - self._onset
        words = heard.words or _untimed(heard)
        # a first word may begin before the onset, which is found late
        return [
            replace(word, start=max(word.start + shift, 0.0), end=max(word.end + shift, 0.0))
            for word in words
        ]

    def _version(self, end: float) -> Transcript:
        self._shown = self._look()
        return self._transcript(self._words(), end)

    def _look(self) -> tuple[tuple[str, bool], ...]:
        return tuple((word.text, word.confidence > 0.0) for word in self._words())

    def _transcript(self, words: tuple[Word, ...], end: float) -> Transcript:
        made = Transcript(
            stamp=end,
            start=self._onset,
            utterance_id=self.utterance_id,
            text=" ".join(word.text for word in words),
            is_final=False,
            confidence=sum(word.confidence for word in words) / max(len(words), 1),
            words=words,
            language=self._language,
            revision=self._revision,
            marks=find(words),
            person_id=self.person_id,
        )
        self._revision += 1
        return made


def stable(transcript: Transcript) -> str:
    """Return the words of a partial that two recognitions agree on: its text up to the first loose word."""
    loose = next((i for i, word in enumerate(transcript.words) if word.confidence <= 0.0), None)
    if loose is None:
        return transcript.text
    return " ".join(word.text for word in transcript.words[:loose])


def _same(one: Word, other: Word) -> bool:
    return plain(one.text) == plain(other.text)


def plain(text: str) -> str:
    """Return a word in lower case without punctuation."""
    return "".join(letter for letter in text.lower() if letter.isalnum() or letter == "'")


def _untimed(heard: Recognition) -> tuple[Word, ...]:
    """Words of a back end that gives no times."""
    return tuple(Word(text, 0.0, 0.0, heard.confidence) for text in heard.text.split())


def _loose(words: list[Word]) -> list[Word]:
    """Take away the full stop that a recogniser puts where the sound was cut."""
    if not words:
        return words
    return [*words[:-1], replace(words[-1], text=words[-1].text.rstrip(".") or words[-1].text)]
