"""The palette for Groot2: a TreeNodesModel of our own nodes, written from the nodes themselves.

    python -m whee_ros.behavior.palette

writes `behavior_trees/whee_nodes.xml` (to import into any project) and `behavior_trees/whee.btproj` (to open:
the palette together with the main tree).
"""

from __future__ import annotations

import sys
from xml.sax.saxutils import escape, quoteattr

from whee_ros.behavior.catalogue import OWN
from whee_ros.behavior.node import Node
from whee_ros.behavior.ports import XML_TYPES, Port
from whee_ros.core.resources import root

PARTS = (
    "main.xml",
    "safety.xml",
    "barge_in.xml",
    "responding.xml",
    "comforting.xml",
    "celebrating.xml",
    "speaking.xml",
    "listening.xml",
    "waiting.xml",
    "idle.xml",
)
"""The main tree and the files it includes."""
FILES = {"whee_nodes.xml": (), "whee.btproj": PARTS}
"""What is written into behavior_trees/, with the trees that each includes."""


def palette(file: str) -> str:
    """Return the text of one of `FILES`."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append("<!-- Written by whee_ros/behavior/palette.py from the nodes: do not edit. -->")
    project = ' project_name="whee_ros"' if file.endswith(".btproj") else ""
    lines.append(f'<root BTCPP_format="4"{project}>')
    lines += [f"  <include path={quoteattr(tree)}/>" for tree in FILES[file]]
    lines.append("  <TreeNodesModel>")
    for tag in sorted(OWN):
        lines += model(tag, OWN[tag])
    return "\n".join([*lines, "  </TreeNodesModel>", "</root>", ""])


def model(tag: str, kind: type[Node]) -> list[str]:
    """Return what an editor is to know of one node, as lines of XML."""
    what = (kind.__doc__ or tag).split("\n\n")[0].replace("\n", " ").strip()
    metadata = f"      <MetadataFields><Metadata description={quoteattr(what)}/></MetadataFields>"
    ports = [_port(port) for port in kind.ports]
    return [f'    <{kind.kind} ID="{tag}">', metadata, *ports, f"    </{kind.kind}>"]


def _port(port: Port) -> str:
    default = f" default={quoteattr(_text(port.default))}" if port.default is not None else ""
    about = escape(port.description)
    if port.choices:
        about += f" One of: {', '.join(port.choices)}."
    return f'      <input_port name="{port.name}" type="{XML_TYPES[port.type]}"{default}>{about}</input_port>'


def _text(value: object) -> str:
    return (
        str(value).lower()
        if isinstance(value, bool)
        else f"{value:g}"
        if isinstance(value, float)
        else str(value)
    )


def main() -> int:
    """Write both files."""
    for file in FILES:
        path = root() / "behavior_trees" / file
        path.write_text(palette(file), encoding="utf-8")
        sys.stdout.write(f"{path.name} written\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
