"""Sets parameters of running nodes from outside: for a command that comes, sets and goes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import rclpy
from rclpy.executors import SingleThreadedExecutor
from rclpy.parameter import Parameter
from rclpy.parameter_client import AsyncParameterClient
from rclpy.signals import SignalHandlerOptions

from whee_ros.core.clock import elapsed

PATIENCE = 10.0
"""Seconds that a node has to be found and to answer."""


def load(settings: Mapping[str, Mapping[str, Any]], namespace: str = "") -> dict[str, str]:
    """Set every node's values, all of a node or none; return why a node did not take them, "" where it did."""
    context = rclpy.Context()
    rclpy.init(context=context, signal_handler_options=SignalHandlerOptions.NO)
    node = rclpy.create_node("whee_params", namespace=namespace or None, context=context)
    executor = SingleThreadedExecutor(context=context)
    executor.add_node(node)
    try:
        return {name: _set(node, executor, name, values) for name, values in settings.items()}
    finally:
        executor.shutdown()
        node.destroy_node()
        context.shutdown()


def _set(node: Any, executor: SingleThreadedExecutor, name: str, values: Mapping[str, Any]) -> str:
    client = AsyncParameterClient(node, name)
    deadline = elapsed() + PATIENCE
    while elapsed() < deadline and not client.services_are_ready():
        executor.spin_once(timeout_sec=0.1)
    future = client.set_parameters_atomically([Parameter(key, value=value) for key, value in values.items()])
    while elapsed() < deadline and not future.done():
        executor.spin_once(timeout_sec=0.1)
    if not future.done():
        return "does not answer: is it running, in this ROS_DOMAIN_ID and namespace?"
    result = future.result().result
    return "" if result.successful else str(result.reason)
