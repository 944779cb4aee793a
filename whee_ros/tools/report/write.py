"""Writes a report to a folder: summary.json, timeline.png, robot.wav, face_sheet.png."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from whee_ros.bags.labels import Labels
from whee_ros.core.clock import elapsed
from whee_ros.core.errors import ConfigError
from whee_ros.tools.report import faces, sound, timeline
from whee_ros.tools.report.collect import Report
from whee_ros.tools.report.environment import environment
from whee_ros.tools.report.summary import summary


def write(report: Report, folder: Path, labels: Sequence[Labels] = ()) -> float:
    """Write all files of a report and return the seconds it took; the timeline shows what annotators marked, too.

    Raises:
        ConfigError: if the folder cannot be written.
    """
    began = elapsed()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(summary(report, environment()), indent=1, ensure_ascii=False)
        (folder / "summary.json").write_text(text + "\n", encoding="utf-8")
        session = report.session
        samples, rate = sound.mix(session.sound, session.first, session.last)
        sound.write(folder / "robot.wav", samples, rate)
        timeline.write(folder / "timeline.png", report, labels)
        faces.write(folder / "face_sheet.png", report)
    except OSError as error:
        raise ConfigError(
            str(folder), error.strerror, "Choose a folder that can be written with --out."
        ) from error
    return elapsed() - began
