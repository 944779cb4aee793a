"""The page's parts that need no browser: what it gathers, who may see it, what waits for a slow one."""

from __future__ import annotations

import asyncio
import json
from hashlib import sha256

import aiohttp
import numpy as np
import pytest

from whee_ros.core.consent import Consent, ConsentState
from whee_ros.core.empathy import EmpathyPlan, EmpathyState
from whee_ros.core.errors import DeviceError, ParameterError
from whee_ros.core.face import AU_NAMES, FaceObservation
from whee_ros.core.media import AudioChunk, Frame
from whee_ros.core.motion import SpeechStatus
from whee_ros.core.resources import root
from whee_ros.core.trace import Latency
from whee_ros.core.voice import Transcript
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.nodes.face_view import averaged
from whee_ros.web import files
from whee_ros.web.access import COOKIE, Access, Right, split_address
from whee_ros.web.board import Board
from whee_ros.web.outbox import Outbox
from whee_ros.web.picture import source
from whee_ros.web.presets import parameter_file, presets
from whee_ros.web.server import STATIC, PageServer
from whee_ros.web.tape import SILENT, Tape

# gathering


def test_only_what_is_new_is_sent():
    board = Board()
    board.take("empathy/state", EmpathyState(10.0, "anna", need=0.4))
    assert board.fresh()["state"]["need"] == 0.4
    assert board.fresh() == {}
    board.put("health", {"a": 1})
    board.put("health", {"a": 1})
    assert board.fresh() == {"health": {"a": 1}}
    board.put("health", {"a": 1})
    assert board.fresh() == {}
    assert board.everything()["health"] == {"a": 1}


def test_a_new_page_gets_the_curve_of_the_last_minute_and_a_half():
    board = Board()
    for tenth in range(2000):
        board.take("empathy/state", EmpathyState(tenth / 10, "anna", need=0.5))
    history = board.everything()["history"]
    assert history[-1][0] - history[0][0] == pytest.approx(90.0, abs=0.2)
    board.take("empathy/state", EmpathyState(150.0, "anna", "u1", need=0.9))  # about an earlier utterance
    times = [point[0] for point in board.everything()["history"]]
    assert times == sorted(times)


def test_a_line_grows_and_gets_its_cause_and_what_is_heard_of_the_answer():
    board = Board()
    board.take("transcript", Transcript(2.0, 1.0, "u1", "my dog", False))
    board.take("transcript", Transcript(3.0, 1.0, "u1", "my dog died", True))
    board.take(
        "transcript", Transcript(2.5, 1.0, "u1", "my dog dyed", False)
    )  # late, and older than the final
    board.take("empathy/state", EmpathyState(3.0, "anna", "u1", "seeking", need=0.7, cause="my dog died"))
    board.take("robot/speech", SpeechStatus(4.0, "p1", "I am so sorry.", "started"))
    board.take("robot/speech", SpeechStatus(4.5, "p1", "I am so sorry.", "word", 2))
    board.take("robot/speech", SpeechStatus(4.6, "p1", "I am so sorry.", "cancelled", 2))
    person, robot = board.fresh()["talk"]
    assert (person["text"], person["cause"], person["direction"]) == ("my dog died", "my dog died", "seeking")
    assert (robot["state"], robot["words"]) == ("cancelled", 2)


def test_the_attended_face_is_shown_while_it_is_there():
    board = Board()
    board.take("face", FaceObservation(1.0, "f1", attended=True))
    board.take("face", FaceObservation(1.0, "f2"))
    assert board.value("person")["id"] == "f1"
    board.take("face", FaceObservation(2.5, "f2"))
    assert board.value("person")["id"] == "f2"


def test_sound_becomes_columns_without_a_gap_between_chunks():
    board = Board()
    loud = np.concatenate([np.full(300, 0.5, np.float32), np.full(212, -0.25, np.float32)])
    board.take("microphone/audio", AudioChunk(1.0, 16000, loud))
    board.take("microphone/audio", AudioChunk(1.032, 16000, np.zeros(256, np.float32)))
    assert board.fresh()["wave"] == [[0.5, 0.5], [-0.25, 0.5], [0.0, 0.0]]


def test_delays_count_from_the_stage_before_and_are_judged_by_their_budget():
    board = Board()
    for number, seconds in enumerate((0.2, 0.24, 0.4)):
        name, end = f"u{number}", 10.0 * number
        board.take("latency", Latency(end + seconds, "end_of_turn", name, seconds))
        board.take("latency", Latency(end + 0.5, "transcript", name, 0.5))
        board.take("latency", Latency(end + 0.51, "state", name, 0.51))
        board.take("empathy/plan", EmpathyPlan(end, f"p{number}", "anna", name, "plain"))
        for late in (0.0, 1.0):  # of several reactions the first counts
            board.take("latency", Latency(end + seconds + 0.3 + late, "reaction", f"p{number}", 0.0))
    board.take("latency", Latency(50.0, "plan", "unheard", 0.1))
    board.each_second()
    rows = {row["stage"]: row for row in board.fresh()["delays"]}
    assert list(rows) == ["end_of_turn", "transcript", "state", "reaction"]
    turn = rows["end_of_turn"]
    assert (turn["last"], turn["p50"], turn["goal95"], turn["kept"]) == (400.0, 240.0, 500.0, True)
    assert rows["transcript"]["kept"] is None
    assert (rows["state"]["p50"], rows["reaction"]["p95"], rows["reaction"]["count"]) == (10.0, 300.0, 3)


def test_a_nod_while_an_answer_is_awaited_counts_as_the_reaction():
    board = Board()
    board.take("latency", Latency(0.5, "reaction", "", 0.0))  # nobody waits for anything
    board.take("latency", Latency(1.2, "end_of_turn", "u1", 0.2))
    board.take("latency", Latency(1.3, "reaction", "", 0.0))
    board.take("latency", Latency(1.5, "plan", "u1", 0.5))
    board.take("latency", Latency(1.6, "reaction", "", 0.0))
    board.each_second()
    rows = {row["stage"]: row for row in board.fresh()["delays"]}
    assert (rows["reaction"]["last"], rows["reaction"]["count"]) == (100.0, 1)


def test_consent_in_words():
    board = Board()
    board.take("consent/state", ConsentState(1.0, "full", (Consent(1.0, "anna", True, False),), 7))
    shown = board.value("consent")
    assert shown["text"] == "consent: anna"
    anna = {"person": "anna", "face": True, "voice": False, "how": "service", "voucher": ""}
    assert (shown["people"], shown["withheld"]) == ([anna], 7)
    board.take("consent/state", ConsentState(1.0))
    assert board.value("consent")["text"] == "no consent"


def test_a_recorder_is_there_while_it_says_so():
    tape = Tape()
    assert not tape.value(0.0)["there"]
    tape.heard("ok", "not recording", {"profile": "full"}, 10.0)
    assert tape.value(11.0) == {
        "there": True, "on": False, "level": "ok", "text": "not recording", "profile": "full", "bytes": 0
    }  # fmt: skip
    tape.heard("ok", "recording to bags/a", {"profile": "full", "bytes": "42", "topics": "3"}, 12.0)
    assert tape.value(12.0)["on"]
    assert tape.value(12.0)["bytes"] == 42
    gone = tape.value(12.1 + SILENT)
    assert not gone["there"]
    assert not gone["on"]
    assert "no recorder" in gone["text"]


# sending


def test_a_slow_page_misses_and_nothing_piles_up():
    box = Outbox()
    for number in range(1000):
        box.put({"need": str(number), "tree": "[1]"})
    assert json.loads(box.take()) == {"need": 999, "tree": [1]}
    assert box.dropped == 2 * 999
    assert box.take() == ""


def test_a_blurred_picture_shows_nobody():
    image = np.random.default_rng(1).integers(0, 255, (480, 640, 3), np.uint8)
    small = averaged(image, 32)
    assert small.shape == (24, 32, 3)
    assert np.allclose(small[3, 5], image[60:80, 100:120].reshape(-1, 3).mean(axis=0), atol=1.0)
    assert averaged(image, 320).shape == (240, 320, 3)
    assert source(Frame(0.0, small)).startswith("data:image/png;base64,")
    assert source(Frame(0.0, averaged(image, 320))).startswith("data:image/jpeg;base64,")


# who may


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("127.0.0.1:80", ("127.0.0.1", 80)), ("9000", ("127.0.0.1", 9000)), ("robot.local", ("robot.local", 8765)),
        ("[::1]:7", ("::1", 7)),
    ],
)  # fmt: skip
def test_addresses(text, found):
    assert split_address(text) == found


@pytest.mark.parametrize("text", ["", "http://x", "a:b", "x:99999"])
def test_what_is_no_address(text):
    with pytest.raises(ParameterError, match="HOST:PORT"):
        split_address(text)


def test_an_open_address_needs_a_token():
    for token in ("", "short"):
        with pytest.raises(ParameterError, match="page_token"):
            Access("0.0.0.0", token, guests=False)
    access = Access("0.0.0.0", "correct horse", guests=False)
    assert access.right("") == Right.NONE
    assert Access("0.0.0.0", "correct horse", guests=True).right("") == Right.WATCH
    assert access.enter("wrong") == ""
    assert access.right(access.enter("correct horse")) == Right.ACT
    assert access.right("forged") == Right.NONE
    assert Access("127.0.0.1", "", guests=False).right("") == Right.ACT


def test_foreign_names_and_pages():
    here = Access("127.0.0.1", "", guests=False)
    assert here.host_fits("localhost:8765")
    assert here.host_fits("[::1]:8765")
    assert not here.host_fits("evil.example:8765")
    assert here.origin_fits("http://localhost:8765", "localhost:8765")
    assert not here.origin_fits("http://evil.example", "localhost:8765")
    assert not here.origin_fits("", "localhost:8765")
    assert not here.origin_fits("null", "localhost:8765")


class Stage:
    """What the server needs of the node."""

    def __init__(self):
        self.done = []

    def welcome(self):
        return {"state": '{"need":0.5}'}

    def text(self, name):
        return files.made(name, "whee_bot")

    def command(self, name, values, done):
        self.done.append(name)
        done({"said": values.get("text", "")})


def talk(server: PageServer, address: str, visit) -> object:
    async def run():
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
            return await visit(session, address)

    try:
        return asyncio.run(asyncio.wait_for(run(), 8))
    finally:
        server.stop()


def test_on_loopback_whoever_sits_there_may_act():
    stage = Stage()
    server = PageServer(Access("127.0.0.1", "", guests=False), stage)
    address = server.start("127.0.0.1", 0)

    async def visit(session, at):
        page = await session.get(at)
        assert page.status == 200
        policy = page.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert (await session.get(at, headers={"Host": "evil.example"})).status == 421
        refused = await session.get(f"{at}/live", headers={"Origin": "http://evil.example"})
        assert refused.status == 403
        assert (await session.get(f"{at}/live")).status == 403  # no Origin at all
        assert (await session.get(f"{at}/static/../server.py")).status in (403, 404)
        async with session.ws_connect(f"{at}/live", headers={"Origin": at}) as socket:
            assert json.loads((await socket.receive()).data) == {"state": {"need": 0.5}, "may": {"act": True}}
            for nonsense in ("x", "[]", '{"id": 1}', '{"id": "a", "do": "b"}'):
                await socket.send_str(nonsense)
            await socket.send_json({"id": 3, "do": "say", "text": "hello"})
            assert json.loads((await socket.receive()).data) == {"answer": {"id": 3, "said": "hello"}}

    talk(server, address, visit)
    assert stage.done == ["say"]


def test_elsewhere_the_token_opens_and_guests_only_watch():
    stage = Stage()
    access = Access("0.0.0.0", "correct horse", guests=True)
    server = PageServer(access, stage)
    address = server.start("127.0.0.1", 0)

    async def asked(session, at):
        async with session.ws_connect(f"{at}/live", headers={"Origin": at}) as socket:
            rights = json.loads((await socket.receive()).data)["may"]["act"]
            await socket.send_json({"id": 1, "do": "set", "node": "when", "values": {}})
            return rights, json.loads((await socket.receive()).data)["answer"]

    async def visit(session, at):
        rights, answer = await asked(session, at)
        assert not rights
        assert "log in" in answer["error"]
        assert stage.done == []
        form = {"token": "correct horse"}
        assert (await session.post(f"{at}/login", data=form)).status == 403  # from another page
        entered = await session.post(f"{at}/login", data=form, headers={"Origin": at}, allow_redirects=False)
        cookie = entered.headers["Set-Cookie"]
        assert COOKIE in cookie
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert "horse" not in cookie + entered.headers["Location"]
        assert (await asked(session, at))[0]

    talk(server, address, visit)
    assert stage.done == ["set"]


def test_nobody_sees_anything_without_the_token():
    server = PageServer(Access("0.0.0.0", "correct horse", guests=False), Stage())
    address = server.start("127.0.0.1", 0)

    async def visit(session, at):
        page = await session.get(at, allow_redirects=False)
        assert (page.status, page.headers["Location"]) == (303, "/login")
        for path in ("/live", "/made/face.json"):
            assert (await session.get(at + path, headers={"Origin": at})).status == 403
        assert (await session.get(f"{at}/login")).status == 200

    talk(server, address, visit)


def test_a_page_that_does_not_read_misses_some_and_gets_the_newest_in_the_end():
    server = PageServer(Access("127.0.0.1", "", guests=False), Stage())
    address = server.start("127.0.0.1", 0)

    async def visit(session, at):
        async with session.ws_connect(f"{at}/live", headers={"Origin": at}, max_msg_size=0) as slow:
            await slow.receive()
            for number in range(100):
                server.spread({"tree": f'[{number}, "{"x" * 200_000}"]'})
                await asyncio.sleep(0.001)
            async with session.ws_connect(f"{at}/live", headers={"Origin": at}) as other:
                assert "may" in json.loads((await other.receive()).data)  # nobody else waits for it
            assert server.hub.dropped > 20
            count, last = 0, 0
            while last < 99:
                last, count = json.loads((await slow.receive()).data)["tree"][0], count + 1
            assert count < 80

    talk(server, address, visit)


def test_a_taken_port_and_an_address_of_nobody():
    first, second = (PageServer(Access("127.0.0.1", "", False), Stage()) for _ in range(2))
    port = int(first.start("127.0.0.1", 0).rsplit(":", 1)[1])
    try:
        assert int(second.start("127.0.0.1", port).rsplit(":", 1)[1]) > port
    finally:
        first.stop()
        second.stop()
    with pytest.raises(DeviceError, match="page_address"):
        PageServer(Access("192.0.2.1", "correct horse", False), Stage()).start("192.0.2.1", 8765)


# files


def test_what_is_made_while_running():
    assert "head_pan_joint" in files.made("robot.urdf", "whee_bot")
    rig = json.loads(files.made("face.json", ""))
    assert {part["kind"] for part in rig["parts"]} >= {"fill", "stroke", "disc"}
    assert files.made("passwd", "whee_bot") is None
    assert files.made("robot.urdf", "") is None


def test_presets_and_a_file_of_what_is_in_force():
    by_name = {preset["name"]: preset for preset in presets()}
    assert by_name["warm"]["about"] == "Much empathy, also where it is only hinted at"
    assert by_name["warm"]["values"]["when"]["need_on"] < WhenConfig().need_on
    text = parameter_file({"when": {"need_on": 0.6}, "how": {}}, "Of today.")
    assert text == "# Of today.\nwhen:\n  ros__parameters:\n    need_on: 0.6\n"
    assert parameter_file({}, "Nothing.") == "# Nothing.\n"


def test_the_page_asks_nobody_else():
    built = {file.name: file.read_text(encoding="utf-8") for file in STATIC.iterdir()}
    assert {
        "index.html",
        "face.html",
        "login.html",
        "page.js",
        "page.css",
        "tablet.js",
        "LICENSES.txt",
    } <= set(built)
    for name in ("index.html", "face.html", "login.html"):
        assert "//" not in built[name].replace("<!doctype", "")
        assert "style=" not in built[name]
    assert "@import" not in built["page.css"]


def test_the_page_is_what_its_sources_gave():
    """As scripts/build_page left them: neither sources nor bundle were changed alone."""
    lines = (STATIC / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    told = dict(reversed(line.split("  ")) for line in lines)
    source = root() / "web_src"
    files_of = [
        *(source / "src").iterdir(),
        *source.glob("*.html"),
        source / "build.mjs",
        source / "package-lock.json",
    ]
    there = {str(path.relative_to(root())) for path in (*files_of, *STATIC.iterdir())}
    assert there - set(told) == {"whee_ros/web/static/SHA256SUMS"}
    assert {name: sha256((root() / name).read_bytes()).hexdigest() for name in told} == told


def test_the_names_of_units_come_with_the_data():
    units = Board().everything()["units"]
    assert units == AU_NAMES
    assert units[12] == "lip corner puller"
