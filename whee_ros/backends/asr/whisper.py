"""Whisper tiny.en through faster-whisper (CTranslate2, int8).

Two things differ from the usual way. The text is asked for as it was spoken: a prompt with "um" and "I-I" makes Whisper
keep fillers and repetitions that it was trained to leave out. And the sound is padded to eight seconds more than it
has, not to thirty in all: a third of the time. In so short a window Whisper may say all again once it is through; the
cross-attention shows where words lie, and what lies behind the end of the sound is dropped.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.asr.sound import Sound, mended, pieces, sounding, voiced
from whee_ros.core.errors import BackendError
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.core.registry import vendor
from whee_ros.core.voice import Word
from whee_ros.ports.asr import Recognition
from whee_ros.ports.models import ModelFinder

AS_SPOKEN = " Um, so I, I was, uh, you know... I-I don't know."
"""Words before the first: Whisper goes on in their manner (of 36 fillers and repetitions in synthetic speech 32
are kept, 10 without; clean prompts, part dev: word error rate .015 against .013)."""
NO_SPEECH = 0.6
"""Probability of "no speech" above which an unsure text is a hallucination (Whisper's own default)."""
UNSURE = 0.75
"""Mean confidence below which a text is doubted."""
BRIEF = 3
"""Words up to which a text is doubted at any confidence: "Thank you." is what Whisper writes into noise."""
SURELY_NONE = 0.9
"""Probability of "no speech" above which a sure text of so few words is one, too. A "Yes." that is clearly heard comes
with up to 0.8; of 228 texts written into noise none was sure (at most 0.67)."""
FRAME = 0.02
"""Seconds of one position of the encoder."""
COLUMNS = 100
"""Columns of the mel spectrogram a second."""
TOKENS = 12
"""Most tokens a second; fast speech has about seven. It ends a loop early."""
LONGEST = 25.0
"""Seconds read at once; with the padding the window that the model was trained on is not left."""
WINDOW = 30
PADDING = 8
"""Seconds of silence put after the speech (98 sentences, half of them at 12 dB: word error rate .046, with the full
window .043, with five seconds .053)."""
BEAM = 5
QUICK_PADDING, RUN = 5, 3
"""The padding for what is read again anyway, and the tokens in a row that may not come twice in it. That is searched
for the likeliest token alone, which likes to loop: a fifth less time, and words appear as soon (110 words of dev
sentences, read every quarter second: p95 .383 s both ways)."""
LATE = 0.1
"""Seconds behind the end of the sound at which a word can begin, given the error of its time."""

FASTEST = 4.5
"""Words a second; more is a loop if it says the beginning again."""
COPY = 0.16
"""Seconds of sound within which nobody says it all once more. A lone "Sure." comes back as "Sure. Sure." in 15 of 40
quick readings, the second one without length, and with 0.14 s of sound at most behind the first; where both were said
there is 0.28 s or more in 21 of 22."""
CALIBRATION = 0.3
"""Exponent that turns the probability of a word's least sure token into the share of such words that are right: .11 of
them .53, .31 .70, .51 .83, .71 .89, .94 .99 (1,870 words of the dev prompts, three quarters of them at 10 dB)."""


class Token(NamedTuple):
    """A piece of a word: its text, first and last position in s, probability."""

    text: str
    start: float
    end: float
    probability: float


class WhisperRecognizer:
    """Recognizer.

    Args:
        models: where `whisper_tiny_en` is found.
        device: auto, cpu or cuda.
        threads: CPU threads.
        manner: text in whose manner it writes; "" for Whisper's own tidy one.
    """

    def __init__(self, models: ModelFinder, device: str, threads: int, manner: str = AS_SPOKEN) -> None:
        self._models = models
        self._device = device
        self._threads = threads
        self._manner = manner
        self._model: Any = None
        self._storage: Any = None
        self._start: list[int] = []
        self._prompt: list[int] = []

    def load(self) -> None:
        """Load the model and run it once, so that the first sentence is not the slow one."""
        path = self._models.find("whisper_tiny_en")
        needed = ("asr back end whisper", "faster-whisper")
        whisper = vendor("faster_whisper", *needed).WhisperModel
        try:
            self._model = whisper(
                str(path),
                device=self._device,
                compute_type="int8",
                cpu_threads=self._threads,
                local_files_only=True,
            )
        except (RuntimeError, ValueError) as error:
            raise BackendError("asr back end whisper", error, "Set asr_device to cpu.") from error
        self._storage = vendor("ctranslate2", *needed).StorageView.from_array
        tokenizer = self._model.hf_tokenizer
        token = tokenizer.token_to_id
        self._start = [token("<|startoftranscript|>"), token("<|notimestamps|>")]
        self._prompt = self._start
        if self._manner:
            manner = tokenizer.encode(self._manner, add_special_tokens=False).ids
            self._prompt = [token("<|startofprev|>"), *manner, *self._start]
        self._read(np.full(SAMPLE_RATE, 1e-3, np.float32))

    def transcribe(self, samples: NDArray[np.float32], *, partial: bool = False) -> Recognition:
        """Recognise float32 samples at 16 kHz; a narrower search for partials."""
        if self._model is None:
            raise BackendError("asr back end whisper", "not loaded", "Call load() first.")
        sound = mended(samples)
        words: list[Word] = []
        if sound is not None:
            for at, piece in pieces(sound, LONGEST):
                read = self._read(piece, quick=partial)
                words += [Word(w.text, w.start + at, w.end + at, w.confidence) for w in read]
        text = " ".join(word.text for word in words)
        if not any(letter.isalnum() for letter in text):
            # silence comes back as dots
            return Recognition("", (), 0.0)
        return Recognition(text, tuple(words), sum(word.confidence for word in words) / len(words))

    def close(self) -> None:
        """Drop the model."""
        self._model = None

    def _read(self, sound: Sound, quick: bool = False) -> list[Word]:
        """Return the words of up to `LONGEST` seconds."""
        duration = len(sound) / SAMPLE_RATE
        mel = self._model.feature_extractor(sound)
        padding = QUICK_PADDING if quick else PADDING
        width = min(WINDOW, math.ceil(duration) + padding) * COLUMNS
        padded = np.zeros((1, mel.shape[0], width), np.float32)
        padded[0, :, : min(width, mel.shape[1])] = mel[:, :width]
        encoded = self._model.model.encode(self._storage(padded))
        found = self._model.model.generate(
            encoded,
            [self._prompt],
            beam_size=1 if quick else BEAM,
            no_repeat_ngram_size=RUN if quick else 0,
            max_length=len(self._prompt) + 10 + int(TOKENS * duration),
        )[0]
        words = _words(self._placed(encoded, found.sequences_ids[0], width), sound)
        words = _once(words, duration, sounding(sound))
        if not words:
            return []
        mean = sum(word.confidence for word in words) / len(words)
        if mean >= UNSURE and len(words) > BRIEF:
            return words
        return [] if self._no_speech(encoded) > (NO_SPEECH if mean < UNSURE else SURELY_NONE) else words

    def _placed(self, encoded: Any, ids: Sequence[int], width: int) -> list[Token]:
        """Return tokens with times by dynamic time warping over cross-attention, as in openai/whisper's timing.py."""
        if not ids:
            return []
        aligned = self._model.model.align(encoded, self._start[:1], [ids], width)[0]
        first: dict[int, int] = {}
        for token, position in aligned.alignments:
            first.setdefault(token, position)
        # each ends where the next begins: tokens may share a position
        ends = [*(first.get(i + 1, width // 2) for i in range(len(ids) - 1)), width // 2]
        decode = self._model.hf_tokenizer.decode
        return [
            Token(decode([token]), first[i] * FRAME, ends[i] * FRAME, probability)
            for i, (token, probability) in enumerate(zip(ids, aligned.text_token_probs, strict=True))
            if i in first
        ]

    def _no_speech(self, encoded: Any) -> float:
        """Return the probability that nobody speaks; only without a prompt does the model tell it."""
        found = self._model.model.generate(
            encoded, [self._start], beam_size=1, max_length=len(self._start) + 1, return_no_speech_prob=True
        )[0]
        return float(found.no_speech_prob)


def _words(tokens: Sequence[Token], sound: Sound) -> list[Word]:
    """Join tokens to words; punctuation belongs to the word before it and has no time of its own."""
    groups: list[list[Token]] = []
    for token in tokens:
        spoken = any(letter.isalnum() for letter in token.text)
        if not groups or (token.text.startswith(" ") and (spoken or "(" in token.text)):
            groups.append([])
        groups[-1].append(token)
    words = []
    for group in groups:
        spoken_tokens = [t for t in group if any(letter.isalnum() for letter in t.text)]
        if not spoken_tokens:
            continue
        start, end = voiced(sound, spoken_tokens[0].start, spoken_tokens[-1].end)
        text = "".join(token.text for token in group).replace(" ", "")
        words.append(Word(text, start, max(start, end), _confidence(spoken_tokens)))
    return words


def _once(words: Sequence[Word], duration: float, heard: float) -> list[Word]:
    """Drop what is said behind the end of the sound, what a loop says again of the beginning, and an empty copy.

    Args:
        words: as they were read.
        duration: s of the sound.
        heard: s up to which there is more than silence in it.
    """
    kept = [word for word in words if word.start < duration + LATE]
    texts = [word.text.lower().rstrip(".,!?") for word in kept]
    looped = len(kept) < len(words) or len(kept) > FASTEST * duration
    for size in range(len(kept) // 2, 0, -1):
        if looped and texts[-size:] == texts[:size]:
            return kept[:-size]
    half = len(kept) // 2
    if half and texts[:half] == texts[half:] and kept[-1].start >= min(heard, kept[-1].end - FRAME):
        return kept[:half] if heard - kept[half - 1].end < COPY else kept
    return kept


def _confidence(tokens: Sequence[Token]) -> float:
    return float(min(token.probability for token in tokens) ** CALIBRATION)


def create(models: ModelFinder, *, device: str = "auto", threads: int = 2) -> WhisperRecognizer:
    """Return the recogniser."""
    return WhisperRecognizer(models, device, threads)
