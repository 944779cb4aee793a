"""hibari-tts (Apache-2.0): a voice of 8 MB that needs about 40 ms a sentence on one thread.

The package's wheel carries one voice, "heart" (American). A second speaker, "rowan", is derived from the same
weights with a longer vocal tract and a lower pitch (see `colour`), so that a scripted person does not sound
like the robot. The other voices of the package are separate files: they are found through the model manifest
as `hibari_<name>`, never fetched here.

Word and viseme times are exact: the model's own phoneme durations are read from inside its graph
(`backends/onnx.extra_output`); no file changes.
"""

from __future__ import annotations

import difflib
import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.onnx import extra_output
from whee_ros.backends.tts.colour import Colour
from whee_ros.backends.tts.melody import breathe, brightened, later, melody
from whee_ros.backends.tts.shapes import visemes
from whee_ros.core.errors import BackendError, ConfigError
from whee_ros.core.motion import Prosody, Speech
from whee_ros.core.registry import vendor
from whee_ros.core.voice import Word
from whee_ros.ports.models import ModelFinder

if TYPE_CHECKING:
    import onnxruntime

SAMPLE_RATE = 24_000
RATE_RANGE = (0.5, 2.0)
"""Speeds the model was made for, relative to its own."""
_DURATIONS = "/Clip_output_0"
_UNIT = 0.025
"""Seconds a duration step of the model lasts (two frames of 300 samples)."""
_AHEAD = 0.045
"""Seconds by which the sound is ahead of the model's durations: with it open mouth shapes meet the most energy at
0.4-1.5 kHz, and hisses that above 4 kHz (14 lines, two voices, two rates: -0.04 to -0.06)."""
_LEAD = 0.03
"""Silence kept before the first sound, s; the model's own 0.3 s would only delay the answer."""
_SENTENCE_GAP = 0.16
"""Silence kept before each further sentence, s, on top of the tail of the one before."""
_TAIL = 0.06
"""Decay kept after the last audible sample, s; the model's own 0.3 to 0.5 s would only keep the floor."""
_PUNCTUATION = frozenset('.,!?;:—…"“”() ')
"""Symbols of the voice that shape the melody and make no sound."""
_BREAKS = frozenset(",;:—…")
"""Those within a sentence at which one may pause."""
_NO = re.compile(r"\b(no)\.(?! ?\d)", re.IGNORECASE)
"""A "no" that ends a sentence, which the package would take for "number"."""
_AUDIBLE = 0.005
"""Level, relative to the peak, under which the end of a sentence is silence (-46 dB)."""
_CEILING = 0.9


@dataclass(frozen=True)
class _Voice:
    model: str
    british: bool
    colour: Colour


_LEVEL = 6.0
VOICES = {
    "heart": _Voice("heart", False, Colour(gain_db=_LEVEL)),
    "rowan": _Voice("heart", False, Colour(tract=1.16, pitch=0.58, gain_db=_LEVEL - 6.0)),
    "kore": _Voice("kore", False, Colour(gain_db=_LEVEL)),
    "fenrir": _Voice("fenrir", False, Colour(gain_db=_LEVEL)),
    "emma": _Voice("emma", True, Colour(gain_db=_LEVEL)),
    "fable": _Voice("fable", True, Colour(gain_db=_LEVEL)),
}
"""Voices by name; "heart" and "rowan" need nothing but the package."""
DEFAULT_VOICE = "heart"


class HibariSynthesizer:
    """Implements `Synthesizer`.

    Args:
        models: where voices outside the package are found.
        voice: a name of `VOICES`; "" means `DEFAULT_VOICE`.
        threads: onnxruntime threads.

    Attributes:
        colour: of the voice; may be changed between sentences, to make other speakers of it.

    Raises:
        ConfigError: if there is no such voice.
    """

    def __init__(self, models: ModelFinder, voice: str = "", threads: int = 1) -> None:
        name = voice or DEFAULT_VOICE
        if name not in VOICES:
            raise ConfigError("voice", repr(voice), f"Choose one of {', '.join(VOICES)}.")
        self._models = models
        self._voice = VOICES[name]
        self.colour = self._voice.colour
        self._threads = threads
        self._session: onnxruntime.InferenceSession | None = None
        self._vocabulary: dict[str, int] = {}
        self._g2p: Any = None

    def load(self) -> None:
        """Load the weights and the pronunciation rules (about 0.8 s).

        Raises:
            ModelError: if a voice outside the package is not there.
            BackendError: if the package's graph is not the one this was written for.
        """
        if self._session is not None:
            return
        needed = ("tts back end hibari", "hibari-tts==0.2.1")
        g2p, tts, voices = (vendor(f"hibari.{part}", *needed) for part in ("g2p", "tts", "voices"))
        onnxruntime = vendor("onnxruntime", "tts back end hibari", "onnxruntime")

        name = self._voice.model
        bundled = voices.VOICES[name].get("bundled", False)
        path = Path(voices.voice_path(name)) if bundled else self._models.find(f"hibari_{name}")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = self._threads
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        # every sentence has another length: memory and plans kept for each pile up (20 MiB) and save nothing
        options.enable_cpu_mem_arena = options.enable_mem_pattern = False
        try:
            self._session = onnxruntime.InferenceSession(
                path.read_bytes() + extra_output(_DURATIONS), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime raises types of its own for every defect of a file
            raise BackendError(str(path), error, "Install hibari-tts==0.2.1 again.") from error
        self._vocabulary = json.loads((Path(tts.ASSETS) / "vocab.json").read_text(encoding="utf-8"))
        self._g2p = g2p.G2P(british=self._voice.british)
        self._say("Hello.", Prosody())

    def synthesize(self, text: str, prosody: Prosody) -> Speech:
        """Return `text` as 24 kHz speech with exact word and viseme times.

        Words are the blank-separated words of `text`. A rate outside `RATE_RANGE` is brought to its nearest
        end; a length (`prosody.length`) is reached by the rate, as far as that goes.

        Raises:
            BackendError: if the voice is not loaded or `text` has nothing to pronounce.
        """
        from hibari.tts import Hibari

        if self._session is None:
            raise BackendError("text to speech", "not loaded", "Call load() first.")
        if prosody.length > 0.0:
            natural = self.synthesize(text, replace(prosody, length=0.0)).duration
            prosody = replace(prosody, rate=prosody.rate * natural / prosody.length, length=0.0)
        rate = min(max(prosody.rate, RATE_RANGE[0]), RATE_RANGE[1])
        pieces: list[NDArray[np.float32]] = []
        timed: list[tuple[str, float, float]] = []
        words: list[Word] = []
        at = 0.0
        for sentence in Hibari.split_sentences(" ".join(text.split())):
            said = self._say(sentence, replace(prosody, rate=rate))
            if said is None:
                continue
            samples, phonemes, spans = said
            skip = _leading(samples, _SENTENCE_GAP * prosody.pause / rate if pieces else _LEAD)
            samples = samples[skip : _audible(samples) + round(_TAIL * SAMPLE_RATE)]
            shift, last = at - skip / SAMPLE_RATE, at
            at += len(samples) / SAMPLE_RATE
            # the model counts the silence after a sentence to its last phonemes: they end with the sound
            heard = at - _TAIL
            timed += [
                (symbol, *_within(start + shift, stop + shift, last, heard))
                for symbol, start, stop in phonemes
            ]
            words += [
                Word(word, *_within(start + shift, stop + shift, last, heard)) for word, start, stop in spans
            ]
            timed.append(("", heard, at))
            pieces.append(samples)
        if not words:
            raise BackendError("text to speak", repr(text), "Give at least one word that can be pronounced.")
        loud = np.concatenate(pieces) * 10 ** ((self.colour.gain_db + prosody.gain_db) / 20)
        return Speech(text, SAMPLE_RATE, _limited(loud), tuple(words), visemes(timed, at))

    def close(self) -> None:
        """Free the model."""
        self._session = None
        self._g2p = None

    def _say(
        self, sentence: str, prosody: Prosody
    ) -> tuple[NDArray[np.float32], list[tuple[str, float, float]], list[tuple[str, float, float]]] | None:
        """Return samples, timed phonemes and timed words of one sentence; None if nothing is pronounced."""
        from hibari import dsp

        assert self._session is not None
        symbols, owners, spoken = self._pronounce(sentence)
        if _PUNCTUATION.issuperset(symbols):
            return None
        ids = [0, *(self._vocabulary[symbol] for symbol in symbols), 0]
        outputs = self._session.run(
            None, {"ids": np.asarray([ids], np.int64), "speed": np.asarray([prosody.rate], np.float32)}
        )
        harmonic, theta, noise, free, phase, f0 = (output[0] for output in outputs[:6])
        edges = np.maximum(0.0, np.concatenate([[0.0], np.cumsum(outputs[6].ravel())]) * _UNIT - _AHEAD)
        colour = self.colour
        harmonic, noise, free = (
            brightened(colour.magnitudes(part), prosody.brightness, SAMPLE_RATE)
            for part in (harmonic, noise, free)
        )
        samples = dsp.synth(
            harmonic,
            colour.phases(theta),
            noise,
            free,
            colour.phases(phase),
            melody(f0, colour.pitch * prosody.pitch, prosody.range),
            np.random.default_rng(0),
        )
        timed = [("", 0.0, float(edges[1]))]
        timed += [
            (symbol, float(edges[index + 1]), float(edges[index + 2])) for index, symbol in enumerate(symbols)
        ]
        spans = _word_spans(sentence.split(), spoken, timed[1:], owners)
        if prosody.pause > 1.0:
            samples, added = breathe(samples, timed, prosody.pause, _BREAKS.__contains__, SAMPLE_RATE)
            timed, spans = (
                [(name, later(start, added), later(stop, added)) for name, start, stop in part]
                for part in (timed, spans)
            )
        return samples, timed, spans

    def _pronounce(self, sentence: str) -> tuple[list[str], list[int], list[str]]:
        """Return phonemes the model knows, the word each belongs to (index, -1: a gap), and the words."""
        from hibari.g2p.normalize import normalize

        symbols: list[str] = []
        owners: list[int] = []
        spoken = [""]
        for token in self._g2p.phonemize_tokens(self._g2p.tokenize(normalize(_NO.sub(r"\1 .", sentence)))):
            for symbol in token.phonemes or "":
                if symbol in self._vocabulary:
                    symbols.append(symbol)
                    owners.append(len(spoken) - 1)
            spoken[-1] += token.text
            if token.whitespace:
                symbols.append(" ")
                owners.append(-1)
                spoken.append("")
        while symbols and symbols[-1] == " ":
            symbols.pop()
            owners.pop()
        return symbols, owners, spoken


def _word_spans(
    written: list[str], spoken: list[str], timed: list[tuple[str, float, float]], owners: list[int]
) -> list[tuple[str, float, float]]:
    """Give each written word its time.

    The pronunciation rules may spell a written word out in several ("3:30" is "three thirty") or join two;
    where they did, the time of the whole stretch is shared by length.
    """
    starts = [float("inf")] * len(spoken)
    ends = [0.0] * len(spoken)
    for (symbol, start, stop), owner in zip(timed, owners, strict=True):
        if owner >= 0 and symbol not in _PUNCTUATION:
            starts[owner] = min(starts[owner], start)
            ends[owner] = max(ends[owner], stop)
    spans: list[tuple[str, float, float]] = []
    at = next((start for start in starts if start != float("inf")), 0.0)
    matcher = difflib.SequenceMatcher(a=written, b=spoken, autojunk=False)
    for _, from_written, to_written, from_spoken, to_spoken in matcher.get_opcodes():
        count = to_written - from_written
        if count == to_spoken - from_spoken:
            groups = [(from_spoken + i, from_spoken + i + 1, 1) for i in range(count)]
        else:
            groups = [(from_spoken, to_spoken, count)]
        index = from_written
        for first, last, share in groups:
            heard = [i for i in range(first, last) if ends[i] > 0.0]
            start = max(at, starts[heard[0]]) if heard else at
            stop = max(start, ends[heard[-1]]) if heard else at
            lengths = np.array([len(word) for word in written[index : index + share]], float)
            cuts = start + (stop - start) * np.concatenate([[0.0], np.cumsum(lengths)]) / max(
                lengths.sum(), 1
            )
            spans += [(written[index + i], float(cuts[i]), float(cuts[i + 1])) for i in range(share)]
            index += share
            at = stop
    return spans


def _leading(samples: NDArray[np.float32], keep: float) -> int:
    """Return how many samples of silence to drop so that `keep` seconds remain before the first sound."""
    loud = np.flatnonzero(np.abs(samples) > 0.02 * np.abs(samples).max(initial=1e-6))
    return max(0, int(loud[0]) - round(keep * SAMPLE_RATE)) if len(loud) else 0


def _audible(samples: NDArray[np.float32]) -> int:
    """Return the index after the last audible sample."""
    loud = np.flatnonzero(np.abs(samples) > _AUDIBLE * np.abs(samples).max(initial=1e-6))
    return int(loud[-1]) + 1 if len(loud) else len(samples)


def _within(start: float, stop: float, low: float, high: float) -> tuple[float, float]:
    """Return the span cut to [low, high]."""
    return min(max(start, low), high), min(max(stop, low), high)


def _limited(samples: NDArray[np.floating[Any]]) -> NDArray[np.float32]:
    """Bend peaks above `_CEILING` smoothly below 1; the rest stays as it is."""
    size = np.abs(samples)
    over = size > _CEILING
    room = 1.0 - _CEILING
    bent = np.where(over, _CEILING + room * np.tanh((size - _CEILING) / room), size)
    return np.asarray(np.sign(samples) * bent, np.float32)


def create(
    models: ModelFinder, *, voice: str = "", device: str = "auto", threads: int = 1
) -> HibariSynthesizer:
    """Return the synthesiser; `device` is ignored: the voice is faster than real time on any CPU."""
    return HibariSynthesizer(models, voice, threads)
