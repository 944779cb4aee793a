"""report.html: the whole report in one file that needs nothing beside it and nothing from the network."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

from whee_ros.bags.labels import Labels
from whee_ros.bags.settings import Settings
from whee_ros.core.params import specs
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.mood import MoodConfig
from whee_ros.empathy.how.tastes import FeedbackConfig
from whee_ros.empathy.safety.config import SafetyConfig
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.tools.report.collect import Report, Turn
from whee_ros.tools.report.cues import cue_use
from whee_ros.tools.report.delays import StageResult
from whee_ros.tools.report.labelled import agreements, judged
from whee_ros.tools.report.timeline import headline

DECIDING: dict[str, tuple[type, ...]] = {
    "when": (WhenConfig,),
    "how": (HowConfig, MoodConfig, FeedbackConfig, SafetyConfig),
}
"""What configures the nodes that decide."""
STYLE = """
:root { color-scheme: light dark; --ink: #1a202c; --paper: #fff; --faint: #cbd5e0; --note: #4a5568; }
@media (prefers-color-scheme: dark) { :root { --ink: #e2e8f0; --paper: #171923; --faint: #4a5568; --note: #a0aec0; } }
body { font: 15px/1.45 system-ui, sans-serif; margin: 0 auto; padding: 1rem; max-width: 82rem;
  color: var(--ink); background: var(--paper); }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.1rem; margin: 1.6rem 0 .4rem; }
p { color: var(--note); margin: .2rem 0 .8rem; } img { max-width: 100%; background: #fff; }
div.wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .87rem; }
td, th { border-bottom: 1px solid var(--faint); padding: .3rem .6rem; text-align: left; vertical-align: top; }
td.n { text-align: right; font-variant-numeric: tabular-nums; } .bad { font-weight: bold; }
"""


def page(
    report: Report,
    pictures: Sequence[Path],
    labels: Sequence[Labels],
    made: dict[str, Any],
    name: str = "A conversation",
    settings: Settings | None = None,
) -> str:
    """Return the page.

    Args:
        report: of the conversation.
        pictures: PNG files to show, in order.
        labels: of every annotator.
        made: what the bag says of its making (`bags.settings.session`).
        name: of the bag.
        settings: what each node was set to when recording began; None where the bag does not tell.
    """
    session = report.session
    when = f"{datetime.fromtimestamp(session.first, UTC):%Y-%m-%d %H:%M:%S} UTC, {session.last - session.first:.0f} s"
    parts = [f"<h1>{escape(name)}</h1><p>{when}<br>{escape(headline(report))}</p>"]
    for picture in pictures:
        data = base64.b64encode(picture.read_bytes()).decode()
        alt = escape(picture.stem.replace("_", " "))
        parts.append(f'<img alt="{alt}" src="data:image/png;base64,{data}">')
    parts.append(_section("Turns", "", _turns(report)))
    note = "What the safety gate noticed, and what was done about it."
    parts.append(_section("Boundaries", note, _boundaries(report)))
    uses = cue_use(seen.value for seen in report.session.states)
    parts.append(
        _section(
            "Cues",
            "In how many states each cue counted, how much where it did (log-odds of need: mean and strongest), and in "
            "how many utterances it was among the three that counted most.",
            _table(
                ("cue", "channel", "spoke", "mean", "strongest", "leading"),
                [
                    (u.name, u.modality, f"{u.spoke:.0%}", f"{u.mean:+.2f}", f"{u.strongest:+.2f}", u.leading)
                    for u in uses
                ],
            ),
        )
    )
    parts.append(
        _section(
            "Delays", "Seconds; medians and 95th percentiles against their budgets.", _delays(report.stages)
        )
    )
    parts.append(_section("Labels", *_labels(report, labels)))
    parts.append(_section("Parameters", *_settings(settings)))
    parts.append(_section("Made with", "", _made(made)))
    body = "\n".join(parts)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>' + escape(name) + "</title>"
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head>\n'
        f"<body>{body}</body></html>\n"
    )


def _section(title: str, note: str, table: str) -> str:
    return f'<h2>{title}</h2>{f"<p>{note}</p>" if note else ""}<div class="wide">{table}</div>'


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table; numbers stand right, everything is escaped."""
    top = "".join(f"<th>{escape(name)}</th>" for name in head)
    lines = ["".join(_cell(value) for value in row) for row in rows]
    return (
        f"<table><tr>{top}</tr>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"
        if lines
        else "<p>none</p>"
    )


def _cell(value: object) -> str:
    text = str(value)
    number = isinstance(value, int | float) or text.lstrip("+-").replace(".", "").rstrip("%s ").isdigit()
    return f'<td class="n">{escape(text)}</td>' if number else f"<td>{escape(text)}</td>"


def _turns(report: Report) -> str:
    head = ("", "at", "person", "need", "direction", "because", "plan", "robot", "answered after")
    return _table(head, [_turn(turn, report.session.first) for turn in report.turns])


def _turn(turn: Turn, zero: float) -> Sequence[object]:
    state, plan = turn.state, turn.plan
    because = ""
    if state is not None:
        top = [cue for cue in state.cues if cue.name != "prior"][:3]
        because = ", ".join(f"{cue.name} {cue.contribution:+.1f}" for cue in top)
    direction = state.direction if state is not None else "nothing heard"
    if turn.truth is not None and direction != turn.truth.direction:
        direction = f"{direction} (truth: {turn.truth.direction})"
    delay = turn.after_speech.get("speech")
    return (
        turn.number,
        f"{turn.start - zero:.1f}\u00a0s",
        turn.heard or (turn.truth.text if turn.truth else ""),
        f"{state.need:.2f}{' on' if state.active else ''}" if state is not None else "",
        direction,
        because,
        f"{plan.response}, {plan.stance}, {plan.strategy}".strip(", ") if plan is not None else "",
        turn.said.text if turn.said is not None else "(nothing)",
        f"{delay:.2f} s" if delay is not None else "",
    )


def _boundaries(report: Report) -> str:
    rows = [
        (
            f"{event.stamp - report.session.first:.1f}\u00a0s",
            event.boundary,
            event.severity,
            event.source,
            f"{event.confidence:.2f}",
            event.action,
        )
        for event in (seen.value for seen in report.session.safety)
    ]
    return _table(("at", "boundary", "severity", "noticed by", "confidence", "done"), rows)


def _delays(stages: Sequence[StageResult]) -> str:
    rows = []
    for result in stages:
        stage = result.stage
        kept = {True: "kept", False: "missed", None: ""}[result.kept]
        budget = f"{stage.p50:g} / {stage.p95:g}" if stage.p50 else ""
        rows.append((stage.meaning, result.count, _seconds(result.p50), _seconds(result.p95), budget, kept))
    return _table(("from sensing to", "count", "p50", "p95", "budget", ""), rows)


def _seconds(value: float | None) -> str:
    return "" if value is None or value != value else f"{value:.3f}"


def _labels(report: Report, labels: Sequence[Labels]) -> tuple[str, str]:
    if not labels:
        return "Nobody has labelled this conversation: `whee label BAG`.", ""
    rows = [
        (
            one.annotator,
            f"{one.counts.met} of {one.counts.called}",
            one.counts.alarms,
            f"{one.counts.f1:.2f}",
            f"{one.counts.time_f1:.2f}",
            f"{one.counts.mean_delay:.1f}\u00a0s",
            f"{one.fitting} of {one.answers}",
        )
        for one in judged(report.session, labels)
    ]
    head = ("annotator", "calls met", "false alarms", "F1", "F1 of seconds", "mean delay", "answers that fit")
    both = [
        (
            " and ".join(pair["annotators"]),
            f"{pair['called']:.2f}",
            pair["moments"],
            "" if pair["fits"] is None else f"{pair['fits']:.2f}",
            pair["answers"],
        )
        for pair in agreements(report.session, labels)
    ]
    tables = _table(head, rows)
    if both:
        tables += _table(
            ("Cohen's kappa of", "empathy called for", "moments", "answer fitted", "answers"), both
        )
    note = (
        "When people say that empathy was called for, against when it was on. Kappa compares two people at every half "
        "second, and on answers that both judged; of few answers it says little."
    )
    return note, tables


def _settings(settings: Settings | None) -> tuple[str, str]:
    """Return the parameters of the deciding nodes that were not the shipped ones."""
    if not settings:
        return "The bag does not hold them.", ""
    rows = [
        (f"/{node}", name, settings[node][name], spec.default)
        for node, configs in DECIDING.items()
        for config in configs
        for name, spec in specs(config).items()
        if settings.get(node, {}).get(name, spec.default) != spec.default
    ]
    return "Of /when and /how, those that were not as shipped.", _table(
        ("node", "name", "value", "shipped"), rows
    )


def _made(made: dict[str, Any]) -> str:
    rows = [
        (name, made[name])
        for name in ("profile", "commit", "python", "system", "ros_distro")
        if made.get(name)
    ]
    rows += sorted(made.get("versions", {}).items())
    return _table(("", ""), rows)
