"""The commands about trees: print, draw, time, interrupt."""

import pytest

from whee_ros.behavior.bench import large_tree
from whee_ros.behavior.loader import load_tree
from whee_ros.behavior.scripted import ScriptedSkills
from whee_ros.behavior.snapshot import Snapshot
from whee_ros.core.errors import TreeError
from whee_ros.core.resources import resource
from whee_ros.tools import eval_stopping, tree


def test_the_main_tree_is_printed_with_ports_conditions_and_origins(capsys):
    assert tree.main([]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(
        f"Main  ({resource('behavior_trees/main.xml')})\n  ?! what matters most\n    ▸ GiveTheFloor"
    )
    assert f"Waiting  ({resource('behavior_trees/waiting.xml')})" in printed
    assert "Gesture  gesture={plan.gesture}  intensity={plan.intensity}" in printed
    assert "skipIf: !settings.fillers" in printed


def test_one_part_is_printed_alone_and_a_replacement_with_what_it_replaces(capsys, tmp_path):
    mine = tmp_path / "idle.xml"
    mine.write_text(
        '<root BTCPP_format="4"><BehaviorTree ID="Idle"><Wait seconds="1"/></BehaviorTree></root>'
    )
    assert tree.main(["--part", "Idle", "--tree-path", str(tmp_path)]) == 0
    head, line = capsys.readouterr().out.splitlines()[:2]
    assert head == f"Idle  ({mine} in place of {resource('behavior_trees/idle.xml')})"
    assert line == "  Wait  seconds=1"


def test_a_wrong_tree_is_refused_with_its_line(tmp_path):
    wrong = tmp_path / "wrong.xml"
    wrong.write_text('<root BTCPP_format="4"><BehaviorTree ID="T">\n<Sey/></BehaviorTree></root>')
    with pytest.raises(TreeError, match=r"wrong\.xml:2: no such node <Sey>"):
        tree.main([str(wrong)])


def test_the_large_tree_of_the_benchmark_is_ticked_whole(tmp_path):
    path = tmp_path / "large.xml"
    path.write_text(large_tree(600))
    large = load_tree(path, ScriptedSkills())
    large.tick(Snapshot(1.0))
    assert [node.status for node in large.status()] == ["success"] * 600


def test_a_random_interruption_stops_everything_in_time_and_tells_the_words(capsys):
    assert eval_stopping.main(["--rounds", "2"]) == 0
    assert "words told as said: 2 of 2; said nothing more: 2 of 2" in capsys.readouterr().out
