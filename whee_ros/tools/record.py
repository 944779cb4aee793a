"""`whee record`: records a running system until Ctrl-C, by its own recorder or one that is started for it."""

from __future__ import annotations

import argparse
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from whee_ros.bags.choice import PROFILES, folder
from whee_ros.core.clock import SystemClock
from whee_ros.nodes.recording_client import RecordingClient
from whee_ros.tools.system.child import HOST
from whee_ros.tools.up import on_signal, tell

LOOK = 2.0
"""Seconds in which a recorder that runs already is found."""
ENDS = 5.0
"""Seconds that a recorder of our own has to end."""


def main(argv: Sequence[str]) -> int:
    """Record until SIGINT, SIGTERM, or the time is over."""
    parser = argparse.ArgumentParser(prog="whee record", description=__doc__)
    parser.add_argument("--out", type=Path, help="folder of the bag (default: bags/whee_DATE-TIME)")
    parser.add_argument("--profile", choices=PROFILES, default="features", help="how much is recorded")
    parser.add_argument("--seconds", type=float, default=0.0, help="stop after this time; 0 at Ctrl-C")
    parser.add_argument("--namespace", default="", help="of the system")
    parser.add_argument("--voucher", default="", help="operator who has everybody's written consent")
    options = parser.parse_args(argv)
    stopping = on_signal()
    bag = folder(str(options.out or ""), SystemClock().now()).absolute()
    client = RecordingClient(options.namespace)
    own: subprocess.Popen[bytes] | None = None
    try:
        if not client.there(LOOK):
            space = ["-r", f"__ns:=/{options.namespace}"] if options.namespace else []
            more = ["-p", f"consent_voucher:={options.voucher}"] if options.voucher else []
            command = [*HOST, "recorder", "--ros-args", *more, *space]
            own = subprocess.Popen(command, start_new_session=True)
            client.bring_up()
        tell(
            f"recording to {client.start(str(bag), options.profile)}, profile {options.profile}; Ctrl-C ends it"
        )
        stopping.wait(options.seconds or None)
        tell(f"{client.stop()} messages in {bag}")
    finally:
        client.close()
        if own is not None:
            own.send_signal(signal.SIGINT)
            own.wait(ENDS)
    return 0
