"""Parameters at a node: what does not fit is refused in words, and changes nothing anywhere."""

from types import SimpleNamespace

import pytest
from rcl_interfaces.msg import ParameterDescriptor
from rclpy.parameter import Parameter

from whee_ros.core.errors import ParameterError
from whee_ros.core.params import specs
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.ros.parameters import Parameters, described, descriptor


class Node:
    """As much of an rclpy node as parameters need."""

    def __init__(self, **overrides):
        self._parameter_overrides = {name: Parameter(name, value=value) for name, value in overrides.items()}

    def get_name(self):
        return "when"

    def declare_parameter(self, name, default, descriptor):
        given = self._parameter_overrides.get(name)
        return SimpleNamespace(value=given.value if given else default)

    def add_on_set_parameters_callback(self, callback):
        self.change = callback


@pytest.mark.parametrize(
    ("overrides", "said"),
    [
        ({"need_onn": 0.5}, r"when\.need_onn: no such parameter\. Did you mean need_on\?"),
        ({"need_on": 5.0}, r"when\.need_on: 5\.0\. Give a number in \[0\.0, 1\.0\]"),
        ({"need_on": "high"}, r"when\.need_on: 'high'\. Give a value of type float"),
    ],
)
def test_a_bad_value_in_a_file(overrides, said):
    with pytest.raises(ParameterError, match=said):
        Parameters(Node(**overrides), WhenConfig)


def test_a_whole_number_may_stand_for_a_real_one():
    value = Parameters(Node(need_on=1), WhenConfig).get(WhenConfig).need_on
    assert value == 1.0
    assert isinstance(value, float)
    fitted = Parameters(Node(), WhenConfig).fitted(Parameter("need_on", value=1))
    assert fitted.type_ == Parameter.Type.DOUBLE


def test_a_parameter_cannot_be_deleted():
    with pytest.raises(ParameterError, match="Give a value"):
        Parameters(Node(), WhenConfig).fitted(Parameter("need_on", Parameter.Type.NOT_SET))


def test_values_that_do_not_go_together_are_refused_and_taken_back():
    node = Node(need_on=0.6, need_off=0.3)
    parameters = Parameters(node, WhenConfig)
    taken = []

    def refuse(changes):
        raise ParameterError("need_off", changes["need_off"], "Keep it at or below need_on.")

    parameters.on_change(WhenConfig, taken.append)
    parameters.on_change(WhenConfig, refuse)
    answer = node.change([Parameter("need_off", value=0.9)])
    assert not answer.successful
    assert answer.reason == "when.need_off: 0.9. Keep it at or below need_on."
    assert taken == [{"need_off": 0.9}, {"need_off": 0.3}]
    assert parameters.get(WhenConfig).need_off == 0.3


def test_who_is_made_anew_is_not_called_any_more():
    node = Node()
    parameters = Parameters(node, WhenConfig)
    taken = []
    parameters.on_change(WhenConfig, taken.append)
    parameters.forget_listeners()
    assert node.change([Parameter("need_on", value=0.7)]).successful
    assert taken == []
    assert parameters.get(WhenConfig).need_on == 0.7


def test_a_descriptor_tells_all_that_its_declaration_says():
    for spec in specs(WhenConfig).values():
        told = described(descriptor(spec))
        assert (told["low"], told["high"], told["unit"]) == (spec.low, spec.high, spec.unit)
        assert (told["live"], told["default"], told["choices"]) == (spec.live, spec.default, [*spec.choices])
        assert spec.description in told["description"]


def test_a_descriptor_of_another_node():
    plain = ParameterDescriptor(description="Speed.", additional_constraints="between: [")
    told = described(plain)
    assert (told["low"], told["live"], told["default"], told["choices"]) == (None, True, None, [])
    assert not described(ParameterDescriptor(read_only=True))["live"]
