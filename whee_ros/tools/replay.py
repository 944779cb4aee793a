"""`whee replay BAG`: decides a recorded conversation anew, with other parameters, and tells what differs."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from whee_ros.bags import choice, decisions
from whee_ros.bags.answering import NOTHING, Models
from whee_ros.bags.encode import topic, type_of
from whee_ros.bags.reader import Raw, declared, namespace, raw_messages
from whee_ros.bags.replay import DECISIONS, INPUTS, TASTES, Mind, RememberedReader, ReplayConfig, Timed
from whee_ros.bags.settings import Settings, from_file, merged, pick, recorded
from whee_ros.bags.writer import BagWriter
from whee_ros.core.clock import busy, elapsed
from whee_ros.empathy.when.detector import Reads
from whee_ros.engine.config import EngineConfig
from whee_ros.engine.models import ModelStore
from whee_ros.engine.reading import loaded_reader
from whee_ros.engine.safety import open_gate

FLUSH = 16 << 20
"""Bytes after which a new bag is written to disk."""
AS_RECORDED = ("text_backend", "text_adaptation", "state_rate")
"""Parameters of the node `when` that make its parts."""
DIFF = "decisions.json"
"""File in the new bag's folder that tells what differs."""


class Copy:
    """The new bag: everything of the old one but its decisions, and the new decisions in their place.

    Args:
        folder: of the new bag.
        space: namespace of the system.
    """

    def __init__(self, folder: Path, space: str) -> None:
        self._writer = BagWriter(folder)
        self._space = space
        self._written = 0

    def keep(self, raw: Raw) -> None:
        """Take over a message as it stands."""
        self._writer.add_topic(raw.topic)
        self._add(raw.topic.name, raw.data, raw.log_ns)

    def decide(self, item: Timed, data: bytes) -> None:
        """Add a decision, `data` its bytes."""
        name = f"{self._space}/{item.topic}"
        if name not in self._writer.topics:
            self._writer.add_topic(topic(name, type_of(item.value)))
        self._add(name, data, item.log_ns)

    def close(self) -> None:
        """Finish the bag."""
        self._writer.close()

    def _add(self, name: str, data: bytes, log_ns: int) -> None:
        self._writer.add(name, data, log_ns, log_ns)
        self._written += len(data)
        if self._written > FLUSH:
            self._written = 0
            self._writer.flush()


def run(
    bag: Path,
    config: ReplayConfig,
    reader: Reads | None,
    out: Path | None = None,
    models: Models = NOTHING,
) -> decisions.Replayed:
    """Replay a bag through the pure engine and return the decisions before and after.

    Args:
        bag: folder with metadata.yaml.
        config: parameters.
        reader: reads words.
        out: folder of the new bag; None writes none.
        models: what is answered with.

    Raises:
        MediaError: if `bag` is no bag, or one that needs repair.
    """
    space = namespace(topic.name for topic in declared(bag))
    found = decisions.Replayed()
    copy = Copy(out, space) if out is not None else None
    mind = Mind(config, reader, models)
    first = last = 0
    for raw in raw_messages(bag, bool if copy is not None else _used(space)):
        relative = raw.topic.name.removeprefix(f"{space}/")
        first, last = first or raw.log_ns, raw.log_ns
        if relative in DECISIONS:
            found.before.note(Timed(relative, raw.log_ns, raw.decode()))
        elif copy is not None:
            copy.keep(raw)
        if relative in INPUTS:
            for decision in mind.take(Timed(relative, raw.log_ns, raw.decode())):
                data = found.after.add(decision)
                if copy is not None:
                    copy.decide(decision, data)
    if copy is not None:
        copy.close()
    found.length = (last - first) * 1e-9
    return found


def _used(space: str) -> Callable[[str], bool]:
    return lambda name: name.removeprefix(f"{space}/") in (*INPUTS, *DECISIONS)


def text_reader(backend: str, adaptation: str = "") -> RememberedReader | None:
    """Return a reader over a loaded text back end, adapted by a file of `whee adapt`; None for "". Raises WheeError."""
    return RememberedReader(loaded_reader(backend, adaptation)) if backend else None


def settings_of(bag: Path, file: Path | None) -> Settings:
    """Return the parameters to replay with: those the bag was recorded with, then those of a file."""
    return merged(recorded(bag), from_file(file) if file is not None else {})


def feedback(bag: Path, settings: Settings) -> str:
    """Return what learning from reactions means for a replay, in words; "" where it was off. Raises MediaError."""
    if not settings.get("how", {}).get("feedback"):
        return ""
    if any(topic.name.endswith(f"/{TASTES}") for topic in declared(bag)):
        return "feedback is on: what was known of people when the recording began is restored"
    return (
        "feedback is on, and the bag does not hold what was known of people when it began: "
        "the replay begins with nothing, so the choice between fitting replies may differ"
    )


def main(argv: Sequence[str]) -> int:
    """Write the new bag and the difference; print the difference."""
    parser = argparse.ArgumentParser(prog="whee replay", description=__doc__)
    parser.add_argument("bag", type=Path, help="folder with metadata.yaml")
    parser.add_argument("--params", type=Path, metavar="FILE", help="parameter file with other thresholds")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="the new bag (default: BAG_replay)")
    parser.add_argument("--no-bag", action="store_true", help="only tell the difference")
    parser.add_argument("--text-backend", help="back end of the kind text (default: as recorded)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the difference here too")
    parser.add_argument(
        "--nodes", action="store_true", help="through the real nodes, in real time, with /clock"
    )
    parser.add_argument("--rate", type=float, default=1.0, help="with --nodes: speed, 1 as it was")
    parser.add_argument("--page", action="store_true", help="with --nodes: serve the page meanwhile")
    options = parser.parse_args(argv)
    bag: Path = options.bag
    out = None if options.no_bag else choice.folder(str(options.out or f"{bag}_replay"), 0.0)
    settings = settings_of(bag, options.params)
    if options.nodes:
        from whee_ros.tools.replay_nodes import play  # the nodes, only where asked for

        if out is None:
            parser.error("--nodes writes a bag: leave --no-bag out")
        found = play(bag, settings, out, options.rate, options.page)
    else:
        node = settings.get("when", {})
        fields: dict[str, Any] = {name: node[name] for name in AS_RECORDED if name in node}
        parts = pick(EngineConfig, fields)
        named = options.text_backend if options.text_backend is not None else parts.text_backend
        reader = text_reader(named, parts.text_adaptation)
        models = Models(*open_gate(ModelStore.default())[:2]) if named else NOTHING  # as in the engine
        began, worked = elapsed(), busy()
        config = ReplayConfig(settings, parts.state_rate, follow=options.params is None)
        found = run(bag, config, reader, out, models)
        found.took, found.worked = elapsed() - began, busy() - worked
    diff = decisions.compare(found.before.items, found.after.items)
    if note := feedback(bag, settings):
        diff["feedback"] = note
    diff["digest"] = found.after.digest
    diff["seconds"], diff["took"] = round(found.length, 3), round(found.took, 3)
    diff["processor"] = round(found.worked, 3)
    text = json.dumps(diff, indent=1, ensure_ascii=False) + "\n"
    for path in filter(None, (out / DIFF if out is not None else None, options.json)):
        path.write_text(text, encoding="utf-8")
    print("\n".join(decisions.lines(diff)))
    speed = f", {found.length / found.took:.0f} times real time" if found.took else ""
    if found.worked:
        speed += f" ({found.length / found.worked:.0f} by processor time)"
    print(f"{found.length:.1f} s decided in {found.took:.2f} s{speed}; decisions {diff['digest'][:12]}")
    if out is not None:
        print(f"new bag: {out}")
    return 0
