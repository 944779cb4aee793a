"""The report of a conversation whose every number is known."""

from __future__ import annotations

import json
import wave

import numpy as np
import pytest
from report_talk import ANSWER, DELAY, SPEECH, TURNS, ZERO, events

from whee_ros.core.media import AudioChunk
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.trace import Latency
from whee_ros.core.voice import Transcript
from whee_ros.perception.words import scoring
from whee_ros.tools import eval_demo
from whee_ros.tools.report import faces, sound
from whee_ros.tools.report.account import Account, bar
from whee_ros.tools.report.aside import put_aside
from whee_ros.tools.report.collect import collect
from whee_ros.tools.report.session import Event
from whee_ros.tools.report.summary import summary
from whee_ros.tools.report.write import write


@pytest.fixture(scope="module")
def report():
    return collect(events())


def test_word_errors_are_counted_over_what_was_said():
    assert scoring.rate("My dog died last week.", "my dog died last week") == 0.0
    assert scoring.errors("it's 21 today", "its twenty one today") == (0, 4)
    assert scoring.errors("the printer broke again", "painter broke it again") == (3, 4)
    assert scoring.rate("hello", "") == 1.0
    assert scoring.rate("", "noise") == 0.0


def test_turns_carry_truth_and_perception(report):
    assert [turn.truth.id for turn in report.turns] == [turn[0] for turn in TURNS]
    assert [turn.state.direction for turn in report.turns] == [turn[2] for turn in TURNS]
    assert report.turns[4].wer == pytest.approx(1 / 9)
    assert all(turn.wer == 0 for number, turn in enumerate(report.turns) if number != 4)
    assert report.turns[1].said.text == TURNS[1][6]
    assert report.turns[1].said.end - report.turns[1].said.start == pytest.approx(ANSWER, abs=1e-6)
    assert [turn.plain for turn in report.turns] == [not turn[4] for turn in TURNS]


def test_delays_count_from_the_stage_before(report):
    turn = report.turns[2]
    assert turn.after_speech == pytest.approx(DELAY, abs=1e-3)
    expected = {
        "face": 0.012,
        "end_of_turn": 0.3,
        "transcript": 0.4,
        "state": 0.02,
        "plan": 0.01,
        "reaction": 0.2,
        "speech": 0.5,
    }
    assert turn.delays == pytest.approx(expected, abs=1e-3)
    stages = {result.stage.name: result for result in report.stages}
    assert list(stages) == ["face", "end_of_turn", "transcript", "state", "plan", "reaction", "speech"]
    assert stages["speech"].p95 == pytest.approx(0.5, abs=1e-3)
    assert stages["speech"].kept
    assert stages["transcript"].kept is None
    assert stages["end_of_turn"].kept is False


def test_commanded_units_are_scored_against_perceived_ones(report):
    scores = {score.code: score for score in report.turns[1].units}
    assert sorted(scores) == [1, 4, 15]
    assert scores[1].mean == pytest.approx(0.8 * 0.7 + 0.015, abs=0.01)
    assert scores[1].rest < 0.03
    assert scores[1].rise > 0.5
    assert scores[1].correlation > 0.95
    still = {score.code: score for score in collect(events(silent_face=True)).turns[1].units}
    assert abs(still[1].rise) < 0.01


def test_an_utterance_cut_in_two_is_one_turn():
    found = [event for event in events() if event.topic != "transcript" or event.value.utterance_id != "u1"]
    onset = ZERO + 1.0 + 8.0
    first = Transcript(onset + 1.0, onset, "u1a", "my dog died last week", True)
    second = Transcript(onset + 3.0, onset + 1.6, "u1", "and I miss him so much", True)
    found += [Event("transcript", onset + 1.5, first), Event("transcript", onset + 3.4, second)]
    turn = collect(sorted(found, key=lambda event: event.received)).turns[1]
    assert turn.utterance_ids == ("u1a", "u1")
    assert turn.wer == 0.0
    assert turn.state.direction == "seeking"


def test_a_turn_nobody_heard_is_reported_as_such():
    found = [e for e in events() if not (e.topic == "transcript" and e.value.utterance_id == "u3")]
    turn = collect(found).turns[3]
    assert (turn.heard, turn.wer, turn.state, turn.said) == ("", 1.0, None, None)


def test_without_a_script_each_utterance_is_a_turn():
    turns = collect(event for event in events() if event.topic != "person/script").turns
    assert len(turns) == len(TURNS)
    assert turns[0].truth is None
    assert turns[0].wer is None


def test_what_was_cut_off_is_not_said():
    found = [e for e in events() if not (isinstance(e.value, SpeechStatus) and e.value.state == "finished")]
    stamp = ZERO + 1.0 + 3.8 + 1.0
    text = TURNS[0][6]
    found.append(Event("robot/speech", stamp, SpeechStatus(stamp, "p0", text, "cancelled", 2, ANSWER)))
    said = collect(sorted(found, key=lambda event: event.received)).turns[0].said
    assert (said.text, said.cancelled) == ("Good to", True)


def test_sound_keeps_its_time():
    chunk = np.ones(100, np.float32)
    chunks = [AudioChunk(1.1, 1000, chunk), AudioChunk(1.203, 1000, chunk), AudioChunk(3.1, 1000, chunk)]
    samples, rate = sound.mix(chunks, 0.5, 3.5)
    assert rate == 1000
    assert np.flatnonzero(np.diff(samples)).tolist() == [499, 699, 2499, 2599]  # jitter leaves no gap
    assert len(sound.mix([], 0.0, 1.0)[0]) == 24_000


def test_the_most_telling_faces_are_shown(report):
    captions = [caption for caption, _ in faces.moments(report)]
    assert "2 answers: sad" in captions
    loss = dict(faces.moments(report))["2 answers: sad"]
    assert loss.codes == (1, 4, 15)


def test_every_file_is_written(report, tmp_path):
    write(report, tmp_path)
    loaded = json.loads((tmp_path / "summary.json").read_text())
    assert loaded["totals"] == {
        "turns": 6,
        "scripted": 6,
        "heard": 6,
        "wer": pytest.approx(1 / 51, abs=2e-3),
        "direction_right": 6,
        "response_fitting": 6,
        "answered": 6,
    }
    cues = loaded["turns"][1]["state"]["cues"]
    assert [(cue["name"], cue["contribution"]) for cue in cues] == [("sentiment", 1.3), ("brows", 0.7)]
    assert loaded["environment"]["models"]["silero_vad"].startswith("1a153a22")
    assert (tmp_path / "timeline.png").read_bytes()[16:24] == (1600).to_bytes(4, "big") + (1000).to_bytes(
        4, "big"
    )
    assert (tmp_path / "face_sheet.png").stat().st_size > 10_000
    with wave.open(str(tmp_path / "robot.wav")) as robot:
        assert robot.getnframes() / robot.getframerate() == pytest.approx(loaded["duration"], abs=0.01)


def test_a_report_of_nothing_is_still_a_report(tmp_path):
    write(collect([]), tmp_path)
    assert json.loads((tmp_path / "summary.json").read_text())["turns"] == []


def test_the_account_tells_turn_decision_and_delay():
    lines: list[str] = []
    account = Account(lines.append)
    for event in events():
        account.add(event)
    text = "\n".join(lines)
    for part in (
        'says "My dog died last week',
        "truth: seeking",
        "AU1 0.6",
        "text sentiment (negative words) +1.3",
        "seeking none 0.10",
        "empathic, soothe, reflection, sad face, nod",
        "[0.80 s after the end of speech]",
        "need 0.80 is above 0.55",
    ):
        assert part in text, part
    assert max(len(line) for line in lines) <= 120
    assert bar(0.5, 4) == "██░░"


def test_the_evaluation_passes_and_fails_for_the_right_reasons(report, tmp_path, capsys):
    def verdict(found) -> int:
        path = tmp_path / "summary.json"
        path.write_text(json.dumps(summary(found, {})))
        return eval_demo.main(["--summary", str(path)])

    assert verdict(report) == 0
    assert verdict(collect(events(wrong_direction=1))) == 0  # five of six will do
    assert verdict(collect(events(silent_face=True))) == 1
    assert "action units" in capsys.readouterr().out
    quiet = [event for event in events() if event.topic != "robot/speech"]
    assert verdict(collect(quiet)) == 1
    deaf = [event for event in events() if event.topic != "transcript"]
    assert verdict(collect(deaf)) == 1


def test_an_earlier_report_is_put_aside_whole_and_other_files_stay(tmp_path):
    assert put_aside(tmp_path) is None
    (tmp_path / "bag").mkdir()
    (tmp_path / "bag" / "metadata.yaml").write_text("old")
    (tmp_path / "summary.json").write_text("{}")
    (tmp_path / "my notes.txt").write_text("mine")
    target = put_aside(tmp_path)
    assert target is not None
    assert (target / "bag" / "metadata.yaml").read_text() == "old"
    assert (target / "summary.json").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["earlier", "my notes.txt"]
    assert put_aside(tmp_path) is None


def test_a_conversation_without_speech_says_so():
    told = eval_demo.table(summary(collect([]), {}))
    assert told[0] == "no speech was heard: there are no turns to tell about"


@pytest.mark.parametrize(
    ("nod", "first"), [(0.32, 0.32), (0.1, DELAY["reaction"]), (0.46, DELAY["reaction"])]
)
def test_a_nod_while_the_answer_is_awaited_is_the_first_reaction(report, nod, first):
    """One before the end of the turn, or after the plan, is none."""
    at = report.turns[2].truth.onset + SPEECH + nod
    nodded = Event("latency", at, Latency(at, "reaction", "", nod))
    found = collect(sorted((*events(), nodded), key=lambda event: event.received))
    assert found.turns[2].after_speech["reaction"] == pytest.approx(first, abs=1e-3)
    assert found.turns[1].after_speech["reaction"] == pytest.approx(DELAY["reaction"], abs=1e-3)
