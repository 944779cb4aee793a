"""When speech is recognised and what is published of it, in virtual time, with a recogniser of known speed."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from whee_ros.core.voice import Overlap, TurnPhase, TurnState, VoiceActivity, Word
from whee_ros.perception.words.config import WordsConfig
from whee_ros.perception.words.draft import stable
from whee_ros.perception.words.schedule import SHORTEST, Job, Kind, Schedule
from whee_ros.perception.words.scribe import Scribe
from whee_ros.ports.asr import Recognition

STEP = 0.032
HANGOVER = 0.16
EVERY = 0.4
"""A word begins every 0.4 s of speech and is 0.3 s long."""


def spoken(spans):
    """Return the words of speech from `spans` of (start, end): w0, w1, ... with their times."""
    starts = [start + EVERY * i for start, end in spans for i in range(int((end - start + 0.11) / EVERY))]
    return [Word(f"w{i}", at, at + 0.3, 0.9) for i, at in enumerate(starts)]


@dataclass
class World:
    """Speech, what voice activity and turns make of it, and a recogniser that takes `takes` s."""

    spans: list[tuple[float, float]]
    patience: float = 0.6
    takes: float = 0.12
    config: WordsConfig = field(default_factory=WordsConfig)
    broken: Callable[[Job], bool] = lambda job: False
    overlap: Overlap = Overlap.NONE
    jobs: list[tuple[float, Job]] = field(default_factory=list)
    told: list[tuple[float, object]] = field(default_factory=list)

    def __post_init__(self):
        self.scribe = Scribe(self.config)
        self.words = spoken(self.spans)
        self._running = None

    def run(self, until):
        utterance, was, count, since, over, now = "", False, 0, 0.0, True, 0.0
        while now < until:
            now += STEP
            self._work(now)
            inside = any(start <= now < end for start, end in self.spans)
            ends = [end for _, end in self.spans if end <= now]
            last = max(ends, default=0.0)
            speaking = inside or (bool(ends) and was and now - last < HANGOVER)
            if speaking and not was:
                since = next((start for start, end in self.spans if start <= now < end), now)
            if was and not speaking:
                since = last
            was = speaking
            level = -50.0 if not inside else -20.0 - (abs(now % 5.0 - 2.5) < 0.05) * 20.0
            self._do(now, self.scribe.voice(VoiceActivity(now, speaking, float(inside), level, since)))
            if speaking and over:
                count += 1
                utterance, over = f"u{count}", False
            silence = 0.0 if speaking else now - last
            if speaking:
                phase = TurnPhase.SPEAKING
            elif over:
                phase = TurnPhase.IDLE
            elif silence < self.patience:
                phase = TurnPhase.PAUSE
            else:
                phase, over = TurnPhase.ENDED, True
            self._do(
                now, self.scribe.turn(TurnState(now, phase, 0.0, silence, utterance, overlap=self.overlap))
            )
        return self

    def _work(self, now):
        if self._running and now >= self._running[0]:
            _, job = self._running
            self._running = None
            if self.broken(job):
                self._do(now, self.scribe.failed(job))
                return
            start, end = job.start - job.before, job.end + job.after
            heard = [w for w in self.words if w.start >= start - 0.01 and w.start + 0.1 < end]
            words = tuple(Word(w.text, w.start - start, w.end - start, w.confidence) for w in heard)
            text = " ".join(w.text for w in words)
            self._do(now, self.scribe.result(job, Recognition(text, words, 0.9), start, self.takes))

    def _do(self, now, step):
        self.told += [(now, transcript) for transcript in step.transcripts]
        if step.job is not None:
            assert self._running is None, "two recognitions at a time"
            self.jobs.append((now, step.job))
            self._running = (now + self.takes, step.job)

    def kinds(self):
        return [job.kind for _, job in self.jobs]

    def finals(self):
        return [t for _, t in self.told if t.is_final]

    def all_text(self):
        return " ".join(w.text for w in self.words)


def test_words_come_while_they_are_spoken_and_once_more_at_the_end():
    world = World([(1.0, 5.0)]).run(8.0)
    (final,) = world.finals()
    assert final.text == world.all_text()
    assert final.start == pytest.approx(1.0, abs=0.04)
    assert final.stamp == pytest.approx(5.0, abs=0.04)
    assert [w.start for w in final.words] == pytest.approx([w.start - final.start for w in world.words])
    partials = [(now, t) for now, t in world.told if not t.is_final]
    assert len({t.utterance_id for _, t in world.told}) == 1
    assert [t.revision for _, t in world.told] == list(range(len(world.told)))
    # four times a second at most
    assert 12 <= len(partials) <= 18
    delays = []
    for word in world.words:
        first = next(now for now, t in world.told if word.text in t.text.split())
        delays.append(first - word.end)
    assert max(delays) <= 0.5
    assert sorted(delays)[len(delays) // 2] <= 0.3


def test_the_final_needs_no_recognition_after_the_decision():
    world = World([(1.0, 3.0)]).run(6.0)
    decided = next(now for now, t in world.told if t.is_final)
    assert decided == pytest.approx(3.0 + world.patience, abs=0.1)
    assert Kind.FINAL not in world.kinds()
    assert world.kinds().count(Kind.PAUSE) == 1


def test_loose_words_are_marked_until_two_recognitions_agree():
    world = World([(1.0, 4.0)]).run(6.0)
    partials = [t for _, t in world.told if not t.is_final and t.stamp < 3.9]
    assert any(t.words[-1].confidence == 0.0 for t in partials)
    for one, two in itertools.pairwise(partials):
        assert stable(two).startswith(stable(one))
    assert all(w.confidence > 0 for w in world.finals()[0].words)
    assert stable(world.finals()[0]) == world.finals()[0].text


def test_a_word_that_changes_was_never_called_certain():
    from whee_ros.perception.words.draft import Draft

    draft = Draft("u1", 10.0)

    def heard(text):
        return Recognition(text, (), 0.8)

    first = draft.guess(heard("I want two"), 10.0, 11.0)
    second = draft.guess(heard("I want to go"), 10.0, 11.5)
    assert (stable(first), stable(second)) == ("", "I want")
    assert second.text == "I want to go"
    assert draft.guess(heard("I want to go"), 10.0, 11.6).revision == 2
    assert draft.guess(heard("I want to go"), 10.0, 11.7) is None


def test_over_a_minute_without_an_end_loses_no_word():
    spans = [(1.0 + 10.0 * i, 10.6 + 10.0 * i) for i in range(7)]
    world = World(spans).run(75.0)
    (final,) = world.finals()
    assert final.text == world.all_text()
    assert len(world.words) > 155
    assert max(job.end - job.start for _, job in world.jobs) < 20.0
    decided = next(now for now, t in world.told if t.is_final)
    assert decided - spans[-1][1] - world.patience < 0.25
    times = [word.start + final.start for word in final.words]
    assert times == pytest.approx([word.start for word in world.words])


def test_speech_without_a_pause_is_cut_at_its_quietest_moment():
    world = World([(1.0, 41.0)]).run(44.0)
    cuts = [job for _, job in world.jobs if job.kind == Kind.CUT]
    assert len(cuts) >= 2
    for job in cuts:
        assert job.end % 5.0 == pytest.approx(2.5, abs=0.1)
    missing = set(world.all_text().split()) - set(world.finals()[0].text.split())
    assert len(missing) <= len(cuts)  # a word may lie across a cut


def test_a_slow_recogniser_has_fewer_partials():
    quick = World([(1.0, 9.0)]).run(12.0)
    slow = World([(1.0, 9.0)], takes=0.6).run(12.0)
    count = [w.kinds().count(Kind.PARTIAL) for w in (quick, slow)]
    assert count[1] <= count[0] / 2
    busy = slow.takes * count[1] / 8.0
    assert busy <= slow.config.partial_share + 0.1
    assert slow.finals()[0].text == slow.all_text()


def test_speech_that_goes_on_after_a_pause_stays_one_utterance():
    world = World([(1.0, 3.0), (3.4, 5.0)]).run(8.0)
    (final,) = world.finals()
    assert final.text == world.all_text()
    assert final.start == pytest.approx(1.0, abs=0.04)


def test_partials_can_be_left_out():
    world = World([(1.0, 5.0)], config=WordsConfig(partial_every=0.0)).run(8.0)
    assert Kind.PARTIAL not in world.kinds()
    assert world.finals()[0].text == world.all_text()


def test_words_over_the_robots_own_are_read_at_once_until_they_are_judged():
    first = {
        overlap: World([(1.0, 3.0)], overlap=overlap).run(2.0).jobs
        for overlap in (Overlap.NONE, Overlap.UNDECIDED, Overlap.INTERRUPTION)
    }
    assert first[Overlap.NONE][0][0] == pytest.approx(1.0 + SHORTEST, abs=STEP)
    config = WordsConfig(over_first=0.15, over_every=0.15)
    sooner = World([(1.0, 3.0)], overlap=Overlap.UNDECIDED, config=config).run(2.0).jobs
    assert sooner[0][0] == pytest.approx(1.15, abs=STEP)
    assert sooner[1][0] - sooner[0][0] == pytest.approx(0.15, abs=STEP)
    assert len(first[Overlap.UNDECIDED]) > len(first[Overlap.NONE])
    assert len(first[Overlap.INTERRUPTION]) == len(first[Overlap.NONE])
    off = World([(1.0, 3.0)], overlap=Overlap.UNDECIDED, config=WordsConfig(partial_every=0.0)).run(2.0)
    assert not off.jobs


def test_a_recogniser_that_takes_too_long_is_not_waited_for():
    world = World([(1.0, 4.0)], takes=3.0, config=WordsConfig(final_within=2.0)).run(12.0)
    decided = next(now for now, t in world.told if t.is_final)
    assert len(world.finals()) == 1
    if decided > 4.0 + world.patience + 2.2:
        pytest.fail("the final came late")
    assert "longer than 2 s" in world.scribe.trouble


def test_a_recogniser_too_slow_for_partials_has_none_in_the_way_of_the_final():
    world = World([(1.0, 4.0), (7.0, 12.0)], takes=1.0).run(16.0)
    assert world.kinds() == [Kind.PARTIAL, Kind.PAUSE, Kind.PAUSE]
    assert " ".join(t.text for t in world.finals()) == world.all_text()


def test_a_late_recogniser_is_told_and_waited_for():
    world = World([(1.0, 4.0)], takes=3.5, config=WordsConfig(partial_every=0.0)).run(7.0)
    assert "longer than 2 s" in world.scribe.trouble
    world = World([(1.0, 4.0)], takes=3.5, config=WordsConfig(partial_every=0.0)).run(12.0)
    assert world.finals()[0].text == world.all_text()
    assert world.scribe.trouble == ""


def test_late_words_are_better_than_none():
    config = WordsConfig(partial_every=0.0)
    world = World([(1.0, 2.0)], takes=7.5, config=config).run(12.0)
    assert world.finals()[0].text == world.all_text()


def test_a_failed_recognition_is_tried_again_at_the_end():
    world = World([(1.0, 3.0)], broken=lambda job: job.kind == Kind.PAUSE).run(6.0)
    assert world.finals()[0].text == world.all_text()
    assert world.kinds()[-2:] == [Kind.PAUSE, Kind.FINAL]


def test_when_all_fails_the_turn_has_no_words_and_the_next_has():
    world = World([(1.0, 3.0), (6.0, 8.0)], broken=lambda job: job.utterance_id == "u1").run(12.0)
    assert {t.utterance_id for t in world.finals()} == {"u2"}


def test_words_of_a_turn_are_not_lost_when_the_next_begins_at_once():
    world = World([(1.0, 3.0), (3.9, 6.0)], takes=0.9, config=WordsConfig(partial_every=0.0)).run(10.0)
    assert [t.utterance_id for t in world.finals()] == ["u1", "u2"]
    assert " ".join(t.text for t in world.finals()) == world.all_text()


def test_a_cut_leaves_no_full_stop_in_the_middle():
    from whee_ros.perception.words.draft import Draft

    draft = Draft("u1", 0.0)
    draft.read(Recognition("I went to the.", (), 0.8), 0.0, 18.0, closes=True, cut=True)
    draft.read(Recognition("library.", (), 0.8), 18.0, 20.0, closes=False, cut=False)
    assert draft.final(20.0).text == "I went to the library."


def test_the_newest_parameters_count():
    scribe = Scribe(WordsConfig())
    scribe.amend({"speculate_after": 0.4})
    assert scribe._schedule.config.speculate_after == 0.4


@pytest.mark.parametrize(("overlap", "silence"), [(Overlap.NONE, 0.08), (Overlap.UNDECIDED, 0.13)])
def test_a_short_silence_in_speech_over_the_robots_own_does_not_keep_quick_readings_waiting(overlap, silence):
    schedule = Schedule(WordsConfig())

    def asked(after):
        state = TurnState(1.5 + after, TurnPhase.SPEAKING, 0.0, after, "u1", overlap=overlap)
        return schedule.turn(state)

    assert schedule.turn(TurnState(1.0, TurnPhase.SPEAKING, 0.0, 0.0, "u1", overlap=overlap)) is None
    assert asked(silence - 0.03) is None
    assert asked(silence).kind == Kind.PAUSE
