"""The recorder of a system that is not recorded: it waits to be asked, and hears who does not want to be recorded."""

from __future__ import annotations

import shutil

from together import Together
from whee_interfaces.srv import GiveConsent, StartRecording, StopRecording

from whee_ros.bags.reader import messages
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


def test_a_bag_holds_what_was_said_in_the_order_in_which_it_was_said(tmp_path):
    with Together("recorder") as system:
        assert system.ask(StartRecording, "start_recording", uri=str(tmp_path / "bag")).success
        recorder = system.nodes["recorder"]
        talk = "Hello there".split()
        for topic in ("transcript", "transcript/corrected"):
            system.tell(Transcript(system.now, system.now, "u0", "warm up", True), topic)
        system.until(lambda: {"/transcript", "/transcript/corrected"} <= set(recorder._taps))
        for number, word in enumerate(talk * 3):
            topic = ("transcript", "transcript/corrected")[number % 2]
            system.tell(Transcript(system.now, system.now, f"u{number}", word, True), topic)
        # the last ones are taken although the recording ends at once
        assert system.ask(StopRecording, "stop_recording").success
    said = [topic for topic, _, _ in messages(tmp_path / "bag") if topic.startswith("/transcript")]
    assert said[-6:] == ["/transcript", "/transcript/corrected"] * 3


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


def test_a_recorder_that_died_goes_on_in_the_same_bag_and_one_that_was_stopped_does_not(tmp_path):
    bag = tmp_path / "bag"
    with Together("recorder") as system:
        first = system.nodes["recorder"]
        assert system.ask(StartRecording, "start_recording", uri=str(bag), profile="decisions").success
        system.until(lambda: first._recording.status.messages > 0)
        remembered = first.get_parameter("resume").value
        assert remembered == f"decisions {bag}"
        # as a kill leaves it: nobody has closed the bag
        left = shutil.copytree(bag, tmp_path / "left")
        assert system.ask(StopRecording, "stop_recording").success
        assert first.get_parameter("resume").value == "stopped"
    with Together("recorder", parameters={"recorder": {"resume": f"decisions {left}"}}) as system:
        second = system.nodes["recorder"]
        assert second._recording.folder == left
        system.until(lambda: second._recording.status.messages > 0)
        assert system.ask(StopRecording, "stop_recording").success
    with Together("recorder", parameters={"recorder": {"resume": "stopped", "record": True}}) as system:
        assert system.nodes["recorder"]._recording is None


def test_an_operator_s_word_counts_for_everyone_until_somebody_objects(tmp_path):
    vouched = {"consent_voucher": "Dr Who", "profile": "full"}
    with Together("recorder", parameters={"recorder": vouched}) as system:
        states = system.heard(ConsentState, "consent/state")
        assert system.ask(StartRecording, "start_recording", uri=str(tmp_path / "bag")).success
        system.until(lambda: bool(states and states[-1].profile))
        (everyone,) = states[-1].people
        assert (everyone.person_id, everyone.face, everyone.voice) == ("everyone", True, True)
        assert (everyone.how, everyone.voucher) == ("parameter", "Dr Who")
        recorder = system.nodes["recorder"]
        assert not recorder.get_parameter("consent_withdrawn").value
        assert system.ask(GiveConsent, "consent", person_id="anna", voucher="Dr Who").success
        assert recorder.get_parameter("consent_withdrawn").value
    again = {**vouched, "consent_withdrawn": True}
    with Together("recorder", parameters={"recorder": again}, active=False) as system:
        recorder = system.nodes["recorder"]
        states = system.heard(ConsentState, "consent/state")
        recorder.trigger_configure()
        recorder.trigger_activate()
        system.until(lambda: bool(states))
        assert not states[-1].people
        assert "Dr Who" in recorder._troubles["consent"]


def see(system: Together) -> bool:
    """Show anna's face."""
    system.tell(FaceObservation(system.now, "f1", "anna", attended=True), "face")
    return True
