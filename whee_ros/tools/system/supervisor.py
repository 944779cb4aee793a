"""Starts the processes of a plan, starts again what died, and ends everything."""

from __future__ import annotations

import os
import signal
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from whee_ros.core.clock import elapsed, sleep
from whee_ros.core.errors import BackendError, ConfigError
from whee_ros.tools.system.backoff import Backoff
from whee_ros.tools.system.child import HOST, Child, manner
from whee_ros.tools.system.lines import LOGGING, Said, readable
from whee_ros.tools.system.plan import Plan, Process, with_environment

STARTED = "started"
"""First word of what `whee_ros.nodes.host` logs when its nodes are there."""
WELCOME = ("dashboard",)
"""Nodes whose information people want to read: where the page is."""
POLITE = 1.6
"""Seconds that processes have to end in order before they are killed; all is over within two."""


@dataclass
class _Post:
    """One process and its history."""

    process: Process
    child: Child | None = None
    born: float = 0.0
    due: float = 0.0
    came_up: bool = False
    complaint: str = ""
    backoff: Backoff = field(default_factory=Backoff)


class Supervisor:
    """Use from one thread.

    Args:
        plan: what to start.
        tell: called with every line for people; from any thread, one at a time.
        verbose: whether to tell what nodes log for information, too.
        host: command that runs nodes.
    """

    def __init__(
        self, plan: Plan, tell: Callable[[str], None], *, verbose: bool = False, host: Sequence[str] = HOST
    ) -> None:
        self._plan = with_environment(plan, os.environ)
        self._tell = tell
        self._verbose = verbose
        self._host = host
        self._lock = threading.Lock()
        self._posts = {process.name: _Post(process) for process in plan.processes}
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._arguments: list[str] = []
        self.settled = False
        """Whether the manager has said that all nodes work, or which do not."""

    def start(self) -> None:
        """Start every process.

        Raises:
            ConfigError: if one cannot be started; those already started are ended.
        """
        self._folder = tempfile.TemporaryDirectory(prefix="whee_")
        file = Path(self._folder.name) / "system.yaml"
        file.write_text(self._plan.parameter_text(), encoding="utf-8")
        self._arguments = self._plan.ros_arguments(str(file))
        processes = [f"{p.name} ({', '.join(p.nodes)})" for p in self._plan.processes]
        self._line(f"starting {', '.join(processes)}")
        try:
            for post in self._posts.values():
                self._begin(post)
        except ConfigError:
            self.stop()
            raise

    def step(self) -> None:
        """Look after the processes; call a few times a second.

        Raises:
            BackendError: if a process cannot start at all; nothing has been stopped yet.
        """
        now = elapsed()
        for post in self._posts.values():
            if post.child is None:
                if now >= post.due:
                    self._begin(post)
            elif (status := post.child.ended()) is not None:
                self._ended(post, status, now)

    def stop(self) -> float:
        """End everything and return the seconds it took; may be called twice."""
        began = elapsed()
        children = [post.child for post in self._posts.values() if post.child is not None]
        for child in children:
            child.signal(signal.SIGINT)
        for child in children:
            if not child.wait(began + POLITE - elapsed()):
                if self.settled:  # what is still loading a model cannot listen
                    self._line(f"{child.process.name} did not end in time and was killed")
                child.signal(signal.SIGKILL)
                child.wait(0.3)
        for post in self._posts.values():
            post.child = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
        return elapsed() - began

    def run(self, stopping: threading.Event) -> None:
        """Look after the processes until `stopping` is set. Raises BackendError."""
        while not stopping.is_set():
            self.step()
            sleep(0.1)

    @property
    def pids(self) -> dict[str, int]:
        """Process ids by name, of those that run."""
        return {name: post.child.pid for name, post in self._posts.items() if post.child is not None}

    def _begin(self, post: _Post) -> None:
        environment = {**os.environ, **self._plan.environment, **LOGGING}
        post.born, post.complaint = elapsed(), ""
        post.child = Child(post.process, self._arguments, environment, self._said, self._host)

    def _ended(self, post: _Post, status: int, now: float) -> None:
        assert post.child is not None
        last = post.child.last_words()  # everything it said has arrived then, its complaint too
        words = post.complaint or last
        name = post.process.name
        post.child = None
        if status == os.EX_CONFIG or (status > 0 and not post.came_up):
            raise BackendError(f"process {name}", "cannot start", words or f"It {manner(status)}.")
        wait = post.backoff.died(now - post.born)
        post.due = now + wait
        again = f", for the {_ordinal(post.backoff.deaths)} time" if post.backoff.deaths > 1 else ""
        why = f" ({words})" if words and status > 0 else ""
        nodes = ", ".join(post.process.nodes)
        self._line(f"{name} ({nodes}) {manner(status)}{again}{why}; it starts again in {wait:g} s")

    def _said(self, process: Process, said: Said) -> None:
        """Take a line of a node; on the child's thread."""
        post = self._posts[process.name]
        if said.name == "host":
            if said.message.startswith(STARTED):
                post.came_up = True
                return
            if said.severity == "FATAL":
                post.complaint = said.message
                return
        if said.name.endswith("manager") and said.severity == "INFO":
            self.settled = True
        elif (
            said.severity in ("DEBUG", "INFO")
            and not self._verbose
            and said.name.rsplit(".", 1)[-1] not in WELCOME
        ):
            return
        self._line(readable(said))

    def _line(self, text: str) -> None:
        with self._lock:
            self._tell(text)


def _ordinal(number: int) -> str:
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number if number < 20 else number % 10, "th")
    return f"{number}{suffix}"
