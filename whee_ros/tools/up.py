"""`whee up`: starts the system, keeps it alive, and ends it cleanly at Ctrl-C."""

from __future__ import annotations

import argparse
import contextlib
import signal
import threading
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from whee_ros.bags.choice import finished, folder
from whee_ros.core.clock import SystemClock
from whee_ros.tools.system import options, plan
from whee_ros.tools.system.description import System
from whee_ros.tools.system.supervisor import Supervisor


def main(argv: Sequence[str]) -> int:
    """Run until SIGINT, SIGTERM or the end of the terminal."""
    system = System.load()
    parser = argparse.ArgumentParser(prog="whee up", description=__doc__)
    options.add(parser, system)
    parser.add_argument("--verbose", action="store_true", help="tell what nodes log for information, too")
    given = parser.parse_args(argv)
    stopping = on_signal()
    planned = plan.make(system, options.values(given, system))
    asked = str(planned.parameters.get("recorder", {}).get("bag_path", ""))
    if asked and finished(Path(asked)):
        tell(f"{asked} is a finished bag: this one goes beside it, to {folder(asked, SystemClock().now())}")
    supervisor = Supervisor(planned, tell, verbose=bool(given.verbose))
    try:
        supervisor.start()
        supervisor.run(stopping)
    finally:
        seconds = supervisor.stop()
    tell(f"ended in {seconds:.1f} s")
    return 0


def tell(line: str) -> None:
    """Print a line at once, also into a pipe; a terminal that was closed must not cost the report."""
    with contextlib.suppress(OSError):
        print(line, flush=True)


def on_signal() -> threading.Event:
    """Return an event that SIGINT, SIGTERM and SIGHUP set."""
    stopping = threading.Event()

    def stop(number: int, frame: FrameType | None) -> None:
        stopping.set()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    return stopping
