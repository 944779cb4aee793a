"""The behaviour node: trees of any size as messages, reload while running, parts of one's own, Groot2."""

from __future__ import annotations

import socket
import struct
from pathlib import Path
from xml.etree import ElementTree

import msgpack
import zmq
from together import Together
from whee_interfaces.msg import TreeSnapshot
from whee_interfaces.srv import ReloadTree

from whee_ros.core.empathy import EmpathyPlan
from whee_ros.core.motion import SpeechStatus
from whee_ros.ros.qos import LATCHED

HEAD = '<root BTCPP_format="4" main_tree_to_execute="Main"><BehaviorTree ID="Main">'
TAIL = "</BehaviorTree></root>"


def big(path: Path) -> Path:
    """Write a tree of 600 nodes, as a person or a generator might."""
    leaves = '<Wait seconds="1"/>' * 9 + '<ScriptCondition code="now &lt; 0"/>'
    branches = "".join(f'<Sequence name="s{i}">{leaves}</Sequence>' for i in range(54))
    rest = "<AlwaysSuccess/>" * 5
    path.write_text(f'{HEAD}<Parallel failure_count="-1">{branches}{rest}</Parallel>{TAIL}')
    return path


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def reload(system: Together, path: Path | str) -> ReloadTree.Response:
    node = system.nodes["behavior"]
    return node._reload(ReloadTree.Request(path=str(path)), ReloadTree.Response())


def snapshots(system: Together) -> list[TreeSnapshot]:
    found: list[TreeSnapshot] = []
    system.probe.create_subscription(TreeSnapshot, "behavior/tree", found.append, LATCHED)
    return found


def test_a_tree_of_600_nodes_is_told_whole_node_by_node_as_in_its_file(tmp_path):
    file = big(tmp_path / "big.xml")
    port = free_port()
    with Together("behavior", parameters={"behavior": {"tree": str(file), "groot_port": port}}) as system:
        found = snapshots(system)
        system.run(2.5)
        body = ElementTree.parse(file).getroot().find("BehaviorTree")
        assert body is not None
        written = [node.tag for node in body.iter()][1:]
        assert len(written) == 600
        for snapshot in found:
            assert [node.type for node in snapshot.nodes] == written
            assert [node.id for node in snapshot.nodes] == list(range(600))
        parents = {node.id: node.parent for node in found[-1].nodes}
        assert parents[0] == -1
        assert [parents[i] for i in range(1, 600, 11)][:54] == [0] * 54
        assert found[-1].nodes[0].origin == str(file)
        assert {node.status for shot in found for node in shot.nodes} >= {"running", "success", "idle"}

        context = zmq.Context()
        client = context.socket(zmq.REQ)
        client.linger = 0
        client.connect(f"tcp://127.0.0.1:{port}")
        answers = []
        for kind, parts in (("T", ()), ("S", ()), ("B", (b"Main",))):
            client.send_multipart([struct.pack("<BBI", 2, ord(kind), 1), *parts])
            system.until(lambda: client.poll(20), 5.0)
            answers.append(client.recv_multipart()[1])
        client.close()
        context.term()
        tree = ElementTree.fromstring(answers[0]).find("BehaviorTree")
        assert tree is not None
        assert [node.tag for node in tree.iter()][1:] == written
        assert len(answers[1]) == 3 * 600
        assert "now" in msgpack.unpackb(answers[2])["Main"]


def test_a_second_robot_at_the_same_port_says_so_and_goes_on():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with Together("behavior", parameters={"behavior": {"groot_port": port}}) as system:
            found = snapshots(system)
            system.run(0.5)
            assert system.nodes["behavior"]._groot is None
            assert found[-1].nodes[0].status == "running"


def test_reloading_is_all_or_nothing_and_performs_no_plan_twice(tmp_path):
    off = {"behavior": {"groot_port": 0}}
    with Together("robot", "skills", "behavior", parameters=off) as system:
        found = snapshots(system)
        speech = system.heard(SpeechStatus, "robot/speech")
        plan = EmpathyPlan(
            system.now, "p1", "", "u1", "empathic", text="That sounds hard to bear.", intensity=0.5
        )
        system.tell(plan, "empathy/plan")
        system.until(lambda: any(status.state == "word" for status in speech), 5.0)

        wrong = tmp_path / "wrong.xml"
        wrong.write_text(f"{HEAD}\n<Sey/>{TAIL}")
        answer = reload(system, wrong)
        assert not answer.success
        assert answer.message == "wrong.xml:2: no such node <Sey>. Did you mean Say?"
        system.run(0.2)
        assert speech[-1].state == "word"
        assert found[-1].tree == "main"

        answer = reload(system, "")
        assert answer.success, answer.message
        system.run(3.0)
        assert speech[-1].state == "cancelled"
        assert [status.state for status in speech].count("started") == 1

        other = tmp_path / "other.xml"
        other.write_text(f'{HEAD}<LookAt target="person" duration="5"/>{TAIL}')
        assert reload(system, other).success
        system.run(0.3)
        assert found[-1].tree == "other"
        assert [node.type for node in found[-1].nodes] == ["LookAt"]


def test_a_file_in_the_search_path_takes_the_place_of_a_part(tmp_path):
    mine = tmp_path / "idle.xml"
    mine.write_text(
        '<root BTCPP_format="4"><BehaviorTree ID="Idle"><LookAt target="away" duration="9"/></BehaviorTree></root>'
    )
    settings = {"behavior": {"tree_path": str(tmp_path), "groot_port": 0}}
    with Together("behavior", parameters=settings) as system:
        found = snapshots(system)
        system.run(0.3)
        origins = {node.name: node.origin for node in found[-1].nodes if node.type == "SubTree"}
        assert origins["Idle"].startswith(f"{mine} in place of ")
        assert origins["Waiting"].endswith("waiting.xml")
        mine.write_text(
            '<root BTCPP_format="4"><BehaviorTree ID="Idel"><AlwaysSuccess/></BehaviorTree></root>'
        )
        answer = reload(system, "")
        assert not answer.success
        assert "no tree with the ID 'Idle'" in answer.message
        assert f"{mine} replaces the file that has it" in answer.message


def test_a_name_that_no_skill_knows_is_told(tmp_path):
    file = tmp_path / "mine.xml"
    branch = '<ForceSuccess><ShowFace expression="hapy"/></ForceSuccess><Wait seconds="9"/>'
    file.write_text(f"{HEAD}<Sequence>{branch}</Sequence>{TAIL}")
    settings = {"behavior": {"tree": str(file), "groot_port": 0}}
    with Together("robot", "skills", "behavior", parameters=settings) as system:
        node = system.nodes["behavior"]
        system.until(lambda: "hapy" in node.words(), 5.0)
        assert "Did you mean happy?" in node.words()
