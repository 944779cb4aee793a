"""A bag through the real nodes, in real time, with /clock: slower than the pure engine, and the body moves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from whee_ros.bags.decisions import Ledger, Replayed
from whee_ros.bags.reader import declared, namespace, raw_messages
from whee_ros.bags.replay import DECISIONS, TASTES, Timed
from whee_ros.bags.settings import Settings
from whee_ros.core.clock import elapsed, sleep
from whee_ros.core.errors import BackendError
from whee_ros.nodes.bag_player import BagPlayer
from whee_ros.tools.system import plan
from whee_ros.tools.system.description import System
from whee_ros.tools.system.supervisor import Supervisor
from whee_ros.tools.up import on_signal, tell

PATIENCE = 90.0
"""Seconds that nodes have to come up and find the player."""
AFTER = 2.0
"""Seconds after the last message in which it may still be decided upon."""
DECIDING = ("when", "how")
"""Nodes that get the parameters of the recording; the body is ours."""
OWN = ("use_sim_time", "feedback_file")
"""Parameters that a replay sets itself."""


def play(bag: Path, settings: Settings, out: Path, rate: float, page: bool = False) -> Replayed:
    """Replay a bag to the nodes; the new bag is `out`/bag.

    Args:
        bag: folder with metadata.yaml.
        settings: parameters to replay with, by node.
        out: folder for the new bag.
        rate: speed, 1 as it was.
        page: whether the page is served meanwhile.

    Raises:
        WheeError: if it is no bag, a file cannot be used, or the nodes do not come up.
    """
    system = System.load()
    given: dict[str, str | bool] = {"source": "replay", "record": True, "out": str(out)}
    if not page:
        given["page"] = plan.OFF
    given["params_file"] = str(_parameters(bag, settings, out))
    planned = plan.make(system, given)
    stopping = on_signal()
    supervisor = Supervisor(planned, tell)
    player = BagPlayer(bag, planned.topics.__contains__, rate)
    found = Replayed()
    try:
        supervisor.start()
        _until(lambda: (supervisor.settled and player.heard) or stopping.is_set(), supervisor)
        began = looked = elapsed()

        def look() -> None:
            nonlocal looked
            if elapsed() - looked > 0.5:
                looked = elapsed()
                supervisor.step()

        found.length = player.play(stopping, look)
        sleep(AFTER)
        found.took = elapsed() - began
    finally:
        player.close()
        supervisor.stop()
    for ledger, folder in ((found.before, bag), (found.after, out / "bag")):
        _read(folder, ledger)
    return found


def _parameters(bag: Path, settings: Settings, out: Path) -> Path:
    """Write the parameters of a replay and return their file; nothing that is learned or logged leaves `out`."""
    out.mkdir(parents=True, exist_ok=True)
    values: dict[str, dict[str, Any]] = {
        node: {name: value for name, value in settings.get(node, {}).items() if name not in OWN}
        for node in DECIDING
    }
    values["how"] |= {"safety_log": False, "feedback_file": str(out / "tastes.json")}
    known = next(raw_messages(bag, lambda topic: topic.endswith(f"/{TASTES}")), None)
    if known is not None:
        (out / "tastes.json").write_text(known.decode(), encoding="utf-8")
    path = out / "replayed_with.yaml"
    nodes = {node: {"ros__parameters": fields} for node, fields in values.items() if fields}
    path.write_text(yaml.safe_dump(nodes, allow_unicode=True), encoding="utf-8")
    return path


def _until(true: Callable[[], bool], supervisor: Supervisor) -> None:
    began = elapsed()
    while not true():
        if elapsed() - began > PATIENCE:
            raise BackendError("replay", "the nodes do not come up", "See above, or leave --nodes out.")
        supervisor.step()
        sleep(0.1)


def _read(folder: Path, ledger: Ledger) -> None:
    start = namespace(topic.name for topic in declared(folder)) + "/"
    for raw in raw_messages(folder, lambda topic: topic.removeprefix(start) in DECISIONS):
        ledger.add(Timed(raw.topic.name.removeprefix(start), raw.log_ns, raw.decode()))
