"""One plug-in on trial: the clauses of its contract, tried one after another, each kept or broken."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any

from whee_ros.core import registry
from whee_ros.core.errors import WheeError
from whee_ros.engine.models import ModelStore

LONGEST = 60
"""Seconds after which a clause that has not ended is broken: a call that hangs must not hang the trial."""
SCRIPTED = "scripted"
"""Name of back ends that give what they were told: finding something is not asked of them."""


@dataclass(frozen=True)
class Verdict:
    """One clause: what the port promises, and how it was broken ("" when it was kept)."""

    clause: str
    broken: str = ""


class Broken(Exception):
    """A promise that was not kept, in words."""


class NotHere(Exception):
    """The plug-in has said in words why it cannot be used on this machine; the rest cannot be tried."""


class Trial:
    """Collects verdicts.

    Args:
        kind: group of the entry point, without "whee.".
        name: of the plug-in.
        uri: device, file or profile to try it with; "" for its own default.
    """

    def __init__(self, kind: str, name: str, uri: str = "") -> None:
        self.kind = kind
        self.name = name
        self.uri = uri
        self.verdicts: list[Verdict] = []
        self.missing = ""
        """Why the plug-in cannot be used here, in its own words; "" when it could."""

    @property
    def scripted(self) -> bool:
        """Whether it only gives what it was told."""
        return self.name == SCRIPTED

    @property
    def broken(self) -> list[Verdict]:
        """The clauses that were not kept."""
        return [verdict for verdict in self.verdicts if verdict.broken]

    @property
    def plug(self) -> Any:
        """What the entry point names. Raises ConfigError or BackendError."""
        return registry.load(self.kind, self.name)

    def model_user(self, **options: object) -> Any:
        """Return a new one of a kind that takes models, over the models of this machine."""
        return self.plug(ModelStore.default(), **options)

    @contextmanager
    def clause(self, text: str) -> Iterator[None]:
        """Try a clause: whatever is raised inside breaks it, and the trial goes on. On the main thread only."""

        def too_long(number: int, frame: FrameType | None) -> None:
            raise Broken(f"has not ended after {LONGEST} s")

        before = signal.signal(signal.SIGALRM, too_long)
        signal.alarm(LONGEST)
        try:
            yield
        except NotHere:
            raise
        except Broken as broken:
            self.verdicts.append(Verdict(text, str(broken)))
        except Exception as error:  # noqa: BLE001 - a plug-in may raise anything, and that is the finding
            self.verdicts.append(Verdict(text, f"{type(error).__name__}: {error}"))
        else:
            self.verdicts.append(Verdict(text))
        finally:
            signal.alarm(0)
            signal.signal(signal.SIGALRM, before)

    def usable(self, text: str, start: Callable[[], object]) -> None:
        """Try to start it: a WheeError with a remedy keeps the clause and ends the trial."""
        with self.clause(text):
            try:
                start()
            except WheeError as error:
                _speaks(error)
                self.missing = str(error)
        if self.missing:
            raise NotHere
        if self.verdicts[-1].broken:
            self.missing = "it cannot be started"
            raise NotHere

    def copes(self, text: str, call: Callable[..., Any], *given: object) -> None:
        """Try that a call either works or says in words why not."""
        with self.clause(text):
            attempt(call, *given)

    def closes_twice(self, made: Any) -> None:
        """Try that `close` may be called again."""
        with self.clause("close may be called twice"):
            made.close()
            made.close()

    def missing_model(self) -> None:
        """Try that a missing model file is said, naming it."""
        with self.clause("without its model file it says which is missing, or needs none"):
            attempt(self.plug(ModelStore({})).load)


def attempt(call: Callable[..., Any], *given: object) -> Any:
    """Return what a call gives, None if it says in words why it gives nothing; raises Broken for a mute error."""
    try:
        return call(*given)
    except WheeError as error:
        _speaks(error)
    except Broken:
        raise
    except Exception as error:
        raise Broken(f"raises {type(error).__name__} ({error}): raise an error of core.errors") from error
    return None


def expect(true: bool, found: object) -> None:
    """Raise Broken with what was found, unless `true`."""
    if not true:
        raise Broken(str(found))


def _speaks(error: WheeError) -> None:
    if not error.thing.strip() or not str(error.value).strip() or not error.remedy.strip():
        raise Broken(f"{type(error).__name__} without thing, value or remedy: {error}")
