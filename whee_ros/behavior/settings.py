"""What users may set about the tree without editing it; scripts read it as `settings.NAME`."""

from __future__ import annotations

from dataclasses import dataclass

from whee_ros.core.params import param


@dataclass(frozen=True)
class TreeSettings:
    """Live parameters that the trees of the package ask for."""

    fillers: bool = param(
        True, 'Whether the robot may say "hmm" while an answer takes time; it nods in any case.', live=True
    )
    idle_speech: bool = param(False, "Whether the robot may speak first when nothing happens.", live=True)


DEFAULTS = TreeSettings()
