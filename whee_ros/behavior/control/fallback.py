"""Fallbacks: the first child that succeeds is enough. They mirror the sequences."""

from __future__ import annotations

from whee_ros.behavior.control.sequence import AsyncSequence, ReactiveSequence, Sequence
from whee_ros.behavior.node import FAILURE, SUCCESS


class Fallback(Sequence):
    """Ticks its children in order until one succeeds; goes on where it was; fails when all have failed."""

    stops_at = SUCCESS
    passes = FAILURE


class AsyncFallback(AsyncSequence):
    """A fallback that lets others have a say: after a child that failed at once it goes on at the next tick."""

    stops_at = SUCCESS
    passes = FAILURE


class ReactiveFallback(ReactiveSequence):
    """Asks from the first child at every tick: an earlier, more important one takes over from a later one."""

    stops_at = SUCCESS
    passes = FAILURE
