"""Who has agreed that their face and voice are kept."""

from __future__ import annotations

from dataclasses import dataclass

EVERYONE = "everyone"
"""Person id that stands for all who are there."""


@dataclass(frozen=True)
class Consent:
    """One person's last word.

    Attributes:
        stamp: when it was given, s.
        person_id: as in `FaceObservation`, or `EVERYONE`.
        face: pictures may be kept.
        voice: sound may be kept; both false: withdrawn.
        how: "service", "phrase" or "parameter".
        voucher: who vouches for it, "" where the person said so.
    """

    stamp: float
    person_id: str
    face: bool
    voice: bool
    how: str = "service"
    voucher: str = ""


@dataclass(frozen=True)
class ConsentState:
    """Who has agreed to be recorded, and what is recorded.

    Attributes:
        stamp: of the last change, s.
        profile: of the recording, "" while there is none.
        people: the last word of each.
        withheld: pictures and chunks of sound that were not written for want of consent.
    """

    stamp: float
    profile: str = ""
    people: tuple[Consent, ...] = ()
    withheld: int = 0
