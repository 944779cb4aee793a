"""From XML elements to nodes: everything is checked, every fault is collected, nothing runs."""

from __future__ import annotations

import difflib

from whee_ros.behavior import catalogue
from whee_ros.behavior.assign import compile_action
from whee_ros.behavior.decorators.verdict import SubTree
from whee_ros.behavior.forest import Fault, Forest, fault
from whee_ros.behavior.markup import Element
from whee_ros.behavior.node import GUARDS, Act, Context, Node, Script, Setup
from whee_ros.behavior.operands import Operand, OperandError, Scope, literal
from whee_ros.behavior.ports import Port
from whee_ros.behavior.script import compile_script
from whee_ros.behavior.variables import POSTS, ROOT, Variables, arguments, below
from whee_ros.core.errors import WheeError

MOST_NODES = 2_000
"""Subtrees that use subtrees grow fast; a tick of more could not be kept within its budget."""
DEEPEST = 100
"""Levels of nodes within nodes, subtrees included; Python would stop far below a thousand."""
_FOR_EDITORS = ("_description", "_uid", "_collapsed", "_fullpath", "_fullPath")


class Builder:
    """Builds the nodes of a tree.

    Args:
        forest: what the files say.
        context: for the nodes.

    Attributes:
        faults: what was found wrong; the nodes may be used only if it is empty.
    """

    def __init__(self, forest: Forest, context: Context) -> None:
        self._forest = forest
        self._trees = forest.trees
        self._context = context
        self._count = 0
        self._depth = 0
        self._open: list[str] = []
        self._variables = Variables(forest.trees)
        self._built: set[str] = set()
        self.faults: list[Fault] = []

    def tree(self, name: str, scope: Scope) -> Node | None:
        """Return the root node of a tree, None if something is wrong with it."""
        element = self._trees[name]
        if not self._rooted(name):
            return None
        self._built.add(name)
        own = self._variables.of(name, scope)
        at_root = {} if self._open else {ROOT + key: operand for key, operand in own.items()}
        scope = {**scope, **own, **at_root}
        self._open.append(name)
        node = self._node(element.children[0], scope)
        self._open.pop()
        if node is not None:
            node.board = own
        return node

    def check(self, name: str) -> None:
        """Collect the faults of a tree that the main tree may not use.

        What a <SubTree> would give it is not known here, so only what needs no scope is checked; a tree that
        the main tree uses was checked with its scope.
        """
        if name not in self._built:
            self._rooted(name)
            for element in below(self._trees[name]):
                tag = element.attributes.get("ID", "") if element.tag in catalogue.KINDS else element.tag
                if tag == "SubTree":
                    if element.attributes.get("ID", "") not in self._trees:
                        self._subtree(element, dict(element.attributes), {})
                elif (kind := self._kind(element, tag)) is not None:
                    self._populated(element, tag, kind)
                    self._plugged(element, tag, kind)

    def _rooted(self, name: str) -> bool:
        element = self._trees[name]
        if len(element.children) != 1:
            self._fault(element, f"tree {name} has {len(element.children)} roots", "Give it exactly one.")
        return len(element.children) == 1

    def _populated(self, element: Element, tag: str, kind: type[Node]) -> None:
        least, most = kind.children_needed
        if not least <= len(element.children) <= most:
            wanted = str(least) if least == most else f"{least} to {most}"
            wanted = f"{least} or more" if most > 9 > len(element.children) else wanted
            self._fault(element, f"<{tag}> has {len(element.children)} children", f"Give it {wanted}.")

    def _plugged(self, element: Element, tag: str, kind: type[Node]) -> None:
        """Check names of ports, which need no scope."""
        attributes = element.attributes
        for port in kind.ports:
            if port.default is None and port.name not in attributes:
                self._fault(element, f"<{tag}> lacks the port {port.name}", f"Add it: {port.description}")
        known = [*(port.name for port in kind.ports), *GUARDS, *POSTS, "name"]
        beside = (*known, *_FOR_EDITORS, *(("ID",) if element.tag in catalogue.KINDS else ()))
        for key in attributes:
            if key not in beside:
                near = difflib.get_close_matches(key, known, n=1)
                hint = f"Did you mean {near[0]}?" if near else f"It has: {', '.join(known)}."
                self._fault(element, f"<{tag}> has no port {key}", hint)

    def _node(self, element: Element, scope: Scope) -> Node | None:
        self._count += 1
        if self._count > MOST_NODES:
            if self._count == MOST_NODES + 1:
                self._fault(element, f"more than {MOST_NODES} nodes", "Use fewer or smaller subtrees.")
            return None
        if self._depth >= DEEPEST:
            self._fault(
                element, f"more than {DEEPEST} levels of nodes", "Nest fewer subtrees and decorators."
            )
            return None
        self._depth += 1
        node = self._made(element, scope)
        self._depth -= 1
        return node

    def _made(self, element: Element, scope: Scope) -> Node | None:
        attributes = dict(element.attributes)
        tag = attributes.pop("ID", "") if element.tag in catalogue.KINDS else element.tag
        if tag == "SubTree":
            return self._subtree(element, attributes, scope)
        kind = self._kind(element, tag)
        if kind is None:
            for child in element.children:  # their faults are worth knowing too
                self._node(child, scope)
            return None
        self._populated(element, tag, kind)
        children = [self._node(child, scope) for child in element.children]
        before = len(self.faults)
        guards, posts = self._guards(element, attributes, scope), self._posts(element, attributes, scope)
        name = attributes.pop("name", tag)
        self._plugged(element, tag, kind)
        operands, scripts, actions = self._ports(element, kind, attributes, scope)
        if port := kind.impossible(operands, len(element.children)):
            value = f"<{tag}> {port}={element.attributes[port]!r} with {len(element.children)} children"
            self._fault(element, value, f"Give at most {len(element.children)}, or -1 for all.")
        if len(self.faults) > before:
            return None
        setup = Setup(name, tag, self._context, operands, scripts, guards, actions, posts, element.attributes)
        return kind(setup, [child for child in children if child is not None])

    def _kind(self, element: Element, tag: str) -> type[Node] | None:
        try:
            kind = catalogue.find(tag)
        except WheeError as error:
            self._fault(element, f"{error.thing}: {error.value}", error.remedy)
            return None
        if kind is None:
            if tag in self._trees:
                hint = f'Write <SubTree ID="{tag}"/>.'
            else:
                near = difflib.get_close_matches(tag, catalogue.tags(), n=1)
                hint = f"Did you mean {near[0]}?" if near else "docs/behavior_trees.md lists the nodes."
            self._fault(element, f"no such node <{tag}>", hint)
        return kind

    def _subtree(self, element: Element, attributes: dict[str, str], scope: Scope) -> Node | None:
        wanted = attributes.pop("ID", "")
        if wanted not in self._trees:
            near = difflib.get_close_matches(wanted, self._trees, n=1)
            hint = f"Did you mean {near[0]}?" if near else f"Known: {', '.join(self._trees)}."
            if wanted in self._forest.lost:
                hint = f"{self._forest.lost[wanted]} replaces the file that has it: define it there."
            self._fault(element, f"no tree with the ID {wanted!r}", hint)
            return None
        if wanted in self._open:
            self._fault(
                element,
                f"tree {wanted} contains itself ({' > '.join([*self._open, wanted])})",
                "Use <Repeat>.",
            )
            return None
        if element.children:
            remedy = f"Move them into the tree {wanted}, or beside it: here they would never run."
            self._fault(element.children[0], f"a node within <SubTree ID={wanted!r}>", remedy)
        guards, posts = self._guards(element, attributes, scope), self._posts(element, attributes, scope)
        name = attributes.pop("name", wanted)
        faults: list[tuple[str, OperandError]] = []
        inner = arguments(attributes, scope, faults)
        for key, error in faults:
            self._fault(element, f"{key}={attributes[key]!r}: {error.value}", error.remedy)
        child = self.tree(wanted, inner)
        if child is None:
            return None
        node = SubTree(
            Setup(name, "SubTree", self._context, {}, {}, guards, {}, posts, element.attributes), [child]
        )
        node.tree, node.origin = wanted, self._forest.origin(wanted)
        return node

    def _guards(
        self, element: Element, attributes: dict[str, str], scope: Scope
    ) -> tuple[tuple[str, Script], ...]:
        """Take pre-conditions and what is for editors only out of `attributes`."""
        found = []
        for guard in GUARDS:
            if guard in attributes:
                script = self._script(element, guard, attributes.pop(guard), scope)
                if script is not None:
                    found.append((guard, script))
        for key in _FOR_EDITORS:
            attributes.pop(key, None)
        return tuple(found)

    def _posts(self, element: Element, attributes: dict[str, str], scope: Scope) -> dict[str, Act]:
        """Take post-conditions out of `attributes`."""
        found = {}
        for post in POSTS:
            if post in attributes:
                action = self._action(element, post, attributes.pop(post), scope)
                if action is not None:
                    found[post] = action
        return found

    def _ports(
        self, element: Element, kind: type[Node], attributes: dict[str, str], scope: Scope
    ) -> tuple[dict[str, Operand], dict[str, Script], dict[str, Act]]:
        operands: dict[str, Operand] = {}
        scripts: dict[str, Script] = {}
        actions: dict[str, Act] = {}
        for port in kind.ports:
            text = attributes.pop(port.name, None)
            if text is None:
                if port.default is not None:
                    operands[port.name] = literal(port.default)
            elif port.script and kind.sets:
                action = self._action(element, port.name, text, scope)
                if action is not None:
                    actions[port.name] = action
            elif port.script:
                script = self._script(element, port.name, text, scope)
                if script is not None:
                    scripts[port.name] = script
            else:
                self._operand(element, port, text, scope, operands)
        return operands, scripts, actions

    def _operand(
        self, element: Element, port: Port, text: str, scope: Scope, operands: dict[str, Operand]
    ) -> None:
        try:
            operands[port.name] = port.operand(text, scope)
        except OperandError as error:
            self._fault(element, f"<{element.tag}> {error.value}", error.remedy)

    def _script(self, element: Element, key: str, code: str, scope: Scope) -> Script | None:
        try:
            return compile_script(code, scope)
        except OperandError as error:
            self._fault(element, f"{key}: {error.value}", error.remedy)
            return None

    def _action(self, element: Element, key: str, code: str, scope: Scope) -> Act | None:
        try:
            return compile_action(code, scope)
        except OperandError as error:
            self._fault(element, f"{key}: {error.value}", error.remedy)
            return None

    def _fault(self, element: Element, value: str, remedy: str) -> None:
        found = fault(element, value, remedy)
        if found not in self.faults:  # a subtree that is used twice is wrong once
            self.faults.append(found)
