"""What Groot2 is told about our nodes is what they are."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from whee_ros.behavior.catalogue import OWN, STANDARD
from whee_ros.behavior.palette import FILES, palette
from whee_ros.core.resources import resource


@pytest.mark.parametrize("file", FILES)
def test_the_palette_is_up_to_date(file):
    found = resource(f"behavior_trees/{file}").read_text()
    assert found == palette(file), "run python -m whee_ros.behavior.palette"


def test_the_palette_names_every_own_node_with_every_port():
    models = ElementTree.fromstring(palette("whee_nodes.xml")).find("TreeNodesModel")
    assert {model.get("ID"): model.tag for model in models} == {tag: kind.kind for tag, kind in OWN.items()}
    for model in models:
        ports = [port.get("name") for port in model.findall("input_port")]
        assert ports == [port.name for port in OWN[model.get("ID")].ports]


def test_no_port_has_a_name_that_editors_keep_for_themselves():
    for tag, kind in {**STANDARD, **OWN}.items():
        assert not [port for port in kind.ports if port.name in ("name", "ID") or port.name[0] == "_"], tag


def test_the_documentation_lists_every_node_and_port():
    text = (Path(__file__).parents[2] / "docs/behavior_trees.md").read_text()
    for tag, kind in {**STANDARD, **OWN}.items():
        assert f"`{tag}`" in text or tag.startswith("Switch"), tag
        for port in kind.ports if tag in OWN else ():
            assert f"`{port.name}`" in text, (tag, port.name)
