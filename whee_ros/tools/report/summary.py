"""summary.json: the whole conversation in numbers and words, for people and for checks."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import numpy as np

from whee_ros.core.empathy import EmpathyPlan, EmpathyState
from whee_ros.core.face import AU_NAMES
from whee_ros.core.safety import SafetyEvent
from whee_ros.core.voice import VoiceAffect
from whee_ros.perception.words import scoring
from whee_ros.tools.report.collect import Report, Said, Turn
from whee_ros.tools.report.delays import STAGES, StageResult
from whee_ros.tools.report.units import UnitScore

VERSION = 1
"""Of this layout; grows when a key changes its meaning."""


def summary(report: Report, environment: dict[str, Any]) -> dict[str, Any]:
    """Return the content of summary.json. Times are seconds since the first message; delays are seconds."""
    zero = report.session.first
    return {
        "version": VERSION,
        "started": round(zero, 3),
        "duration": _round(report.session.last - zero),
        "turns": [_turn(turn, zero) for turn in report.turns],
        "safety": [_safety(seen.value, zero) for seen in report.session.safety],
        "totals": totals(report.turns),
        "stages": {result.stage.name: _stage(result) for result in report.stages},
        "environment": environment,
    }


def totals(turns: Sequence[Turn]) -> dict[str, Any]:
    """Return counts over all turns; scripted ones only where a truth is needed."""
    scripted = [turn for turn in turns if turn.truth is not None]
    heard = [turn for turn in turns if turn.heard]
    pairs = [scoring.errors(turn.truth.text, turn.heard) for turn in scripted if turn.truth is not None]
    said = sum(pair[1] for pair in pairs)
    right = [t for t in scripted if t.truth and t.state and t.state.direction == t.truth.direction]
    fitting = [t for t in scripted if t.truth and t.plan and t.plain != t.truth.empathic]
    return {
        "turns": len(turns),
        "scripted": len(scripted),
        "heard": len(heard),
        "wer": _round(sum(pair[0] for pair in pairs) / said) if said else None,
        "direction_right": len(right),
        "response_fitting": len(fitting),
        "answered": sum(turn.said is not None for turn in turns),
    }


def _turn(turn: Turn, zero: float) -> dict[str, Any]:
    truth = turn.truth
    return {
        "number": turn.number,
        "start": _round(turn.start - zero),
        "end": _round(turn.end - zero),
        "truth": truth
        and {
            "id": truth.id,
            "kind": truth.kind,
            "text": truth.text,
            "direction": truth.direction,
            "empathic": truth.empathic,
            "onset": _round(truth.onset - zero),
            "units": [
                {
                    "au": unit.code,
                    "from": _round(unit.start - truth.onset),
                    "to": _round(unit.end - truth.onset),
                    "intensity": unit.intensity,
                }
                for unit in truth.units
            ],
        },
        "perceived": {
            "utterance_ids": list(turn.utterance_ids),
            "transcript": turn.heard,
            "confidence": _round(turn.confidence),
            "wer": _round(turn.wer),
            "units": [_unit(score) for score in turn.units],
            "voice": turn.affect and _voice(turn.affect),
        },
        "state": turn.state and _state(turn.state),
        "plan": turn.plan and _plan(turn.plan),
        "said": turn.said and _said(turn.said, zero),
        "delays": {stage.name: _round(turn.delays.get(stage.name), 4) for stage in STAGES},
        "after_speech": {
            name: _round(turn.after_speech[name], 4)
            for name in (stage.name for stage in STAGES)
            if name in turn.after_speech
        },
    }


def _unit(score: UnitScore) -> dict[str, Any]:
    found = {key: _round(value) for key, value in dataclasses.asdict(score).items()}
    return {"au": score.code, "name": AU_NAMES[score.code], "rise": _round(score.rise), **found}


def _voice(affect: VoiceAffect) -> dict[str, Any]:
    values = dataclasses.asdict(affect)
    del values["stamp"], values["person_id"]
    return {key: _round(value) for key, value in values.items()}


def _state(state: EmpathyState) -> dict[str, Any]:
    values = dataclasses.asdict(state)
    for key in ("stamp", "person_id", "utterance_id", "text"):
        del values[key]
    for cue in values["cues"]:
        del cue["stamp"]
        cue.update({key: _round(value) for key, value in cue.items()})
    values["cues"] = list(values["cues"])
    return {key: _round(value) for key, value in values.items()}


def _plan(plan: EmpathyPlan) -> dict[str, Any]:
    values = dataclasses.asdict(plan)
    for key in ("stamp", "person_id", "utterance_id"):
        del values[key]
    values["reasons"] = list(values["reasons"])
    values["candidates"] = [
        {key: _round(value) for key, value in candidate.items()} for candidate in values["candidates"]
    ]
    return {key: _round(value) for key, value in values.items()}


def _said(said: Said, zero: float) -> dict[str, Any]:
    values = dataclasses.asdict(said)
    values["start"], values["end"] = _round(said.start - zero), _round(said.end - zero)
    return values


def _safety(event: SafetyEvent, zero: float) -> dict[str, Any]:
    return {**dataclasses.asdict(event), "stamp": _round(event.stamp - zero)}


def _stage(result: StageResult) -> dict[str, Any]:
    return {
        "meaning": result.stage.meaning,
        "count": result.count,
        "p50": _round(result.p50, 4),
        "p95": _round(result.p95, 4),
        "budget_p50": result.stage.p50,
        "budget_p95": result.stage.p95,
        "kept": result.kept,
    }


def _round(value: Any, digits: int = 3) -> Any:
    """Return floats rounded and anything else as it is; a number that is none (NaN) becomes None."""
    if isinstance(value, (float, np.floating)):
        return round(float(value), digits) + 0.0 if np.isfinite(value) else None  # + 0.0: no "-0.0"
    return value
