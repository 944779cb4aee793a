"""Measures what watching costs the robot: the page's process with the page closed and open, and a waiting recorder."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import socket
import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace

from aiohttp import ClientSession, WSMsgType

from whee_ros.core.clock import elapsed, sleep
from whee_ros.core.errors import BackendError
from whee_ros.tools.stopwatch import Stopwatch
from whee_ros.tools.system import plan
from whee_ros.tools.system.description import System
from whee_ros.tools.system.supervisor import Supervisor
from whee_ros.tools.system.usage import Usage
from whee_ros.tools.up import on_signal, tell

PAGE, RECORDER = "page", "memory"
"""Processes that are measured."""
GOAL = 0.08
"""Of one core, with one page open."""
PATIENCE = 90.0
"""Seconds in which all nodes have to be up."""
SETTLING = 4.0
"""Seconds after the page was opened that do not count."""


class Visitor:
    """An open page without a browser: reads everything, in a thread of its own.

    Attributes:
        messages: how many came.
        size: of all of them, bytes.
        channels: whose value came at least once.
    """

    def __init__(self, address: str) -> None:
        self.messages = 0
        self.size = 0
        self.channels: set[str] = set()
        self._address = address
        self._loop = asyncio.new_event_loop()
        self._visiting = self._loop.create_task(self._visit())
        self._thread = threading.Thread(target=self._run, name="visitor", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Leave."""
        self._loop.call_soon_threadsafe(self._visiting.cancel)
        self._thread.join(2.0)

    def _run(self) -> None:
        with contextlib.suppress(asyncio.CancelledError):
            self._loop.run_until_complete(self._visiting)
        self._loop.close()

    async def _visit(self) -> None:
        async with ClientSession() as session:
            headers = {"Origin": self._address}
            async with session.ws_connect(f"{self._address}/live", headers=headers, max_msg_size=0) as live:
                async for message in live:
                    if message.type == WSMsgType.TEXT:
                        self.messages += 1
                        self.size += len(message.data)
                        self.channels |= json.loads(message.data).keys()


def free_port() -> int:
    """Return a port of the loopback address that nobody uses."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def run(seconds: float, params_file: str) -> tuple[Usage, Usage, Usage, Visitor]:
    """Let the scripted person talk; return recorder, page closed, page open for `seconds`, and the visitor.

    Raises:
        BackendError: if the system does not come up.
    """
    address = f"127.0.0.1:{free_port()}"
    given = {"source": "demo", "page": address, "params_file": params_file}
    planned = plan.make(System.load(), given)
    person = {**planned.parameters.get("person", {}), "repeat": True}
    planned = replace(planned, parameters={**planned.parameters, "person": person})
    stopping = on_signal()
    supervisor = Supervisor(planned, tell)
    waiting, alone, watched, visitor = Usage(), Usage(), Usage(), None
    try:
        supervisor.start()
        began = elapsed()
        while not supervisor.settled and not stopping.is_set():
            supervisor.step()
            sleep(0.2)
            if elapsed() - began > PATIENCE:
                raise BackendError("the system", f"not up after {PATIENCE:.0f} s", "See the lines above.")
        _sample(supervisor, {PAGE: alone}, min(10.0, seconds))
        visitor = Visitor(f"http://{address}")
        _sample(supervisor, {}, SETTLING)
        _sample(supervisor, {PAGE: watched, RECORDER: waiting}, seconds)
    finally:
        if visitor is not None:
            visitor.close()
        supervisor.stop()
    return waiting, alone, watched, visitor


def _sample(supervisor: Supervisor, usages: Mapping[str, Usage], seconds: float) -> None:
    end = elapsed() + seconds
    while (now := elapsed()) < end:
        supervisor.step()
        for process, usage in usages.items():
            usage.sample(supervisor.pids[process], now)
        sleep(0.5)


def main(argv: Sequence[str]) -> int:
    """Print both shares; 1 when one page costs more than the goal."""
    parser = argparse.ArgumentParser(prog="whee bench page", description=__doc__)
    parser.add_argument("--seconds", type=float, default=30.0, help="to measure with a page open")
    parser.add_argument("--params-file", default="", help="as in whee demo; light: without models")
    options = parser.parse_args(argv)
    waiting, alone, watched, visitor = run(options.seconds, options.params_file)
    rate, traffic = visitor.messages / options.seconds, visitor.size / options.seconds / 1e3
    kept = watched.share <= GOAL
    print(f"{'page closed':24}{alone.share:8.1%} of a core")
    verdict = "kept" if kept else "MISSED"
    print(f"{'one page open':24}{watched.share:8.1%} of a core   goal {GOAL:.0%}, {verdict}")
    print(f"{'memory':24}{watched.largest / 2**20:8.0f} MiB")
    memory = f"{waiting.largest / 2**20:.0f} MiB"
    print(f"{'recorder, waiting':24}{waiting.share:8.1%} of a core   {memory}")
    print(
        f"{'sent to the page':24}{rate:8.1f} messages/s, {traffic:.0f} kB/s, {len(visitor.channels)} channels"
    )
    figures = {"closed": alone.share, "open": watched.share, "memory": watched.largest, "kept": kept}
    figures |= {"recorder": waiting.share, "recorder_memory": waiting.largest}
    watch = Stopwatch()
    watch.notes.append({**figures, "goal": GOAL, "messages": rate, "kilobytes": traffic})
    return int(not kept)
