"""The page in a real browser: it shows what was sent, changes what it may, and comes back."""

from __future__ import annotations

import base64
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator

import numpy as np
import pytest
from browser import Browser, Tab
from domains import reserve
from page_stage import JOYFUL, PLAN, SAD, PageStage
from PIL import Image
from rclpy.parameter import Parameter, parameter_dict_from_yaml_file, parameter_value_to_python
from rosbags.rosbag2 import Reader

from whee_ros.core.motion import FaceCommand
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.ports.face_file import face_rig
from whee_ros.tools.cli import main
from whee_ros.tools.system import plan
from whee_ros.tools.system.description import System
from whee_ros.web.presets import presets


@pytest.fixture(scope="module")
def stage(tmp_path_factory) -> Iterator[PageStage]:
    with PageStage(tmp_path_factory.mktemp("bags")) as found:
        yield found


@pytest.fixture(scope="module")
def tab(browser: Browser, stage: PageStage) -> Iterator[Tab]:
    found = browser.open(stage.address)
    found.says("#chip-link", "live")
    found.js(LISTEN)
    # streams until they show: everybody has found everybody then, and nothing that is said once is lost
    playing(
        stage,
        lambda: found.text("#person .aside").startswith("anna") and found.text("#state .need")[:2] == "0.",
    )
    stage.scene()
    yield found
    found.close()  # what is live draws on, and takes its time from the tests that follow


SHOWN = {
    "#person": ("anna · 93 %", "sad · looks here · 0.8 m", "inner brow raiser"),
    "#voice": ("person pauses", "0.3 of 0.9 s", "sad, 62 %", "142 Hz", "\N{MINUS SIGN}0.52"),
    "#talk": (
        "I studied for weeks and I failed my exam",
        "seeking",
        "and now my parents",
        "I'm so sorry about your",
    ),
    "#state": ("seeking", "confidence 84 %", "words seeking", "+1.62", "\N{MINUS SIGN}0.33"),
    "#decision": (
        "empathic",
        "reflection",
        "soothe",
        PLAN.text,
        "strong",
        "0.72",
        "claims a human past",
        "she seeks",
    ),
    "#tree": ("perform plan", "5 of 12 words", "nobody interrupts"),
    "#robot": ("whee_bot · ready",),
    "#delays": ("end of turn", "310 · 310 ms over", "12 · 12 ms ✓"),
    "#health": ("voice", "no sound on microphone/audio", "skills"),
    "#bar": ("1 of 10 in trouble", "not recording", "Record", "no consent"),
}


def test_every_panel_shows_what_was_sent(tab, stage):
    def everything():
        for panel, words in SHOWN.items():
            shown = tab.text(panel)
            assert not [text for text in words if text not in shown], f"{panel}: {shown}"
        assert tab.text("#talk u") == "I failed my exam"
        assert tab.text("#state .quote u") == "I failed my exam"
        assert float(tab.text("#state .need")) == pytest.approx(0.45, abs=0.31)
        assert tab.js("document.querySelector('#tree [data-status=running] i').textContent") == "▶"
        units = tab.js(
            "[...document.querySelectorAll('#person .unit')].map(u => [...u.children].map(c => c.textContent))"
        )
        figures = {code: figure for code, _, _, figure in units}
        assert len(figures) == 21
        assert 0.5 < float(figures["AU1"]) < 0.75

    passes(stage, everything)


def test_the_thresholds_are_drawn(tab, stage):
    """The curve's canvas has dashes in the colour of the ink, at the height of each threshold."""
    picture = canvas(tab, "#state canvas")
    rows = [np.abs(picture[:, 40:-16, :3].astype(int) - (23, 32, 44)).sum(axis=2).min(axis=1) < 60]
    assert rows[0].sum() >= 2


def test_robot_and_face_are_drawn(tab, stage):
    tab.until("document.querySelector('.three')?.dataset.drawn === 'true'")
    happy, body = mouth(tab), canvas(tab, ".three canvas")  # joy has been played all the time
    assert len(np.unique(happy.reshape(-1, 4), axis=0)) > 50
    assert len(np.unique(body.reshape(-1, 4), axis=0)) > 200
    playing(stage, lambda: differ(happy, mouth(tab), 40) > 0.03, SAD)
    playing(stage, lambda: differ(body, canvas(tab, ".three canvas"), 12) > 0.005, SAD)
    sad = mouth(tab)
    playing(stage, lambda: differ(sad, mouth(tab), 40) > 0.03, JOYFUL)


def test_the_face_is_the_one_definition(browser, stage, tab):
    """The page's evaluation of the rig gives the polygons of the reference."""
    rig = face_rig()
    command = FaceCommand(0.0, (1, 4, 15, 17), (0.9, 0.5, 0.85, 0.35), "PP", 1.0, -0.3, 0.2, 0.4, -0.5)
    asked = {"au": list(zip(command.codes, command.intensities, strict=True)), "viseme": "PP", "weight": 1.0}
    asked |= {"gaze": [-0.3, 0.2], "blink": 0.4, "pupil": -0.5}
    face = browser.open(f"{stage.address}/face", 800, 480)
    face.until("document.querySelector('#face')?.dataset.drawn === 'true'")
    found = face.js(f"window.wheeFace.values({json.dumps(asked)})")
    np.testing.assert_allclose(found, rig.values(command), atol=1e-3)
    wanted = [shape.points for shape in rig.shapes(rig.values(command))]
    drawn = face.js(f"window.wheeFace.points({json.dumps(asked)})")
    assert len(drawn) == len(wanted)
    for ours, theirs in zip(drawn, wanted, strict=True):
        np.testing.assert_allclose(ours, theirs, atol=0.05)
    assert not face.complaints
    face.close()


def test_a_slider_changes_the_parameter_and_its_echo(tab, stage):
    tab.front()
    tab.key("p")
    tab.until("document.querySelector('#p-when-need_on')")
    tab.js(slide("need_on", 0.65))
    until(lambda: need_on(stage) == 0.65)
    tab.until("document.querySelector('#p-when-need_on').value === '0.65'")
    tab.until("document.querySelector('#p-when-need_on').closest('.param').dataset.amended === 'true'")
    stage.when.set_parameters_atomically([parameter("need_on", 0.6)])  # somebody else, elsewhere
    tab.until("document.querySelector('#p-when-need_on').value === '0.6'")
    tab.js(slide("need_off", 0.9))
    tab.says("#g-when .wrong:not([hidden])", "Keep it at or below 0.6")
    tab.until("document.querySelector('#p-when-need_off').value === '0.35'")
    tab.js("[...document.querySelectorAll('#drawer button')].find(b => b.textContent === 'Undo').click()")
    until(lambda: need_on(stage) == 0.5)
    tab.until("document.querySelector('#p-when-need_on').value === '0.5'")
    assert "page_token" not in tab.text("#drawer")
    tab.key("Escape")
    tab.until("document.querySelector('#drawer').hidden")


def test_a_preset_is_one_change_that_undo_takes_back(tab, stage):
    tab.front()
    tab.key("p")
    tab.until("document.querySelectorAll('#drawer select[aria-label=Preset] option').length > 3")
    assert (
        tab.js("document.querySelector('#drawer input[type=search]').value") == ""
    )  # the key opens, and types nothing
    names = tab.js(
        "[...document.querySelector('#drawer select[aria-label=Preset]').options].map(o => o.value)"
    )
    assert {"reserved", "balanced", "warm"} <= set(names)
    before = values(stage)
    wanted = next(one["values"] for one in presets() if one["name"] == "warm")
    choose(tab, "warm")
    tab.says("#drawer", "Much empathy, also where it is only hinted at")
    press(tab, "Apply")
    until(lambda: all(values(stage)[node].items() >= page.items() for node, page in wanted.items()))
    for node, page in wanted.items():
        for name, value in page.items():
            tab.until(f"Number(document.querySelector('#p-{node}-{name}').value) === {value}")
    press(tab, "Undo")
    settled(tab, stage, before)


def test_a_preset_that_a_node_refuses_says_why(tab, stage):
    before = values(stage)
    stage.refuses = "not while the robot is on a ladder"
    choose(tab, "reserved")
    press(tab, "Apply")
    tab.says("#drawer", "not while the robot is on a ladder")
    until(lambda: values(stage)["how"]["warmth"] == 0.3)  # the other node took its part
    assert values(stage)["when"] == before["when"]
    stage.refuses = ""
    press(tab, "Undo")
    settled(tab, stage, before)


def test_who_undoes_at_once_undoes_what_is_still_on_its_way(tab, stage):
    before = values(stage)
    stage.changed.clear()
    choose(tab, "warm")
    press(tab, "Apply")
    press(tab, "Undo")
    until(
        lambda: [changes.get("need_on") for changes in stage.changed][-2:] == [0.4, before["when"]["need_on"]]
    )
    settled(tab, stage, before)


def test_what_is_saved_brings_the_same_values_again(tab, stage, tmp_path):
    tab.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
    defaults = values(stage)
    choose(tab, "warm")
    press(tab, "Apply")
    until(lambda: values(stage)["how"]["warmth"] == 0.8 and values(stage)["when"]["need_on"] == 0.4)
    tab.until("document.querySelector('#p-when-need_on').value === '0.4'")
    tab.until("document.querySelector('#p-how-warmth').value === '0.8'")
    amended = values(stage)
    press(tab, "Save as YAML")
    file = tmp_path / "whee.yaml"
    until(lambda: file.exists() and file.stat().st_size > 0)
    press(tab, "Undo")
    settled(tab, stage, defaults)
    # into a running system: whee params load
    assert main(["params", "load", str(file)]) == 0
    assert values(stage) == amended
    # ros2 param load reads files by this function of rclpy
    for node in ("when", "how"):
        read = parameter_dict_from_yaml_file(str(file), use_wildcard=True, target_nodes=[f"/{node}"])
        found = {name: parameter_value_to_python(one.value) for name, one in read.items()}
        assert found == {
            name: value for name, value in amended[node].items() if defaults[node][name] != value
        }
    # whee up --params-file
    planned = plan.make(System.load(), {"source": "demo", "params_file": str(file)})
    assert planned.ros_arguments("")[-1] == str(file)
    elsewhere = {**os.environ, "ROS_DOMAIN_ID": str(reserve())}  # another `when` answers this one's callers
    command = [sys.executable, "-c", START, *planned.ros_arguments("")]
    started = subprocess.run(command, env=elsewhere, check=True, capture_output=True, text=True)
    assert json.loads(started.stdout) == amended["when"]
    tab.js(
        "for (const one of document.querySelectorAll('#drawer [data-amended=true] button.icon')) one.click()"
    )
    settled(tab, stage, defaults)
    tab.key("Escape")
    tab.until("document.querySelector('#drawer').hidden")


START = """
import json, sys, rclpy
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.ros.lifecycle import WheeNode
rclpy.init(args=["--ros-args", *sys.argv[1:]])
print(json.dumps(vars(WheeNode("when", WhenConfig).parameters.get(WhenConfig))), flush=True)
import os; os._exit(0)
"""
"""What `when` makes of a parameter file at its start."""


def test_buttons_reach_the_nodes(tab, stage):
    tab.front()
    tab.js(
        "document.querySelector('#say-text').value = 'My dog died.'; document.querySelector('#say').requestSubmit()"
    )
    for key in ("h", "b"):
        tab.key(key)
    until(lambda: {"say_text My dog died.", "hush", "reset_baseline"} <= set(stage.asked))
    told(tab, "The robot has stopped.")


def test_the_record_button_writes_a_bag(tab, stage):
    tab.says("#chip-record", "not recording")
    tab.key("r")
    tab.says("#chip-record", "recording ")
    tab.says("#act-record", "Stop")
    told(tab, f"Recording to {stage.bags / 'talk'}")
    playing(stage, lambda: stage.recorder._recording.status.messages > 100)
    tab.js("document.querySelector('#act-record').click()")
    tab.says("#chip-record", "not recording")
    with Reader(stage.bags / "talk") as reader:
        topics = {connection.topic for connection in reader.connections}
    assert {"/empathy/state", "/face", "/recording/session", "/recording/parameters"} <= topics


def test_consent_is_given_seen_and_withdrawn(tab, stage):
    tab.key("c")
    tab.says("#dialog", "Nobody has agreed yet")
    assert tab.js("document.querySelector('#consent-who').value") == "anna"  # whom the robot sees
    tab.js("document.querySelector('#record-keeps').value = 'full'")
    tab.js("document.querySelector('#record-keeps').dispatchEvent(new Event('change'))")
    press(tab, "Record", "#dialog")
    tab.says("#dialog [role=status]", "recording to ")
    tab.says("#chip-record", "recording full")
    press(tab, "Agrees", "#dialog")  # nothing was ticked, nobody vouched
    tab.js("document.querySelector('#consent-face').click()")
    press(tab, "Agrees", "#dialog")  # still nobody vouched
    tab.js("document.querySelector('#consent-voucher').value = 'Kim'")
    press(tab, "Agrees", "#dialog")
    tab.says("#dialog .people", "Kim vouches")
    tab.says("#dialog .people", "pictures ✓ · sound ✕")
    tab.says("#chip-consent", "consent: anna")
    (word,) = stage.recorder._consent.gate.state("").people
    assert (word.person_id, word.face, word.voice, word.voucher) == ("anna", True, False, "Kim")
    press(tab, "Withdraw", "#dialog")
    tab.says("#dialog .people", "withdrawn: nothing is kept")
    tab.until("document.querySelector('#chip-consent').textContent === 'no consent'")
    press(tab, "Stop", "#dialog")
    tab.says("#dialog [role=status]", "Nothing is being recorded")
    tab.js("document.querySelector('#dialog').close()")


def test_the_page_says_so_where_no_recorder_is(tab, stage, monkeypatch):
    monkeypatch.setattr("whee_ros.web.tape.SILENT", 2.0)
    stage.recorder.later(stage.recorder.trigger_deactivate)
    tab.says("#chip-record", "no recorder")
    assert tab.js("document.querySelector('#act-record').disabled")
    tab.key("r")
    told(tab, "no recorder is running, so nothing is recorded")
    stage.recorder.later(stage.recorder.trigger_activate)
    tab.says("#chip-record", "not recording")
    tab.until("!document.querySelector('#act-record').disabled")


def test_help_explains_every_panel(tab):
    tab.key("?")
    shown = tab.text("#dialog")
    for words in ("AU, muscles of the face", "cues speak for the decision", "hush: the robot stops at once"):
        assert words in shown
    tab.key("?")  # once more changes nothing
    tab.js("document.querySelector('#dialog').close()")


def test_it_comes_back_and_two_may_look(browser, tab, stage):
    second = browser.open(stage.address)
    second.says("#chip-link", "live")
    second.says("#talk", "I failed my exam")  # what was said before it came
    until(lambda: stage.dashboard._server.hub.count >= 2)
    host, port = stage.address.removeprefix("http://").split(":")
    stage.restart_server(host, int(port))
    for page in (tab, second):
        page.says("#chip-link", "live")
    stage.play(0.6)
    second.says("#state .need", "0.")
    second.close()
    tab.front()
    tab.says("#state .need", "0.")


def test_small_and_dark(tab, tmp_path):
    for width, height, dark in ((1280, 720, True), (390, 844, False), (1280, 720, False)):
        tab.size(width, height, dark)
        tab.until(f"innerWidth === {width}")
        assert tab.js("document.documentElement.scrollWidth <= innerWidth"), (width, height)
        tab.picture(tmp_path / f"{width}.png")
    assert tab.js("document.documentElement.scrollHeight <= innerHeight")  # one glance


def test_nothing_is_wrong_and_nothing_leaves(tab, stage):
    lost = ("ERR_CONNECTION_REFUSED", "WebSocket connection to")  # while the server was away
    assert not [text for text in tab.complaints if not any(word in text for word in lost)]
    own = (stage.address, stage.address.replace("http", "ws"), "data:", "blob:", "about:")
    assert not [address for address in tab.asked if not address.startswith(own)]
    assert len(tab.asked) > 4


def canvas(tab: Tab, selector: str) -> np.ndarray:
    """Return the pixels of a canvas, RGBA."""
    text = tab.js(f"document.querySelector({json.dumps(selector)}).toDataURL('image/png')")
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(text.split(",")[1]))).convert("RGBA"))


def mouth(tab: Tab) -> np.ndarray:
    """Return the lower half of the face: eyes look about by themselves."""
    picture = canvas(tab, "canvas.face")
    return picture[len(picture) // 2 :]


def differ(one: np.ndarray, other: np.ndarray, by: int) -> float:
    """Return the share of pixels that differ by more than `by` in any channel."""
    return float(np.mean(np.any(np.abs(one.astype(int) - other) > by, axis=2)))


def slide(name: str, value: float) -> str:
    place = f"document.querySelector('#p-when-{name}').closest('.param').querySelector('input[type=range]')"
    events = "for (const kind of ['input', 'change']) slider.dispatchEvent(new Event(kind))"
    return f"{{ const slider = {place}; slider.value = {value}; {events}; }}"


def press(tab: Tab, words: str, place: str = "#drawer") -> None:
    tab.js(
        f"[...document.querySelectorAll('{place} button')].find(b => b.textContent === {json.dumps(words)}).click()"
    )


def choose(tab: Tab, preset: str) -> None:
    place = "document.querySelector('#drawer select[aria-label=Preset]')"
    tab.js(f"{{ const list = {place}; list.value = '{preset}'; list.dispatchEvent(new Event('change')); }}")


LISTEN = """
window.said = [];
new MutationObserver(all => all.forEach(one => one.addedNodes.forEach(node => said.push(node.textContent))))
  .observe(document.querySelector('#toasts'), { childList: true });
"""
"""What the page tells goes after seconds: here it is kept."""


def told(tab: Tab, words: str) -> None:
    """Wait until the page has told something."""
    tab.until(f"window.said.some(text => text.includes({json.dumps(words)}))")


def settled(tab: Tab, stage: PageStage, wanted: dict[str, dict[str, object]]) -> None:
    """Wait until nodes and page have these values."""
    until(lambda: values(stage) == wanted)
    for node in ("when", "how"):
        for name in next(one["values"] for one in presets() if one["name"] == "warm")[node]:
            tab.until(f"Number(document.querySelector('#p-{node}-{name}').value) === {wanted[node][name]}")


def values(stage: PageStage) -> dict[str, dict[str, object]]:
    """Return what the two played nodes have in force."""
    return {
        "when": vars(stage.when.parameters.get(WhenConfig)),
        "how": vars(stage.how.parameters.get(HowConfig)),
    }


def need_on(stage: PageStage) -> float:
    return stage.when.parameters.get(WhenConfig).need_on


def parameter(name: str, value: float):
    return Parameter(name, value=value)


def until(true, seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, true
        time.sleep(0.03)


def passes(stage: PageStage, check, seconds: float = 30.0) -> None:
    """Let the streams flow until nothing that `check` asserts is wrong: what is shown for a moment may come apart."""
    end = time.monotonic() + seconds
    while True:
        try:
            return check()
        except (AssertionError, ValueError):
            if time.monotonic() > end:
                raise
        stage.play(0.2, JOYFUL)


def playing(stage: PageStage, true, face: FaceCommand = JOYFUL, seconds: float = 30.0) -> None:
    """Let the streams flow until something holds."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, true
        stage.play(0.2, face)
