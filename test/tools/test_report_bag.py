"""A bag gives the report that the live events gave."""

from __future__ import annotations

import json

import pytest
from rclpy.serialization import serialize_message
from report_talk import TURNS, ZERO, events
from std_msgs.msg import String

from whee_ros.bags import schemas
from whee_ros.bags.labels import Label, Labels, beside
from whee_ros.bags.reader import value
from whee_ros.bags.settings import TOPIC
from whee_ros.bags.topic import Topic
from whee_ros.bags.writer import BagWriter
from whee_ros.core.errors import MediaError
from whee_ros.core.safety import SafetyEvent
from whee_ros.ros.convert import to_msg
from whee_ros.tools import bag, report_bag
from whee_ros.tools.report import from_bag
from whee_ros.tools.report.collect import collect
from whee_ros.tools.report.session import Event
from whee_ros.tools.report.summary import summary


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("talk") / "bag"
    writer = BagWriter(path, split_s=20.0)
    alarm = SafetyEvent(ZERO + 1, "p1", "u1", "suicide", "high", 1.0, "rule", "en", "script", "p")
    settings = json.dumps({"node": "when", "values": {"need_on": 0.7, "need_off": 0.35}})
    talk = list(events())
    more = Event("safety/events", ZERO + 1, alarm), Event(TOPIC, talk[0].received, settings)
    for event in sorted([*talk, *more], key=lambda event: event.received):
        text = isinstance(event.value, str)
        message = String(data=event.value) if text else to_msg(event.value)
        kind = "std_msgs/msg/String" if text else f"whee_interfaces/msg/{type(event.value).__name__}"
        name = f"/ward_3/{event.topic}"
        writer.add_topic(Topic(name, kind, schemas.definition(kind), schemas.type_hash(kind)))
        stamp = round(event.received * 1e9)
        writer.add(name, bytes(serialize_message(message)), stamp, stamp)
    writer.close()
    return path


@pytest.fixture(scope="module")
def heard(folder):
    return list(from_bag.events(folder))


def test_the_bag_says_what_the_events_said(heard):
    live, read = (summary(collect(found), {}) for found in (events(), heard))
    assert [turn["said"]["text"] for turn in read["turns"]] == [turn[6] for turn in TURNS]
    for expected, found in zip(live["turns"], read["turns"], strict=True):
        assert found["truth"] == expected["truth"]
        assert found["delays"] == pytest.approx(expected["delays"], abs=1e-3)
        assert found["state"]["need"] == pytest.approx(expected["state"]["need"], abs=1e-3)
        assert found["plan"]["reasons"] == expected["plan"]["reasons"]
        assert [unit["rise"] for unit in found["perceived"]["units"]] == pytest.approx(
            [unit["rise"] for unit in expected["perceived"]["units"]], abs=2e-3
        )


def test_values_come_back_as_core_dataclasses(heard):
    by_type = {type(event.value).__name__: event.value for event in heard}
    assert by_type["FaceObservation"].au(12).confidence == pytest.approx(0.9)
    assert by_type["EmpathyPlan"].reasons == ("need 0.80 is above 0.55",)
    assert isinstance(by_type["FaceObservation"].stamp, float)
    assert value(String(data="x"), "std_msgs/msg/String") == "x"


def test_the_commands_work_on_it(folder, tmp_path, capsys):
    for who, end, fits in (("anna", 14.0, True), ("ben", 15.0, False)):
        Labels(folder.name, (Label(9.0, end, True, fits),), "", who).save(beside(folder, who))
    assert report_bag.main([str(folder), "--out", str(tmp_path), "--account"]) == 0
    assert (tmp_path / "timeline.png").exists()
    told, page = capsys.readouterr().out, (tmp_path / "report.html").read_text()
    assert "My dog died last week" in told
    assert "kappa of anna and ben: empathy called for 0.90" in told
    assert "answer fitted 0.00 (1 answers)" in told
    for shown in (
        "2027-01-15 08:00:00 UTC",
        "suicide",
        "need_on",
        "<td>anna and ben</td>",
        'src="data:image/png',
    ):
        assert shown in page, shown
    assert "http" not in page
    assert bag.main(["info", str(folder)]) == 0
    assert "/ward_3/empathy/state" in capsys.readouterr().out


def test_a_folder_that_is_no_bag_is_said_to_be_none(tmp_path):
    with pytest.raises(MediaError, match="metadata"):
        list(from_bag.events(tmp_path))
    (tmp_path / "bag_0.mcap").write_bytes(b"half a bag")
    with pytest.raises(MediaError, match="whee bag repair"):
        list(from_bag.events(tmp_path))
    with pytest.raises(MediaError, match=r"no \.mcap"):
        bag.main(["info", str(tmp_path / "none")])
