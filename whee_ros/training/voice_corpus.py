"""The emotional speech that the voice model learns from: speaker, emotion and intensity by the names of the files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from whee_ros.core.errors import ConfigError

EMODB = {
    "N": "neutral",
    "F": "happy",
    "T": "sad",
    "W": "angry",
    "A": "scared",
    "E": "disgusted",
    "L": "bored",
}
"""Letter of the name: emotion; Berlin Database of Emotional Speech (Burkhardt et al. 2005)."""
RAVDESS = ("neutral", "calm", "happy", "sad", "angry", "scared", "disgusted", "surprised")
"""Third field of the name, from 01 (Livingstone & Russo 2018)."""
NAN = float("nan")
DIMENSIONS = {
    #            arousal, valence, dominance
    "neutral": (0.0, NAN, NAN),
    "calm": (0.0, 1.0, NAN),
    "happy": (1.0, 1.0, 1.0),
    "sad": (0.0, 0.0, 0.0),
    "angry": (1.0, 0.0, 1.0),
    "scared": (1.0, 0.0, 0.0),
    "disgusted": (NAN, 0.0, NAN),
    "surprised": (1.0, NAN, NAN),
    "bored": (0.0, 0.0, 0.0),
}
"""High or low by emotion, after Russell & Mehrabian (1977); NaN where the literature does not say clearly."""


@dataclass(frozen=True)
class Clip:
    """One recording.

    Attributes:
        path: of the file.
        corpus: emodb or ravdess.
        speaker: unique over all corpora.
        text: which sentence is said.
        emotion: a key of `DIMENSIONS`.
        strong: 1 strongly expressed, 0 moderately or not at all, NaN where that cannot be said. RAVDESS says; EmoDB's
            emotions are acted full-blown, its boredom left out.
    """

    path: Path
    corpus: str
    speaker: str
    text: str
    emotion: str
    strong: float


def clips(folder: Path, corpus: str) -> list[Clip]:
    """Return the clips of `folder`/voice/`corpus`, sorted.

    Raises:
        ConfigError: if there are none.
    """
    found = [_clip(path, corpus) for path in sorted((folder / "voice" / corpus).glob("*.opus"))]
    if not found:
        raise ConfigError(
            f"recordings in {folder / 'voice' / corpus}",
            "none",
            f"Give the folder that holds voice/{corpus}/*.opus.",
        )
    return found


def _clip(path: Path, corpus: str) -> Clip:
    name = path.stem
    if corpus == "emodb":
        emotion = EMODB[name[5]]
        strong = {"neutral": 0.0, "bored": NAN}.get(emotion, 1.0)
        return Clip(path, corpus, f"emodb-{name[:2]}", name[2:5], emotion, strong)
    fields = name.split("-")
    emotion = RAVDESS[int(fields[2]) - 1]
    return Clip(path, corpus, f"ravdess-{fields[6]}", fields[4], emotion, float(fields[3] == "02"))
