"""A slow question beside a node: the answer if it comes in time, nothing otherwise, and the node never waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from whee_ros.ros.lifecycle import WheeNode

J = TypeVar("J")
A = TypeVar("A")


class _First:
    """The first errand: to get ready."""


class Errand(Generic[J, A]):
    """One question at a time, on a worker of the node.

    Args:
        node: whose worker and timers are used; says what goes wrong.
        name: of the worker, under which trouble is said.
        run: answers a question, on the worker thread; None where there is no answer.
        prepare: is called on the worker thread before anybody asks; what fails there is said at once.
    """

    def __init__(
        self, node: WheeNode, name: str, run: Callable[[J], A | None], prepare: Callable[[], None]
    ) -> None:
        self._node = node
        self._run, self._prepare = run, prepare
        self._worker = node.work(name, self._work)
        self._worker.mailbox.put(_First())
        self._waiting: tuple[J, Callable[[A | None], None]] | None = None
        self._timer: Any = None

    def ahead(self, job: J) -> None:
        """Ask already now what may be asked in earnest soon; `run` is expected to remember its answers."""
        self._worker.mailbox.put(job)

    def ask(self, job: J, wait: float, then: Callable[[A | None], None]) -> None:
        """Call `then` once, on the executor thread: with the answer, or after `wait` (s) with None.

        A question that is still open is given up at once.
        """
        self.give_up()
        self._waiting = (job, then)
        self._timer = self._node.create_timer(wait, self.give_up)
        self._worker.mailbox.put(job)

    def give_up(self) -> None:
        """Go on without the answer of an open question."""
        self._resolve(None)

    def _work(self, job: J | _First) -> None:
        if isinstance(job, _First):
            self._prepare()
            return
        answer = None
        try:
            answer = self._run(job)
        finally:
            found = answer
            self._node.later(lambda: self._answered(job, found))

    def _answered(self, job: J, answer: A | None) -> None:
        if self._waiting is not None and self._waiting[0] == job:
            self._resolve(answer)

    def _resolve(self, answer: A | None) -> None:
        if self._timer is not None:
            self._node.destroy_timer(self._timer)
            self._timer = None
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting[1](answer)
