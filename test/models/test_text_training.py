"""The trainer of the text encoder, on a very small encoder and a handful of sentences."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest
import torch
from toy_text import open_tokenizer, toy
from transformers import BertConfig, BertModel

from whee_ros.backends.text.layout import CLS, OTHER, OWN, SEP, Reach, lay_out
from whee_ros.backends.text.tuned import TunedOnnx
from whee_ros.core.errors import ConfigError, ModelError
from whee_ros.empathy.when.reader import open_reader
from whee_ros.empathy.when.text_answers import Head
from whee_ros.empathy.when.text_tuned import TunedReader
from whee_ros.engine.models import ModelStore
from whee_ros.ports.text import Said
from whee_ros.training import grammar
from whee_ros.training.linear import bias_last
from whee_ros.training.text import calibrate, export, paper, permissive, refit, research, share
from whee_ros.training.text.batches import drawn, pack
from whee_ros.training.text.command import finish
from whee_ros.training.text.example import Example
from whee_ros.training.text.noise import spoken
from whee_ros.training.text.tasks import BY_NAME
from whee_ros.training.text.trainer import Plan, Trainer, judge


@pytest.fixture(scope="module")
def tokenizer():
    return open_tokenizer()


@pytest.fixture(scope="module")
def encoder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tiny")
    torch.manual_seed(7)
    shape = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64}
    BertModel(BertConfig(vocab_size=30522, **shape)).save_pretrained(folder)
    return folder


def plan(**more) -> Plan:
    return Plan("toy", **{"epochs": 2, "size": 8, "rate": 3e-3, "head_rate": 3e-3, **more})


def test_a_run_that_was_cut_ends_with_the_same_weights(encoder, tokenizer, tmp_path):
    whole = Trainer(plan(), toy(), tokenizer, encoder, tmp_path / "whole")
    whole.run()
    first = Trainer(plan(), toy(), tokenizer, encoder, tmp_path / "cut")
    first.run(most=30)  # in the middle of the second epoch
    assert first.done == 30 < first.steps
    second = Trainer(plan(), toy(), tokenizer, encoder, tmp_path / "cut")
    second.resume()
    second.run()
    assert second.done == whole.done == whole.steps
    for name, value in whole.net.state_dict().items():
        assert torch.equal(value, second.net.state_dict()[name]), name
    other = Trainer(plan(seed=2), toy(), tokenizer, encoder, tmp_path / "cut")
    with pytest.raises(ConfigError, match="another plan"):
        other.resume()


def test_what_is_kept_stays_as_it_was_and_a_run_may_come_in_pieces(encoder, tokenizer, tmp_path):
    trainer = Trainer(plan(kept=1), toy(), tokenizer, encoder, tmp_path)
    before = {name: value.clone() for name, value in trainer.net.state_dict().items()}
    assert not trainer.run(seconds=0.0)
    assert trainer.done == 0
    assert trainer.run()
    changed = {
        name for name, value in trainer.net.state_dict().items() if not torch.equal(value, before[name])
    }
    assert not any(name.startswith(("encoder.embeddings", "encoder.encoder.layer.0")) for name in changed)
    assert any(name.startswith("encoder.encoder.layer.1") for name in changed)


def test_a_small_set_may_come_twice_in_an_epoch():
    rows = [Example(str(at), "few", "train") for at in range(10)]
    assert len(drawn(rows, {"few": 4}, 1, 0)) == 4
    assert len(drawn(rows, {"few": 12}, 1, 0)) == 10
    twice = drawn(rows, {"few": 100}, 1, 0)
    assert len(twice) == 20
    assert twice == drawn(rows, {"few": 100}, 1, 0) != drawn(rows, {"few": 100}, 1, 1)


def test_it_learns(encoder, tokenizer, tmp_path):
    trainer = Trainer(plan(epochs=4), toy(), tokenizer, encoder, tmp_path)
    before = judge(trainer.net, trainer.dev_rows(), tokenizer, trainer.plan)["direction"]
    trainer.run()
    after = judge(trainer.net, trainer.dev_rows(), tokenizer, trainer.plan)["direction"]
    assert after > 0.9 > before
    assert len((tmp_path / "log.jsonl").read_text().splitlines()) == 4


def test_what_was_learned_is_what_runs(encoder, tokenizer, tmp_path):
    moods = [Example(row.text, "moods", "train", {"mood": (0.5, 0.0, 0.0)}) for row in toy()[:40]]
    trainer = Trainer(plan(epochs=4), [*toy(), *moods], tokenizer, encoder, tmp_path)
    trainer.run()
    finish(trainer, tmp_path / "text_toy.onnx", ModelStore.default())
    runs = TunedOnnx(ModelStore.default(), tmp_path / "text_toy.onnx")
    runs.load()
    assert runs.dimension == 32
    reader = open_reader(runs)
    assert isinstance(reader, TunedReader)
    rows = [row for row in toy() if row.part == "dev"]
    for row in rows[:20]:
        reading = reader.read(row.text, row.before)
        assert max(reading.direction, key=lambda name: reading.direction[name]) == row.answers["direction"]
        assert sum(reading.direction.values()) == pytest.approx(1.0, abs=1e-4)
    assert reader.read("").direction["none"] == 1.0
    rows = runs.encode(["the sad cat", "", "the sad cat"])
    assert rows.shape == (3, 32)
    assert float(rows[0] @ rows[2]) == pytest.approx(1.0, abs=1e-4)
    (tmp_path / "text_toy.npz").write_bytes(b"broken")
    with pytest.raises(ModelError, match="Train it again"):
        open_reader(runs)


def test_what_two_bundles_keep_lies_on_disk_once(encoder, tokenizer, tmp_path):
    paths = []
    for name, head in (("first", 3e-3), ("second", 1e-2)):
        trainer = Trainer(plan(kept=1, rate=head), toy(), tokenizer, encoder, tmp_path / name)
        trainer.run(most=10)
        paths.append(export.encoder(trainer.net, tmp_path / name / f"text_{name}.onnx", Reach()))
    size = share.share(paths, tmp_path / "both")
    assert size > 30522 * 32  # the word embeddings, and more
    for path in paths:
        whole, part = (
            TunedOnnx(ModelStore.default(), path),
            TunedOnnx(ModelStore.default(), tmp_path / "both" / path.name),
        )
        whole.load()
        part.load()
        assert (tmp_path / "both" / path.name).stat().st_size < path.stat().st_size - size + 20_000
        assert (whole.read("I am sad.").states == part.read("I am sad.").states).all()


def test_a_second_stack_learns_beside_the_first_which_stays(encoder, tokenizer, tmp_path):
    starts = []
    for seed in (1, 2):
        trainer = Trainer(plan(kept=1, seed=seed), toy(), tokenizer, encoder, tmp_path / str(seed))
        trainer.run(most=10)
        starts.append(trainer)
    both = Trainer(
        plan(kept=1, beside=True),
        toy(),
        tokenizer,
        encoder,
        tmp_path / "both",
        *(t.checkpoint for t in starts),
    )
    rows = [row for row in toy() if row.part == "dev"][:8]
    batch = pack(rows, [lay_out(tokenizer, row.text, row.before) for row in rows])
    with torch.inference_mode():
        first, second, mean = (net.eval()(batch) for net in (starts[0].net, starts[1].net, both.net))
    for name, logits in mean.items():
        assert torch.allclose(logits, (first[name] + second[name]) / 2, atol=1e-5), name
    before = {name: value.clone() for name, value in both.net.state_dict().items()}
    both.run(most=10)
    changed = {name for name, value in both.net.state_dict().items() if not torch.equal(value, before[name])}
    assert {name.split(".")[0] for name in changed} == {"beside", "heads"}
    alone = TunedOnnx(
        ModelStore.default(), export.encoder(starts[0].net, tmp_path / "text_alone.onnx", Reach())
    )
    runs = TunedOnnx(
        ModelStore.default(),
        export.encoder(both.net, tmp_path / "text_both.onnx", Reach(longest=3, context=9)),
    )
    alone.load()
    runs.load()
    assert (alone.dimension, runs.dimension) == (32, 64)
    assert np.allclose(runs.read("I am sad").states[:, :32], alone.read("I am sad").states, atol=1e-5)
    assert len(runs.read("I am so sad today").states) == 2 + 3  # it reads as much as it learned to


def test_heads_are_calibrated_by_what_people_labelled_and_sources_weigh_alike():
    examples = [Example("a", "EPITOME", "dev", {"reaction": "none"})] * 3
    examples += [Example("b", "own", "dev", {"reaction": "strong", "direction": "none"})]
    read = calibrate.Read(examples, np.arange(8, dtype=np.float32).reshape(4, 2), [], [])
    _, answers, weights = calibrate.known(read, "reaction")
    assert answers == ["none"] * 3 + ["strong"]
    assert weights.tolist() == pytest.approx([1 / 3] * 3 + [1.0])
    assert calibrate.known(read.of("EPITOME"), "reaction")[1] == ["none"] * 3
    many = [Example(str(at), "a", "dev", {"goemotions": ("joy",), "act": "answer"}) for at in range(5)]
    some = calibrate.some(many, "dev", most=2)
    assert sorted(len(example.answers) for example in some) == [1, 1, 1, 2, 2]


def test_a_head_is_fitted_anew_where_that_does_better():
    chance = np.random.default_rng(1)
    names = BY_NAME["reaction"].labels

    def rows(count: int, source: str) -> calibrate.Read:
        x = chance.normal(size=(count, 4)).astype(np.float32)
        said = [Example("", source, "train", {"reaction": names[int(v)]}) for v in x[:, :3].argmax(axis=1)]
        turns = [(row[None], np.array([row[3] > 0.5])) for row in x]
        flagged = [replace(example, cause_turns=(True,)) for example in said]
        return calibrate.Read([replace(e, source=source) for e in flagged], x, [], turns)

    blind = Head("one", names, np.zeros((5, 3), np.float32), np.full(3, 0.5, np.float32))
    right = replace(blind, weights=np.concatenate([9 * np.eye(4, 3), np.zeros((1, 3))]).astype(np.float32))
    train, dev = rows(300, "EPITOME"), rows(100, "EPITOME")
    found = refit.refitted({"reaction": blind}, train, dev)["reaction"]
    guess = found.answer(dev.features).argmax(axis=1)
    assert (guess == dev.features[:, :3].argmax(axis=1)).mean() > 0.9
    assert refit.refitted({"reaction": right}, train, dev)["reaction"] is right
    assert refit.refitted({"reaction": blind}, rows(300, "other"), dev)["reaction"] is blind
    cause = Head("turns", ("cause",), np.zeros((5, 1), np.float32), np.full(1, 0.5, np.float32))
    learned = refit.refitted({"cause_turns": cause}, rows(300, "RECCON"), judged := rows(100, "RECCON"))[
        "cause_turns"
    ]
    p = learned.answer(judged.features)[:, 0]
    assert p[judged.features[:, 3] > 0.8].min() > p[judged.features[:, 3] < 0.2].max()


def test_where_nobody_marked_causes_their_place_says_most():
    said = (Said("He left me."), Said("Hello."))
    sad = Example("I am sad.", "EDOS", "train", {"emotion": "sadness"}, said)
    rows = [
        sad,
        replace(sad, answers={"emotion": "neutral"}),
        replace(sad, before=()),
        replace(sad, part="dev"),
        replace(sad, source="EmoryNLP"),
    ]
    (placed,) = refit.placed(rows, "train")
    assert (placed.cause_turns, placed.before, placed.answers) == ((True, True, False), said, {})
    assert len(refit.placed([sad] * 3000, "train")) == refit.PLACED_ROWS

    which, word = np.eye(3), np.array([[-3.0], [-3.0], [3.0]])
    own = np.hstack([which, word]).astype(np.float32)  # the last number is what words say of a turn
    far = np.hstack([which, 0 * word]).astype(np.float32)
    turns = (
        [(own, word[:, 0] > 0)] * 20
        + [(-own, word[:, 0] < 0)] * 20
        + [(far, np.array(placed.cause_turns))] * 400
    )
    examples = [Example("", "own talks", "train", cause_turns=(False, False, True))] * 40 + [placed] * 400
    train = calibrate.Read(examples, np.zeros((440, 2), np.float32), [], turns)
    head = refit.causes(Head("turns", ("cause",), np.zeros((5, 1), np.float32), np.full(1, 0.5)), train)
    assert (head.answer(far)[:, 0] > 0.5).tolist() == [True, True, False]
    assert (head.answer(own)[:, 0] > 0.5).tolist() == [False, False, True], "what words say still counts"


def test_the_papers_way_of_labelling_is_learned_from_the_talks_it_was_made_of():
    told, judged = {"paper_direction": "none"}, "EmpatheticExchanges"
    level = {"reaction": "none"}
    kinds = {
        "first": Example("I'm sad.", "EmpatheticDialogues", "train", {"paper_direction": "seeking"}),
        "later": Example("It's late.", "EmpatheticDialogues", "train", told),
        "answer": Example("Poor you.", "EmpatheticDialogues", "train", {}, (Said("I'm sad."),)),
        "judged turn": Example("Yes.", judged, "train", told),
        "judged answer": Example("So?", judged, "train", {**told, **level}),
        "twittemp": Example("Can't sleep", "twittemp", "train", {"paper_direction": "seeking"}),
        "": Example("Bye.", "MELD", "train"),
    }
    assert [paper.kind(e) for e in kinds.values()] == list(kinds)
    rows = paper.turns([*kinds.values(), replace(kinds["first"], part="test")])
    assert {r.text for r in rows} == {"I am sad.", "It is late.", "Poor you.", "Yes.", "So?", "Cannot sleep"}
    assert all(not r.before for r in rows)

    praised = Example("Oh!", judged, "train", {"paper_direction": "providing", **level})
    sees = {
        "judged answer": (0, 0, 1),
        "praised": (0, 1, 1),
        "answer": (0, 1, 1),
        "later": (0, 0, 0),
        "first": (1, 0, 0),
    }
    told_of = {**kinds, "praised": praised}
    examples = [told_of[name] for name in sees for _ in range(60)]
    x = np.repeat(np.array(list(sees.values()), np.float32), 60, axis=0)
    head = Head("one", BY_NAME["direction"].labels, np.zeros((4, 3), np.float32), np.full(3, 0.5, np.float32))
    found = paper.fitted(head, calibrate.Read(examples, x, [], []))
    guess = found.answer(np.array(list(sees.values()), np.float32)).argmax(axis=1)
    assert [found.labels[k] for k in guess] == ["none", "providing", "providing", "none", "seeking"]


EYE, NIL = np.eye(3), np.zeros((3, 3))


def twice_seen(task, source, *looks):
    """Return rows that two views of three noisy numbers tell of, what is true, and a head for each of `looks`."""
    chance = np.random.default_rng(4)
    names = BY_NAME[task].labels
    truth = chance.integers(0, 3, 300)
    x = 2.0 * np.tile(np.eye(3)[truth], 2) + chance.normal(size=(300, 6))
    rows = [Example("", source, "dev", {task: names[k]}) for k in truth]
    weights = [np.concatenate([*look, np.zeros((1, 3))]).astype(np.float32) for look in looks]
    heads = [Head("one", names, array, np.full(3, 0.5, np.float32)) for array in weights]
    return calibrate.Read(rows, x.astype(np.float32), [], []), truth, heads


def test_heads_that_err_on_different_rows_do_best_together():
    dev, truth, heads = twice_seen("reaction", "EPITOME", (EYE, NIL), (NIL, EYE))
    (own, other), x = heads, dev.features
    found = refit.blended({"reaction": own}, {"reaction": other, "act": other}, dev)
    assert found["act"] is other  # no row asks it
    sure = [p[np.arange(300), truth].mean() for p in (h.answer(x) for h in (found["reaction"], own, other))]
    assert sure[0] > max(sure[1:])
    assert (found["reaction"].weights[:3] != 0).any()
    assert (found["reaction"].weights[3:6] != 0).any()


def test_a_head_that_knows_a_second_view_is_mixed_with_one_that_does_not():
    dev, truth, heads = twice_seen("sentiment", "a", (EYE,), (NIL, EYE))
    (one, both), x = heads, dev.features
    for own, other in ((one, both), (both, one)):
        found = refit.blended({"sentiment": own}, {"sentiment": other}, dev)
        p = found["sentiment"].answer(x)[np.arange(300), truth]
        assert p.mean() > max(h.answer(x)[np.arange(300), truth].mean() for h in (one, both))


def test_numbers_are_mixed_by_their_error_and_labels_by_their_f1():
    chance = np.random.default_rng(6)
    x = chance.normal(size=(200, 2)).astype(np.float32)
    number = [
        Head("number", ("distress",), np.array(w, np.float32)[:, None], np.full(1, 0.5, np.float32))
        for w in ((1, 0, 0), (0, 1, 0))
    ]
    labels = BY_NAME["goemotions"].labels
    many = [
        Head("many", labels, np.repeat(h.weights, len(labels), axis=1), np.full(len(labels), 0.5, np.float32))
        for h in number
    ]
    told = [{"distress": (float(row[0]),), "goemotions": (labels[:3] if row[1] > 0 else ())} for row in x]
    dev = calibrate.Read([Example("", "a", "dev", answers) for answers in told], x, [], [])
    found = refit.blended(
        {"distress": number[0], "goemotions": many[0]}, {"distress": number[1], "goemotions": many[1]}, dev
    )
    assert found["distress"].weights[:, 0].tolist() == [1, 0, 0]
    assert found["goemotions"].weights[:, 0].tolist() == [0, 1, 0]


def test_of_two_stacks_the_first_ones_head_stays_where_it_does_better():
    chance = np.random.default_rng(2)
    names = BY_NAME["sentiment"].labels
    one = Head(
        "one", names, chance.normal(size=(2 * 4 + 1, 3)).astype(np.float32), np.full(3, 0.5, np.float32)
    )
    x = chance.normal(size=(60, 2, 2, 4)).astype(np.float32)  # mean and first state, of two stacks each
    wide = refit.widened(one, 0, 4, 4)
    assert np.allclose(wide.logits(x.reshape(60, 16)), one.logits(x[:, :, 0].reshape(60, 8)), atol=1e-5)
    turns = replace(
        one,
        kind="turns",
        labels=("cause",),
        weights=chance.normal(size=(3 * 4 + 7 + 1, 1)).astype(np.float32),
    )
    assert refit.widened(turns, 0, 4, 4).weights.shape == (3 * 8 + 7 + 1, 1)
    second = refit.widened(one, 4, 4, 0)
    assert np.allclose(second.logits(x.reshape(60, 16)), one.logits(x[:, :, 1].reshape(60, 8)), atol=1e-5)
    truth = wide.answer(x.reshape(60, 16)).argmax(axis=1)
    said = [Example("", f"set {at % 2}", "dev", {"sentiment": names[k]}) for at, k in enumerate(truth)]
    dev = calibrate.Read(said, x.reshape(60, 16), [], [])
    worse = replace(wide, weights=-wide.weights)
    assert refit.either({"sentiment": worse, "act": worse}, {"sentiment": wide}, dev)["sentiment"] is wide
    assert refit.either({"sentiment": wide}, {"sentiment": worse}, dev)["sentiment"] is wide


def test_an_utterance_is_laid_out_with_the_turns_before_it(tokenizer):
    row = lay_out(tokenizer, "I failed.", [Said("How was it?"), Said("I had a test.", own=True)])
    assert row.ids[0] == CLS
    assert row.ids.count(SEP) == 3
    assert [i for i in row.ids if i in (OTHER, OWN)] == [OTHER, OWN]
    assert len(row.ids) == len(row.types) == len(row.turns) == len(row.spans)
    said = [span for span, turn in zip(row.spans, row.turns, strict=True) if turn == 0]
    assert ["I failed."[a:b] for a, b in said] == ["I", "failed", "."]
    assert {turn for turn, kind in zip(row.turns, row.types, strict=True) if kind == 1} == {-1, 1, 2}
    narrow = lay_out(
        tokenizer, "I failed.", [Said("word " * 100), Said("more")], Reach(longest=2, context=20)
    )
    assert len(narrow.ids) == 4 + 20
    assert max(narrow.turns) == 1


def test_answers_that_nobody_gave_do_not_count(tokenizer):
    rows = [
        Example("I am sad.", "a", "train", {"direction": "seeking", "distress": (0.5,)}, cause=((5, 8),)),
        Example("Hello.", "b", "train", {"goemotions": ("joy", "love")}, cause_turns=(True,), weight=0.5),
    ]
    batch = pack(rows, [lay_out(tokenizer, row.text, ()) for row in rows])
    assert batch.known["direction"].tolist() == [1.0, 0.0]
    assert batch.answers["direction"][0] == BY_NAME["direction"].labels.index("seeking")
    assert batch.known["goemotions"].tolist() == [0.0, 0.5]
    assert batch.answers["goemotions"][1].sum() == 2
    assert batch.answers["cause_words"][0].tolist() == [0, 0, 0, 1, 0, 0]
    assert batch.known["cause_words"].tolist() == [[0, 1, 1, 1, 1, 0], [0] * 6]
    assert batch.known["cause_turns"][1].tolist() == [0.5, 0, 0, 0, 0, 0, 0]


@pytest.mark.parametrize("gain", [1.0, 10.0, torch.tensor([1.0, 2.0, 3.0])])
def test_a_layer_that_is_kept_says_the_same_of_inputs_without_their_gain(gain):
    torch.manual_seed(7)
    layer, x = torch.nn.Linear(3, 2), torch.randn(5, 3)
    kept = bias_last(*layer.parameters(), gain)
    assert kept.shape == (4, 2)
    np.testing.assert_allclose(x.numpy() @ kept[:-1] + kept[-1], layer(gain * x).detach().numpy(), atol=1e-5)


def test_noise_keeps_track_of_the_cause():
    text, span = "I am so sad, because my old dog died on Monday.", (20, 35)
    assert text[slice(*span)] == " my old dog die"
    for seed in range(50):
        heard, spans = spoken(text, (span,), random.Random(seed), 1.5)
        assert not set(heard) & set(".,!?")
        inside = " ".join(heard[a:b] for a, b in spans)
        assert {"dog", "old", "my"} & set(inside.split())
        assert "sad" not in inside
        assert "monday" not in inside
    clean, _ = spoken(text, (), random.Random(1), 0.0)
    assert clean == "i am so sad because my old dog died on monday"


def test_the_grammar_says_why(tmp_path):
    path = tmp_path / "grammar.yaml"
    path.write_text(
        'lists: {pet: [dog, cat]}\nsituations:\n  - {direction: seeking, emotion: sadness, before: ["How are you?"],'
        ' more: {who: self}, sentences: ["{So, |}[my <pet> died] {today|}."]}\n'
    )
    found = list(grammar.speak(20, path=path))
    assert len({s.text for s in found}) == len(found) > 4
    for s in found:
        ((start, end),) = s.cause
        assert s.text[start:end].lower() in ("my dog died", "my cat died")
        assert s.text[0].isupper()
        assert (s.before, s.more) == ("How are you?", {"who": "self"})


def test_own_sentences_of_a_template_stay_in_one_part():
    parts: dict[str, set[str]] = {}
    for path in (grammar.CORPUS, grammar.SPOKEN):
        for s in grammar.speak(3, path=path):
            parts.setdefault(s.template, set()).add(permissive.part_of(s.template))
    assert len(parts) > 300
    assert all(len(found) == 1 for found in parts.values())
    talks = list(permissive.talks(6))
    assert {len(e.before) + 1 - len(e.cause_turns) for e in talks if e.cause_turns} == {0}
    assert {e.answers["direction"] for e in talks} == {"none", "seeking", "providing"}
    assert all(e.before for e in talks)  # so that having a past tells nothing by itself


def test_a_story_is_about_what_somebody_feels_wherever_it_stands():
    stories = list(permissive.stories(6))
    assert {e.answers["direction"] for e in stories} == {"none", "seeking"}
    caused = [e for e in stories if e.cause]
    assert len(caused) > 100
    whole = {s.text[a:b].lower() for s in grammar.speak(6, path=grammar.SPOKEN) for a, b in s.cause}
    assert {e.text[a:b].lower() for e in caused for a, b in e.cause} <= whole
    assert all("act" not in e.answers and not e.before for e in stories)


def test_rows_of_the_papers_test_set_are_left_out(tmp_path):
    folder = tmp_path / "text" / "whee_non_hri"
    folder.mkdir(parents=True)
    (folder / "non_hri_data_test.csv").write_text(
        "label,text\n1,I was so sad about it.\n2,Oh no!\n2,I am not well.\n"
    )
    told = [f"We went to lake number {number} together." for number in range(40)]
    rows = "".join(f"0,{text}\n" for text in told)
    (folder / "non_hri_data_val.csv").write_text(f"label,text\n{rows}1,I was so sad about it.\n")
    held = research.Held(tmp_path)
    calibrating = [text for text in told if research.calibrates(text)]
    assert 0 < len(calibrating) < 15
    found = list(research.paper(tmp_path, held))
    assert {e.text for e in found} == set(told)  # a row of both parts is a test row
    assert [e.text for e in found if e.part == "dev"] == calibrating
    assert held.part("Nothing to see in here.", "I was so sad  about it.") == "test"
    assert held.part("I'm not well") == "test"  # the same words, contracted
    assert held.part(calibrating[0], "Oh no!") == "dev"
    assert held.part("Something else altogether is said.", "Oh no!") == "train"
    assert held.part("Oh no!") == "test"
