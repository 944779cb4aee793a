"""A system as the page sees it: the real dashboard and recorder, nodes with real parameters, everybody else played."""

from __future__ import annotations

import math
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np
import rclpy
from diagnostic_msgs.msg import DiagnosticArray, DiagnosticStatus
from rclpy.executors import SingleThreadedExecutor
from rclpy.signals import SignalHandlerOptions
from sensor_msgs.msg import JointState
from std_srvs.srv import Trigger
from whee_interfaces.msg import TreeNodeStatus, TreeSnapshot
from whee_interfaces.srv import ResetBaseline, SayText

from whee_ros.core.empathy import Candidate, Cue, EmpathyPlan, EmpathyState
from whee_ros.core.errors import ParameterError
from whee_ros.core.face import AU_NAMES, ActionUnit, FaceMesh, FaceObservation
from whee_ros.core.media import AudioChunk, Frame
from whee_ros.core.motion import FaceCommand, RobotStatus, SpeechStatus
from whee_ros.core.resources import resource
from whee_ros.core.trace import Latency
from whee_ros.core.voice import Transcript, TurnState, VoiceActivity, VoiceAffect
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.nodes.dashboard import DashboardNode
from whee_ros.nodes.recorder import RecorderNode
from whee_ros.ros.convert import to_msg
from whee_ros.ros.images import to_image
from whee_ros.ros.lifecycle import WheeNode
from whee_ros.ros.qos import DECISION, IMAGE, LATCHED, SOUND, STREAM
from whee_ros.web.server import PageServer

QOS = {"face": STREAM, "face/mesh": STREAM, "voice/activity": STREAM, "robot/face_command": STREAM}
QOS |= {
    "microphone/audio": SOUND,
    "robot/status": LATCHED,
    "behavior/tree": LATCHED,
    "face/picture": IMAGE,
}
SAD = FaceCommand(0.0, (1, 4, 15, 17), (0.9, 0.6, 0.9, 0.5))
JOYFUL = FaceCommand(0.0, (6, 12, 25), (0.9, 0.9, 0.4))


class PageStage:
    """A context manager that spins in a thread of its own.

    Args:
        bags: folder for what is recorded.
        parameters: of the dashboard.
    """

    def __init__(self, bags: Path, **parameters: object) -> None:
        self.bags = bags
        self._given = {"dashboard:page_address": "127.0.0.1:0"}
        self._given |= {f"dashboard:{name}": value for name, value in parameters.items()}
        self._given |= {"recorder:bag_path": bags / "talk", "recorder:disk_reserve": 0}
        self.asked: list[str] = []
        self.refuses = ""
        self.changed: list[Any] = []
        self._stop = False
        self._publishers: dict[str, Any] = {}

    def __enter__(self) -> PageStage:
        given = {
            name: str(value).lower() if isinstance(value, bool) else value
            for name, value in self._given.items()
        }
        arguments = [part for name, value in given.items() for part in ("-p", f"{name}:={value}")]
        rclpy.init(
            args=["--ros-args", *arguments, "--log-level", "fatal"],
            signal_handler_options=SignalHandlerOptions.NO,
        )
        self.executor = SingleThreadedExecutor()
        self.dashboard = DashboardNode()
        self.recorder = RecorderNode()
        self.when = WheeNode("when", WhenConfig)
        self.how = WheeNode("how", HowConfig)
        self.own = (self.dashboard, self.recorder, self.when, self.how)
        self.probe = rclpy.create_node("probe")
        for kind, name in ((Trigger, "hush"), (ResetBaseline, "reset_baseline"), (SayText, "say_text")):
            self.probe.create_service(kind, name, self._served(name))
        for node in (*self.own, self.probe):
            self.executor.add_node(node)
        for node in self.own:
            node.trigger_configure()
            node.trigger_activate()
            assert not node.words(), node.words()
        self.when.parameters.on_change(WhenConfig, self._together)
        self._thread = threading.Thread(target=self._spin, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop = True
        self._thread.join(5)
        for node in self.own:
            node.close()
        self.executor.shutdown()
        for node in (*self.own, self.probe):
            node.destroy_node()
        rclpy.try_shutdown()

    @property
    def address(self) -> str:
        return self.dashboard.address

    def restart_server(self, host: str, port: int) -> None:
        """Let the page's server go, as if the node's process had died, and come back at the same place."""
        old = self.dashboard._server
        old.stop()
        self.dashboard._server = PageServer(old._access, self.dashboard)
        self.dashboard._server.start(host, port)

    def tell(self, value: Any, topic: str) -> None:
        """Publish a core dataclass or a message; only from the test's thread."""
        message = value if hasattr(value, "get_fields_and_field_types") else to_msg(value)
        if topic not in self._publishers:
            qos = QOS.get(topic, DECISION)
            self._publishers[topic] = self.probe.create_publisher(type(message), topic, qos)
        self._publishers[topic].publish(message)

    def play(self, seconds: float, face: FaceCommand = JOYFUL) -> None:
        """Be a person who is sad about an exam, and a robot that shows `face`, at the rate of the real ones."""
        end = time.time() + seconds
        while (now := time.time()) < end:
            self.moment(now, face)
            time.sleep(0.05)

    def moment(self, now: float, face: FaceCommand) -> None:
        """Publish what streams."""
        swing = math.sin(now)
        units = tuple(ActionUnit(code, _unit(code, swing), 0.9) for code in AU_NAMES)
        self.tell(
            FaceObservation(
                now, "f1", "anna", 200, 120, 200, 240, units, 0.02, 0.1 * swing, 0.1, 0.0, 0.0, 0.8, 0.05, 0.1, "sad",
                -0.5, -0.2, 0.93, 0.7, 0.6, 0.6, attended=True,
            ),
            "face",
        )  # fmt: skip
        self.tell(FaceMesh(now, "f1", 640, 480, *_points(swing)), "face/mesh")
        self.tell(VoiceActivity(now, True, 0.97, -23.0 + 3 * swing, now - 1.0), "voice/activity")
        tone = np.arange(800, dtype=np.float32)
        wave = np.sin(tone / 9) * np.exp(-((np.sin(now * 2)) ** 2) * 4) * 0.4
        self.tell(AudioChunk(now, 16000, wave.astype(np.float32)), "microphone/audio")
        need = 0.45 + 0.3 * math.sin(now / 4)
        self.tell(_state(now, need, ""), "empathy/state")
        self.tell(
            FaceCommand(now, face.codes, face.intensities, "sil", 0.0, 0.1 * swing), "robot/face_command"
        )
        joints = JointState(name=["head_pan_joint", "head_tilt_joint", "arm_left_joint"])
        joints.position = [0.3 * swing, 0.1, 0.4 + 0.4 * swing]
        self.tell(joints, "robot/joint_states")

    def scene(self) -> None:
        """Publish, once, everything that does not stream."""
        now = time.time()
        grid = np.linspace(60, 200, 24 * 32 * 3, dtype=np.float64).reshape(24, 32, 3).astype(np.uint8)
        self.tell(to_image(Frame(now, grid, "camera")), "face/picture")
        self.tell(RobotStatus(now, "whee_bot", True, False, True), "robot/status")
        sad = VoiceAffect(
            now, 2.0, -0.4, -0.3, 0.4, 0.8, 142.0, rate_hz=3.4, emotion="sad", emotion_confidence=0.62
        )
        self.tell(sad, "voice/affect")
        self.tell(TurnState(now, "pause", 0.4, 0.3, "u1", patience=0.9), "voice/turn")
        self.tell(
            Transcript(now, now - 3, "u1", "I studied for weeks and I failed my exam", True), "transcript"
        )
        self.tell(_state(now, 0.78, "u1"), "empathy/state")
        self.tell(PLAN, "empathy/plan")
        self.tell(SpeechStatus(now, "p1", PLAN.text, "word", 5, 3.0), "robot/speech")
        self.tell(Transcript(now + 4, now + 3, "u2", "and now my parents", False), "transcript")
        for stage, seconds in DELAYS.items():
            self.tell(Latency(now + seconds, stage, "u1", seconds), "latency")
        self.tell(tree(), "behavior/tree")
        self.tell(diagnostics(), "/diagnostics")

    def _served(self, name: str) -> Any:
        def serve(request: Any, response: Any) -> Any:
            self.asked.append(f"{name} {getattr(request, 'text', '')}".strip())
            response.success = True
            return response

        return serve

    def _together(self, changes: Any) -> None:
        if self.refuses:
            raise ParameterError(next(iter(changes)), "a change", self.refuses)
        self.changed.append(changes)
        config = self.when.parameters.get(WhenConfig)
        on = changes.get("need_on", config.need_on)
        if changes.get("need_off", config.need_off) > on:
            raise ParameterError(
                "need_off", changes.get("need_off", config.need_off), f"Keep it at or below {on}."
            )

    def _spin(self) -> None:
        while not self._stop:
            self.executor.spin_once(timeout_sec=0.1)


def _unit(code: int, swing: float) -> float:
    strong = {1: 0.62, 4: 0.48, 15: 0.55, 17: 0.3, 7: 0.2, 12: 0.04, 25: 0.15}
    return max(0.0, min(1.0, strong.get(code, 0.02) + 0.06 * swing))


def _points(swing: float) -> tuple[np.ndarray, np.ndarray]:
    found = np.load(resource("whee_ros/backends/camera/portrait/landmarks.npz"))
    points = found[found.files[0]][:, :2].astype(np.float32)
    return points[:, 0] + 6 * swing, points[:, 1]


def _state(now: float, need: float, utterance: str) -> EmpathyState:
    cues = (
        Cue("words_seeking", "text", 0.91, 0.9, now, 1.62, "words 0.91"),
        Cue("sad_brow", "face", 0.55, 0.8, now, 0.74, "AU1+AU4 0.6"),
        Cue("low_arousal_voice", "voice", -0.3, 0.7, now, 0.41, "arousal -0.3"),
        Cue("long_pauses", "voice", 0.4, 0.6, now, 0.18, "pauses 0.4"),
        Cue("gaze_averted", "face", 0.3, 0.7, now, 0.12, "eyes away"),
        Cue("social_smile", "face", 0.2, 0.5, now, -0.33, "AU12 alone 0.2"),
    )
    return EmpathyState(
        now, "anna", utterance, "seeking", 0.16, 0.8, 0.04, need, 0.84, need > 0.5, 0.5, 0.35, -0.52, -0.31, "sadness",
        "I failed my exam", "statement", "I studied for weeks and I failed my exam" if utterance else "", 1.0, cues,
    )  # fmt: skip


PLAN = EmpathyPlan(
    0.0, "p1", "anna", "u1", "empathic", 2, 1, 0, "reflection", 0.72, "soothe",
    "I'm so sorry about your exam. All that work, and then this.", "concerned", "lean_in",
    ("she seeks empathy (0.80), mostly by words and brow", "a loss: reflection before any question"),
    (
        Candidate("I'm so sorry about your exam. All that work, and then this.", "bank:loss.exam:reflection", 2.31),
        Candidate("That sounds really hard.", "bank:general:reflection", 1.72),
        Candidate("I failed an exam once too.", "bank:loss:self_disclosure", 1.4, "claims a human past"),
    ),
)  # fmt: skip
DELAYS = {
    "face": 0.012,
    "end_of_turn": 0.31,
    "transcript": 0.42,
    "state": 0.435,
    "plan": 0.447,
    "reaction": 0.61,
}


def tree() -> TreeSnapshot:
    """Return a small tree that runs."""
    rows = (
        ("Main", "BehaviorTree", "running", ""), ("Root", "ReactiveFallback", "running", ""),
        ("barge in", "BargeIn", "failure", "nobody interrupts"), ("perform plan", "Sequence", "running", ""),
        ("new plan", "NewPlan", "success", "p1"), ("face", "ShowFace", "success", "concerned 0.72"),
        ("say", "Say", "running", "5 of 12 words"), ("idle", "Wait", "idle", ""),
    )  # fmt: skip
    parents = (-1, 0, 1, 1, 3, 3, 3, 1)
    message = TreeSnapshot(tree="main", tick=412)
    message.nodes = [
        TreeNodeStatus(id=at, parent=parents[at], name=name, type=kind, status=status, message=words)
        for at, (name, kind, status, words) in enumerate(rows)
    ]
    return message


def diagnostics() -> DiagnosticArray:
    """Return health with one node in trouble."""
    fine = [
        DiagnosticStatus(level=DiagnosticStatus.OK, name=f"whee: {name}", message="working") for name in NODES
    ]
    text = "no sound on microphone/audio for 6 s: nobody publishes it. Is the driver running, and in this namespace?"
    bad = DiagnosticStatus(level=DiagnosticStatus.WARN, name="whee: voice", message=text)
    return DiagnosticArray(status=[*fine, bad])


NODES = ("robot", "skills", "behavior", "how", "when", "transcript", "face", "camera", "recorder")
