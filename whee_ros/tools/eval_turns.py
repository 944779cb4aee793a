"""`whee eval turns`: how soon the end of a turn is noticed, how often somebody is cut into, what stops the robot.

Scenes are made of recorded prompts, read sentences and a synthetic person (`tools/turns`): turns as they were spoken,
the same with a pause of 0.3 to 1.2 s cut in at a word boundary, and turns whose speaker hesitates for as long. "fluent"
leaves the last ones out; clips that end inside a sentence of a novel count only "with parts". All run through the real
detector, end-of-turn model and recogniser in virtual time; answers come as late as they do in a running system.
Thresholds and weights were chosen on the dev part; the test part has other texts and another synthetic voice, and of
what is said over the robot's speech there is a "fresh" part with two more. The rule in use before, silence by how the
words end, runs on the same scenes.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from whee_ros.engine.models import ModelStore
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.tools.turns.material import HESITANT, PARTS, clips
from whee_ros.tools.turns.measure import Listened, Sums, listen, loaded, offered, sums
from whee_ros.tools.turns.overlaps import Said, overlaps
from whee_ros.tools.turns.play import Models
from whee_ros.tools.turns.scenes import scenes

DELAY_P50, DELAY_P95, CUT_INS, LATE = 0.25, 0.5, 0.05, 0.2
"""Goals: seconds from the end of speech to the decision, share of pauses cut into, seconds to stop the robot."""
LENGTHS = ((0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.3))
"""Pauses are told by length, s."""
AFFECT_EVERY = 2.0
"""Seconds between estimates of affect, of which only the rate of speech counts here."""
SEEDS = {"dev": 1, "test": 2}
"""Of the places of pauses."""


def summary(found: Sums) -> dict[str, Any]:
    """Return measures of one way to decide as plain numbers."""
    return {
        "turns": found.turns,
        "pauses": len(found.pauses),
        "delay_p50": found.delay(0.5),
        "delay_p95": found.delay(0.95),
        "within_500_ms": float(np.mean([delay <= DELAY_P95 for delay in found.delays])),
        "cut_ins": found.cut_ins(),
        "cut_ins_by_length": {f"{low}-{high}": found.cut_ins(low, high) for low, high in LENGTHS},
        "turns_cut": found.cut,
        "missed": found.missed,
    }


def table(name: str, listened: Sequence[Listened]) -> tuple[list[str], dict[str, Any]]:
    """Return lines about one way to decide, all scenes first, then by who speaks; and the numbers."""
    lines, numbers = [], {}
    speakers = sorted({scene.clip.speaker for scene, _ in listened})
    whole = {speaker for speaker in speakers if speaker != PARTS}
    groups = {"all": whole, "fluent": whole - {HESITANT}} | {speaker: {speaker} for speaker in speakers}
    if PARTS in speakers:
        groups["with parts"] = set(speakers)
    for speaker, members in groups.items():
        kept = [item for item in listened if item.scene.clip.speaker in members]
        found = summary(sums(kept))
        numbers[speaker] = found
        by_length = "".join(f"{share:7.3f}" for share in found["cut_ins_by_length"].values())
        lines.append(
            f"{name:8}{speaker:15}{found['turns']:5}{1e3 * found['delay_p50']:7.0f}{1e3 * found['delay_p95']:7.0f}"
            f"{found['within_500_ms']:8.2f}{found['pauses']:7}{found['cut_ins']:8.3f} {by_length}{found['turns_cut']:6}"
        )
    return lines, numbers


def stops(said: Sequence[Said]) -> tuple[list[str], dict[str, Any]]:
    """Return lines and numbers about speech over the robot's."""
    short, wants = [s for s in said if not s.wants], [s for s in said if s.wants]
    wrong, missed = [s for s in short if s.stopped is not None], [s for s in wants if s.stopped is None]
    late = [s.late for s in wants if s.late is not None]
    waits = [s.late for s in wants if s.late is not None and s.text.lower().startswith("wait")]
    lone = [s.late for s in wants if s.late is not None and " " not in s.text]
    numbers: dict[str, Any] = {
        "backchannels": len(short),
        "backchannels_that_stopped": sorted({s.text for s in wrong}),
        "false_stops": len(wrong) / len(short),
        "interruptions": len(wants),
        "interruptions_missed": sorted({s.text for s in missed}),
        "misses": len(missed) / len(wants),
        "late_p50": float(np.quantile(late, 0.5)),
        "late_p95": float(np.quantile(late, 0.95)),
        "late_wait_no_all": waits,
        "late_wait_no": max(waits) if waits else None,
        "late_single_word": float(np.median(lone)) if lone else None,
    }
    names, silent = numbers["backchannels_that_stopped"] or "", numbers["interruptions_missed"] or ""
    lines = [
        f"backchannels that stopped the robot: {len(wrong)} of {len(short)} {names}",
        f"interruptions that did not: {len(missed)} of {len(wants)} {silent}",
        "told to stop after the onset of the second word (the end of an only one): "
        f"p50 {1e3 * numbers['late_p50']:.0f} ms, p95 {1e3 * numbers['late_p95']:.0f} ms",
    ]
    return lines, numbers


def main(argv: Sequence[str]) -> int:
    """Print tables and goals; 0 when all goals are met."""
    parser = argparse.ArgumentParser(
        prog="whee eval turns", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--data", type=Path, default=Path("/"), help="where the Debian packages lie, unpacked"
    )
    parser.add_argument("--part", choices=("dev", "test"), default="test")
    parser.add_argument("--over", action="store_true", help="only what is said over the robot's speech")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers there")
    options = parser.parse_args(argv)
    store = ModelStore.default()
    models, numbers = loaded(store), {"part": options.part}
    if not options.over:
        numbers |= _ends(options.data, options.part, store, models)
    headset = VoiceConfig(echo="off")
    for name, part in (("overlap", options.part), ("overlap_fresh", "fresh")):
        lines, numbers[name] = stops(overlaps(part, store, models, headset))
        print("\n".join(f"{part:6}{line}" for line in lines))
    numbers["took_s"] = _took(models)
    print()
    goals = _goals(numbers)
    for text, met in goals:
        print(f"{'met   ' if met else 'MISSED'}  {text}")
    if options.json:
        options.json.write_text(json.dumps(numbers, indent=1), encoding="utf-8")
    return int(not all(met for _, met in goals))


def _ends(data: Path, part: str, store: ModelStore, models: Models) -> dict[str, Any]:
    """Listen to turns and their pauses, print what came of them, and return it."""
    config = VoiceConfig(affect_every=AFFECT_EVERY)
    plain = replace(config, patience_sadness=0.0, patience_rate=0.0)
    parts = scenes(clips(data, part, store), SEEDS[part])
    new = listen(parts, models, config)
    old = listen(parts, models, plain, asks=False)
    head = f"{'rule':8}{'speaker':15}{'turns':>5}{'p50 ms':>7}{'p95 ms':>7}{'<=.5 s':>8}{'pauses':>7}{'cut-ins':>8} "
    print(head + "".join(f"{f'{low:g}-{high:g}':>7}" for low, high in LENGTHS) + f"{'broken':>6}")
    numbers: dict[str, Any] = {}
    for name, listened in (("new", new), ("before", old)):
        lines, numbers[name] = table(name, listened)
        print("\n".join(lines))
    numbers["backchannel"] = offered(new)
    print(
        "an mhm would fit in {clause:.2f} of pauses between clauses, {phrase:.2f} of others".format(
            **offered(new)
        )
    )
    return numbers


def _took(models: Models) -> dict[str, float]:
    """Print and return how long answers took here, s, beside what was counted."""
    counted = {"verdict": models.verdict_delay, "partial": models.partial_delay, "words": models.words_delay}
    took = {kind: float(np.median(models.took[kind])) for kind in counted if models.took[kind]}
    for kind, median in took.items():
        print(f"{kind}: answers took {1e3 * median:.0f} ms here, {1e3 * counted[kind]:.0f} were counted")
    return took


def _goals(numbers: dict[str, Any]) -> list[tuple[str, bool]]:
    overlap, goals = numbers["overlap"], []
    if "new" in numbers:
        turns = numbers["new"]["all"]
        goals = [
            (f"end of turn decided within {DELAY_P50} s, p50", turns["delay_p50"] <= DELAY_P50),
            (f"and within {DELAY_P95} s, p95", turns["delay_p95"] <= DELAY_P95),
            (f"cut into at most {CUT_INS} of the pauses", turns["cut_ins"] <= CUT_INS),
        ]
    wait = overlap["late_wait_no"]
    return [
        *goals,
        ("no backchannel stops the robot", not overlap["false_stops"]),
        (f"'wait, no' does within {LATE} s of its second word", wait is not None and wait <= LATE),
    ]
