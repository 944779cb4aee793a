"""How long it has been as quiet as before somebody spoke: a speech detector trails off two or three windows later."""

from __future__ import annotations

NONE, SURE = 0.1, 0.8
"""Probabilities under which a window counts as none of speech, and over which as nothing else."""
LOW = 0.2
"""Share of the way, in dB, from the room's level up to the voice's under which nobody speaks: 9 dB in a quiet room, 2
where the voice is 10 dB over the noise and soft consonants hardly are (`whee eval activity --part dev`)."""
ROOM = -60.0
"""dB of a room that has not been heard yet."""
RISE, FALL, FOLLOW = 0.1, 0.3, 0.2
"""Shares of the difference by which, a window, the room's level rises and falls, and the voice's is followed."""


class Stillness:
    """Follows the levels of the room and of the voice in it, window by window.

    Attributes:
        room: its level, dB.
    """

    def __init__(self) -> None:
        self.room = ROOM
        self._voice = ROOM
        self._windows = 0

    def feed(self, level: float, probability: float, speaking: bool) -> int:
        """Return how many windows in a row, this one included, have been still; 0 while nobody is `speaking`.

        Args:
            level: of the window, dB.
            probability: of speech in it.
            speaking: whether somebody was before it.
        """
        if level < self.room:
            self.room += FALL * (level - self.room)
        elif not speaking and probability < NONE:
            self.room += RISE * (level - self.room)
        if not speaking:
            self._voice, self._windows = level, 0
            return 0
        if probability > SURE:
            self._voice += FOLLOW * (level - self._voice)
        low = self.room + LOW * max(0.0, self._voice - self.room)
        self._windows = self._windows + 1 if level < low else 0
        return self._windows

    def begin_anew(self) -> None:
        """Forget the run: sound is missing."""
        self._windows = 0
