"""A process of nodes bears one unexpected fault, and does not hide a lasting one."""

from __future__ import annotations

import subprocess
import sys

import pytest

FAULTY = """
import os, signal, sys
from rclpy.node import Node
from whee_ros.nodes import host

class Faulty(Node):
    def __init__(self):
        super().__init__("faulty")
        self.steps = 0
        self.create_timer(0.05, self.step)

    def step(self):
        self.steps += 1
        if self.steps == 1 or sys.argv[1] == "always":
            raise RuntimeError("a fault of ours")
        if self.steps == 12:
            os.kill(os.getpid(), signal.SIGTERM)

    def pulse(self):
        pass

    def close(self):
        pass

host.build = lambda name: Faulty()
sys.exit(host.run(["faulty"], []))
"""


@pytest.mark.parametrize(("how_often", "status", "faults"), [("once", 0, 1), ("always", 1, 6)])
def test_one_fault_is_told_and_borne(how_often, status, faults):
    ended = subprocess.run(
        [sys.executable, "-c", FAULTY, how_often], capture_output=True, text=True, timeout=60, check=False
    )
    told = ended.stdout + ended.stderr
    assert ended.returncode == status, told
    assert told.count("faulty: Traceback") == faults
