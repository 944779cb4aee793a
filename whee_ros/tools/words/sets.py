"""Recordings with transcripts, to score recognisers with; none is part of the package.

prompts    Debian asterisk-core-sounds-en and -g722: one professional speaker, 16 kHz, CC BY-SA 3.0
librivox   Debian pocketsphinx-testdata: a novel read by a volunteer, public domain
FOLDER     any folder below the data folder that holds `transcripts.txt`, a line each: file, tab, words
"""

from __future__ import annotations

import gzip
import hashlib
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.backends.audio.decode import decode
from whee_ros.core.errors import ConfigError

PACKAGES = ("asterisk-core-sounds-en", "asterisk-core-sounds-en-g722", "pocketsphinx-testdata")
"""Debian packages that `fetch` unpacks."""
VOICE = Path("usr/share/asterisk/sounds/en_US_f_Allison")
LINES = Path("usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz")
NOVEL = Path("usr/share/pocketsphinx/test/data/librivox")
ODD = re.compile(r"[\[<*#]|\d|IAX|SIP|PBX|ENUM|Asterisk|Waldo|umute|Sexy|Romeo", re.IGNORECASE)
"""Lines left out: tones, figures, acronyms that are spelled, made-up names, a misprint of the transcript."""
WORDS = range(4, 40)
"""Words a prompt must have: shorter ones are single digits and beeps."""


@dataclass(frozen=True)
class Clip:
    """A recording.

    Attributes:
        name: of the file, without its folder.
        set: where it comes from.
        part: "dev", on which settings may be chosen, or "test".
        said: its words.
        samples: float32 [n] at 16 kHz.
    """

    name: str
    set: str
    part: str
    said: str
    samples: NDArray[np.float32]


def fetch(folder: Path) -> None:
    """Download `PACKAGES` with apt and unpack them below `folder`; nothing is installed.

    Raises:
        ConfigError: if apt or dpkg fails.
    """
    folder.mkdir(parents=True, exist_ok=True)
    commands = [["apt-get", "download", *PACKAGES]]
    try:
        for command in commands:
            subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
        for package in sorted(folder.glob("*.deb")):
            subprocess.run(["dpkg-deb", "-x", str(package), str(folder)], check=True)
            package.unlink()
    except (OSError, subprocess.CalledProcessError) as error:
        wrong = getattr(error, "stderr", None) or error
        raise ConfigError(
            "apt-get download", wrong, f"Unpack {', '.join(PACKAGES)} there by hand."
        ) from error


def clips(folder: Path) -> list[Clip]:
    """Return every recording below `folder`, in a fixed order.

    Raises:
        ConfigError: if there is none.
    """
    found = [*_prompts(folder), *_novel(folder), *_listed(folder)]
    if not found:
        raise ConfigError(f"recordings in {folder}", "none", "Run: whee eval transcript --fetch")
    return found


def digits(folder: Path) -> dict[str, NDArray[np.float32]]:
    """Return single recorded words by their text, trimmed of silence; empty without the prompts."""
    names = "one two three four five six seven eight nine zero".split()
    files = [folder / VOICE / "digits" / f"{number}.g722" for number in [*range(1, 10), 0]]
    return {name: _trim(decode(file)) for name, file in zip(names, files, strict=True) if file.is_file()}


def part_of(name: str) -> str:
    """Return dev for a third of all names and test for the others, by hash: stable, and blind to what is said."""
    return "dev" if hashlib.sha256(name.encode()).digest()[0] % 3 == 0 else "test"


def _prompts(folder: Path) -> Iterator[Clip]:
    if not (folder / LINES).is_file():
        return
    seen: set[str] = set()
    for line in gzip.decompress((folder / LINES).read_bytes()).decode().splitlines():
        name, _, said = line.strip().partition(": ")
        file = folder / VOICE / f"{name}.g722"
        if said in seen or ODD.search(said) or len(said.split()) not in WORDS or not file.is_file():
            continue
        seen.add(said)
        yield Clip(name, "prompts", part_of(name), said, decode(file))


def _novel(folder: Path) -> Iterator[Clip]:
    listing = folder / NOVEL / "transcription"
    if not listing.is_file():
        return
    for said, name in re.findall(r"<s> (.*) </s> \((.*)\)", listing.read_text()):
        # the reader says it once
        heard = said.replace("a more a amiable", "a more amiable")
        yield Clip(name, "librivox", "test", heard, decode(folder / NOVEL / f"{name}.wav"))


def _listed(folder: Path) -> Iterator[Clip]:
    for listing in sorted(folder.glob("*/transcripts.txt")):
        for line in listing.read_text(encoding="utf-8").splitlines():
            name, _, said = line.partition("\t")
            if said:
                yield Clip(name, listing.parent.name, part_of(name), said, decode(listing.parent / name))


def _trim(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Cut what lies 35 dB under the loudest 10 ms at both ends."""
    blocks = samples[: len(samples) // 160 * 160].reshape(-1, 160)
    level = np.sqrt(np.mean(np.square(blocks), axis=1))
    loud = np.flatnonzero(level > level.max() * 10 ** (-35 / 20))
    return samples[loud[0] * 160 : (loud[-1] + 1) * 160]
