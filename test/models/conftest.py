"""Torch computes in one thread, whoever else computes in this process."""

from __future__ import annotations

import sys

import pytest


@pytest.fixture(autouse=True, scope="module")
def one_thread_each() -> None:
    """Undo what Whisper's library does to torch: two threads in each of two processes wait for one another."""
    if torch := sys.modules.get("torch"):
        torch.set_num_threads(1)
