"""Dots that end a sentence, and dots that do not."""

from __future__ import annotations

TITLES = ("Mr", "Mrs", "Ms", "Dr", "Prof")
"""Abbreviations before a name."""
ENDING_DOT = "(?i:" + "".join(rf"(?<!\b{title})" for title in TITLES) + r"\.)"
"""Regular expression of a dot that is not a title's."""
