"""Live monitoring with Groot2: the protocol of BehaviorTree.CPP's Groot2Publisher over ZeroMQ.

A request (REP socket at the port) is a header of six bytes (protocol, kind, 32-bit number) and for some kinds a second
part; the answer repeats the header, adds sixteen bytes that stand for this load of the tree, and a second part. What
changes how a tree runs (breakpoints, replaced nodes) is refused: a robot does not stand still in a conversation because
an editor says so. The PUB socket at the next port exists because Groot2 subscribes to it; it would tell of breakpoints.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Sequence
from typing import Any

from whee_ros.behavior.monitor import TreeMonitor
from whee_ros.behavior.tree import BehaviorTree
from whee_ros.core.errors import DeviceError
from whee_ros.core.registry import vendor

PROTOCOL = 2
HEADER = struct.Struct("<BBI")
FULLTREE, STATUS, BLACKBOARD = b"TSB"
_INSTALL = "pyzmq msgpack"
_MOST = 20
"""Requests that one tick answers at most."""


def answer(monitor: TreeMonitor, request: Sequence[bytes], uuid: bytes, pack: Any) -> list[bytes]:
    """Return the parts of the answer to a request.

    Args:
        monitor: of the tree.
        request: its parts.
        uuid: 16 bytes, other ones for each load of a tree: Groot2 then asks for the tree anew.
        pack: msgpack's packb.
    """
    if not request or len(request[0]) != HEADER.size:
        return _error("wrong request header")
    _, kind, number = HEADER.unpack(request[0])
    head = HEADER.pack(PROTOCOL, kind, number) + uuid
    if kind == FULLTREE:
        return [head, monitor.xml.encode()]
    if kind == STATUS:
        return [head, monitor.status()]
    if kind == BLACKBOARD:
        if len(request) != 2:
            return _error("must be 2 parts message")
        names = request[1].decode("utf-8", "replace").split(";")
        return [head, pack(monitor.boards(names) or None)]
    return _error("not supported: this robot can be watched, not stopped")


def _error(why: str) -> list[bytes]:
    return [b"error", why.encode()]


class GrootServer:
    """Answers Groot2. Sockets are asked when the tree has ticked, so the tree needs no lock.

    Args:
        port: TCP; the next one is taken, too.
        address: of the interface; others than 127.0.0.1 let the network see what the robot does.

    Raises:
        BackendError: if pyzmq or msgpack is not installed.
        DeviceError: if a port is taken.
    """

    def __init__(self, port: int, address: str = "127.0.0.1") -> None:
        zmq = vendor("zmq", "Groot2", _INSTALL)
        self._pack = vendor("msgpack", "Groot2", _INSTALL).packb
        self._again = zmq.Again
        self._now = zmq.NOBLOCK
        self._context = zmq.Context()
        self._sockets = []
        for kind, place in ((zmq.REP, port), (zmq.PUB, port + 1)):
            socket = self._context.socket(kind)
            socket.linger = 0
            self._sockets.append(socket)
            try:
                socket.bind(f"tcp://{address}:{place}")
            except zmq.ZMQError as error:
                self.close()
                remedy = "Another one is watched there: choose another groot_port."
                raise DeviceError(f"Groot2 at port {place}", error, remedy) from error
        self.show(None)

    def show(self, tree: BehaviorTree | None) -> None:
        """Answer for this tree from now on; None answers with errors."""
        self._monitor = TreeMonitor(tree) if tree is not None else None
        self._uuid = os.urandom(16)

    def step(self) -> None:
        """Answer what has been asked."""
        server = self._sockets[0]
        for _ in range(_MOST):
            try:
                request = server.recv_multipart(self._now)
            except self._again:
                return
            reply = _error("no tree is loaded")
            if self._monitor is not None:
                reply = answer(self._monitor, request, self._uuid, self._pack)
            server.send_multipart(reply)

    def close(self) -> None:
        """Give the ports back."""
        for socket in self._sockets:
            socket.close()
        self._sockets = []
        self._context.term()
