"""A tree is loaded whole or not at all, and what is wrong is said with its line and its remedy."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tree_help import Rig, write

from whee_ros.behavior import catalogue
from whee_ros.behavior.leaves.condition import Condition
from whee_ros.behavior.loader import load_tree
from whee_ros.behavior.ports import Port
from whee_ros.behavior.scripted import ScriptedSkills
from whee_ros.core.errors import TreeError
from whee_ros.core.resources import resource

HEAD = '<root BTCPP_format="4" main_tree_to_execute="Main">'


def refused(path, text):
    """Return the error of a file with `text`; nothing may have been started."""
    path.write_text(text) if isinstance(text, str) else path.write_bytes(text)
    skills = ScriptedSkills()
    with pytest.raises(TreeError) as raised:
        load_tree(path, skills)
    assert skills.goals == []
    return raised.value


def tree(body, name="Main"):
    return f'\n<BehaviorTree ID="{name}">\n{body}\n</BehaviorTree>\n'


BODIES = {
    "unknown node": ('<Sey text="a"/>', "Did you mean Say?"),
    "tree used as a node": ("<Main/>", 'Write <SubTree ID="Main"/>'),
    "missing port": ("<Say/>", "lacks the port text"),
    "unknown port": ('<Say txt="a" text="b"/>', "Did you mean text?"),
    "not a number": ('<Say text="a" rate="fast"/>', "a number from 0.5 to 2"),
    "out of range": ('<Say text="a" intensity="1.5"/>', "a number from 0 to 1"),
    "no number at all": ('<Say text="a" rate="nan"/>', "a number from 0.5 to 2"),
    "not whole": ('<Repeat num_cycles="1.5"><AlwaysSuccess/></Repeat>', "a whole number"),
    "neither true nor false": ('<PersonSpeaking pauses="maybe"/>', "true or false"),
    "no such choice": ('<StateActive mood="sad"/>', "any, good, bad"),
    "unknown reference": ('<Say text="{plan.txt}"/>', "Did you mean text?"),
    "reference of another type": ('<Say text="a" rate="{plan.text}"/>', "is a str"),
    "number as text": ('<Say text="{plan.intensity}"/>', "takes text"),
    "reference to a record": ('<Say text="{plan}"/>', "Name one of its fields"),
    "wrong script": ('<ScriptCondition code="plan.respons == 1"/>', "Did you mean response?"),
    "wrong guard": ('<AlwaysSuccess _skipIf="now"/>', "no condition"),
    "post-condition that sets nothing": ('<AlwaysSuccess _onSuccess="a"/>', "sets nothing"),
    "setting what is given": ('<AlwaysSuccess _post="plan.text := 1"/>', "sets plan.text, which is given"),
    "setting another kind": (
        '<Sequence><Script code="a := 1"/><Script code="a := \'b\'"/></Sequence>',
        "a text to a, a number",
    ),
    "no such post-condition": ('<AlwaysSuccess _onSucess="a := 1"/>', "Did you mean _onSuccess?"),
    "asking what is never set": ('<ScriptCondition code="greeted == 1"/>', "no 'greeted' in the snapshot"),
    "a condition that sets": ('<ScriptCondition code="now = 1"/>', "compare with =="),
    "a choice without its other half": ('<Script code="a := now > 1 ? 2"/>', "ends too early"),
    "an empty script": ('<Script code=" "/>', "is empty"),
    "setting from what is never set": ('<Script code="a := b + 1"/>', "no 'b' in the snapshot"),
    "no child": ("<Sequence></Sequence>", "0 children"),
    "too many children": ("<Inverter><AlwaysSuccess/><AlwaysSuccess/></Inverter>", "Give it 1"),
    "leaf with a child": ("<AlwaysSuccess><AlwaysSuccess/></AlwaysSuccess>", "Give it 0"),
    "two roots": ("<AlwaysSuccess/><AlwaysSuccess/>", "2 roots"),
    "no root": ("", "0 roots"),
    "unknown subtree": ('<SubTree ID="Man"/>', "Did you mean Main?"),
    "recursion": ('<Sequence><SubTree ID="Main"/></Sequence>', "contains itself (Main > Main)"),
    "loose text": ("<AlwaysSuccess/> hello", "loose text"),
    "more successes than children": (
        '<Parallel success_count="3"><AlwaysSuccess/><AlwaysSuccess/></Parallel>',
        "success_count='3' with 2 children. Give at most 2",
    ),
    "a gaze at nothing": ('<LookAt target="persn"/>', "Choose one of: person, away"),
    "one bar for or": ('<ScriptCondition code="now == 1 | now == 2"/>', "Write || for or"),
    "fewer cases than children": (
        '<Switch2 variable="a" case_1="a"><AlwaysSuccess/></Switch2>',
        "lacks the port case_2",
    ),
}


@pytest.mark.parametrize(("body", "says"), BODIES.values(), ids=BODIES.keys())
def test_a_wrong_body_is_refused_with_line_and_remedy(tmp_path, body, says):
    error = refused(tmp_path / "mine.xml", f"{HEAD}{tree(body)}</root>")
    assert error.thing.startswith("mine.xml:")
    assert int(error.thing.split(":")[1]) in (2, 3)
    assert says in str(error)


IF = '<ScriptCondition code="{}"/>'
FILES = {
    "empty": ("", "an empty file"),
    "no XML": ("hello", "no XML"),
    "not closed": (HEAD, "no element found"),
    "a bare ampersand": (f"{HEAD}{tree(IF.format('now && now'))}</root>", "&amp;&amp;"),
    "a bare less-than": (f"{HEAD}{tree(IF.format('now < 1'))}</root>", "Write &lt;"),
    "curly quotes": (HEAD + tree("<Say text=\u201chello\u201d/>"), "Use the straight one"),
    "hyphens in a comment": (f"{HEAD}<!-- a -- b -->{tree('<AlwaysSuccess/>')}</root>", "two hyphens"),
    "two documents": (f"{HEAD}{tree('<AlwaysSuccess/>')}</root><root/>", "more than one root"),
    "another root": ("<tree/>", "instead of <root>"),
    "old format": (f'<root BTCPP_format="3">{tree("<AlwaysSuccess/>")}</root>', "BTCPP_format='3'"),
    "no format": (f"<root>{tree('<AlwaysSuccess/>')}</root>", "BTCPP_format=''"),
    "no tree": ('<root BTCPP_format="4"/>', "no main tree among 0"),
    "missing main tree": (f"{HEAD}{tree('<AlwaysSuccess/>', 'Mian')}</root>", "Did you mean Mian?"),
    "which main tree": (
        f'<root BTCPP_format="4">{tree("<AlwaysSuccess/>", "A")}{tree("<AlwaysSuccess/>", "B")}</root>',
        "no main tree among 2",
    ),
    "twice the same tree": (f"{HEAD}{tree('<AlwaysSuccess/>') * 2}</root>", "a second tree Main"),
    "a tree without ID": (f"{HEAD}<BehaviorTree/>{tree('<AlwaysSuccess/>')}</root>", "without ID"),
    "something else": (f"{HEAD}<include path='x'/>{tree('<AlwaysSuccess/>')}</root>", "no file x to include"),
    "unused but wrong": (
        f"{HEAD}{tree('<AlwaysSuccess/>')}{tree('<Sey/>', 'B')}</root>",
        "Did you mean Say?",
    ),
    "entities": (
        '<!DOCTYPE root [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
        f"{HEAD}{tree('<Say text=&quot;&b;&quot;/>')}</root>",
        "document type",
    ),
    "outer entity": ('<!DOCTYPE root SYSTEM "file:///etc/passwd"><root/>', "document type"),
    "encoding": (b'<?xml version="1.0" encoding="klingon"?><root/>', "encoding"),
    "bytes": (b"\xff\xfe\x00\x01", "Begin with <root"),
    "deep": ("<a>" * 100_000, "levels"),
    "wide": (f"{HEAD}{'<a/>' * 10_000}</root>", "elements"),
    "big": (" " * 2_000_000, "bytes"),
}


@pytest.mark.parametrize(("text", "says"), FILES.values(), ids=FILES.keys())
def test_a_wrong_file_is_refused(tmp_path, text, says):
    error = refused(tmp_path / "mine.xml", text)
    assert error.thing.startswith("mine.xml")
    assert says in str(error)
    assert error.remedy


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(TreeError, match=r"nowhere\.xml.*No such file"):
        load_tree(tmp_path / "nowhere.xml", ScriptedSkills())


def test_all_faults_are_told_at_once_in_order_of_lines(tmp_path):
    body = '<Sequence>\n<Say/>\n<Sey/>\n<Wait seconds="-1"/>\n</Sequence>'
    error = refused(tmp_path / "mine.xml", f"{HEAD}{tree(body)}</root>")
    assert error.thing == "mine.xml:4"
    assert "mine.xml:5: no such node <Sey>" in str(error)
    assert "mine.xml:6: <Wait> seconds='-1'" in str(error)


def test_subtrees_that_double_cannot_fill_the_memory(tmp_path):
    trees = tree('<SubTree ID="T0"/>')
    for number in range(30):
        again = f'<SubTree ID="T{number + 1}"/>' * 2
        trees += tree(f"<Sequence>{again}</Sequence>", f"T{number}")
    trees += tree("<AlwaysSuccess/>", "T30")
    assert "more than 2000 nodes" in str(refused(tmp_path / "mine.xml", f"{HEAD}{trees}</root>"))


def test_both_ways_to_write_a_node_and_what_editors_add_are_understood(tmp_path):
    body = (
        '<Sequence><Action ID="Say" text="a" name="x" _uid="7" _description="d"/><Say text="b"/></Sequence>'
    )
    palette = (
        '<TreeNodesModel><Action ID="Say"><input_port name="text">What to say.</input_port></Action>'
        "</TreeNodesModel>"
    )
    rig = Rig(write(tmp_path, body, palette))
    rig.tick()
    rig.tick(3.0)
    assert [handle.goal.text for handle in rig.skills.goals] == ["a", "b"]
    assert [node.name for node in rig.tree.status()] == ["Sequence", "x", "Say"]


def test_a_subtree_is_given_values_and_nothing_else(tmp_path):
    inner = tree('<Say text="{words}" rate="{speed}"/>', "Inner")
    rig = Rig(write(tmp_path, '<SubTree ID="Inner" words="hello" speed="1.5"/>', inner))
    rig.tick()
    assert (rig.skills.goals[0].goal.text, rig.skills.goals[0].goal.prosody.rate) == ("hello", 1.5)
    middle = tree('<SubTree ID="Inner" words="{words}" _autoremap="true"/>', "Middle")
    rig = Rig(write(tmp_path, '<SubTree ID="Middle" words="hi" speed="0.8"/>', middle + inner))
    rig.tick()
    assert (rig.skills.goals[0].goal.text, rig.skills.goals[0].goal.prosody.rate) == ("hi", 0.8)
    missing = tree('<SubTree ID="Inner" words="a"/>')
    error = refused(tmp_path / "mine.xml", f"{HEAD}{missing}{inner}</root>")
    assert "no 'speed' in the snapshot" in str(error)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ('<BehaviorTree ID="Spare"/>', "tree Spare has 0 roots"),
        ('<BehaviorTree ID="Spare"><Sequence/></BehaviorTree>', "<Sequence> has 0 children"),
        ('<BehaviorTree ID="Spare"><Sleep msecs="5"/></BehaviorTree>', "Did you mean msec?"),
        ('<BehaviorTree ID="Spare"><Sleep/></BehaviorTree>', "lacks the port msec"),
    ],
)
def test_a_tree_that_nothing_uses_yet_is_checked_too(tmp_path, body, says):
    text = f"{HEAD}{tree('<AlwaysSuccess/>')}{body}</root>"
    assert says in str(refused(tmp_path / "mine.xml", text))


def test_what_would_never_run_or_be_read_out_as_it_stands_is_refused(tmp_path):
    inner = '<BehaviorTree ID="Inner"><AlwaysSuccess/></BehaviorTree>'
    within = tree('<SubTree ID="Inner"><AlwaysFailure/></SubTree>')
    assert "here they would never run" in str(refused(tmp_path / "mine.xml", f"{HEAD}{within}{inner}</root>"))
    open_brace = tree('<Say text="{plan.text"/>')
    assert "Close the brace" in str(refused(tmp_path / "mine.xml", f"{HEAD}{open_brace}</root>"))


def test_a_chain_of_subtrees_cannot_be_too_deep_to_tick(tmp_path):
    def chain(links: int) -> str:
        inside = [f'<SubTree ID="T{i + 1}"/>' for i in range(links - 1)] + ["<AlwaysSuccess/>"]
        trees = (
            f'<BehaviorTree ID="T{i}">{"<Inverter>" * 20}{child}{"</Inverter>" * 20}</BehaviorTree>'
            for i, child in enumerate(inside)
        )
        return f'<root BTCPP_format="4" main_tree_to_execute="T0">{"".join(trees)}</root>'

    path = tmp_path / "mine.xml"
    path.write_text(chain(4))
    assert Rig(path).tick() == "S"
    assert "levels of nodes" in str(refused(path, chain(40)))


@pytest.mark.parametrize("body", ['<Delay delay_msec="{}"><AlwaysSuccess/></Delay>', '<Sleep msec="{}"/>'])
def test_a_time_beyond_all_measure_is_refused(tmp_path, body):
    for digits in (12, 400):
        error = refused(tmp_path / "mine.xml", f"{HEAD}{tree(body.format('9' * digits))}</root>")
        assert "a whole number from 0 to" in str(error)


def test_an_include_no_file_system_takes_is_one_that_is_not_there(tmp_path):
    error = refused(
        tmp_path / "mine.xml", f'{HEAD}<include path="{"a" * 300}.xml"/>{tree("<AlwaysSuccess/>")}</root>'
    )
    assert "to include" in str(error)


GOOD = resource("behavior_trees/main.xml").read_bytes()


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_file_gives_a_tree_error_or_a_tree(tmp_path_factory, data):
    start = data.draw(st.integers(0, len(GOOD) - 1))
    length = data.draw(st.integers(0, 40))
    put = data.draw(
        st.binary(max_size=12) | st.sampled_from([b"<", b'"', b"</Sequence>", b"&x;", b"{plan}", b"-9"])
    )
    path = tmp_path_factory.mktemp("fuzz") / "main.xml"
    path.write_bytes(GOOD[:start] + put + GOOD[start + length :])
    error = None
    try:
        load_tree(path, ScriptedSkills())
    except TreeError as raised:
        error = raised
    assert error is None or (error.thing.startswith("main.xml") and error.remedy)


def install(monkeypatch, value):
    """Pretend that another package registers `value` as the node Blush."""
    monkeypatch.setattr(catalogue.registry, "names", lambda kind: ["Blush"])
    monkeypatch.setattr(catalogue.registry, "load", lambda kind, name: value)


def test_a_node_of_another_package_is_found_by_its_entry_point(tmp_path, monkeypatch):
    class Blush(Condition):
        ports = (Port("shade", str, "Which red."),)

        def true(self):
            return self.text("shade") == "pink"

    install(monkeypatch, Blush)
    assert Rig(write(tmp_path, '<Blush shade="pink"/>')).tick() == "S"
    assert "lacks the port shade" in str(refused(tmp_path / "mine.xml", f"{HEAD}{tree('<Blush/>')}</root>"))
    assert "Did you mean Blush?" in str(refused(tmp_path / "mine.xml", f"{HEAD}{tree('<Blusch/>')}</root>"))


def test_a_plug_in_that_is_no_node_is_refused(tmp_path, monkeypatch):
    install(monkeypatch, print)
    assert "subclass of" in str(refused(tmp_path / "mine.xml", f"{HEAD}{tree('<Blush/>')}</root>"))
