"""Who gives way where the processor is short: what may be late lets those pass for whom a person waits."""

from __future__ import annotations

import os
import sys
import threading


def give_way(niceness: int) -> None:
    """Let the calling thread, and those that it will start, give way by `niceness` more than now.

    Linux weighs threads one by one, each step by a fifth, up to 19; elsewhere nothing happens.
    """
    if sys.platform == "linux" and niceness:
        thread = threading.get_native_id()
        now = os.getpriority(os.PRIO_PROCESS, thread)
        os.setpriority(os.PRIO_PROCESS, thread, now + niceness)
