"""Subscriptions that are looked at when there is time, and services that are waited for only while somebody asks.

An executor wakes up for every message of a subscription and builds its wait set anew each time. Who only watches takes
what has come a few times a second instead; the middleware keeps as many messages as the profile's depth.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from rclpy.callback_groups import CallbackGroup

from whee_ros.core.clock import elapsed


class Gate(CallbackGroup):
    """A group whose members the executor sees only while the gate is open."""

    def __init__(self) -> None:
        super().__init__()
        self.open = False

    def can_execute(self, entity: Any) -> bool:
        """Return whether the executor may wait for a member."""
        return self.open

    def beginning_execution(self, entity: Any) -> bool:
        """Let a member run."""
        return True

    def ending_execution(self, entity: Any) -> None:
        """Need nothing."""


class Polled:
    """A subscription that the executor does not know of.

    Args:
        node: subscribes.
        kind: message type.
        topic: relative name.
        qos: profile; its depth is what can wait.
    """

    def __init__(self, node: Any, kind: Any, topic: str, qos: Any) -> None:
        self._node = node
        self._subscription = node.create_subscription(kind, topic, _never, qos, callback_group=Gate())

    def take(self) -> Iterator[Any]:
        """Yield what has come since the last call, oldest first."""
        return (message for message, _ in self._samples(raw=False))

    def take_bytes(self) -> Iterator[tuple[bytes, dict[str, int]]]:
        """Yield what has come as it came over the wire, with the middleware's times of sending and arrival (ns)."""
        return self._samples(raw=True)

    def close(self) -> None:
        """Leave the topic."""
        self._node.destroy_subscription(self._subscription)

    def _samples(self, raw: bool) -> Iterator[Any]:
        handle, kind = self._subscription.handle, self._subscription.msg_type
        while True:
            with handle:
                found = handle.take_message(kind, raw)
            if found is None:
                return
            yield found


class Asking:
    """Service clients, made when they are first needed; every question is answered or given up in time.

    Args:
        node: asks.
        patience: s that an answer may take.
    """

    def __init__(self, node: Any, patience: float = 4.0) -> None:
        self._node = node
        self._patience = patience
        self._gate = Gate()
        self._clients: dict[str, Any] = {}
        self._open: dict[Any, tuple[float, Callable[[str], None]]] = {}

    def ask(
        self,
        kind: Any,
        service: str,
        request: Any,
        answered: Callable[[Any], None],
        failed: Callable[[str], None],
    ) -> None:
        """Ask; `answered` gets the response, or `failed` says why there is none. Both on the executor's thread."""
        client = self._clients.get(service)
        if client is None:
            client = self._node.create_client(kind, service, callback_group=self._gate)
            self._clients[service] = client
        if not client.service_is_ready():
            failed(f"{service} does not answer: is its node running?")
            return
        future = client.call_async(request)
        self._open[future] = elapsed() + self._patience, failed
        self._gate.open = True
        future.add_done_callback(partial(self._done, answered))

    def step(self) -> None:
        """Give up what was asked too long ago; to be called a few times a second."""
        now = elapsed()
        for future, (until, failed) in list(self._open.items()):
            if now > until:
                self._close(future)
                future.cancel()
                failed(f"no answer for {self._patience:.0f} s")

    def close(self) -> None:
        """Give up everything."""
        for future in list(self._open):
            self._close(future)
            future.cancel()
        for client in self._clients.values():
            self._node.destroy_client(client)
        self._clients = {}

    def _done(self, answered: Callable[[Any], None], future: Any) -> None:
        if future in self._open:
            self._close(future)
            answered(future.result())

    def _close(self, future: Any) -> None:
        del self._open[future]
        self._gate.open = bool(self._open)


def _never(message: Any) -> None:
    """Take the place of a callback."""
