"""`whee demo`: a conversation, told as it happens, recorded, and explained in a report."""

from __future__ import annotations

import argparse
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from whee_ros.core.clock import SystemClock, elapsed
from whee_ros.core.errors import MediaError
from whee_ros.nodes.listener import Listener
from whee_ros.tools.eval_demo import table
from whee_ros.tools.report.account import Account
from whee_ros.tools.report.aside import put_aside, ready
from whee_ros.tools.report.collect import report
from whee_ros.tools.report.ending import Ending
from whee_ros.tools.report.session import Event, Session
from whee_ros.tools.report.summary import summary
from whee_ros.tools.report.write import write
from whee_ros.tools.system import options, plan
from whee_ros.tools.system.description import System
from whee_ros.tools.system.supervisor import Supervisor
from whee_ros.tools.up import on_signal, tell

LEAVE_OUT = ("record", "out")
SOURCES = ("demo", "live", "files", "topic")
NOTHING = 15.0
"""Seconds after which a recording of which nothing is seen or heard counts as unusable."""


class Conversation:
    """Follows a running system: tells it, keeps it for the report, and knows when it is over.

    Args:
        source: where face and voice come from.
        account: tells it.
    """

    def __init__(self, source: str, account: Account) -> None:
        self.session = Session()
        self._account = account
        self._ending = Ending(source)
        self._source = source
        self._clock = SystemClock()
        self._settled = 0.0

    def heard(self, topic: str, received: float, value: Any) -> None:
        """Take a message."""
        event = Event(topic, received, value)
        self.session.add(event)
        self._account.add(event)
        self._ending.add(event)

    def over(self, settled: bool) -> bool:
        """Return whether nothing more will come; `settled`: whether all nodes work that can.

        Raises:
            MediaError: if a recording gives nothing to see or hear.
        """
        now = self._clock.now()
        if settled and not self._settled:
            self._settled = now
        nothing = not self.session.faces and not self.session.activity
        if self._source == "files" and nothing and self._settled and now - self._settled > NOTHING:
            remedy = "See the errors above, and give a video or a sound file."
            raise MediaError("the recording", "nothing was seen or heard of it", remedy)
        return self._ending.over(now)


def main(argv: Sequence[str]) -> int:
    """Run a conversation and write its report; Ctrl-C ends it early, with a report of what there was."""
    began = elapsed()
    system = System.load()
    parser = argparse.ArgumentParser(prog="whee demo", description=__doc__)
    options.add(parser, system, (*LEAVE_OUT, "source"))
    parser.add_argument("--source", choices=SOURCES, default="demo", help="where face and voice come from")
    parser.add_argument(
        "--out", type=Path, default=Path("out/demo"), metavar="DIR", help="for bag and report"
    )
    parser.add_argument("--verbose", action="store_true", help="tell what nodes log for information, too")
    given = parser.parse_args(argv)
    values = {**options.values(given, system, LEAVE_OUT), "record": True, "out": str(given.out)}
    planned = plan.make(system, values)
    ready(given.out)
    earlier = put_aside(given.out)
    stopping = on_signal()
    account = Account(tell, colour=sys.stdout.isatty())
    conversation = Conversation(planned.source, account)
    supervisor = Supervisor(planned, tell, verbose=bool(given.verbose))
    _tell_source(account, planned.source, system.sources[planned.source].about)
    if earlier:
        tell(f"the last conversation is now in {earlier}")
    listener = Listener(conversation.heard, planned.namespace)
    try:
        supervisor.start()
        _follow(supervisor, listener, conversation, stopping)
    finally:
        listener.close()
        seconds = supervisor.stop()
    tell(f"\nended in {seconds:.1f} s")
    found = report(conversation.session)
    write(found, given.out)
    tell("\n".join(["", *table(summary(found, {}))]))
    tell(f"\nreport and bag in {given.out}, {elapsed() - began:.0f} s in all")
    return 0


def _follow(
    supervisor: Supervisor, listener: Listener, conversation: Conversation, stopping: threading.Event
) -> None:
    looked = 0.0
    while not stopping.is_set():
        listener.listen(0.05)
        # messages come by the hundred a second; the processes need a look a few times a second
        if elapsed() - looked > 0.1:
            looked = elapsed()
            supervisor.step()
            if conversation.over(supervisor.settled):
                return


def _tell_source(account: Account, source: str, about: str) -> None:
    account.say(f"whee_ros demo: {about}" + (" (Ctrl-C ends it)" if source in ("live", "topic") else ""))
