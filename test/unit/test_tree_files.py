"""Trees in several files, and files of one's own in the place of some."""

import re
from pathlib import Path

import pytest
from tree_help import Rig

from whee_ros.behavior.forest import read_forest
from whee_ros.behavior.loader import load_tree
from whee_ros.behavior.palette import PARTS
from whee_ros.behavior.scripted import ScriptedSkills
from whee_ros.core.errors import TreeError
from whee_ros.core.resources import resource

HEAD = '<root BTCPP_format="4" main_tree_to_execute="Main">'


def tree(name, body):
    return f'<BehaviorTree ID="{name}">{body}</BehaviorTree>'


def write(path: Path, *parts: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{HEAD}\n" + "\n".join(parts) + "\n</root>\n")
    return path


@pytest.fixture
def shipped(tmp_path):
    """Three files: the main tree, which includes one part, which includes another."""
    folder = tmp_path / "shipped"
    main = tree("Main", '<Sequence><SubTree ID="Greet"/><SubTree ID="Nod"/></Sequence>')
    path = write(folder / "all.xml", '<include path="greet.xml"/>', main)
    write(folder / "greet.xml", '<include path="nod.xml"/>', tree("Greet", '<Say text="hello"/>'))
    write(folder / "nod.xml", tree("Nod", '<Gesture gesture="nod"/>'))
    return path


def refused(path, search=()):
    with pytest.raises(TreeError) as raised:
        load_tree(path, ScriptedSkills(), search)
    return str(raised.value)


def said(path, search=()):
    rig = Rig(path, search=search)
    rig.tick()
    return [handle.goal.text for handle in rig.skills.goals]


def test_a_tree_reads_what_it_includes(shipped):
    assert said(shipped) == ["hello"]
    nodes = load_tree(shipped, ScriptedSkills()).status()
    origins = {node.name: Path(node.origin).name for node in nodes if node.origin}
    assert origins == {"Sequence": "all.xml", "Greet": "greet.xml", "Nod": "nod.xml"}


def test_a_file_of_the_same_name_on_the_search_path_takes_its_place(shipped, tmp_path):
    mine = write(
        tmp_path / "mine" / "greet.xml", tree("Greet", '<Say text="moin"/>'), '<include path="nod.xml"/>'
    )
    search = (tmp_path / "mine",)
    assert said(shipped, search) == ["moin"]
    (greet,) = (
        node for node in load_tree(shipped, ScriptedSkills(), search).status() if node.name == "Greet"
    )
    assert greet.origin == f"{mine} in place of {shipped.parent / 'greet.xml'}"


def test_the_first_folder_of_the_path_wins(shipped, tmp_path):
    for name in ("a", "b"):
        write(
            tmp_path / name / "greet.xml", '<include path="nod.xml"/>', tree("Greet", f'<Say text="{name}"/>')
        )
    assert said(shipped, (tmp_path / "b", tmp_path / "a")) == ["b"]


def test_a_replacement_without_the_tree_that_others_use_is_refused(shipped, tmp_path):
    mine = write(tmp_path / "mine" / "nod.xml", tree("Nodd", '<Gesture gesture="nod"/>'))
    error = refused(shipped, (tmp_path / "mine",))
    assert error.startswith("all.xml:3: no tree with the ID 'Nod'")
    assert f"{mine} replaces the file that has it" in error


def test_a_fault_in_a_replacement_is_told_with_its_path_and_line(shipped, tmp_path):
    mine = write(tmp_path / "mine" / "nod.xml", tree("Nod", "\n<Gesture gesturr='nod'/>"))
    assert refused(shipped, (tmp_path / "mine",)).startswith(f"{mine}:3: <Gesture> ")


def test_a_replacement_that_asks_for_names_it_is_not_given_is_refused(shipped, tmp_path):
    mine = write(tmp_path / "mine" / "nod.xml", tree("Nod", '<Gesture gesture="{which}"/>'))
    assert f"{mine}:2: <Gesture> no 'which' in the snapshot" in refused(shipped, (tmp_path / "mine",))


def test_a_replacement_that_is_no_xml_is_refused(shipped, tmp_path):
    path = write(tmp_path / "mine" / "nod.xml", tree("Nod", "<Gesture"))
    assert refused(shipped, (tmp_path / "mine",)).startswith(f"{path}:")


def test_a_folder_that_is_not_there_is_refused(shipped, tmp_path):
    assert "tree_path: no folder" in refused(shipped, (tmp_path / "nowhere",))


def test_a_file_that_replaces_nothing_is_told(shipped, tmp_path):
    write(tmp_path / "mine" / "gret.xml", tree("Greet", '<Say text="moin"/>'))
    (note,) = read_forest(shipped, (tmp_path / "mine",)).unused
    assert note.endswith("gret.xml replaces no part of the tree. Did you mean greet.xml?")


def test_what_a_subtree_is_given_and_does_not_read_is_told(tmp_path):
    path = write(
        tmp_path / "main.xml",
        tree(
            "Main",
            '<Sequence><SubTree ID="Say"\nwords="hi" wrods="hi"/><SubTree ID="On" any="1"/></Sequence>',
        ),
        tree("Say", '<Say text="{words}"/>'),
        tree("On", '<SubTree ID="Say" _autoremap="true" words="hi"/>'),
    )
    (note,) = load_tree(path, ScriptedSkills()).forest.unused
    assert note.endswith("<SubTree ID='Say'> gives 'wrods', which nothing in Say reads. Is it misspelt?")
    assert note.startswith("main.xml:")


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ('<include path="gret.xml"/>', "Did you mean greet.xml?"),
        ("<include/>", 'Write path="FILE.xml"'),
        ('<include path="nod.xml" ros_pkg="mine"/>', 'Write path="FILE.xml"'),
        ('<include path="other.xml"/>', "other.xml:1: <tree> instead of <root>"),
        ('<include path="twin.xml"/>', "twin.xml:2: a second tree Nod (the first is in nod.xml:2)"),
        ('<include path="old.xml"/>', "old.xml:1: BTCPP_format='3'"),
    ],
)
def test_a_wrong_include_is_refused(shipped, part, says):
    (shipped.parent / "other.xml").write_text("<tree/>")
    (shipped.parent / "old.xml").write_text('<root BTCPP_format="3"/>')
    write(shipped.parent / "twin.xml", tree("Nod", "<AlwaysSuccess/>"))
    write(shipped, '<include path="nod.xml"/>', part, tree("Main", '<SubTree ID="Nod"/>'))
    assert says in refused(shipped)


def test_files_that_include_each_other_are_read_once(shipped):
    write(shipped.parent / "nod.xml", '<include path="greet.xml"/>', tree("Nod", '<Gesture gesture="nod"/>'))
    assert said(shipped) == ["hello"]


def test_the_main_tree_of_the_package_can_be_replaced_too(tmp_path):
    write(tmp_path / "mine" / "main.xml", tree("Main", '<Say text="all mine"/>'))
    assert said(resource("behavior_trees/main.xml"), (tmp_path / "mine",)) == ["all mine"]


def breaks():
    """Yield part, line and text of the package's trees with one tag, port, number or name misspelt at a time."""
    for part in PARTS:
        text = resource(f"behavior_trees/{part}").read_text()
        body = re.sub(r"<!--.*?-->", lambda found: re.sub(r"[^\n]", " ", found[0]), text, flags=re.DOTALL)
        for found in re.finditer(
            r"<(?!root|BehaviorTree|SubTree|include|\?|/|!)(\w+)|<SubTree ID=\"(\w+)", body
        ):
            end = found.end()
            yield part, body[:end].count("\n") + 1, f"{body[:end]}x{body[end:]}"
        for found in re.finditer(
            r"<(?!root|BehaviorTree|SubTree|include|\?|/|!)\w+[^>]*?\s(?!name)(\w+)=\"", body
        ):
            end = found.end(1)
            yield part, body[: found.start()].count("\n") + 1, f"{body[:end]}x{body[end:]}"
        for found in re.finditer(r"\{(plan\.\w+)\}|code=\"[^\"]*?(turn\.\w+)", body):
            end = found.end(found.lastindex)
            start = body.rindex("<", 0, found.start())
            yield part, body[:start].count("\n") + 1, f"{body[:end]}x{body[end:]}"


BREAKS = list(breaks())


@pytest.mark.parametrize("start", range(4))
def test_whatever_is_misspelt_in_a_tree_is_told_with_its_line(tmp_path, start):
    assert len(BREAKS) > 200
    main = resource("behavior_trees/main.xml")
    for part, line, text in BREAKS[start::12]:
        mine = tmp_path / part
        mine.write_text(text)
        error = refused(main, (tmp_path,))
        assert f"{mine}:{line}: " in error or f"of line {line} is not closed" in error, text
        mine.unlink()
