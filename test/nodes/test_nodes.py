"""Every node against its base: a name that both use would break one of them, and no type checker sees it."""

from __future__ import annotations

import ast
import importlib
import inspect
import textwrap

import pytest
from rclpy.lifecycle import LifecycleNode

from whee_ros.nodes.host import NODES
from whee_ros.ros.lifecycle import WheeNode

MEANT = {"setup", "begin", "end", "teardown", "time_ran_back", "__init__", "__doc__", "__module__"}


def attributes(cls: type) -> set[str]:
    """Return what the methods of a class assign to `self`."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(cls)))
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and isinstance(node.value, ast.Name)
        and node.value.id == "self"
    }


def names(cls: type) -> set[str]:
    """Return every name of a class and its bases, of the class and of its instances."""
    return set(dir(cls)).union(*(attributes(base) for base in cls.__mro__[:-1]))


@pytest.mark.parametrize("name", NODES)
def test_no_node_takes_a_name_of_its_base(name):
    module, cls = NODES[name].split(":")
    node = getattr(importlib.import_module(f"whee_ros.nodes.{module}"), cls)
    assert not (set(vars(node)) | attributes(node)) & names(WheeNode) - MEANT


def test_the_base_takes_no_name_of_rclpy():
    wanted = {"create_publisher", "create_subscription", "set_parameters_atomically"}
    lifecycle = {f"on_{step}" for step in ("configure", "activate", "deactivate", "cleanup", "shutdown")}
    own = set(vars(WheeNode)) | attributes(WheeNode)
    assert not own & names(LifecycleNode) - wanted - lifecycle - MEANT
