"""From everything that happened to turns: what was true, perceived, decided, said, and how long it took."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np

from whee_ros.core.empathy import EmpathyPlan, EmpathyState, Response
from whee_ros.core.voice import Transcript, TurnState, VoiceAffect
from whee_ros.perception.words import scoring
from whee_ros.tools.report.delays import ORIGINS, StageResult, results
from whee_ros.tools.report.script import Scripted
from whee_ros.tools.report.session import Event, Seen, Session
from whee_ros.tools.report.units import UnitScore, score

EARLY = 0.7
"""Seconds before its announced onset that a turn may already be heard: clocks, and the detector's lead-in."""


@dataclass(frozen=True)
class Said:
    """What the robot said: plan, text as far as spoken, from `start` to `end` (s), and whether it was cut."""

    plan_id: str
    text: str
    start: float
    end: float
    cancelled: bool


@dataclass(frozen=True)
class Turn:
    """One turn of the person and the robot's answer.

    Attributes:
        number: from 1.
        truth: what the script says, None when nobody scripted it.
        utterance_ids: what the system heard as utterances in this turn.
        start, end: of the person's speech as heard, s (as scripted when nothing was heard).
        heard: the transcript.
        confidence: of the transcript, 0-1.
        wer: word error rate against the script, None without one.
        affect: the last estimate of how it was said.
        state, plan: of the last utterance of the turn.
        said: the answer, None when the robot stayed silent.
        units: perceived against commanded action units.
        delays: seconds by stage name (see `delays.STAGES`).
        after_speech: seconds since the end of speech by stage name.
    """

    number: int
    truth: Scripted | None
    utterance_ids: tuple[str, ...]
    start: float
    end: float
    heard: str = ""
    confidence: float = 0.0
    wer: float | None = None
    affect: VoiceAffect | None = None
    state: EmpathyState | None = None
    plan: EmpathyPlan | None = None
    said: Said | None = None
    units: tuple[UnitScore, ...] = ()
    delays: dict[str, float] = field(default_factory=dict)
    after_speech: dict[str, float] = field(default_factory=dict)

    @property
    def plain(self) -> bool:
        """Whether the robot stayed silent or answered plainly."""
        return self.plan is None or self.plan.response in (Response.NOTHING, Response.PLAIN)


@dataclass(frozen=True)
class Report:
    """A conversation: the session, its turns, the delays of all stages."""

    session: Session
    turns: tuple[Turn, ...]
    stages: tuple[StageResult, ...]


def collect(events: Iterable[Event]) -> Report:
    """Return the report of a finished stream of events."""
    return report(Session.of(events))


def report(session: Session) -> Report:
    """Return the report of a session."""
    programme = [unit for scripted in session.script for unit in scripted.units]
    turns = []
    for number, (truth, transcripts) in enumerate(_grouped(session), 1):
        turn = _turn(session, number, truth, transcripts)
        if truth is not None:
            turn = dataclasses.replace(turn, units=score(session.faces, truth.units, programme))
        turns.append(turn)
    samples: dict[str, list[float]] = {"face": [face.received - face.stamp for face in session.faces]}
    for turn in turns:
        for name, seconds in turn.delays.items():
            if name != "face":
                samples.setdefault(name, []).append(seconds)
    return Report(session, tuple(turns), results(samples))


U = TypeVar("U", TurnState, EmpathyState, EmpathyPlan)
Group = tuple[Scripted | None, list[Seen[Transcript]]]


def _grouped(session: Session) -> list[Group]:
    """Pair scripted turns with the utterances heard from their onset until the next one's."""
    if not session.script:
        return [(None, [transcript]) for transcript in session.transcripts]
    script = sorted(session.script, key=lambda scripted: scripted.onset)
    groups: list[Group] = [(scripted, []) for scripted in script]
    for transcript in session.transcripts:
        begun = [g for g in groups if g[0] is not None and transcript.value.start >= g[0].onset - EARLY]
        (begun[-1] if begun else groups[0])[1].append(transcript)
    return groups


def _turn(
    session: Session, number: int, truth: Scripted | None, transcripts: Sequence[Seen[Transcript]]
) -> Turn:
    if not transcripts:
        start = truth.onset if truth else 0.0
        wer = 1.0 if truth else None
        return Turn(number, truth, (), start, start + (truth.duration if truth else 0.0), wer=wer)
    last = transcripts[-1]
    ids = tuple(transcript.value.utterance_id for transcript in transcripts)
    heard = " ".join(transcript.value.text.strip() for transcript in transcripts)
    start, end = transcripts[0].value.start, last.value.stamp
    state = _of_utterance(session.states, ids[-1])
    plan = _of_utterance(session.plans, ids[-1])
    affects = [seen.value for seen in session.affects if start - 0.5 <= seen.value.stamp <= end + 1.0]
    turn = Turn(
        number,
        truth,
        ids,
        start,
        end,
        heard,
        last.value.confidence,
        scoring.rate(truth.text, heard) if truth else None,
        affects[-1] if affects else None,
        state.value if state else None,
        plan.value if plan else None,
        _said(session, plan.value) if plan else None,
    )
    return _timed(session, turn, last, state, plan)


def _of_utterance(seen: Sequence[Seen[U]], utterance_id: str) -> Seen[U] | None:
    return next((item for item in seen if item.value.utterance_id == utterance_id), None)


def _said(session: Session, plan: EmpathyPlan) -> Said | None:
    """Return what was spoken of a plan: all of it, or the words before it was cut off."""
    reports = [seen.value for seen in session.speech if seen.value.plan_id == plan.plan_id]
    started = next((report for report in reports if report.state == "started"), None)
    if started is None:
        return None
    last = reports[-1]
    cancelled = last.state == "cancelled"
    text = " ".join(last.text.split()[: last.word_index]) if cancelled else last.text
    end = last.stamp if last.state in ("finished", "cancelled") else started.stamp + started.duration
    return Said(plan.plan_id, text, started.stamp, end, cancelled)


def _timed(
    session: Session,
    turn: Turn,
    transcript: Seen[Transcript],
    state: Seen[EmpathyState] | None,
    plan: Seen[EmpathyPlan] | None,
) -> Turn:
    """Add the delays of a turn; messages count from when they arrived, transport included."""
    spoken = transcript.value.stamp
    ended = _of_utterance(session.ends, transcript.value.utterance_id)
    if ended is not None:
        spoken = ended.value.stamp - ended.value.silence
    when: dict[str, float] = {"transcript": transcript.received}
    if ended is not None:
        when["end_of_turn"] = ended.received
    if state is not None:
        when["state"] = state.received
    if plan is not None:
        when["plan"] = plan.received
        waited = (ended.value.stamp, plan.received) if ended is not None else (0.0, 0.0)
        when.update(_reactions(session, turn, plan.value.plan_id, waited))
    delays = {
        name: when[name] - (spoken if origin == "" else when[origin])
        for name, origin in ORIGINS.items()
        if name in when and (not origin or origin in when)
    }
    faces = [face.received - face.stamp for face in session.faces if turn.start <= face.stamp <= turn.end]
    if faces:
        delays["face"] = float(np.median(faces))
    return dataclasses.replace(
        turn, delays=delays, after_speech={name: time - spoken for name, time in when.items()}
    )


def _reactions(session: Session, turn: Turn, plan_id: str, waited: tuple[float, float]) -> dict[str, float]:
    """Return when the robot first reacted, by the plan or a nod while it was `waited` for, and when it spoke, s."""
    reacted = [
        item.stamp
        for item in session.latencies
        if item.stage == "reaction"
        and (item.subject == plan_id or (not item.subject and waited[0] <= item.stamp <= waited[1]))
    ]
    when = {}
    if turn.said is not None:
        when["speech"] = turn.said.start
        reacted.append(turn.said.start)
    if reacted:
        when["reaction"] = min(reacted)
    return when
