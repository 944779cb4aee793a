"""Consent among ROS: the service, the spoken phrase, the parameter, and the latched topic that tells of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rclpy.qos import HistoryPolicy, QoSProfile, ReliabilityPolicy
from whee_interfaces.srv import GiveConsent

from whee_ros.bags import phrases
from whee_ros.bags.consent import HELD, ConsentGate, Held
from whee_ros.bags.erasure import Erasure
from whee_ros.core.consent import EVERYONE, Consent, ConsentState
from whee_ros.core.face import FaceObservation
from whee_ros.core.params import param
from whee_ros.core.voice import Transcript
from whee_ros.ros.convert import from_msg, message_type
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.polled import Polled
from whee_ros.ros.qos import DECISION, LATCHED

UNSEEN = "anonymous"
"""Who speaks while nobody is seen, as in EmpathyState."""
SEEN = QoSProfile(history=HistoryPolicy.KEEP_LAST, depth=30, reliability=ReliabilityPolicy.BEST_EFFORT)
"""Faces since the last look: all while a bag is open, enough to know who is there while none is."""
REMEMBERED = 60.0
"""Seconds for which it is known who was seen while no bag is open."""


@dataclass(frozen=True)
class ConsentConfig:
    """Whose pictures and sound may be kept."""

    consent_voucher: str = param(
        "", "Name of the operator who has everybody's written consent; empty: consent is asked of each."
    )
    consent_by_voice: bool = param(
        True, "A person may agree to be recorded, or withdraw that, by saying so ('you may record me')."
    )
    consent_withdrawn: bool = param(
        False,
        "Somebody withdrew consent; set by the node, so that one started again does not go by consent_voucher.",
        live=True,
    )


class RecordingConsent:
    """Holds back pictures and sound until they may be written.

    Args:
        node: the recorder.
        write: takes what may be kept.
        erase: takes what has to go.
        profile: tells what is recorded, "" for nothing.
    """

    def __init__(
        self,
        node: WheeNode,
        write: Callable[[Held], None],
        erase: Callable[[Erasure], None],
        profile: Callable[[], str],
    ) -> None:
        self.gate = ConsentGate()
        self._node = node
        self._write, self._erase, self._profile = write, erase, profile
        self._publish = node.tell(ConsentState, "consent/state", LATCHED)
        node.create_service(GiveConsent, "consent", self._service)
        self._ears: list[Polled] = []

    def forget(self) -> None:
        """Know nothing of anybody: whoever was named by a number may be somebody else from now on."""
        self.gate = ConsentGate()

    def begin(self) -> None:
        """Look at faces and words from now on, and take the parameter's word."""
        for kind, topic, qos in ((FaceObservation, "face", SEEN), (Transcript, "transcript", DECISION)):
            self._ears.append(Polled(self._node, message_type(kind), topic, qos))
        config = self._node.parameters.get(ConsentConfig)
        voucher = config.consent_voucher.strip()
        if voucher and config.consent_withdrawn:
            # who it was is not known any more: ids of faces begin anew with the system
            words = (
                f"somebody withdrew consent before: {voucher}'s word for everyone counts no more. Ask again."
            )
            self._node.trouble("consent", words)
        elif voucher:
            self.take(Consent(self._node.clock.now(), EVERYONE, True, True, "parameter", voucher))
        self.tell()

    def end(self) -> None:
        """Look at nothing more."""
        for ear in self._ears:
            ear.close()
        self._ears = []

    def listen(self) -> None:
        """Look who is there and what they say of being recorded, also while nothing is: a no holds for later bags."""
        try:
            for ear in self._ears:
                for message in ear.take():
                    value = from_msg(message)
                    if isinstance(value, FaceObservation):
                        self.gate.presence.see(value)
                    elif self._node.parameters.get(ConsentConfig).consent_by_voice:
                        self._words(value)
        except RuntimeError as error:  # somebody with an older whee_interfaces
            words = f"faces or words cannot be read: {error}. Build whee_interfaces anew on both sides."
            self._node.trouble("consent", words)
        if not self._profile():
            self.gate.presence.forget(self._node.clock.now() - REMEMBERED)

    def hold(self, item: Held) -> None:
        """Take a picture or sound, and write what has waited long enough."""
        self.gate.hold(item)
        self._release(item.log_ns)

    def flush(self) -> None:
        """Decide upon what still waits: the recording ends."""
        self._release(round((self._node.clock.now() + HELD + 1.0) * 1e9))

    def take(self, consent: Consent) -> None:
        """Take somebody's word."""
        erasure = self.gate.hear(consent)
        if erasure is not None:
            self._erase(erasure)
        if not (consent.face and consent.voice):
            self._node.remember("consent_withdrawn", True)
        self.tell()

    def tell(self) -> None:
        """Say who has agreed and what is recorded."""
        self._publish(self.gate.state(self._profile()))

    def _release(self, now_ns: int) -> None:
        self.listen()
        for item in self.gate.release(now_ns):
            self._write(item)

    def _words(self, words: Transcript) -> None:
        agreed = phrases.meant(words.text) if words.is_final else None
        if agreed is not None:
            who = words.person_id or self.gate.presence.partner(words.stamp) or UNSEEN
            self.take(Consent(words.stamp, who, agreed, agreed, "phrase"))

    def _service(self, request: Any, response: Any) -> Any:
        now = self._node.clock.now()
        who = request.person_id.strip() or self.gate.presence.partner(now)
        if not request.voucher.strip():
            response.message = "voucher is empty: give the name of who answers for it"
        elif not who:
            response.message = "nobody is seen: give person_id"
        else:
            self.take(Consent(now, who, request.face, request.voice, "service", request.voucher.strip()))
            response.success, response.person_id = True, who
        return response
