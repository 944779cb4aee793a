"""What people do on the page: parameters, presets, recording, consent, hush, a line as if heard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from std_srvs.srv import Trigger
from whee_interfaces.srv import GiveConsent, ResetBaseline, SayText, StartRecording, StopRecording

from whee_ros.nodes.parameter_book import ParameterBook
from whee_ros.ros.polled import Asking
from whee_ros.web.presets import parameter_file, presets

Done = Callable[[dict[str, Any]], None]


class PageCommands:
    """Carries out commands by name; every one ends with one call of `done`, {"error": why} where it failed.

    Args:
        asking: for the services of the nodes.
        book: of parameters.
    """

    def __init__(self, asking: Asking, book: ParameterBook) -> None:
        self._asking = asking
        self._book = book
        self._known: dict[str, Callable[[Mapping[str, Any], Done], None]] = {
            "presets": lambda _, done: done({"presets": presets()}),
            "yaml": self._yaml,
            "set": lambda asked, done: self._book.change(str(asked["node"]), dict(asked["values"]), done),
            "record": self._record,
            "consent": self._consent,
            "reset_baseline": lambda _, done: self._ask(
                ResetBaseline, "reset_baseline", ResetBaseline.Request(), done
            ),
            "hush": lambda _, done: self._ask(Trigger, "hush", Trigger.Request(), done),
            "say": lambda asked, done: self._ask(
                SayText, "say_text", SayText.Request(text=str(asked["text"])), done
            ),
        }

    def do(self, name: str, asked: Mapping[str, Any], done: Done) -> None:
        """Carry out one command."""
        action = self._known.get(name)
        if action is None:
            done({"error": f"{name}: no such command"})
            return
        try:
            action(asked, done)
        except (KeyError, TypeError, ValueError) as error:
            done({"error": f"{name}: {type(error).__name__}: {error}"})

    def _yaml(self, asked: Mapping[str, Any], done: Done) -> None:
        about = (
            "What was not at its default on the page. Start with `whee up --params-file FILE`; into a running system:"
            " `whee params load FILE`."
        )
        done({"text": parameter_file(self._book.amended(), about)})

    def _record(self, asked: Mapping[str, Any], done: Done) -> None:
        if asked["on"]:
            request = StartRecording.Request(profile=str(asked.get("profile", "")))
            self._ask(
                StartRecording, "start_recording", request, done, lambda bag: f"Recording to {bag.uri}."
            )
        else:
            request = StopRecording.Request()
            self._ask(StopRecording, "stop_recording", request, done, lambda bag: f"Recorded to {bag.uri}.")

    def _consent(self, asked: Mapping[str, Any], done: Done) -> None:
        request = GiveConsent.Request(
            person_id=str(asked["person"]),
            face=bool(asked["face"]),
            voice=bool(asked["voice"]),
            voucher=str(asked["voucher"]),
        )
        self._ask(GiveConsent, "consent", request, done)

    def _ask(
        self, kind: Any, service: str, request: Any, done: Done, words: Callable[[Any], str] = lambda _: ""
    ) -> None:
        """Call a service; `words` tells what people are told of its answer where no words of the page's own fit."""

        def answered(response: Any) -> None:
            done({"said": words(response)} if response.success else {"error": response.message})

        self._asking.ask(kind, service, request, answered, lambda why: done({"error": why}))
