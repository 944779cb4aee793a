"""The recorder of a system that is not recorded: it waits to be asked, and hears who does not want to be recorded."""

from __future__ import annotations

from together import Together
from whee_interfaces.srv import GiveConsent, StartRecording, StopRecording

from whee_ros.core.consent import ConsentState
from whee_ros.core.face import FaceObservation
from whee_ros.core.voice import Transcript


def test_it_waits_to_be_asked(tmp_path):
    with Together("recorder") as system:
        recorder = system.nodes["recorder"]
        system.until(lambda: see(system) and system.probe.count_subscribers("face"))
        system.run(1.0)
        assert not recorder._taps
        assert system.ask(StartRecording, "start_recording", uri=str(tmp_path / "bag")).success
        system.until(lambda: "/face" in recorder._taps)
        assert system.ask(StopRecording, "stop_recording").success
        assert not recorder._taps


def test_a_no_between_two_recordings_holds_for_the_next():
    with Together("recorder") as system:
        states = system.heard(ConsentState, "consent/state")
        agreed = system.ask(GiveConsent, "consent", person_id="anna", face=True, voice=True, voucher="Dr Who")
        assert agreed.success

        def objects() -> bool:
            see(system)
            words = Transcript(system.now, system.now - 1.0, "u1", "Please do not record me.", True)
            system.tell(words, "transcript")
            return bool(states and states[-1].people[0].how == "phrase")

        system.until(objects, step=0.5)
        (anna,) = states[-1].people
        assert (anna.person_id, anna.face, anna.voice) == ("anna", False, False)
        assert states[-1].profile == ""


def see(system: Together) -> bool:
    """Show anna's face."""
    system.tell(FaceObservation(system.now, "f1", "anna", attended=True), "face")
    return True
