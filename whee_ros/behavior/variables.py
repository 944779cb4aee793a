"""Which variables a tree has, and of which kind: found from its scripts before anything is built.

A variable belongs to the tree whose script sets it, to the tree around it if it was passed in (`out="{x}"`), or, with
`_autoremap`, if that tree does not have the name yet: as on the blackboards of BehaviorTree.CPP.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields

from whee_ros.behavior.assign import assignments
from whee_ros.behavior.markup import Element
from whee_ros.behavior.operands import Operand, OperandError, Scope, literal, reference, variable
from whee_ros.behavior.script import expression
from whee_ros.behavior.snapshot import Snapshot

POSTS = ("_onSuccess", "_onFailure", "_onHalted", "_post")
"""Post-conditions: scripts that set variables when a node has succeeded, failed, was halted, or ended either way."""
ROOT = "@"
"""In front of a name it means the variable of the main tree."""
GIVEN = frozenset(field.name for field in fields(Snapshot))
"""Names of the snapshot: a variable of that name would hide what every condition looks at."""
_TRUE = ("true", "1")
_WORD = re.compile(r"\w+")

Types = dict[str, type]


class Variables:
    """Finds the variables of trees.

    Args:
        trees: elements <BehaviorTree>, by ID.
    """

    def __init__(self, trees: Mapping[str, Element]) -> None:
        self._trees = trees
        self._known: dict[tuple[str, frozenset[tuple[str, type]]], Types] = {}
        self._open: list[str] = []

    def of(self, tree: str, scope: Scope) -> dict[str, Operand]:
        """Return new variables for one use of a tree that was given the names of `scope`."""
        return {name: variable(name, kind) for name, kind in self._types(tree, scope).items()}

    def _types(self, tree: str, scope: Scope) -> Types:
        if tree in self._open or tree not in self._trees:
            return {}  # an error that the builder tells
        key = (tree, frozenset((name, operand.type) for name, operand in scope.items()))
        if key not in self._known:
            self._open.append(tree)
            self._known[key] = self._find(self._trees[tree], scope)
            self._open.pop()
        return self._known[key]

    def _find(self, root: Element, scope: Scope) -> Types:
        """Return the kinds of what is set in a tree; a kind may depend on another found later, so ask again.

        Every other time from the end: what depends on what follows it is then found at once, too.
        """
        found: Types = {}
        names = dict(scope)
        elements = list(below(root))
        while True:
            before = len(found)
            for element in elements:
                for name, kind in self._set_by(element, names):
                    if name not in names:
                        bare = name.removeprefix(ROOT)
                        found.setdefault(bare, kind)
                        names.setdefault(bare, variable(bare, kind))
            if len(found) == before:
                return found
            elements.reverse()

    def _set_by(self, element: Element, names: Scope) -> Iterator[tuple[str, type]]:
        attributes = element.attributes
        scripts = [attributes[post] for post in POSTS if post in attributes]
        if "Script" in (element.tag, attributes.get("ID")):
            scripts.append(attributes.get("code", ""))
        for script in scripts:
            try:
                for name, _, value in assignments(script):
                    if "." not in name and name not in GIVEN:
                        yield name, expression(value, names).type
            except OperandError:  # not known yet, or wrong: the builder tells
                continue
        if element.tag == "SubTree":
            inner = arguments(attributes, names, [])
            for name, kind in self._types(attributes.get("ID", ""), inner).items():
                given = attributes.get(name, "")
                if given.startswith("{") and given.endswith("}"):
                    yield _bare(given, name), kind
                elif given == "" and attributes.get("_autoremap", "") in _TRUE:
                    yield name, kind


def arguments(attributes: Mapping[str, str], scope: Scope, faults: list[tuple[str, OperandError]]) -> Scope:
    """Return the names a <SubTree> gives to its tree; what cannot be read is added to `faults` with its attribute."""
    passed_on = attributes.get("_autoremap", "") in _TRUE
    inner = {name: operand for name, operand in scope.items() if passed_on or name.startswith(ROOT)}
    for key, text in attributes.items():
        if key in ("ID", "name") or key.startswith("_"):
            continue
        try:
            if text.startswith("{") and text.endswith("}"):
                inner[key] = reference(_bare(text, key), scope)
            else:
                inner[key] = literal(text)
        except OperandError as error:
            faults.append((key, error))
    return inner


def unread(trees: Mapping[str, Element]) -> Iterator[tuple[Element, str]]:
    """Yield each <SubTree> and a name that it gives to a tree which nowhere mentions it: most likely misspelt."""
    mentioned = {name: _mentioned(root) for name, root in trees.items()}
    for root in trees.values():
        for element in below(root):
            words = mentioned.get(element.attributes.get("ID", "")) if element.tag == "SubTree" else None
            for key in element.attributes:
                if words is not None and key not in words and key not in ("ID", "name") and key[0] != "_":
                    yield element, key


def _mentioned(root: Element) -> set[str] | None:
    """Return the words in all attributes of a tree; None if it passes on whatever it is given."""
    words: set[str] = set()
    for element in below(root):
        if element.attributes.get("_autoremap", "") in _TRUE:
            return None
        for key, text in element.attributes.items():
            words.update(_WORD.findall(text), [key] if text == "{=}" else [])
    return words


def below(element: Element) -> Iterator[Element]:
    """Yield everything below an element, in the order of the file."""
    for child in element.children:
        yield child
        yield from below(child)


def _bare(text: str, key: str) -> str:
    """Return the name in braces; {=} means that of the port itself."""
    name = text[1:-1].strip()
    return key if name == "=" else name
