"""Any sound file, or the sound of a video, as 16 kHz mono samples."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from whee_ros.core.errors import MediaError
from whee_ros.core.media import SAMPLE_RATE
from whee_ros.core.registry import vendor


def decode(path: Path) -> NDArray[np.float32]:
    """Return the sound of `path`, float32 [n] in [-1, 1] at 16 kHz.

    Raises:
        MediaError: if there is no such file or no sound in it.
    """
    if not path.is_file():
        raise MediaError(f"sound file {path}", "does not exist", "Check the path.")
    av = vendor("av", "microphone back end file", "av")
    blocks: list[NDArray[np.float32]] = []
    try:
        with av.open(str(path)) as container:
            if not container.streams.audio:
                raise MediaError(f"sound file {path}", "has no sound", "Give a file with an audio track.")
            # channels are kept here and averaged below: FFmpeg's own mixing would add 3 dB
            resampler = av.AudioResampler(format="fltp", rate=SAMPLE_RATE)
            for frame in container.decode(container.streams.audio[0]):
                blocks += [part.to_ndarray().mean(axis=0) for part in resampler.resample(frame)]
            blocks += [part.to_ndarray().mean(axis=0) for part in resampler.resample(None)]
    except av.error.FFmpegError as error:
        remedy = "Give a WAV, FLAC, MP3, Opus or video file."
        raise MediaError(f"sound file {path}", f"cannot be decoded ({error.strerror})", remedy) from error
    if not sum(map(len, blocks)):
        raise MediaError(f"sound file {path}", "is empty", "Give a file with sound in it.")
    samples = np.concatenate(blocks)
    return np.clip(np.nan_to_num(samples), -1.0, 1.0).astype(np.float32)
