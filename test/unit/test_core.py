"""The vocabulary's tools: parameters, mailbox, clock, trace, models."""

import os
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest

from whee_ros.core import registry
from whee_ros.core.clock import ManualClock
from whee_ros.core.entries import parse_yaml
from whee_ros.core.errors import BackendError, ConfigError, ModelError, ParameterError
from whee_ros.core.faults import Faults
from whee_ros.core.mailbox import Mailbox, Worker
from whee_ros.core.params import amend, configure, param, specs
from whee_ros.engine.models import ModelEntry, ModelStore


@dataclass(frozen=True)
class Config:
    gain: float = param(0.5, "How much.", low=0.0, high=1.0, live=True)
    mode: str = param("soft", "Which way.", choices=("soft", "hard"))
    count: int = param(2, "How many.", low=1)


def test_specs_carry_what_the_field_declares():
    spec = specs(Config)["gain"]
    assert (spec.type, spec.low, spec.high, spec.live) == (float, 0.0, 1.0, True)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("gain", 2.0, "[0.0, 1.0]"),
        ("gain", float("nan"), "[0.0, 1.0]"),
        ("gain", "much", "float"),
        ("mode", "firm", "soft, hard"),
        ("count", True, "int"),
        ("gian", 0.3, "Did you mean gain?"),
    ],
)
def test_bad_value_is_refused_with_name_and_remedy(name, value, says):
    with pytest.raises(ParameterError) as caught:
        configure(Config, {name: value})
    assert name in str(caught.value)
    assert says in str(caught.value)


def test_one_bad_value_applies_nothing():
    before = Config()
    with pytest.raises(ParameterError):
        amend(before, {"gain": 0.9, "mode": "firm"}, live_only=False)
    assert before == Config()


def test_fixed_parameter_cannot_change_while_running():
    with pytest.raises(ParameterError, match="restart"):
        amend(Config(), {"mode": "hard"})
    assert amend(Config(), {"gain": 1}).gain == 1.0


def test_mailbox_keeps_only_the_newest():
    box: Mailbox[int] = Mailbox()
    for item in (1, 2, 3):
        box.put(item)
    assert (box.take(0), box.dropped, box.take(0)) == (3, 2, None)


def test_worker_survives_a_bad_item():
    done, failures = threading.Event(), []

    def work(item: int) -> None:
        if item == 0:
            raise ValueError("zero")
        done.set()

    def failed(error: Exception) -> None:
        failures.append(error)
        worker.mailbox.put(1)

    worker = Worker("test", work, failed)
    worker.start()
    worker.mailbox.put(0)
    assert done.wait(2.0)
    assert isinstance(failures[0], ValueError)
    assert worker.stop()


def niceness() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


@pytest.mark.skipif(sys.platform != "linux", reason="threads have no niceness of their own elsewhere")
def test_a_worker_gives_way_and_nobody_else():
    before, found, done = niceness(), [], threading.Event()

    def work(item: int) -> None:
        found.append(niceness())
        done.set()

    worker = Worker("test", work, found.append, 4)
    worker.start()
    worker.mailbox.put(1)
    assert done.wait(2.0)
    assert worker.stop()

    assert found == [min(19, before + 4)]
    assert niceness() == before


def test_time_never_runs_back():
    clock = ManualClock(5.0)
    assert clock.advance(1.5) == 6.5
    with pytest.raises(ValueError, match="back"):
        clock.advance(-1)


def test_a_vendor_that_is_missing_is_named_with_its_remedy():
    assert registry.vendor("json", "asr back end x", "x").dumps([]) == "[]"
    with pytest.raises(
        BackendError, match=r"asr back end x: No module named 'nobody_has_this'.*pip install x"
    ):
        registry.vendor("nobody_has_this", "asr back end x", "x")


def entry(**changes: object) -> ModelEntry:
    known = {
        "name": "m",
        "what": "a test",
        "carrier": "none==0",
        "module": "no_such_module",
        "file": "m.bin",
        "size": 3,
        "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",  # of b"abc"
        "licence": "CC0",
        "source": "here",
    }
    return ModelEntry(**{**known, **changes})


def test_model_is_found_and_verified(tmp_path: Path):
    (tmp_path / "m.bin").write_bytes(b"abc")
    assert ModelStore({"m": entry()}, [tmp_path]).find("m") == tmp_path / "m.bin"


def test_missing_model_says_where_it_was_sought_and_what_to_run(tmp_path: Path):
    with pytest.raises(ModelError) as caught:
        ModelStore({"m": entry()}, [tmp_path]).find("m")
    assert str(tmp_path / "m.bin") in str(caught.value)
    assert "whee models fetch m" in str(caught.value)


def test_damaged_model_is_refused(tmp_path: Path):
    (tmp_path / "m.bin").write_bytes(b"abd")
    with pytest.raises(ModelError, match="hashes to"):
        ModelStore({"m": entry()}, [tmp_path]).find("m")
    (tmp_path / "m.bin").write_bytes(b"ab")
    with pytest.raises(ModelError, match="2 bytes, expected 3"):
        ModelStore({"m": entry()}, [tmp_path]).find("m")


def test_one_fault_is_borne_and_a_fault_in_every_tick_is_not():
    faults = Faults()
    assert not any(faults.too_many(100.0 + seconds) for seconds in range(0, 300, 5))
    assert [faults.too_many(500.0 + tick / 30) for tick in range(7)] == [False] * 5 + [True] * 2


def test_a_key_that_stands_twice_is_refused_with_its_lines():
    with pytest.raises(ConfigError, match=r"file\.yaml.*'stays' stands there twice.*line 3"):
        parse_yaml("rule:\n  stays: 1\n  stays: 2\n", "file.yaml")
    assert parse_yaml("base: &b {x: 1}\nmore: {<<: *b, x: 2}\n", "file.yaml")["more"] == {"x": 2}
