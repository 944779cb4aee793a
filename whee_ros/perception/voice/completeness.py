"""Do these words sound finished? Grammar's contribution to the end of a turn."""

from __future__ import annotations

UNFINISHED = frozenset(
    """
    and but or so because since if when while although though that which who whose the a an my your his
    her our their to of in on at for with from by about into than as is are was were am be been um uh er
    erm like i you he she we they it's i'm then just really very
    """.split()
)
"""Last words after which English speakers go on: conjunctions, articles, prepositions, fillers, subjects."""


def completeness(text: str) -> float:
    """Return 0 (asks for more) to 1 (finished); 0.5 when nothing is known."""
    words = text.lower().replace("...", " um").rstrip(" .!?").split()
    if not words:
        return 0.5
    if words[-1].strip(",;") in UNFINISHED or text.rstrip().endswith(("...", ",", "-")):
        return 0.0
    return 1.0 if text.rstrip().endswith((".", "!", "?")) else 0.6
