"""Ports: what a node can be told in the XML, with type, range and default, checked when it is loaded."""

from __future__ import annotations

from dataclasses import dataclass

from whee_ros.behavior.operands import Operand, OperandError, Scope, Value, literal, reference

LONGEST_MS = 86_400_000
"""Upper limit of ports in ms: a day. What is longer is a slip, and far longer numbers do not fit into a float."""
XML_TYPES = {str: "std::string", float: "double", int: "int", bool: "bool"}
"""Names of the types in a palette (TreeNodesModel)."""


@dataclass(frozen=True)
class Port:
    """One port.

    Attributes:
        name: of the attribute.
        type: str, float, int or bool.
        description: one sentence for people, with the unit.
        default: None when it must be given.
        low, high: inclusive range of numbers, None when open. Values of the snapshot are held within it.
        script: whether it holds a script instead of a value.
        choices: allowed texts, empty when free.
    """

    name: str
    type: type
    description: str
    default: Value | None = None
    low: float | None = None
    high: float | None = None
    script: bool = False
    choices: tuple[str, ...] = ()

    def operand(self, text: str, scope: Scope) -> Operand:
        """Return what the attribute value `text` stands for.

        Raises:
            OperandError: if it is not of this port's type or range, or names nothing.
        """
        if text.startswith("{") and text.endswith("}"):
            found = reference(text[1:-1].strip(), scope)
            if found.constant and self.type is not found.type:
                return literal(self.parse(found.source))
            self._fits(found, text)
            return found
        if self.type is str and text.startswith("{") != text.endswith("}"):
            raise OperandError(
                f"{self.name}={text!r}", "Close the brace ({NAME} is a value), or take it out."
            )
        return literal(self.parse(text))

    def parse(self, text: str) -> Value:
        """Return `text` as a value of this port.

        Raises:
            OperandError: if it is none.
        """
        if self.type is bool:
            if text.lower() not in ("true", "false", "1", "0"):
                raise OperandError(f"{self.name}={text!r}", "Give true or false.")
            return text.lower() in ("true", "1")
        if self.type is str:
            if self.choices and text not in self.choices:
                raise OperandError(f"{self.name}={text!r}", f"Choose one of: {', '.join(self.choices)}.")
            return text
        try:
            number: float = self.type(text)
        except ValueError:
            raise OperandError(f"{self.name}={text!r}", f"Give {self._wanted()}.") from None
        above = self.low is None or number >= self.low
        below = self.high is None or number <= self.high
        if not (above and below) or number != number:
            raise OperandError(f"{self.name}={text!r}", f"Give {self._wanted()}.")
        return number

    def hold(self, value: float) -> float:
        """Return `value` within the range."""
        if self.low is not None:
            value = max(self.low, value)
        return value if self.high is None else min(self.high, value)

    def _fits(self, found: Operand, text: str) -> None:
        numbers = (int, float)
        if found.type is self.type or (self.type is float and found.type is int):
            return
        wanted = self._wanted() if self.type in numbers else "text" if self.type is str else "true or false"
        raise OperandError(f"{self.name}={text!r} is a {found.type.__name__}", f"This port takes {wanted}.")

    def _wanted(self) -> str:
        kind = "a whole number" if self.type is int else "a number"
        if self.low is None and self.high is None:
            return kind
        if self.high is None:
            return f"{kind} of at least {self.low:g}"
        low = "-inf" if self.low is None else f"{self.low:g}"
        return f"{kind} from {low} to {self.high:g}"
