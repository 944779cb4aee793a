"""One process of the system: its start, its words, its end."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence

from whee_ros.core.errors import ConfigError
from whee_ros.tools.system.lines import Said, parse
from whee_ros.tools.system.plan import Process

HOST = (sys.executable, "-m", "whee_ros.nodes.host")
LATEST = 2.0
"""Seconds that the last words of a process may come after its end, on a busy machine."""
KEPT = 30
"""Lines that no node said, kept to explain a crash."""


class Child:
    """A running process.

    Args:
        process: its name and nodes.
        arguments: that follow --ros-args.
        environment: whole.
        said: called with every line of its nodes, on a thread of the child's own.
        host: command that runs nodes.

    Raises:
        ConfigError: if it cannot be started at all.
    """

    def __init__(
        self,
        process: Process,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        said: Callable[[Process, Said], None],
        host: Sequence[str] = HOST,
    ) -> None:
        self.process = process
        self._said = said
        self._rest: deque[str] = deque(maxlen=KEPT)
        command = [*host, *process.nodes, "--ros-args", *arguments]
        try:
            # a session of its own: Ctrl-C reaches it once, through its parent
            self._popen = subprocess.Popen(
                command,
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
                start_new_session=True,
            )
        except OSError as error:
            raise ConfigError(
                f"process {process.name}", error, f"It is started with {command[0]}."
            ) from error
        self._reader = threading.Thread(target=self._read, name=f"{process.name}/lines", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        """Process id."""
        return self._popen.pid

    def ended(self) -> int | None:
        """Return the exit status (negative: the signal that killed it), None while it runs."""
        return self._popen.poll()

    def signal(self, number: signal.Signals) -> None:
        """Send a signal, if it still runs."""
        if self._popen.poll() is None:
            self._popen.send_signal(number)

    def wait(self, seconds: float) -> bool:
        """Wait at most `seconds` for its end and its last words; return whether it has ended."""
        try:
            self._popen.wait(max(0.0, seconds))
        except subprocess.TimeoutExpired:
            return False
        self._reader.join(0.5)
        return True

    def last_words(self) -> str:
        """Return the last line that was no node's: the end of a traceback, as a rule."""
        self._reader.join(LATEST)
        return next((line for line in reversed(self._rest) if line.strip()), "")

    def _read(self) -> None:
        assert self._popen.stdout is not None
        for text in self._popen.stdout:
            line = text.rstrip()
            said = parse(line)
            if said is None:
                self._rest.append(line)
            else:
                self._said(self.process, said)


def manner(status: int) -> str:
    """Return an exit status in words."""
    if status < 0:
        return f"was killed by {signal.Signals(-status).name}"
    return "ended" if status == 0 else f"ended with status {status}"
