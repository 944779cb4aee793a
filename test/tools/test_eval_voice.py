"""The score of the voice: what it needs is told before the work begins."""

import sys

import pytest

from whee_ros.core.errors import BackendError, ConfigError
from whee_ros.tools import eval_voice


def test_without_its_solver_it_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(BackendError, match=r"pip install -r requirements/torch\.txt"):
        eval_voice.main(["--data", str(tmp_path)])


def test_without_recordings_it_says_where_they_belong(monkeypatch, tmp_path):
    monkeypatch.setattr(eval_voice, "solver", lambda: None)
    with pytest.raises(ConfigError, match=r"Give the folder that holds voice/emodb"):
        eval_voice.main(["--data", str(tmp_path)])
