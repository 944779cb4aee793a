"""Resemblyzer's speaker encoder (Apache-2.0), run with numpy: three LSTM layers over mel spectra of 1.6 s.

The method is generalised end-to-end loss (Wan et al. 2018). Only the weights of the package are used: its own code
needs torch, librosa and webrtcvad.
"""

from __future__ import annotations

import pickle
from collections import OrderedDict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.errors import BackendError, ModelError
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.ports.models import ModelFinder

Array = NDArray[np.float32]
USER = "voiceprint back end resemblyzer"
FRAME, HOP, MELS = 400, 160, 40
"""Samples of a frame and between two frames, and mel channels, as the encoder was trained."""
SPAN, STRIDE = 160, 80
"""Frames of a window, and between two windows, whose prints are averaged."""
LEVEL_DB = -30.0
"""dBFS to which softer speech is raised."""
LAYERS = 3
MAGIC = 0x1950A86A20F9469CFC6C
"""First number of a file in torch's format of before 2020."""


class Resemblyzer:
    """VoicePrinter.

    Args:
        models: where `resemblyzer_voice` is found.
    """

    def __init__(self, models: ModelFinder) -> None:
        self._models = models
        self._weights: dict[str, Array] = {}
        self._mel = np.zeros((0, 0), np.float32)

    def load(self) -> None:
        """Read the weights."""
        path = self._models.find("resemblyzer_voice")
        try:
            found = read_legacy(path)
            needed = [f"lstm.{kind}_{part}_l{layer}" for layer in range(LAYERS)
                      for kind in ("weight", "bias") for part in ("ih", "hh")]  # fmt: skip
            self._weights = {name: found[name] for name in (*needed, "linear.weight", "linear.bias")}
        except (OSError, pickle.UnpicklingError, EOFError, ValueError, KeyError, IndexError) as error:
            raise ModelError(
                "model resemblyzer_voice", error, "Run `whee models` to check the file."
            ) from error
        self._mel = filters()

    def embed(self, samples: Array) -> Array:
        """Return the print [256]."""
        if not self._weights:
            raise BackendError(USER, "not loaded", "Call load() first.")
        frames = self._spectra(samples)
        starts = range(0, max(1, len(frames) - SPAN + STRIDE // 2), STRIDE)
        rows = [frames[at : at + SPAN] for at in starts]
        windows = np.stack([np.pad(row, ((0, SPAN - len(row)), (0, 0)), mode="wrap") for row in rows])
        state = self._last_state(windows)
        prints = np.maximum(state @ self._weights["linear.weight"].T + self._weights["linear.bias"], 0.0)
        prints /= np.linalg.norm(prints, axis=1, keepdims=True) + 1e-9
        mean = prints.mean(axis=0)
        return np.asarray(mean / (np.linalg.norm(mean) + 1e-9), np.float32)

    def close(self) -> None:
        """Drop the weights."""
        self._weights = {}

    def _spectra(self, samples: Array) -> Array:
        """Return the mel power spectra [frames, `MELS`]; the encoder takes them as they are, without a logarithm."""
        power = float(np.mean(np.square(samples)))
        wanted = 10.0 ** (LEVEL_DB / 10.0)
        sound = samples * np.float32((wanted / power) ** 0.5) if 0.0 < power < wanted else samples
        padded = np.pad(sound, FRAME // 2)
        cut = np.lib.stride_tricks.sliding_window_view(padded, FRAME)[::HOP]
        window = np.hanning(FRAME + 1)[:-1].astype(np.float32)
        spectrum = np.square(np.abs(np.fft.rfft(cut * window))).astype(np.float32)
        return np.asarray(spectrum @ self._mel.T, np.float32)

    def _last_state(self, windows: Array) -> Array:
        """Return the last layer's state [windows, 256] after its last frame."""
        rows = windows
        for layer in range(LAYERS):
            w_in, w_state = (self._weights[f"lstm.weight_{part}_l{layer}"] for part in ("ih", "hh"))
            bias = self._weights[f"lstm.bias_ih_l{layer}"] + self._weights[f"lstm.bias_hh_l{layer}"]
            drive = rows @ w_in.T + bias
            state = cell = np.zeros((len(rows), w_state.shape[1]), np.float32)
            states = np.empty((*rows.shape[:2], w_state.shape[1]), np.float32)
            for at in range(rows.shape[1]):
                gates = drive[:, at] + state @ w_state.T
                enter, forget, new, leave = np.split(gates, 4, axis=1)
                cell = _sigmoid(forget) * cell + _sigmoid(enter) * np.tanh(new)
                state = _sigmoid(leave) * np.tanh(cell)
                states[:, at] = state
            rows = states
        return rows[:, -1]


def create(models: ModelFinder) -> Resemblyzer:
    """Return the encoder."""
    return Resemblyzer(models)


def filters() -> Array:
    """Return the triangles of the mel scale [`MELS`, `FRAME` // 2 + 1], each of area 1 (Slaney 1998)."""
    hertz = _hertz(np.linspace(0.0, _mels(SAMPLE_RATE / 2), MELS + 2))
    bins = np.linspace(0.0, SAMPLE_RATE / 2, FRAME // 2 + 1)
    low, mid, high = hertz[:-2, None], hertz[1:-1, None], hertz[2:, None]
    triangles = np.maximum(0.0, np.minimum((bins - low) / (mid - low), (high - bins) / (high - mid)))
    return np.asarray(triangles * 2.0 / (high - low), np.float32)


def _mels(hertz: float) -> float:
    return float(
        hertz * 3.0 / 200.0 if hertz < 1000.0 else 15.0 + 27.0 * np.log(hertz / 1000.0) / np.log(6.4)
    )


def _hertz(mels: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(mels < 15.0, mels * 200.0 / 3.0, 1000.0 * np.exp(np.log(6.4) / 27.0 * (mels - 15.0)))


def _sigmoid(x: Array) -> Array:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(x, -30.0, 30.0))), np.float32)


class _Reader(pickle.Unpickler):
    """Unpickles names, numbers and descriptions of tensors, and nothing that runs code of a file's choosing."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("collections", "OrderedDict"):
            return OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return lambda storage, offset, size, *_: (storage, offset, size)
        if module == "torch" and name.endswith("Storage"):
            return name
        if module == "torch.nn.parameter" or name == "_rebuild_parameter":
            return lambda data, *_: data
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a file of weights")

    def persistent_load(self, pid: Any) -> Any:
        return pid[2]  # the key of the storage


def read_legacy(path: Path) -> dict[str, Array]:
    """Return the tensors of a checkpoint in torch's format of before 2020.

    Raises:
        pickle.UnpicklingError, EOFError, ValueError, KeyError, OSError: if it is no such file.
    """
    with path.open("rb") as file:
        if _Reader(file).load() != MAGIC:
            raise ValueError("not in torch's old format")
        for _ in range(2):  # version, system
            _Reader(file).load()
        described = _Reader(file).load()["model_state"]
        storages: dict[str, Array] = {}
        for key in _Reader(file).load():
            count = int.from_bytes(file.read(8), "little")
            storages[key] = np.frombuffer(file.read(4 * count), np.float32)
    return {
        name: storages[key][offset : offset + int(np.prod(size))].reshape(size)
        for name, (key, offset, size) in described.items()
    }
