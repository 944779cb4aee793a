"""Finished turns to build scenes from: recorded prompts, read sentences, and a synthetic person.

    prompts    Debian asterisk-core-sounds-en and -g722: one professional speaker, 16 kHz, CC BY-SA 3.0
    librivox   Debian pocketsphinx-testdata: a novel read by a volunteer, public domain; four of its five clips end at a
               comma, colon or semicolon of the novel ("librivox parts"): there the reader goes on, and no turn ends
    tts        the sentences of `sentences.yaml`, in another voice for each part
    hesitant   the same sentences, said by that voice with "..." or "um" somewhere: slower and higher before the pause

Prompts are dealt to the parts by their text, as one speaker says them all; of the rest no voice is in both.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.audio.decode import decode
from whee_ros.core import registry
from whee_ros.core.entries import read_yaml
from whee_ros.core.errors import ConfigError
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.core.motion import Prosody
from whee_ros.engine.models import ModelStore
from whee_ros.engine.person_voice import resample

Sound = NDArray[np.float32]
VOICE = Path("usr/share/asterisk/sounds/en_US_f_Allison")
LINES = Path("usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz")
NOVEL = Path("usr/share/pocketsphinx/test/data/librivox")
SENTENCES = Path(__file__).with_name("sentences.yaml")
FEWEST, LONGEST = 4, 9.0
"""Words of a turn at least, seconds at most: what is longer has sentences, and ends, inside."""
SPEAKERS = {"dev": "heart", "test": "rowan"}
"""Synthetic voice of each part."""
FRAGMENTS = frozenset(
    """
    conf-enteringno conf-hasjoin conf-hasleft conf-otherinparty conf-userswilljoin conf-userwilljoin dir-first
    from-unknown-caller vm-unknown-caller to-call-this-number to-listen-to-it priv-callpending queue-holdtime
    queue-thereare vm-from-phonenumber vm-isonphone vm-num-i-have vm-theperson vm-savemessage vm-tocancel vm-changeto
    unidentified-no-callback astcc-followed-by-the-pound-key screen-callee-options spy-iax2 spy-misdn
    """.split()
)
"""Prompts that are parts of sentences, to be put together."""
WHOLE = ("0870",)
"""Clips of the novel that end where a sentence does (Austen 1811, chapter 1)."""
PARTS, HESITANT = "librivox parts", "hesitant"
"""Speakers of clips that end inside a sentence, and of those with a hesitation."""
HESITATION = ("…", ", um…")
"""What is put behind a word for the synthetic voice to hesitate there, in turn."""
QUIET_DB = 35.0
"""What lies so far below the loudest is no speech."""


@dataclass(frozen=True)
class Clip:
    """A finished turn.

    Attributes:
        speaker: who says it.
        part: "dev" or "test".
        text: what is said.
        samples: float32 [n] at 16 kHz, from the first sound to the last.
        starts, ends: of each word, s.
        hesitates: number of the word before which the speaker hesitates, 0 for one who does not.
    """

    speaker: str
    part: str
    text: str
    samples: Sound
    starts: tuple[float, ...]
    ends: tuple[float, ...]
    hesitates: int = 0


def clips(root: Path, part: str, models: ModelStore) -> list[Clip]:
    """Return the clips of a part, in a fixed order.

    Args:
        root: where the Debian packages lie, unpacked; "/" where they are installed.
        part: "dev" or "test".
        models: finds voice and recogniser.

    Raises:
        ConfigError: if there are no recordings below `root`.
    """
    recorded = [clip for clip in _recordings(root) if clip[1] == part]
    if not recorded:
        packages = "asterisk-core-sounds-en asterisk-core-sounds-en-g722 pocketsphinx-testdata"
        raise ConfigError(f"recordings below {root}", "none", f"Run: apt-get install {packages}")
    return [*_aligned(recorded, models), *_synthetic(part, models)]


def _recordings(root: Path) -> Iterator[tuple[str, str, str, Sound]]:
    """Yield speaker, part, text and sound."""
    lines = root / LINES
    if lines.is_file():
        for line in gzip.decompress(lines.read_bytes()).decode().splitlines():
            name, _, text = line.partition(": ")
            file = root / VOICE / f"{name}.g722"
            plain = not line.startswith(";") and not re.search(r"[\[<(]|\.\.\.", text)
            if not plain or name in FRAGMENTS or len(text.split()) < FEWEST or not file.is_file():
                continue
            sound = _trimmed(decode(file))
            if len(sound) < LONGEST * SAMPLE_RATE:
                part = ("dev", "test")[hashlib.sha256(text.encode()).digest()[0] % 2]
                yield "allison", part, text, sound
    if (root / NOVEL / "transcription").is_file():
        for line in (root / NOVEL / "transcription").read_text(encoding="utf-8").splitlines():
            found = re.match(r"<s> (.*) </s> \((.*)\)", line)
            if found:
                speaker = "librivox" if found[2].endswith(WHOLE) else PARTS
                yield speaker, "test", found[1], _trimmed(decode(root / NOVEL / f"{found[2]}.wav"))


def _aligned(recorded: list[tuple[str, str, str, Sound]], models: ModelStore) -> Iterator[Clip]:
    """Yield the recordings with word times, by the cross-attention of the recogniser."""
    whisper = importlib.import_module("faster_whisper").WhisperModel
    path = str(models.find("whisper_tiny_en"))
    model: Any = whisper(path, device="cpu", compute_type="int8", cpu_threads=1, local_files_only=True)
    for speaker, part, text, sound in recorded:
        padded = np.concatenate([sound, np.zeros(SAMPLE_RATE // 2, np.float32)])
        segments, _ = model.transcribe(padded, word_timestamps=True, beam_size=1, language="en")
        words = [word for segment in segments for word in segment.words]
        starts, ends = tuple(word.start for word in words), tuple(word.end for word in words)
        yield Clip(speaker, part, text, sound, starts, ends)


def _synthetic(part: str, models: ModelStore) -> Iterator[Clip]:
    texts = read_yaml(SENTENCES)[part]
    voice = registry.load("tts", "hibari")(models, voice=SPEAKERS[part])
    voice.load()
    chance = random.Random(part)
    spoken = [(text, 0) for text in texts]
    spoken += [hesitant(text, HESITATION[i % 2], chance) for i, text in enumerate(texts)]
    for text, hesitates in spoken:
        speech = voice.synthesize(text, Prosody())
        sound = resample(speech.samples, speech.sample_rate)
        starts, ends = tuple(w.start for w in speech.words), tuple(w.end for w in speech.words)
        speaker = HESITANT if hesitates else f"tts {SPEAKERS[part]}"
        yield Clip(speaker, part, text, sound, starts, ends, hesitates)
    voice.close()


def hesitant(text: str, mark: str, chance: random.Random) -> tuple[str, int]:
    """Return `text` with a hesitation in it, and the number of the word before which it is."""
    words = text.split()
    at = chance.randint(2, len(words) - 1)
    words[at - 1] = words[at - 1].rstrip(",;") + mark
    said = " ".join(words)
    return said, at + len(mark.split()) - 1


def _trimmed(sound: Sound) -> Sound:
    first, last = audible(sound)
    return sound[first:last]


def audible(sound: Sound) -> tuple[int, int]:
    """Return the samples of the first and the last loud 10 ms, a little around them."""
    step = SAMPLE_RATE // 100
    blocks = sound[: len(sound) // step * step].reshape(-1, step)
    level = 10.0 * np.log10(np.mean(np.square(blocks), axis=1) + 1e-10)
    loud = np.flatnonzero(level > level.max() - QUIET_DB)
    return int(max(0, (loud[0] - 1) * step)), int((loud[-1] + 2) * step)
