"""Random trees for comparisons: every control node and decorator that needs no clock, scripts, subtrees, conditions.

Leaves are `Leaf0`, `Leaf1`, ... and `Question0`, ...; each stands in a tree once. All variables are numbers: `a` and
`b` of the main tree, `x` and `n` of subtrees, of which `x` is passed in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

LEAVES = 18
VARIABLES = ("a", "b")
"""Of the main tree; they begin at 0."""
MAIN = "T"
_MANY = (
    "Sequence",
    "Fallback",
    "ReactiveSequence",
    "ReactiveFallback",
    "SequenceWithMemory",
    "AsyncSequence",
    "AsyncFallback",
)
_ONE = ("Inverter", "ForceSuccess", "ForceFailure", "KeepRunningUntilFailure", "RunOnce")
_OTHERS = (
    "Parallel",
    "ParallelAll",
    "IfThenElse",
    "WhileDoElse",
    "Repeat",
    "Retry",
    "Switch2",
    "Switch3",
    "Precondition",
    "SubTree",
)
_TIMED = ("Timeout", "Delay")
TICK_MS = 100
"""Between two ticks of trees with a clock, ms."""
DURATIONS = (50, 150, 250, 450)
"""Of timeouts, delays and sleeps, ms: all end between two ticks."""
_GUARDS = ("_failureIf", "_successIf", "_skipIf", "_while")
_POSTS = ("_onSuccess", "_onFailure", "_onHalted", "_post")


@dataclass(frozen=True)
class Shape:
    """What may occur: pre-conditions (at all, on nodes with children), scripts and post-conditions, subtrees, time."""

    guards: bool = True
    inner_guards: bool = True
    scripts: bool = True
    subtrees: bool = True
    clock: bool = False


@dataclass
class _Plot:
    """One tree in the making."""

    chance: Random
    shape: Shape
    free: list[int] = field(default_factory=lambda: list(range(LEAVES)))
    trees: list[str] = field(default_factory=list)


def grown(chance: Random, shape: Shape) -> str:
    """Return the XML of a random tree."""
    plot = _Plot(chance, shape)
    body = _node(plot, chance.randint(2, 4), VARIABLES)
    main = f'<BehaviorTree ID="{MAIN}"><Sequence>{body}</Sequence></BehaviorTree>'
    return f'<root BTCPP_format="4" main_tree_to_execute="{MAIN}">{main}{"".join(plot.trees)}</root>'


def _node(plot: _Plot, depth: int, names: tuple[str, ...]) -> str:
    chance = plot.chance
    if depth == 0 or chance.random() < 0.3 or len(plot.free) < 5:
        return _leaf(plot, names)
    kind = chance.choice((*_MANY, *_ONE, *_OTHERS, *(_TIMED * 3 if plot.shape.clock else ())))
    if kind == "SubTree":
        return _subtree(plot, depth, names) if plot.shape.subtrees else _leaf(plot, names)
    extra = _conditions(plot, names) if plot.shape.inner_guards else _posts(plot, names)

    def children(count: int) -> str:
        return "".join(_node(plot, depth - 1, names) for _ in range(count))

    def whole(tag: str, ports: str, inside: str) -> str:
        return f"<{tag}{ports}{extra}>{inside}</{tag}>"

    if kind in _MANY:
        return whole(kind, "", children(chance.randint(1, 3)))
    if kind in _ONE:
        then = f' then_skip="{chance.choice(("true", "false"))}"' if kind == "RunOnce" else ""
        return whole(kind, then, children(1))
    if kind == "Parallel":
        count = chance.randint(1, 3)
        needed, allowed = chance.choice((-1, 1, count)), chance.choice((-1, 1, count))
        return whole(kind, f' success_count="{needed}" failure_count="{allowed}"', children(count))
    if kind == "ParallelAll":
        count = chance.randint(1, 3)
        return whole(kind, f' max_failures="{chance.choice((-1, 1, count))}"', children(count))
    if kind == "Repeat":
        return whole(kind, f' num_cycles="{chance.choice((1, 2, 3, -1))}"', children(1))
    if kind == "Retry":
        return whole("RetryUntilSuccessful", f' num_attempts="{chance.choice((1, 2, 3, -1))}"', children(1))
    if kind in _TIMED:
        port = "delay_msec" if kind == "Delay" else "msec"
        return whole(kind, f' {port}="{chance.choice(DURATIONS)}"', children(1))
    if kind == "Precondition":
        verdict = chance.choice(("SUCCESS", "FAILURE", "SKIPPED"))
        return whole(kind, f' if="{_question(plot, names)}" else="{verdict}"', children(1))
    if kind.startswith("Switch"):
        cases = int(kind[-1])
        ports = "".join(f' case_{i + 1}="{"abc"[i]}"' for i in range(cases))
        value = "value" if "a" in names else "given"
        return whole(kind, f' variable="{{{value}}}"{ports}', children(cases + 1))
    question = f"<Question{plot.free.pop()}/>"
    return whole(kind, "", question + children(chance.randint(1, 2)))


def _leaf(plot: _Plot, names: tuple[str, ...]) -> str:
    chance = plot.chance
    if plot.shape.scripts and chance.random() < 0.15:
        return f'<Script code="{_statement(plot, names)}"{_conditions(plot, names)}/>'
    if plot.shape.scripts and chance.random() < 0.08:
        return f'<ScriptCondition code="{_question(plot, names)}"/>'
    if plot.shape.clock and chance.random() < 0.15:
        return f'<Sleep msec="{chance.choice(DURATIONS)}"/>'
    if chance.random() < 0.1 or not plot.free:
        return chance.choice(("<AlwaysSuccess/>", "<AlwaysFailure/>"))
    return f"<Leaf{plot.free.pop()}{_conditions(plot, names)}/>"


def _subtree(plot: _Plot, depth: int, names: tuple[str, ...]) -> str:
    number = len(plot.trees) + 1
    plot.trees.append("")
    body = _node(plot, depth - 1, ("x", "n"))
    start = '<Script code="n := 0"/>'
    plot.trees[number - 1] = (
        f'<BehaviorTree ID="{MAIN}{number}"><Sequence>{start}{body}</Sequence></BehaviorTree>'
    )
    value = "value" if "a" in names else "given"
    given = f'x="{{{plot.chance.choice(names)}}}" given="{{{value}}}"'
    return f'<SubTree ID="{MAIN}{number}" {given}{_conditions(plot, names)}/>'


def _conditions(plot: _Plot, names: tuple[str, ...]) -> str:
    found = ""
    if plot.shape.guards:
        for guard in _GUARDS:
            if plot.chance.random() < 0.06:
                found += f' {guard}="{_question(plot, names)}"'
    return found + _posts(plot, names)


def _posts(plot: _Plot, names: tuple[str, ...]) -> str:
    if not plot.shape.scripts:
        return ""
    posts = [post for post in _POSTS if plot.chance.random() < 0.06]
    # at its end BehaviorTree.CPP halts also what never ran, so _onHalted may not ask for what a script has yet to set
    known = {post: names if post != "_onHalted" else names[:1] for post in posts}
    return "".join(f' {post}="{_statement(plot, known[post])}"' for post in posts)


def _question(plot: _Plot, names: tuple[str, ...]) -> str:
    chance = plot.chance
    name, sign = chance.choice(names), chance.choice(("&lt;", "&gt;=", "==", "!="))
    return f"{name} {sign} {chance.randint(0, 5)}"


def _statement(plot: _Plot, names: tuple[str, ...]) -> str:
    chance = plot.chance
    name, other, number = chance.choice(names), chance.choice(names), chance.randint(1, 3)
    return chance.choice(
        (
            f"{name} := {number}",
            f"{name} += {number}",
            f"{name} := {other} + 1",
            f"{name} := {other} &gt; 2 ? 0 : {number}; {other} += 1",
        )
    )
