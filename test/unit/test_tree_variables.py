"""Variables of trees: set by scripts and post-conditions, passed between trees."""

import pytest
from tree_help import Rig, Told, write

from whee_ros.behavior import variables
from whee_ros.behavior.assign import assignments
from whee_ros.behavior.snapshot import Snapshot
from whee_ros.behavior.variables import ROOT
from whee_ros.core.errors import TreeError


@pytest.fixture
def told(monkeypatch):
    return Told(monkeypatch)


def sub(name, body):
    return f'<BehaviorTree ID="{name}">{body}</BehaviorTree>'


def says(tmp_path, body, others=""):
    """Return the words that the tree speaks in the first tick."""
    rig = Rig(write(tmp_path, body, others))
    rig.tick()
    return [handle.goal.text for handle in rig.skills.goals]


def test_a_script_counts(tmp_path):
    rig = Rig(
        write(
            tmp_path,
            '<Sequence><Script code="count := 0"/><Repeat num_cycles="5"><Sequence><Script code="count += 2"/>'
            '<ScriptCondition code="count &lt; 6"/></Sequence></Repeat></Sequence>',
        )
    )
    assert [rig.tick() for _ in range(3)] == ["R", "R", "F"]


def test_a_variable_that_is_not_set_yet_equals_nothing(tmp_path):
    rig = Rig(
        write(
            tmp_path, "<Fallback><ScriptCondition code=\"a == 'b'\"/><Script code=\"a := 'b'\"/></Fallback>"
        )
    )
    assert rig.tick() == "S"
    assert [node.status for node in rig.tree.status()][1:] == ["failure", "success"]
    rig.tick()
    assert [node.status for node in rig.tree.status()][1:] == ["success", "idle"]


def test_post_conditions_run_at_the_end_and_at_a_halt(tmp_path, told):
    told.says.update(A="SFR", B="R")
    posts = " ".join(f"{post}=\"did := '{post}'\"" for post in ("_onSuccess", "_onFailure", "_onHalted"))
    rig = Rig(
        write(
            tmp_path,
            f'<ReactiveFallback><ScriptCondition code="now &gt;= 3"/><Inverter><A {posts} _post="ended := now"/>'
            '</Inverter><Say text="{did}"/></ReactiveFallback>',
        )
    )
    rig.tick(1.0)
    assert rig.running() == [("say", "_onSuccess")]
    rig.tree.halt()
    rig.tick(1.0)
    assert rig.tick(0.5) == "R"
    rig.tick(1.0)
    action = rig.tree.root.children[2]
    assert action._operands["text"].read(Snapshot(0.0)) == "_onHalted"


def test_a_subtree_gives_back_what_it_is_asked_for(tmp_path):
    inner = sub("Inner", "<Script code=\"answer := 'yes'; secret := 1\"/>")
    body = '<Sequence><SubTree ID="Inner" answer="{reply}"/><Say text="{reply}"/></Sequence>'
    assert says(tmp_path, body, inner) == ["yes"]


def test_the_sign_for_the_same_name(tmp_path):
    inner = sub("Inner", "<Script code=\"reply := 'yes'\"/>")
    body = '<Sequence><SubTree ID="Inner" reply="{=}"/><Say text="{reply}"/></Sequence>'
    assert says(tmp_path, body, inner) == ["yes"]


def test_with_autoremap_the_trees_share_their_names(tmp_path):
    inner = sub("Inner", "<Script code=\"reply := 'yes'\"/>")
    body = '<Sequence><SubTree ID="Inner" _autoremap="true"/><Say text="{reply}"/></Sequence>'
    assert says(tmp_path, body, inner) == ["yes"]


def test_a_deep_tree_reaches_the_variables_of_the_main_tree(tmp_path):
    deep = sub("Deep", f'<Sequence><Script code="{ROOT}mood := \'glad\'"/><Say text="{{@mood}}"/></Sequence>')
    inner = sub("Inner", '<SubTree ID="Deep"/>')
    body = '<Sequence><Script code="mood := \'sad\'"/><SubTree ID="Inner"/></Sequence>'
    assert says(tmp_path, body, deep + inner) == ["glad"]


def test_trees_of_the_same_kind_keep_their_variables_apart(tmp_path):
    inner = sub("Inner", '<Fallback><ScriptCondition code="mine == 1"/><Script code="mine := 1"/></Fallback>')
    rig = Rig(
        write(
            tmp_path,
            '<Parallel><SubTree ID="Inner"/><SubTree ID="Inner" _skipIf="now &lt; 2"/></Parallel>',
            inner,
        )
    )
    rig.tick(1.0)
    rig.tick(1.0)
    verdicts = [node.status for node in rig.tree.status() if node.type == "ScriptCondition"]
    assert verdicts == ["success", "failure"]


@pytest.mark.parametrize("code", ["now := 1", "state := 5", "plan = 1", "settings := 2"])
def test_what_the_snapshot_knows_cannot_be_hidden(tmp_path, code):
    with pytest.raises(TreeError, match=r"is given|is no single value"):
        Rig(write(tmp_path, f'<Script code="{code}"/>'))


@pytest.mark.parametrize("order", [1, -1])
def test_a_long_chain_of_variables_is_found_in_few_rounds(tmp_path, monkeypatch, order):
    scripts = [f'<Script code="a{i} := a{i + 1}"/>' for i in range(300)] + ['<Script code="a300 := 1"/>']
    read = []

    def counted(code):
        read.append(code)
        return assignments(code)

    monkeypatch.setattr(variables, "assignments", counted)
    Rig(write(tmp_path, f"<Sequence>{''.join(scripts[::order])}</Sequence>"))
    assert len(scripts) <= len(read) <= 4 * len(scripts)
