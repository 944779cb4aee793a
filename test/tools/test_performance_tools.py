"""The commands that show and judge the performance."""

from __future__ import annotations

import json

import cv2
import numpy as np

from whee_ros.tools.performance import eval_speech
from whee_ros.tools.performance.eval_speech import MEASURES, Heard, goals, lines
from whee_ros.tools.performance.eval_sync import summary
from whee_ros.tools.performance.face_command import TEN, main


def test_the_face_is_written_as_data_and_as_pictures(tmp_path):
    files = [tmp_path / name for name in ("face.json", "sheet.png", "answer.png")]
    assert (
        main(["--json", str(files[0]), "--sheet", str(files[1]), "--response", str(files[2]), "--captions"])
        == 0
    )
    assert {"controls", "parts", "palette", "profiles", "examples"} <= set(json.loads(files[0].read_text()))
    sheet = cv2.imread(str(files[1]))
    columns = 6
    height, width = sheet.shape[0] * columns // len(TEN) // 3, sheet.shape[1] // columns
    cells = [
        sheet[row * height : (row + 1) * height, column * width : (column + 1) * width]
        for row in range(5)
        for column in range(columns)
    ]
    small = [cv2.resize(cell, (64, 40)).astype(float) for cell in cells]
    full = [cell for number, cell in enumerate(small) if number % 3 == 2]
    apart = [np.abs(a - b).mean() for i, a in enumerate(full) for b in full[:i]]
    assert min(apart) > 1.5, "every expression is a face of its own"
    assert cv2.imread(str(files[2])).shape[0] > 300


def test_lines_of_the_bank_are_spread_and_speakable():
    found = lines(12)
    assert len(set(found)) == 12
    assert all(line[0].isupper() and line[-1] in ".?!" and "{" not in line for line in found)


def test_goals_of_the_voice_are_judged_against_the_neutral_one():
    def heard(f0: float, loud: float, tilt: float, pace: float, wrong: int = 0) -> Heard:
        row = {"F0 Hz": f0, "loudness dB": loud, "tilt dB": tilt, "words/s": pace}
        return Heard(wrong, 100, {name: row.get(name, 0.0) for name in MEASURES})

    styles = {
        "neutral": heard(140, -20, -14, 3.5),
        "sad 0.5": heard(130, -21, -15, 3.3),
        "sad 1": heard(120, -23, -16, 3.0),
        "happy 0.5": heard(145, -19, -13, 3.6),
        "happy 1": heard(152, -18, -12, 3.7),
    }
    quick = {"by sentence": (0.05, 0.1), "as a whole": (0.1, 0.2)}
    assert all(met for *_, met in goals(styles, quick))
    styles["happy 1"] = heard(141, -20, -14, 3.5, wrong=60)
    missed = [what for what, _, _, met in goals(styles, {**quick, "by sentence": (0.3, 0.4)}) if not met]
    assert "words wrong, all styles" in missed
    assert "first audio p50, ms" in missed
    assert "happy: F0 against neutral" in missed
    assert set(eval_speech.STYLES) >= {"neutral", "sad", "happy"}


def test_skews_are_summed_up_with_the_share_within_the_goal():
    row = summary("lips", [-0.2, -0.04, 0.0, 0.02], -0.125, 0.045)
    assert (row["count"], row["inside"]) == (4, 0.75)
    assert summary("lips", [], -0.1, 0.1) == {"what": "lips", "count": 0}
