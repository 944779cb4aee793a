"""ROS4HRI node: tells others whom we perceive on /humans (REP-155), or feeds our mind from what they perceive."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from whee_ros.core.errors import BackendError
from whee_ros.core.face import FaceMesh, FaceObservation
from whee_ros.core.params import param
from whee_ros.core.voice import Transcript, TurnState, VoiceActivity, VoiceAffect
from whee_ros.ros.convert import from_msg
from whee_ros.ros.fields import filled, message_class
from whee_ros.ros.head_frames import HeadFrames
from whee_ros.ros.hri_in import FACE, KEPT, PERSON, VOICE, FaceOfOthers, VoiceOfOthers
from whee_ros.ros.hri_out import ENGAGED, ROOT, UNKNOWN, Humans, Publication
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import DECISION, LATCHED, STREAM

INSTALL = "ros-$ROS_DISTRO-hri-msgs"


@dataclass(frozen=True)
class Ros4hriConfig:
    """Which way."""

    direction: str = param("out", "Publish our perception, or take that of others.", choices=("out", "in"))
    image_width: int = param(
        640, "Of the camera's picture, until a mesh tells.", unit="px", low=1, high=10_000
    )
    image_height: int = param(
        480, "Of the camera's picture, until a mesh tells.", unit="px", low=1, high=10_000
    )
    humans_rate: float = param(5.0, "Lists of who is there.", unit="Hz", low=1.0, high=30.0)


class Ros4hriNode(WheeNode):
    """The bridge. Without hri_msgs it says so; what is told outwards is then missing, and nothing else."""

    def __init__(self) -> None:
        super().__init__("ros4hri", Ros4hriConfig)
        self._side: _Outward | _Inward | None = None
        self._timer: Any = None

    def setup(self) -> None:
        """Choose the side, where the messages are installed."""
        config = self.parameters.get(Ros4hriConfig)
        try:
            message_class("hri_msgs/msg/IdsList", "ROS4HRI", INSTALL)
        except BackendError as error:
            if config.direction == "in":
                raise
            self.trouble("hri_msgs", f"nothing is told on {ROOT}: {error}")
            return
        size = config.image_width, config.image_height
        if config.direction == "out":
            outward = self._side = _Outward(self, size)
            self._timer = self.create_timer(1.0 / config.humans_rate, outward.step)
        else:
            self._side = _Inward(self, size)

    def teardown(self) -> None:
        """Take everything down."""
        if self._timer is not None:
            self.destroy_timer(self._timer)
            self._timer = None
        if self._side is not None:
            self._side.close()
            self._side = None


class _Outward:
    """Publishers that come and go with the people."""

    def __init__(self, node: WheeNode, size: tuple[int, int]) -> None:
        self._node = node
        self._humans = Humans(size)
        self._frames = HeadFrames(node)
        self._publishers: dict[str, tuple[Any, Any]] = {}
        heard: tuple[tuple[type, str, Any, Callable[[Any], Iterable[Publication]]], ...] = (
            (FaceObservation, "face", STREAM, self._humans.face),
            (FaceMesh, "face/mesh", STREAM, self._humans.mesh),
            (VoiceActivity, "voice/activity", STREAM, self._humans.activity),
            (VoiceAffect, "voice/affect", DECISION, self._humans.affect),
            (Transcript, "transcript", DECISION, self._humans.words),
        )
        for domain, topic, qos, take in heard:
            node.hear(domain, topic, qos, partial(self._heard, take))

    def step(self) -> None:
        """Tell who is there, and forget the topics of those who are not."""
        if not self._node.active:
            return
        self._publish(self._humans.step(self._node.clock.now()))
        self._frames.publish(self._humans.faces())
        kept = tuple(self._humans.topics)
        for topic in [topic for topic in self._publishers if not topic.startswith(kept)]:
            self._node.destroy_publisher(self._publishers.pop(topic)[1])

    def close(self) -> None:
        for _, publisher in self._publishers.values():
            self._node.destroy_publisher(publisher)
        self._publishers.clear()
        self._frames.close()

    def _heard(self, take: Callable[[Any], Iterable[Publication]], message: Any) -> None:
        self._publish(take(from_msg(message)))

    def _publish(self, publications: Iterable[Publication]) -> None:
        for told in publications:
            if told.topic not in self._publishers:
                kind = message_class(told.type, f"topic {told.topic}")
                qos = LATCHED if told.latched else DECISION
                self._publishers[told.topic] = kind, self._node.create_publisher(kind, told.topic, qos)
            kind, publisher = self._publishers[told.topic]
            publisher.publish(filled(kind, told.fields))


class _Inward:
    """Subscriptions that come and go with the lists of who is tracked."""

    def __init__(self, node: WheeNode, size: tuple[int, int]) -> None:
        self._node = node
        self._size = size
        self._following: dict[str, list[Any]] = {}
        self._faces: dict[str, FaceOfOthers] = {}
        self._voices: dict[str, VoiceOfOthers] = {}
        self._persons: dict[str, dict[str, Any]] = {}
        self._tell = {
            FaceObservation: node.tell(FaceObservation, "face", STREAM),
            VoiceActivity: node.tell(VoiceActivity, "voice/activity", STREAM),
            TurnState: node.tell(TurnState, "voice/turn", DECISION),
            Transcript: node.tell(Transcript, "transcript", DECISION),
        }
        ids = message_class("hri_msgs/msg/IdsList", "ROS4HRI", INSTALL)
        lists: tuple[tuple[str, dict[str, str], Callable[[str, str, Any], None]], ...] = (
            ("faces", FACE, self._face),
            ("voices", VOICE, self._voice),
            ("persons", PERSON, self._person),
        )
        for kind, topics, take in lists:
            node.hear_raw(ids, f"{ROOT}/{kind}/tracked", DECISION, partial(self._tracked, kind, topics, take))

    def close(self) -> None:
        for name in list(self._following):
            self._forget(name)

    def _tracked(
        self, kind: str, topics: dict[str, str], take: Callable[[str, str, Any], None], message: Any
    ) -> None:
        """Follow who is on the list, and let go of who no longer is."""
        wanted = {f"{ROOT}/{kind}/{name}": str(name) for name in message.ids}
        for at in [at for at in self._following if at.startswith(f"{ROOT}/{kind}/") and at not in wanted]:
            self._forget(at)
        for at, name in wanted.items():
            if at not in self._following:
                # pictures of a moment may be published as best effort; a subscriber must not ask for more
                usual = DECISION if kind == "voices" else STREAM
                self._following[at] = [
                    self._node.create_subscription(
                        message_class(type_name, at),
                        f"{at}/{topic}",
                        partial(self._pass, take, name, topic),
                        LATCHED if topic in KEPT else usual,
                    )
                    for topic, type_name in topics.items()
                ]

    def _pass(self, take: Callable[[str, str, Any], None], name: str, topic: str, message: Any) -> None:
        if self._node.active:
            take(name, topic, message)

    def _forget(self, at: str) -> None:
        kind, name = at.split("/")[-2:]
        for subscription in self._following.pop(at):
            self._node.destroy_subscription(subscription)
        kept: dict[str, dict[str, Any]] = {
            "faces": self._faces,
            "voices": self._voices,
            "persons": self._persons,
        }
        kept[kind].pop(name, None)

    def _face(self, name: str, topic: str, message: Any) -> None:
        face = self._faces.setdefault(name, FaceOfOthers(name, self._size))
        seen = face.take(topic, message, self._owner("face_id", name), self._attended(name))
        if seen is not None:
            self._tell[FaceObservation](seen)

    def _voice(self, name: str, topic: str, message: Any) -> None:
        voice = self._voices.setdefault(name, VoiceOfOthers(name))
        take = voice.speaks if topic == "is_speaking" else voice.says
        for told in take(message, self._node.clock.now(), self._owner("voice_id", name)):
            self._tell[type(told)](told)

    def _person(self, name: str, topic: str, message: Any) -> None:
        self._persons.setdefault(name, {})[topic] = (
            message.level if topic == "engagement_status" else message.data
        )

    def _attended(self, face: str) -> bool:
        """Return whether a face is that of who is engaged; where nobody tells, the only one there is."""
        told = [
            parts for parts in self._persons.values() if parts.get("engagement_status", UNKNOWN) != UNKNOWN
        ]
        engaged = {parts.get("face_id") for parts in told if parts["engagement_status"] == ENGAGED}
        return face in engaged if told else len(self._faces) == 1

    def _owner(self, part: str, name: str) -> str:
        """Return the person to whom a face or voice belongs, "" while that is unknown or they are anonymous."""
        for person, parts in self._persons.items():
            if parts.get(part) == name and not parts.get("anonymous", False):
                return person
        return ""
