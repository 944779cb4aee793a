"""ROS domains for tests: none is given to two at a time, whichever processes of this machine ask."""

from __future__ import annotations

import random
import socket

_taken: dict[int, socket.socket] = {}


def reserve() -> int:
    """Return a domain that no other test has; it is this process's until `release`, or until the process ends."""
    for number in random.SystemRandom().sample(range(1, 102), 101):  # beyond 101 are the kernel's own ports
        name = socket.socket(socket.AF_UNIX)
        try:
            name.bind(f"\0whee_test_domain_{number}")  # seen where the domain's packets are: in this network
        except OSError:
            name.close()
        else:
            _taken[number] = name
            return number
    raise AssertionError("all 101 ROS domains are taken by tests that run now")


def release(number: int) -> None:
    """Let others have a domain again, once nobody talks in it any more."""
    _taken.pop(number).close()
