"""A bag gives the report that the live events gave."""

from __future__ import annotations

import pytest
from rclpy.serialization import serialize_message
from report_talk import TURNS, events
from std_msgs.msg import String

from whee_ros.bags import schemas
from whee_ros.bags.reader import value
from whee_ros.bags.topic import Topic
from whee_ros.bags.writer import BagWriter
from whee_ros.core.errors import MediaError
from whee_ros.ros.convert import to_msg
from whee_ros.tools import bag, report_bag
from whee_ros.tools.report.collect import collect
from whee_ros.tools.report.from_bag import from_bag
from whee_ros.tools.report.summary import summary


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("talk") / "bag"
    writer = BagWriter(path, split_s=20.0)
    for event in events():
        text = isinstance(event.value, str)
        message = String(data=event.value) if text else to_msg(event.value)
        kind = "std_msgs/msg/String" if text else f"whee_interfaces/msg/{type(event.value).__name__}"
        name = f"/ward_3/{event.topic}"
        writer.add_topic(Topic(name, kind, schemas.definition(kind), schemas.type_hash(kind)))
        stamp = round(event.received * 1e9)
        writer.add(name, bytes(serialize_message(message)), stamp, stamp)
    writer.close()
    return path


def test_the_bag_says_what_the_events_said(folder):
    live, read = summary(collect(events()), {}), summary(from_bag(folder), {})
    assert [turn["said"]["text"] for turn in read["turns"]] == [turn[6] for turn in TURNS]
    for expected, found in zip(live["turns"], read["turns"], strict=True):
        assert found["truth"] == expected["truth"]
        assert found["delays"] == pytest.approx(expected["delays"], abs=1e-3)
        assert found["state"]["need"] == pytest.approx(expected["state"]["need"], abs=1e-3)
        assert found["plan"]["reasons"] == expected["plan"]["reasons"]
        assert [unit["rise"] for unit in found["perceived"]["units"]] == pytest.approx(
            [unit["rise"] for unit in expected["perceived"]["units"]], abs=2e-3
        )


def test_values_come_back_as_core_dataclasses(folder):
    from whee_ros.bags.reader import messages

    by_type = {type(content).__name__: content for _, _, content in messages(folder)}
    assert by_type["FaceObservation"].au(12).confidence == pytest.approx(0.9)
    assert by_type["EmpathyPlan"].reasons == ("need 0.80 is above 0.55",)
    assert isinstance(by_type["FaceObservation"].stamp, float)
    assert value(String(data="x"), "std_msgs/msg/String") == "x"


def test_the_commands_work_on_it(folder, tmp_path, capsys):
    assert report_bag.main([str(folder), "--out", str(tmp_path), "--account"]) == 0
    assert (tmp_path / "timeline.png").exists()
    assert "My dog died last week" in capsys.readouterr().out
    assert bag.main(["info", str(folder)]) == 0
    assert "/ward_3/empathy/state" in capsys.readouterr().out


def test_a_folder_that_is_no_bag_is_said_to_be_none(tmp_path):
    with pytest.raises(MediaError, match="metadata"):
        from_bag(tmp_path)
    (tmp_path / "bag_0.mcap").write_bytes(b"half a bag")
    with pytest.raises(MediaError, match="whee bag repair"):
        from_bag(tmp_path)
    with pytest.raises(MediaError, match=r"no \.mcap"):
        bag.main(["info", str(tmp_path / "none")])
