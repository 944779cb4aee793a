"""Calls the recorder from outside: starts and stops a bag, and brings a recorder of one's own to work."""

from __future__ import annotations

from typing import Any

import rclpy
from lifecycle_msgs.msg import Transition
from lifecycle_msgs.srv import ChangeState
from rclpy.executors import SingleThreadedExecutor
from rclpy.signals import SignalHandlerOptions
from whee_interfaces.srv import StartRecording, StopRecording

from whee_ros.core.clock import elapsed
from whee_ros.core.errors import BackendError

PATIENCE = 10.0
"""Seconds that the recorder has to be found and to answer."""


class RecordingClient:
    """Owns its ROS context; use from one thread.

    Args:
        namespace: the recorder's.
    """

    def __init__(self, namespace: str = "") -> None:
        self._context = rclpy.Context()
        rclpy.init(context=self._context, signal_handler_options=SignalHandlerOptions.NO)
        self._node = rclpy.create_node("whee_record", namespace=namespace or None, context=self._context)
        self._executor = SingleThreadedExecutor(context=self._context)
        self._executor.add_node(self._node)

    def there(self, seconds: float) -> bool:
        """Return whether a recorder is found within `seconds`."""
        client = self._node.create_client(StartRecording, "start_recording")
        deadline = elapsed() + seconds
        while elapsed() < deadline and not client.service_is_ready():
            self._executor.spin_once(timeout_sec=0.1)
        return bool(client.service_is_ready())

    def bring_up(self) -> None:
        """Configure and activate a recorder that nobody manages. Raises BackendError."""
        for transition in (Transition.TRANSITION_CONFIGURE, Transition.TRANSITION_ACTIVATE):
            request = ChangeState.Request(transition=Transition(id=transition))
            self._call(ChangeState, "recorder/change_state", request)

    def start(self, uri: str, profile: str) -> str:
        """Begin a bag and return its folder. Raises BackendError."""
        request = StartRecording.Request(uri=uri, profile=profile)
        return str(self._call(StartRecording, "start_recording", request).uri)

    def stop(self) -> int:
        """End the bag and return how many messages it holds. Raises BackendError."""
        return int(self._call(StopRecording, "stop_recording", StopRecording.Request()).messages)

    def close(self) -> None:
        """Leave; may be called twice."""
        if self._context.ok():
            self._executor.shutdown()
            self._node.destroy_node()
            self._context.shutdown()

    def _call(self, kind: Any, name: str, request: Any) -> Any:
        client = self._node.create_client(kind, name)
        deadline = elapsed() + PATIENCE
        future = None
        while elapsed() < deadline and (future is None or not future.done()):
            if future is None and client.service_is_ready():
                future = client.call_async(request)
            self._executor.spin_once(timeout_sec=0.1)
        if future is None or not future.done():
            raise BackendError("recorder", f"{name} does not answer", "Is it running, in this ROS_DOMAIN_ID?")
        answer = future.result()
        if not answer.success:
            raise BackendError("recorder", getattr(answer, "message", name), "See what the recorder says.")
        return answer
