"""Random trees, ticked here and in the real BehaviorTree.CPP, leaf by leaf; `whee eval tree` compares thousands."""

import pytest

from whee_ros.behavior import catalogue
from whee_ros.tools import eval_tree
from whee_ros.tools.trees.compare import TICKS, compared
from whee_ros.tools.trees.oracle import World


@pytest.fixture(scope="module")
def world():
    return World()


TIMELESS = {name: shape for name, shape in eval_tree.SHAPES.items() if not shape.clock}


@pytest.mark.parametrize(("name", "shape"), TIMELESS.items(), ids=TIMELESS.keys())
def test_random_trees_tick_as_in_behaviortree_cpp(world, name, shape):
    found = compared(world, 150, shape, f"{name}/test")
    assert found.ticks > 0.95 * 150 * TICKS
    assert found.share >= eval_tree.GOAL, found.differing[:1]


def test_the_leaves_of_the_comparison_are_gone_afterwards(world):
    with world.installed():
        assert catalogue.find("Leaf0") is not None
    assert catalogue.find("Leaf0") is None


def test_the_command_prints_each_shape_with_its_goal(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(eval_tree, "SHAPES", TIMELESS)
    assert eval_tree.main(["--trees", "20", "--json", str(tmp_path / "tree.json")]) == 0
    printed = capsys.readouterr().out
    assert all(name in printed for name in TIMELESS)
    assert "with everything" in (tmp_path / "tree.json").read_text()
