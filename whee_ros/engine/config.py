"""Which parts an engine is made of, and how often they run."""

from __future__ import annotations

from dataclasses import dataclass

from whee_ros.core.params import param

DEVICES = ("auto", "cpu", "cuda")


@dataclass(frozen=True)
class EngineConfig:
    """Back ends by name (an empty name leaves that sense or faculty out), files, rates."""

    tree: str = param("behavior_trees/main.xml", "Behaviour tree: a path, or a file of the package.")
    robot: str = param("whee_bot", "Profile in config/robots, or the path of one.")
    text_backend: str = param("tuned", "Back end of the kind text; empty leaves words unread.")
    text_adaptation: str = param("", "File that `whee adapt` wrote for this site; empty for none.")
    tts_backend: str = param("hibari", "Back end of the kind tts; empty leaves the robot mute.")
    tts_voice: str = param("", "Voice of the robot; empty for the back end's own.")
    face_backend: str = param("", "Back end of the kind face; empty where observations are given instead.")
    voice_backend: str = param("", "Back end of the kind voice; empty where observations are given instead.")
    turn_backend: str = param(
        "smart_turn", "Back end of the kind turn; empty leaves ends of turns to silence."
    )
    voice_encoder_backend: str = param(
        "whisper_states", "Back end of the kind voice_encoder; empty judges vocal affect by prosody alone."
    )
    asr_backend: str = param("", "Back end of the kind asr; empty leaves sound without words.")
    device: str = param("auto", "Where models run.", choices=DEVICES)
    threads: int = param(1, "Threads of each model.", low=1, high=16)
    state_rate: float = param(10.0, "Empathy states between utterances.", unit="Hz", low=1.0, high=50.0)
    tick_rate: float = param(30.0, "Ticks of the tree.", unit="Hz", low=5.0, high=100.0)
    motion_rate: float = param(50.0, "Motion frames.", unit="Hz", low=10.0, high=100.0)
