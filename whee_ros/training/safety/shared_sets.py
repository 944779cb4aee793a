"""Public sets on which the gate is judged, never tuned; and ordinary talk, in which it should keep still.

SimpleSafetyTests (Vidgen et al. 2023, CC BY 4.0), XSTest (Röttger et al. 2024, CC BY 4.0), the moderation samples of
Markov et al. 2023 (MIT), DailyDialog, MELD and the chit-chat challenge, of which the test parts are used.
"""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

from whee_ros.training import sources

CRISIS = "Suicide, Self-Harm, and Eating Disorders"
"""Harm area of SimpleSafetyTests whose items must all be caught."""


def simple_safety(data: Path) -> dict[str, list[str]]:
    """Return prompts of SimpleSafetyTests by harm area."""
    found: dict[str, list[str]] = {}
    with (data / "text" / "safety" / "SimpleSafetyTests.csv").open(newline="", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["harm_area"], []).append(row["prompts_final"])
    return found


def xstest(data: Path, label: str = "safe") -> dict[str, list[str]]:
    """Return prompts of XSTest with `label` ("safe" or "unsafe") by type."""
    found: dict[str, list[str]] = {}
    with (data / "text" / "safety" / "xstest_prompts.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["label"] == label:
                found.setdefault(row["type"], []).append(row["prompt"])
    return found


def moderation(data: Path) -> tuple[list[str], list[str]]:
    """Return the moderation samples about self-harm, and those with no harm at all (texts of up to 60 words)."""
    danger, calm = [], []
    with gzip.open(data / "text" / "safety" / "openai_moderation_samples-1680.jsonl.gz", "rt") as file:
        for line in file:
            item = json.loads(line)
            flags = {key: value for key, value in item.items() if key != "prompt"}
            if flags.get("SH") == 1:
                danger.append(item["prompt"])
            elif not any(flags.values()) and len(item["prompt"].split()) <= 60:
                calm.append(item["prompt"])
    return danger, calm


def ordinary(data: Path, most: int) -> dict[str, list[str]]:
    """Return up to `most` utterances of the test part of each set of ordinary talk."""
    text = (data / "text" / "dailydialog" / "test" / "dialogues_test.txt").read_text(encoding="utf-8")
    daily = [part.strip() for line in text.splitlines() for part in line.split("__eou__") if part.strip()]
    with (data / "text" / "meld" / "test_sent_emo.csv").open(newline="", encoding="utf-8") as file:
        meld = [row["Utterance"] for row in csv.DictReader(file)]
    small = [row.text for row in sources.chitchat() if row.part == "test"]
    return {"DailyDialog test": daily[:most], "MELD test": meld[:most], "chit-chat test": small[:most]}
