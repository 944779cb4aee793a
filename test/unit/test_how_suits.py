"""The learned critic: what it says of plain cases, what it refuses, and that training and running compute the same."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest

from whee_ros.core.empathy import Candidate
from whee_ros.core.errors import ModelError
from whee_ros.core.resources import resource
from whee_ros.empathy.how import nearness
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.chooser import as_good
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.critics import SUITED, Critics
from whee_ros.empathy.how.lines import Line
from whee_ros.empathy.how.policy import Moment, Policy
from whee_ros.empathy.how.proposals import ALIKE, CLOSE
from whee_ros.empathy.how.suits import MARKS, WORTH, Suits, tones
from whee_ros.engine.overheard import CRITIC, VECTORS

BANK = Bank.load(resource("config/bank.yaml"))
VECTOR_OF, _ = nearness.read(resource(VECTORS))
LINES = {line.text: line for line in BANK.lines()}
JOY = Moment(
    called=True, direction="seeking", p_seeking=0.95, emotion="joy", dialogue_act="statement", feeling="joy", tone=1,
    need=0.8, confidence=0.7, valence=0.85, arousal=0.4, excess=0.6, words=9,
)  # fmt: skip
LOSS = Moment(
    called=True, direction="seeking", p_seeking=0.95, emotion="sadness", dialogue_act="statement", feeling="grief",
    tone=-1, serious=True, need=0.8, confidence=0.7, valence=-0.85, arousal=-0.2, excess=0.6, words=9,
)  # fmt: skip


def vector(text):
    return VECTOR_OF.get(nearness.key(text))


def critic(path=None, dimension=384):
    return Suits(path or resource(CRITIC), tones(BANK), vector, dimension)


def worth(moment, text):
    return critic().worth(moment, [(LINES[text], len(text.split()))])[0]


def test_every_line_of_the_bank_has_a_vector_for_it():
    missing = [text for text in nearness.everything(BANK) if vector(text) is None]
    assert not missing, f"run whee bank --write: {missing[:3]}"


def test_what_suits_good_news_does_not_suit_a_loss():
    cheer, pity = "Oh, how lovely! You must be so happy.", "I'm so sorry, that must be really hard for you."
    assert worth(JOY, cheer) > 0 > worth(JOY, pity) + 0.25
    assert worth(LOSS, pity) > 0 > worth(LOSS, cheer) + 0.25


def test_a_receipt_suits_everyday_talk_and_no_loss():
    plain = Moment(emotion="neutral", dialogue_act="statement", feeling="something", confidence=0.6, words=8)
    assert worth(plain, "I see.") > 0 > worth(LOSS, "I see.")


def test_marks_are_probabilities_and_the_same_however_many_are_asked_for():
    some = [(line, 8) for line in list(LINES.values())[:300:7]]
    found = critic().marks(JOY, some)
    assert found.shape == (len(some), len(MARKS))
    assert np.allclose(found.sum(axis=1), 1, atol=1e-5)
    assert np.allclose(critic().marks(JOY, some[3:4])[0], found[3], atol=1e-5)
    assert critic().marks(JOY, []).shape == (0, len(MARKS))
    assert critic().worth(JOY, some)[0] == pytest.approx(float(found[0] @ WORTH))


def test_a_place_that_nobody_knew_is_judged_by_what_is_known():
    new = Line("What a day that was.", "mine.own", "other", (0, 0, 0), specific=False)
    assert -2 <= critic().worth(JOY, [(new, 5)])[0] <= 1


def test_its_say_is_added_to_every_reply_of_the_bank_alike():
    rule = Policy.load(resource("config/policy.yaml")).decide(JOY, HowConfig())
    replies = [(line, line.text) for line in list(LINES.values())[:40]]
    alone = Critics(HowConfig(), rule, rule.levels, ()).judge_all(replies)
    both = Critics(HowConfig(), rule, rule.levels, (), worth=partial(critic().worth, JOY)).judge_all(replies)
    gained = [after.score - before.score for (_, before), (_, after) in zip(alone, both, strict=True)]
    wanted = critic().worth(JOY, [(line, len(line.text.split())) for line, _ in replies])
    assert [gain / SUITED for gain in gained] == pytest.approx(wanted, abs=0.05)
    assert [one.rejected for _, one in alone] == [one.rejected for _, one in both]


def test_a_broken_file_and_another_encoder_are_named(tmp_path):
    broken = tmp_path / "suits.npz"
    broken.write_bytes(b"no weights")
    with pytest.raises(ModelError, match=r"suits\.npz.*python -m whee_ros\.training\.suits"):
        critic(broken)
    with pytest.raises(ModelError, match="vectors of 384 numbers, not 5"):
        critic(dimension=5)
    with np.load(resource(CRITIC)) as data:
        arrays = dict(data)
    np.savez(broken, **{**arrays, "line": arrays["line"][1:]})
    with pytest.raises(ModelError, match="Train it anew"):
        critic(broken)


def test_variety_is_among_replies_of_one_kind_and_never_far_from_the_best():
    def scored(text: str, strategy: str, score: float, specific: bool = False) -> tuple[Line, Candidate]:
        return Line(text, "feelings.sadness", strategy, (2, 2, 0), specific), Candidate(text, "bank", score)

    best = scored("That must be hard.", "reflection", 8.0)
    same = scored("That must hurt.", "reflection", 8.0 - ALIKE + 0.01)
    others = [
        scored("I'm here.", "other", 7.9),
        scored("That is a loss.", "reflection", 7.9, specific=True),
        scored("Oh.", "reflection", 8.0 - ALIKE - 0.01),
    ]
    assert as_good([*others, same, best], ALIKE) == [same, best]
    assert as_good([*others, same, best], CLOSE) == [best]
