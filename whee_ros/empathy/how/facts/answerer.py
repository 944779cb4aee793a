"""One door to all that can be worked out; what cannot is left to an honest "I don't know"."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from whee_ros.core.errors import ParameterError
from whee_ros.empathy.how.facts import calendar, letters, sums, units
from whee_ros.empathy.how.facts.numbers import read
from whee_ros.empathy.safety.words import plain, sentences

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")


@lru_cache(maxsize=4)
def zone(name: str) -> tzinfo | None:
    """Return the time zone called `name`; None, the machine's own, for "".

    Raises:
        ParameterError: if there is no such zone.
    """
    if not name:
        return None
    if name.upper() == "UTC":
        return UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ParameterError(
            "time_zone", repr(name), "Give an IANA name such as Europe/Berlin, or leave it empty."
        ) from error


def answer(text: str, now: float, zone_name: str = "") -> str:
    """Return a short spoken answer to the question `text`, or "" if it cannot be worked out.

    Args:
        text: what was said.
        now: s since the epoch.
        zone_name: IANA name, "" for the machine's own zone.
    """
    moment = datetime.fromtimestamp(now, tz=zone(zone_name))
    said = plain(_THOUSANDS.sub("", text))
    parts = sentences(said)
    # "What a day. Anyway, what is seven times eight?", "How do you spell Anna? It is for a card."
    tried = [said, *reversed(parts)] if len(parts) > 1 else [said]
    found = (_worked_out(part, moment) for part in tried)
    return next(filter(None, found), "")


def _worked_out(part: str, moment: datetime) -> str:
    said = read(" ".join(part.replace(" , ", " ").rstrip(" ?.!").split()))
    return calendar.answer(said, moment) or units.answer(said) or sums.answer(said) or letters.answer(said)
