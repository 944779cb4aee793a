"""Groot2's protocol: a real client, and the real Groot2Publisher of BehaviorTree.CPP to compare with."""

import socket
import struct
from xml.etree import ElementTree

import behaviortreepy as cpp
import msgpack
import pytest
import zmq
from tree_help import Rig, Told, write

from whee_ros.behavior.bench import conversation
from whee_ros.behavior.loader import load_tree
from whee_ros.behavior.scripted import ScriptedSkills
from whee_ros.core.empathy import EmpathyState
from whee_ros.core.errors import DeviceError
from whee_ros.core.resources import resource
from whee_ros.nodes.groot import GrootServer

BODY = (
    '<Sequence name="all"><A name="first"/><SubTree ID="Inner" val="{x}" lit="3"/><Inverter _skipIf="false" '
    '_onSuccess="y:=3"><B name="b"/></Inverter><Script code="z := \'abc\'; w:=2.5"/></Sequence>'
)
OTHERS = (
    '<BehaviorTree ID="Inner"><Sequence><Script code="val := 42; loc := 1"/><C/><SubTree ID="Deep"/></Sequence>'
    '</BehaviorTree><BehaviorTree ID="Deep"><AlwaysSuccess/></BehaviorTree>'
)
SAYS = {"A": "S" * 20, "B": "RS" * 20, "C": "RS" * 20}


def free_port():
    """Return a port that is free, as is the next one."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = first.getsockname()[1]
            try:
                second.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port


class Groot:
    """A client that asks as Groot2 does; `step` lets the server answer."""

    def __init__(self, port, step=lambda: None):
        self._context = zmq.Context()
        self._socket = self._context.socket(zmq.REQ)
        self._socket.linger = 0
        self._socket.connect(f"tcp://127.0.0.1:{port}")
        self._step = step

    def ask(self, kind, *parts, number=7):
        return self.send(struct.pack("<BBI", 2, ord(kind), number), *parts)

    def send(self, *parts):
        self._socket.send_multipart(parts)
        for _ in range(200):
            self._step()
            if self._socket.poll(10):
                return self._socket.recv_multipart()
        raise AssertionError("no answer")

    def close(self):
        self._socket.close()
        self._context.term()


@pytest.fixture
def watched(tmp_path, monkeypatch):
    """Return a rig, its server, and a client."""
    told = Told(monkeypatch)
    told.says.update(SAYS)
    rig = Rig(write(tmp_path, BODY, OTHERS))
    port = free_port()
    server = GrootServer(port)
    server.show(rig.tree)
    client = Groot(port, server.step)
    yield rig, server, client
    client.close()
    server.close()


@pytest.fixture
def publisher():
    """Return the same tree in BehaviorTree.CPP with its own publisher, and a client."""
    factory = cpp.BehaviorTreeFactory()
    status = {"S": cpp.NodeStatus.SUCCESS, "R": cpp.NodeStatus.RUNNING}
    for tag, says in SAYS.items():
        answers = iter(says)

        def answer(_, answers=answers):
            return status[next(answers)]

        factory.register_simple_stateful_action(tag, answer, answer)
    factory.register_behavior_tree_from_text(
        f'<root BTCPP_format="4"><BehaviorTree ID="Main">{BODY}</BehaviorTree>{OTHERS}</root>'
    )
    tree = factory.create_tree("Main")
    port = free_port()
    server = cpp.Groot2Publisher(tree, port)
    client = Groot(port)
    yield tree, client
    client.close()
    del server


def trees(xml):
    """Return the trees of an XML text as nested tuples, without the palette."""

    def plain(element):
        return element.tag, sorted(element.attrib.items()), [plain(child) for child in element]

    root = ElementTree.fromstring(xml)
    assert root.get("BTCPP_format") == "4"
    assert root.find("TreeNodesModel") is not None
    return [plain(child) for child in root if child.tag == "BehaviorTree"]


def test_what_groot2_is_told_is_what_behaviortree_cpp_tells(watched, publisher):
    rig, _, client = watched
    theirs, their_client = publisher
    ours, other = client.ask("T"), their_client.ask("T")
    assert ours[0][:6] == other[0][:6]
    assert len(ours[0]) == len(other[0]) == 22
    assert trees(ours[1]) == trees(other[1])
    for tick in range(9):
        assert client.ask("S")[1] == their_client.ask("S")[1], tick
        rig.tick()
        theirs.tick_exactly_once()
    names = b"Main;Inner::3;nowhere"
    ours, other = (msgpack.unpackb(one.ask("B", names)[1]) for one in (client, their_client))
    assert other["Main"].items() <= ours["Main"].items()
    assert ours["Main"]["now"] == 0
    assert ours["Inner::3"].items() <= other["Inner::3"].items()
    assert ours["Inner::3"] == {"loc": 1}
    assert client.ask("B", b"nowhere")[1] == their_client.ask("B", b"nowhere")[1]
    assert client.ask("B") == their_client.ask("B")


def test_each_load_of_a_tree_has_its_own_mark(watched):
    rig, server, client = watched
    before = client.ask("S")[0]
    assert client.ask("S")[0] == before
    server.show(rig.tree)
    assert client.ask("S")[0][:6] == before[:6]
    assert client.ask("S")[0] != before


@pytest.mark.parametrize("kind", "IRUDAXrtNZ")
def test_what_would_stop_the_robot_is_refused_politely(watched, kind):
    rig, _, client = watched
    assert client.ask(kind, b'{"uid":2}') == [
        b"error",
        b"not supported: this robot can be watched, not stopped",
    ]
    assert rig.tick() == "R"
    assert len(client.ask("S")) == 2


@pytest.mark.parametrize("parts", [(b"",), (b"abc",), (b"x" * 5000,), (b"", b"", b"")])
def test_nonsense_is_answered_and_forgotten(watched, parts):
    _, _, client = watched
    assert client.send(*parts) == [b"error", b"wrong request header"]
    assert len(client.ask("S")) == 2
    assert client.ask("B", b"\xff\xfe;Main")[0] != b"error"


def test_without_a_tree_every_question_is_an_error(watched):
    _, server, client = watched
    server.show(None)
    assert client.ask("T") == [b"error", b"no tree is loaded"]


def test_a_port_that_is_taken_is_told_and_nothing_stays_bound():
    port = free_port()
    first = GrootServer(port)
    with pytest.raises(DeviceError, match="choose another groot_port"):
        GrootServer(port)
    with pytest.raises(DeviceError, match=str(port + 1)):
        GrootServer(port + 1)
    first.close()
    GrootServer(port).close()


def test_the_main_tree_is_shown_whole_and_keeps_the_persons_words_to_itself():
    tree = load_tree(resource("behavior_trees/main.xml"), ScriptedSkills())
    port = free_port()
    server = GrootServer(port)
    server.show(tree)
    client = Groot(port, server.step)
    for snapshot in conversation(8.0):
        tree.tick(snapshot)
    assert isinstance(snapshot.state, EmpathyState)
    xml = client.ask("T")[1]
    numbers = [int(node.get("_uid")) for node in ElementTree.fromstring(xml).iter() if node.get("_uid")]
    assert sorted(numbers) == list(range(1, len(tree.status()) + 1))
    state = client.ask("S")[1]
    assert sorted(struct.unpack_from("<H", state, at)[0] for at in range(0, len(state), 3)) == sorted(numbers)
    board = msgpack.unpackb(client.ask("B", b"Main")[1])["Main"]
    assert board["plan.text"] == "That sounds hard."
    assert not {"state.text", "state.cause"} & set(board)
    client.close()
    server.close()
