"""The page in a real browser: it shows what was sent, changes what it may, and comes back."""

from __future__ import annotations

import base64
import io
import json
import time
from collections.abc import Iterator

import numpy as np
import pytest
from browser import Browser, Tab
from page_stage import JOYFUL, PLAN, SAD, PageStage
from PIL import Image
from rclpy.parameter import Parameter

from whee_ros.core.motion import FaceCommand
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.ports.face_rig import face_rig


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as found:
        yield found


@pytest.fixture(scope="module")
def stage() -> Iterator[PageStage]:
    with PageStage() as found:
        yield found


@pytest.fixture(scope="module")
def tab(browser: Browser, stage: PageStage) -> Tab:
    found = browser.open(stage.address)
    found.says("#chip-link", "live")
    stage.play(1.0)  # so that everybody has found everybody
    stage.scene()
    stage.play(1.5)
    return found


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
    "#bar": ("1 of 10 nodes in trouble", "recording 4.2 MB", "Stop", "consent: anna"),
}


def test_every_panel_shows_what_was_sent(tab):
    for panel, words in SHOWN.items():
        for text in words:
            tab.says(panel, text)
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


def test_the_thresholds_are_drawn(tab, stage):
    """The curve's canvas has dashes in the colour of the ink, at the height of each threshold."""
    picture = canvas(tab, "#state canvas")
    rows = [np.abs(picture[:, 40:-16, :3].astype(int) - (23, 32, 44)).sum(axis=2).min(axis=1) < 60]
    assert rows[0].sum() >= 2


def test_robot_and_face_are_drawn(tab, stage):
    tab.until("document.querySelector('.three')?.dataset.drawn === 'true'")
    stage.play(0.8, JOYFUL)
    happy, body = canvas(tab, "canvas.face"), canvas(tab, ".three canvas")
    stage.play(0.8, SAD)
    sad, later = canvas(tab, "canvas.face"), canvas(tab, ".three canvas")
    assert len(np.unique(happy.reshape(-1, 4), axis=0)) > 50
    assert np.mean(np.any(np.abs(happy.astype(int) - sad) > 40, axis=2)) > 0.03  # another face
    assert len(np.unique(body.reshape(-1, 4), axis=0)) > 200
    assert np.mean(np.any(np.abs(body.astype(int) - later) > 12, axis=2)) > 0.005  # and the body has moved


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
    assert "page_token" not in tab.text("#drawer")
    tab.key("Escape")
    tab.until("document.querySelector('#drawer').hidden")


def test_presets_and_the_file_of_it(tab, stage):
    names = tab.js(
        "[...document.querySelectorAll('#drawer select[aria-label=Preset] option')].map(o => o.value)"
    )
    assert names == [""]  # the presets are for `how` too, which is not here
    answer = tab.js(ask("yaml"))
    assert answer["text"].startswith("# ")


def test_buttons_reach_the_nodes(tab, stage):
    tab.js(
        "document.querySelector('#say-text').value = 'My dog died.'; document.querySelector('#say').requestSubmit()"
    )
    for key in ("h", "b", "r"):
        tab.key(key)
    tab.key("c")
    tab.until("document.querySelector('#consent-voucher')")
    tab.js(
        "document.querySelector('#consent-voucher').value = 'Kim'; document.querySelector('.consent').requestSubmit()"
    )
    wanted = {"consent Kim", "say_text My dog died.", "hush", "reset_baseline", "stop_recording"}
    until(lambda: wanted <= set(stage.asked))
    tab.says("#toasts", "The robot has stopped.")


def test_it_comes_back_and_two_may_look(browser, tab, stage):
    second = browser.open(stage.address)
    second.says("#chip-link", "live")
    second.says("#talk", "I failed my exam")  # what was said before it came
    until(lambda: stage.dashboard._server.hub.count >= 2)
    host, port = stage.address.removeprefix("http://").split(":")
    stage.restart_server(host, int(port))
    for page in (tab, second):
        page.says("#chip-link", "live", 15)
    stage.play(0.6)
    second.says("#state .need", "0.")
    tab.front()
    tab.says("#state .need", "0.")


def test_small_and_dark(tab, tmp_path):
    for width, height, dark in ((1280, 720, True), (390, 844, False), (1280, 720, False)):
        tab.size(width, height, dark)
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


def slide(name: str, value: float) -> str:
    place = f"document.querySelector('#p-when-{name}').closest('.param').querySelector('input[type=range]')"
    events = "for (const kind of ['input', 'change']) slider.dispatchEvent(new Event(kind))"
    return f"{{ const slider = {place}; slider.value = {value}; {events}; }}"


def ask(what: str) -> str:
    return (
        "new Promise(done => { const s = new WebSocket(`ws://${location.host}/live`);"
        f" s.onopen = () => s.send(JSON.stringify({{id: 1, do: '{what}'}}));"
        " s.onmessage = e => { const m = JSON.parse(e.data); if (m.answer) { s.close(); done(m.answer); } }; })"
    )


def need_on(stage: PageStage) -> float:
    return stage.when.parameters.get(WhenConfig).need_on


def parameter(name: str, value: float):
    return Parameter(name, value=value)


def until(true, seconds: float = 8.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, true
        time.sleep(0.03)
