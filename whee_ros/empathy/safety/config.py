"""Parameters of the boundaries. None of them switches a boundary off."""

from __future__ import annotations

from dataclasses import dataclass

from whee_ros.core.params import param


@dataclass(frozen=True)
class SafetyConfig:
    """In which language, with which helplines, and for how long the robot stays with somebody."""

    language: str = param(
        "en", "Language of the fixed replies: a file script_LANGUAGE.yaml of config/safety.", live=True
    )
    region: str = param(
        "",
        "Region of config/safety.yaml whose helplines are named, such as DE or US; empty names no numbers.",
        live=True,
    )
    stay_turns: int = param(
        3,
        "After a crisis: how many turns the robot stays with the person before it talks of other things.",
        low=1,
        high=10,
        live=True,
    )
    stay_time: float = param(
        600.0, "After a crisis: how long it stays so at most.", unit="s", low=60.0, high=3600.0, live=True
    )
    safety_log: bool = param(True, "Keep a log of boundaries touched, without anybody's words.", live=True)
    safety_log_file: str = param(
        "", "Where to; empty for whee/safety.jsonl in the user's folder of state ($XDG_STATE_HOME)."
    )
