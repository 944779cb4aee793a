"""Control nodes and decorators mean what they mean in BehaviorTree.CPP."""

import pytest
from tree_help import Rig, Told, write


@pytest.fixture
def told(monkeypatch):
    return Told(monkeypatch)


def play(tmp_path, told, body, ticks, seconds=0.0, **says):
    """Return the root's verdicts and, joined per tick, what happened."""
    told.says.update(says)
    rig = Rig(write(tmp_path, body))
    verdicts, logs = "", []
    for _ in range(ticks):
        told.log.clear()
        verdicts += rig.tick(seconds)
        logs.append("".join(told.log))
    return verdicts, logs


CASES = {
    "a sequence goes on where it was": (
        "<Sequence><A/><B/></Sequence>",
        {"A": "S", "B": "RS"},
        "RS",
        ["AB", "B"],
    ),
    "a sequence fails with its first failure and starts again": (
        "<Sequence><A/><B/><C/></Sequence>",
        {"A": "S", "B": "F", "C": "S"},
        "FF",
        ["AB", "AB"],
    ),
    "a sequence with memory does not repeat what succeeded": (
        "<SequenceWithMemory><A/><B/></SequenceWithMemory>",
        {"A": "RS", "B": "FS"},
        "RFS",
        ["A", "AB", "B"],
    ),
    "a reactive sequence asks again": (
        "<ReactiveSequence><A/><B/></ReactiveSequence>",
        {"A": "SSF", "B": "R"},
        "RRF",
        ["AB", "AB", "A-B"],
    ),
    "a fallback stops at the first success": (
        "<Fallback><A/><B/><C/></Fallback>",
        {"A": "F", "B": "RS", "C": "S"},
        "RS",
        ["AB", "B"],
    ),
    "a reactive fallback halts what a more important child displaces": (
        "<ReactiveFallback><A/><B/></ReactiveFallback>",
        {"A": "FFR", "B": "R"},
        "RRR",
        ["AB", "AB", "A-B"],
    ),
    "a parallel waits for all and does not tick twice": (
        "<Parallel><A/><B/></Parallel>",
        {"A": "S", "B": "RRS"},
        "RRS",
        ["AB", "B", "B"],
    ),
    "a parallel fails with the first failure and halts the rest": (
        "<Parallel><A/><B/></Parallel>",
        {"A": "R", "B": "RF"},
        "RF",
        ["AB", "AB-A"],
    ),
    "a parallel may need but one": (
        '<Parallel success_count="1" failure_count="-1"><A/><B/></Parallel>',
        {"A": "R", "B": "RS"},
        "RS",
        ["AB", "AB-A"],
    ),
    "if-then-else stays with its branch": (
        "<IfThenElse><A/><B/><C/></IfThenElse>",
        {"A": "SF", "B": "RS", "C": "S"},
        "RSS",
        ["AB", "B", "AC"],
    ),
    "while-do-else changes its branch": (
        "<WhileDoElse><A/><B/><C/></WhileDoElse>",
        {"A": "SF", "B": "R", "C": "S"},
        "RS",
        ["AB", "A-BC"],
    ),
    "an inverter turns the verdict": ("<Inverter><A/></Inverter>", {"A": "RSF"}, "RFS", ["A", "A", "A"]),
    "force success": ("<ForceSuccess><A/></ForceSuccess>", {"A": "RF"}, "RS", ["A", "A"]),
    "force failure": ("<ForceFailure><A/></ForceFailure>", {"A": "RS"}, "RF", ["A", "A"]),
    "repeat leaves instant children to the next tick": (
        '<Repeat num_cycles="2"><A/></Repeat>',
        {"A": "S"},
        "RS",
        ["A", "A"],
    ),
    "repeat goes on at once after a child that took time": (
        '<Repeat num_cycles="-1"><A/></Repeat>',
        {"A": "RSRF"},
        "RRF",
        ["A", "AA", "A"],
    ),
    "retry until it succeeds": (
        '<RetryUntilSuccessful num_attempts="3"><A/></RetryUntilSuccessful>',
        {"A": "FFS"},
        "RRS",
        ["A", "A", "A"],
    ),
    "retry gives up": (
        '<RetryUntilSuccessful num_attempts="2"><A/></RetryUntilSuccessful>',
        {"A": "F"},
        "RF",
        ["A", "A"],
    ),
    "run once is skipped afterwards": (
        "<Sequence><RunOnce><A/></RunOnce><B/></Sequence>",
        {"A": "S", "B": "S"},
        "SS",
        ["AB", "B"],
    ),
    "keep running until failure": (
        "<KeepRunningUntilFailure><A/></KeepRunningUntilFailure>",
        {"A": "SSF"},
        "RRF",
        ["A", "A", "A"],
    ),
    "what is skipped counts for nothing": (
        '<Sequence><A _skipIf="true"/><B/></Sequence>',
        {"A": "F", "B": "S"},
        "S",
        ["B"],
    ),
    "all skipped is skipped": ('<Fallback><A _while="false"/></Fallback>', {"A": "S"}, "K", [""]),
    "verdicts by pre-condition": (
        '<Sequence><A _successIf="true"/><B _failureIf="true"/></Sequence>',
        {"A": "F", "B": "S"},
        "F",
        [""],
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_node_means_what_it_means_in_behaviortree_cpp(tmp_path, told, case):
    body, says, verdicts, logs = case
    assert play(tmp_path, told, body, len(logs), **says) == (verdicts, logs)


def test_while_halts_what_runs_when_it_no_longer_holds(tmp_path, told):
    verdicts, logs = play(
        tmp_path, told, '<Fallback><A _while="now &lt; 2.5"/><B/></Fallback>', 3, seconds=1.0, A="R", B="S"
    )
    assert (verdicts, logs) == ("RRS", ["A", "A", "-AB"])


def test_a_timeout_halts_and_fails(tmp_path, told):
    verdicts, logs = play(tmp_path, told, '<Timeout msec="1500"><A/></Timeout>', 3, seconds=1.0, A="R")
    assert (verdicts, logs) == ("RRF", ["A", "A", "-A"])


def test_a_delay_comes_before_the_child(tmp_path, told):
    verdicts, logs = play(tmp_path, told, '<Delay delay_msec="1500"><A/></Delay>', 3, seconds=1.0, A="S")
    assert (verdicts, logs) == ("RRS", ["", "", "A"])


def test_a_cooldown_rests_after_success_but_not_after_failure(tmp_path, told):
    verdicts, logs = play(tmp_path, told, '<Cooldown seconds="2.5"><A/></Cooldown>', 6, seconds=1.0, A="FSSS")
    assert (verdicts, logs) == ("FSFFSF", ["A", "A", "", "", "A", ""])


@pytest.mark.parametrize(("plan", "expected"), [("one", "A"), ("two", "B"), ("three", "C")])
def test_a_switch_ticks_the_case_that_fits(tmp_path, told, plan, expected):
    told.says.update(A="S", B="S", C="S")
    body = f'<SubTree ID="Inner" which="{plan}"/>'
    inner = (
        '<BehaviorTree ID="Inner"><Switch2 variable="{which}" case_1="one" case_2="two"><A/><B/><C/></Switch2>'
        "</BehaviorTree>"
    )
    assert Rig(write(tmp_path, body, inner)).tick() == "S"
    assert told.log == [expected]


def test_halting_stops_everything_and_the_next_tick_starts_afresh(tmp_path, told):
    told.says.update(A="S", B="R", C="R")
    rig = Rig(write(tmp_path, "<Sequence><A/><Parallel><B/><C/></Parallel></Sequence>"))
    assert rig.tick() == "R"
    rig.tree.halt()
    assert told.log == ["A", "B", "C", "-B", "-C"]
    assert set(rig.status().values()) <= {"idle", "success"}
    assert rig.tick() == "R"
    assert told.log[-3:] == ["A", "B", "C"]


def test_status_has_stable_ids_and_is_the_same_object_until_something_changes(tmp_path, told):
    told.says.update(A="S", B="RRS")
    rig = Rig(write(tmp_path, '<Sequence name="both"><A name="first"/><B/></Sequence>'))
    before = rig.tree.status()
    assert {node.status for node in before} == {"idle"}
    rig.tick()
    one = rig.tree.status()
    rig.tick()
    two = rig.tree.status()
    rig.tick()
    three = rig.tree.status()
    assert [(n.id, n.parent, n.name, n.type) for n in one] == [
        (0, -1, "both", "Sequence"),
        (1, 0, "first", "A"),
        (2, 0, "B", "B"),
    ]
    assert [n.status for n in one] == ["running", "success", "running"]
    assert [n.status for n in two] == ["running", "idle", "running"]
    assert [n.status for n in three] == ["success", "idle", "success"]
    assert rig.tree.status() is three
