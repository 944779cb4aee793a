"""The live server for Foxglove, spoken to by a client of its protocol (foxglove.sdk.v1)."""

from __future__ import annotations

import asyncio
import json
import struct
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import aiohttp
import pytest
from rosbags.typesys import Stores, get_types_from_msg, get_typestore
from sensor_msgs.msg import Image
from together import Together

from whee_ros.core.empathy import Cue, EmpathyState
from whee_ros.core.face import FaceMesh, FaceObservation
from whee_ros.core.media import AudioChunk
from whee_ros.core.motion import RobotStatus
from whee_ros.ros.convert import message_type, to_msg
from whee_ros.ros.qos import LATCHED

DATA = struct.Struct("<BIQ")
"""Operation, subscription, log time (ns); the message follows."""


class Client:
    """Connects, and keeps what it is told."""

    def __init__(self, address: str) -> None:
        self.protocol = ""
        self.info: dict[str, Any] = {}
        self.channels: dict[str, dict[str, Any]] = {}
        self.heard: list[tuple[int, bytes]] = []
        self._address = address
        self._loop = asyncio.new_event_loop()
        self._talk = self._loop.create_task(self._run())
        self._thread = threading.Thread(
            target=self._loop.run_until_complete, args=[asyncio.wait([self._talk])]
        )
        self._thread.start()

    def say(self, **message: object) -> None:
        asyncio.run_coroutine_threadsafe(self._socket.send_str(json.dumps(message)), self._loop).result(30)

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._talk.cancel)
        self._thread.join(30)

    async def _run(self) -> None:
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(
                self._address.replace("ws", "http", 1), protocols=["foxglove.sdk.v1"]
            ) as self._socket,
        ):
            self.protocol = self._socket.protocol or ""
            async for message in self._socket:
                if message.type == aiohttp.WSMsgType.BINARY:
                    operation, subscription, _ = DATA.unpack_from(message.data)
                    assert operation == 1
                    self.heard.append((subscription, message.data[DATA.size :]))
                    continue
                told = json.loads(message.data)
                if told["op"] == "serverInfo":
                    self.info = told
                elif told["op"] == "advertise":
                    self.channels |= {one["topic"]: one for one in told["channels"]}


def decoded(channel: dict[str, Any], data: bytes) -> Any:
    """Return a message by the definition that the server told, without any of ours."""
    store = get_typestore(Stores.EMPTY)
    store.register(get_types_from_msg(channel["schema"], channel["schemaName"]))
    return store.deserialize_cdr(data, channel["schemaName"])


@pytest.fixture
def system() -> Iterator[Together]:
    with Together("foxglove", parameters={"foxglove": {"foxglove_address": "127.0.0.1:0"}}) as found:
        yield found


def until(system: Together, true: Callable[[], Any], each: Callable[[], None] = lambda: None) -> None:
    """The library answers in its own, real time."""
    end = time.monotonic() + 60.0
    while not true():
        assert time.monotonic() < end
        each()
        system.run(0.1)
        time.sleep(0.01)


def test_a_client_sees_what_is_said_and_only_what_it_asks_for(system):
    node = system.nodes["foxglove"]
    status = system.probe.create_publisher(message_type(RobotStatus), "robot/status", LATCHED)
    status.publish(to_msg(RobotStatus(1.0, "whee_bot", True)))  # once, before anybody looks
    cue = Cue("words_seeking", "text", 0.9, 0.8, 1.0, 1.5, "words 0.9")

    def state() -> None:
        system.tell(
            EmpathyState(system.now, "anna", "u1", "seeking", need=0.625, cues=(cue,)), "empathy/state"
        )

    state()
    client = Client(node.address)
    try:
        until(system, lambda: {"/empathy/state", "/robot/status", "/heartbeat"} <= set(client.channels))
        assert client.protocol == "foxglove.sdk.v1"
        assert (client.info["name"], client.info["capabilities"]) == (
            "whee",
            [],
        )  # it shows, and changes nothing
        found = client.channels["/empathy/state"]
        assert (found["encoding"], found["schemaEncoding"]) == ("cdr", "ros2msg")
        assert found["schemaName"] == "whee_interfaces/msg/EmpathyState"
        assert not node._taps
        client.say(op="subscribe", subscriptions=[{"id": 7, "channelId": found["id"]}])
        until(system, lambda: any(number == 7 for number, _ in client.heard), state)
        assert set(node._taps) == {"/empathy/state"}
        shown = decoded(found, next(data for number, data in client.heard if number == 7))
        assert (shown.person_id, shown.direction, shown.cues[0].name) == ("anna", "seeking", "words_seeking")
        assert shown.need == pytest.approx(0.625)
        kept = client.channels["/robot/status"]
        client.say(op="subscribe", subscriptions=[{"id": 8, "channelId": kept["id"]}])
        until(system, lambda: any(number == 8 for number, _ in client.heard))
        assert decoded(kept, next(data for number, data in client.heard if number == 8)).name == "whee_bot"
        client.say(op="unsubscribe", subscriptionIds=[7])
        until(system, lambda: set(node._taps) == {"/robot/status"})
    finally:
        client.close()
    until(system, lambda: not node._taps)


def test_pictures_and_sound_are_not_shown_unless_asked_for(system):
    personal = {"microphone/audio": AudioChunk, "face/mesh": FaceMesh}
    for name, kind in (*personal.items(), ("robot/speech_audio", AudioChunk), ("face", FaceObservation)):
        system.probe.create_publisher(message_type(kind), name, 10)
    system.probe.create_publisher(Image, "camera/image_raw", 10)
    system.probe.create_publisher(Image, "robot/face_image", 10)
    shown = system.nodes["foxglove"]._channels
    until(system, lambda: {"/face", "/robot/face_image", "/robot/speech_audio"} <= set(shown))
    assert not {"/microphone/audio", "/face/mesh", "/camera/image_raw"} & set(shown)


@pytest.mark.parametrize(("address", "words"), [("0.0.0.0:0", "ssh -L"), ("127.0.0.1:0", "foxglove.txt")])
def test_it_listens_on_this_machine_alone_and_says_what_to_install(address, words, monkeypatch):
    monkeypatch.setitem(sys.modules, "foxglove", None)
    with Together("foxglove", parameters={"foxglove": {"foxglove_address": address}}, active=False) as system:
        node = system.nodes["foxglove"]
        node.trigger_configure()
        assert words in node.words()
