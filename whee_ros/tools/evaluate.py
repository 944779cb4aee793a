"""`whee eval PART`: scores a part of the system and exits 1 when its goals are not met."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

PARTS: dict[str, tuple[str, str]] = {
    "demo": ("whee_ros.tools.eval_demo", "the last demo against its script"),
    "scenes": ("whee_ros.tools.eval_scenes", "short scenes against what the when-detector makes of them"),
    "when": ("whee_ros.tools.eval_when.command", "words understood: public test sets, bias, speed"),
    "how": (
        "whee_ros.tools.eval_how.command",
        "replies to people who seek empathy: fit, variety, length, speed",
    ),
    "opinion": (
        "whee_ros.tools.eval_opinion.command",
        "a language model's second opinion: of use, and no harm?",
    ),
    "safety": ("whee_ros.tools.eval_safety", "who is sent to the fixed replies, and who is not"),
    "turns": ("whee_ros.tools.eval_turns", "end of turns, cut-ins and interruptions on recordings"),
    "face": ("whee_ros.tools.eval_face", "action units perceived against those performed"),
    "transcript": (
        "whee_ros.tools.eval_transcript",
        "words of recordings, clean and in noise, and when they appear",
    ),
    "activity": ("whee_ros.tools.eval_activity", "how soon speech and its end are noticed"),
    "stopping": ("whee_ros.tools.eval_stopping", "how soon voice, face and body stop, at random moments"),
    "tree": ("whee_ros.tools.eval_tree", "random behaviour trees against the real BehaviorTree.CPP"),
    "echo": ("whee_ros.tools.eval_echo", "whether the robot hears itself, and who talks over it"),
    "anonymise": ("whee_ros.tools.eval_anonymise", "feelings kept and speakers hidden by whee anonymise"),
    "tune": ("whee_ros.tools.eval_tune", "planted thresholds found again by whee tune"),
    "voice": ("whee_ros.tools.eval_voice", "vocal affect of speakers and corpora that were not heard before"),
    "voices": ("whee_ros.tools.eval_voices", "known voices known again, strangers not taken for them"),
    "sync": ("whee_ros.tools.performance.eval_sync", "lips and gestures against the words, from a bag"),
    "speech": ("whee_ros.tools.performance.eval_speech", "the robot's voice: understood, felt, in time"),
}


def main(argv: Sequence[str]) -> int:
    """Run the evaluation named first, with the remaining arguments."""
    if not argv or argv[0] not in PARTS:
        lines = [f"  {name:8} {what}" for name, (_, what) in PARTS.items()]
        print("\n".join(["usage: whee eval PART [--help]", *lines]), file=sys.stderr)
        return 2
    return int(importlib.import_module(PARTS[argv[0]][0]).main(list(argv[1:])))
