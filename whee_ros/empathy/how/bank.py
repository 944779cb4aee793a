"""The bank of replies: lines, and parts of lines, by section, family, topic and strategy.

Besides lines that stand by themselves it holds openings, bodies and questions that `compose.py` joins to replies, and
themes that utterances are led to by meaning (`nearness.py`). `bank_files.py` reads it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from whee_ros.empathy.how import bank_files
from whee_ros.empathy.how.lines import Family, Line, Situation

TONES = {-1: "low", 0: "neither", 1: "high"}
"""Names of tones, under which openings stand."""


class Bank:
    """All lines; immutable.

    Args:
        sections: families by section.
        openings: by tone ("low", "neither", "high") and by family.
    """

    def __init__(
        self,
        sections: Mapping[str, tuple[Family, ...]],
        openings: Mapping[str, tuple[Line, ...]] | None = None,
    ) -> None:
        self.sections = dict(sections)
        self._openings = dict(openings or {})

    @classmethod
    def load(cls, path: Path) -> Bank:
        """Read and check a bank.

        Raises:
            ConfigError: naming the file and what is wrong with it.
        """
        return cls(*bank_files.read(path))

    def openings(self, situation: Situation) -> tuple[Line, ...]:
        """Return how a composed reply may begin, those of the family first."""
        family = situation.family
        return self._openings.get(family.name, ()) + self._openings.get(TONES[family.tone], ())

    def lines(self) -> Iterator[Line]:
        """Yield every line that stands by itself."""
        for families in self.sections.values():
            for family in families:
                for topic in family.topics:
                    yield from topic.lines
                yield from family.lines

    def parts(self) -> Iterator[Line]:
        """Yield every part that replies are composed of: openings, bodies, questions."""
        for openings in self._openings.values():
            yield from openings
        for families in self.sections.values():
            for family in families:
                yield from family.bodies + family.questions
                for topic in family.topics:
                    yield from topic.bodies + topic.questions

    def themes(self) -> Iterator[Situation]:
        """Yield the situations that say how people speak of them."""
        for families in self.sections.values():
            for family in families:
                yield from (Situation(family, topic) for topic in family.topics if topic.like)

    def has(self, place: str) -> bool:
        """Return whether `place` ("section" or "section.family") exists."""
        section, _, family = place.partition(".")
        return section in self.sections and (
            not family or any(known.name == family for known in self.sections[section])
        )

    def widened(self, situation: Situation) -> Situation:
        """Return `situation` with the lines of its section that hold of any feeling of the same tone beside its own."""
        family = situation.family
        general = (
            one for one in self.sections[family.section] if one.default and one.tone == family.tone != 0
        )
        return replace(situation, general=next((one for one in general if one is not family), None))

    def find(
        self,
        place: str,
        said: str,
        emotion: str = "",
        tone: int = 0,
        *,
        sure: bool = True,
        clear: bool = False,
        near: Situation | None = None,
    ) -> Situation:
        """Return the situation within `place` that fits best.

        Args:
            place: "section" or "section.family".
            said: the utterance in plain spelling.
            emotion: of the person, or "".
            tone: how it sounds as a whole; topics of the opposite tone need strong words,
            sure: unless the tone itself is a guess,
            clear: if it leaves no doubt: then bad is not good, whatever the words,
            near: the theme that is nearest in meaning, for where no words decide.
        """
        section, _, wanted = place.partition(".")
        families = [family for family in self.sections[section] if not wanted or family.name == wanted]
        matches = [
            Situation(family, topic)
            for family in families
            for topic in family.topics
            if (topic.strong or not sure or family.tone * tone >= 0)
            and not (clear and tone < 0 < family.tone)
            and topic.found(said)
            and (topic.strong or family.fits(emotion, near=False))
        ]
        if matches:
            # the first of equals in the file wins, since max keeps it
            return max(
                matches,
                key=lambda match: (
                    match.topic is not None and match.topic.strong,
                    match.family.tone == tone,
                    emotion in match.family.emotions,
                ),
            )
        if (
            near is not None
            and near.family in families
            and (near.family.tone * tone >= 0 or not sure)
            and near.family.fits(emotion, near=True)
        ):
            return near
        by_emotion = [family for family in families if emotion in family.emotions]
        by_tone = [family for family in families if family.default and family.tone == tone]
        anyway = [family for family in families if family.default]
        return Situation((by_emotion or by_tone or anyway or families)[0])
