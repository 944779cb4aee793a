"""Scripts over the snapshot: what they mean, and that wrong ones are refused when loaded."""

import pytest

from whee_ros.behavior.operands import OperandError, literal
from whee_ros.behavior.script import compile_script
from whee_ros.behavior.snapshot import Snapshot
from whee_ros.core.empathy import EmpathyPlan
from whee_ros.core.voice import TurnState

PLAN = EmpathyPlan(1.0, "p1", "", "u1", "empathic", intensity=0.7, interpretation=2, text="it's hard")
KNOWN = Snapshot(10.0, plan=PLAN, turn=TurnState(9.5, "speaking", 0.2, 1.5, "u2", True))


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("plan.response == 'empathic' && plan.intensity > 0.5", True),
        ('plan.response == "plain" || turn.silence >= 1.5', True),
        ("plan.response != 'empathic'", False),
        ("!turn.backchannel", False),
        ("turn.backchannel == true", True),
        ("now - turn.stamp < 1", True),
        ("2 + 3 * 4 == 14 && (2 + 3) * 4 == 20", True),
        ("8 / 4 / 2 == 1", True),
        ("-plan.intensity < 0 && 1 - -1 == 2", True),
        ("plan.interpretation >= 2", True),
        ("1 / 0 == 1", False),
        ("true || false && false", True),
        ('plan.text == "it\'s hard"', True),
        ("now > 5 ? true : false", True),
        ("(now < 5 ? 1 : now < 20 ? 2 : 3) == 2", True),
    ],
)
def test_a_script_means_what_it_says(code, value):
    assert compile_script(code, {})(KNOWN) is value


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("plan.response == 'empathic'", False),
        ("plan.response != 'empathic'", True),
        ("plan.intensity > 0.1", False),
        ("plan.intensity < 0.1", False),
        ("plan.intensity + 1 > 0", False),
        ("turn.barge_in", False),
        ("!turn.barge_in", True),
    ],
)
def test_what_is_not_known_yet_equals_nothing(code, value):
    assert compile_script(code, {})(Snapshot(0.0)) is value


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("plan.responce == 'plain'", "Did you mean response?"),
        ("plam.response == 'plain'", "Did you mean plan?"),
        ("plan.response > 1", "not a number"),
        ("plan.response == 1", "never the same kind"),
        ("plan.intensity", "is no condition"),
        ("plan == 'a'", "no single value"),
        ("plan.reasons == 'a'", "no single value"),
        ("state.cues", "Lists cannot be used"),
        ("turn.silence.real > 1", "no 'real' in silence"),
        ("(now > 1", "not closed"),
        ("now >", "ends too early"),
        ("", "ends too early"),
        ("now > 1 2", "'2' was not expected"),
        ("x := 1", "no 'x' in the snapshot"),
        ("now := 1", "':=' was not expected"),
        ("now = 1", "compare with =="),
        ("now > 1 ? true", "ends too early"),
        ("now > 1 ? true ; false", "without its :"),
        ("now > 1 ? true : 2", "never the same kind"),
        ("now & 1", "cannot be read"),
        ("__import__('os')", "no '__import__'"),
        ("now.__class__ == 1", "no '__class__' in now"),
        ("plan.__class__ == 1", "no '__class__' in plan"),
        ("'open > 1", "cannot be read"),
        ("(" * 200 + "true" + ")" * 200, "nested too deeply"),
        ("!" * 300 + "true", "nested too deeply"),
        ("true && " * 300 + "true", "Keep it under"),
    ],
)
def test_a_wrong_script_is_refused_with_a_remedy(code, says):
    with pytest.raises(OperandError) as raised:
        compile_script(code, {})
    assert says in str(raised.value)


def test_names_a_subtree_was_given_come_first():
    assert compile_script("limit < 3", {"limit": literal(2.0)})(KNOWN)
