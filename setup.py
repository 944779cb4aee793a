"""Package whee_ros for pip, colcon and ament: the same files, the same entry points."""

from pathlib import Path

from setuptools import find_packages, setup

NAME = "whee_ros"
SHARED_FOLDERS = ("config", "behavior_trees", "launch", "urdf", "worlds")

BACKENDS = {
    "whee.face": {"litert": "face.litert", "mediapipe": "face.mediapipe", "scripted": "face.scripted"},
    "whee.voice": {"silero": "voice.silero", "scripted": "voice.scripted"},
    "whee.voice_encoder": {"whisper_states": "voice_encoder.whisper_states"},
    "whee.voiceprint": {"resemblyzer": "voiceprint.resemblyzer", "scripted": "voiceprint.scripted"},
    "whee.turn": {"smart_turn": "turn.smart_turn", "scripted": "turn.scripted"},
    "whee.asr": {
        "whisper": "asr.whisper",
        "moonshine": "asr.moonshine",
        "openai": "asr.openai",
        "scripted": "asr.scripted",
    },
    "whee.text": {
        "minilm_onnx": "text.minilm_onnx",
        "minilm_safety": "text.minilm_safety",
        "tuned": "text.tuned",
        "tuned_large": "text.tuned_large",
        "tuned_research": "text.tuned_research",
        "tuned_research_large": "text.tuned_research_large",
        "transformers": "text.transformers",
        "scripted": "text.scripted",
    },
    "whee.llm": {"openai": "llm.server", "transformers": "llm.transformers", "scripted": "llm.scripted"},
    "whee.tts": {"hibari": "tts.hibari", "openai": "tts.openai", "scripted": "tts.scripted"},
    "whee.camera": {
        "device": "camera.device",
        "video": "camera.video",
        "portrait": "camera.portrait.camera",
        "scripted": "camera.scripted",
    },
    "whee.microphone": {"device": "audio.microphone", "file": "audio.file", "scripted": "audio.scripted"},
    "whee.speaker": {"device": "audio.speaker", "paced": "audio.paced"},
}
ROBOTS = ("virtual", "joint_trajectory", "gazebo", "ros4hri", "null")


def shared_files() -> list[tuple[str, list[str]]]:
    """List every configuration, tree and launch file with the share folder it belongs in."""
    found: dict[str, list[str]] = {}
    for top in SHARED_FOLDERS:
        for path in sorted(Path(top).rglob("*")):
            if path.is_file():
                found.setdefault(f"share/{NAME}/{path.parent}", []).append(str(path))
    return list(found.items())


setup(
    name=NAME,
    version="0.1.0",
    description="Notices when a person needs empathy, decides how to answer, and performs it on a robot.",
    license="Apache-2.0",
    python_requires=">=3.11",
    packages=find_packages(include=[NAME, f"{NAME}.*"]),
    package_data={
        NAME: ["**/*.npz", "**/*.json", "**/*.yaml", "**/*.csv", "**/*.xacro", "**/*.html", "py.typed"]
    },
    data_files=[
        ("share/ament_index/resource_index/packages", [f"resource/{NAME}"]),
        (f"share/{NAME}", ["package.xml"]),
        *shared_files(),
    ],
    zip_safe=False,
    entry_points={
        "console_scripts": [f"whee = {NAME}.tools.cli:main", f"whee_host = {NAME}.nodes.host:main"],
        **{
            group: [f"{name} = {NAME}.backends.{module}:create" for name, module in entries.items()]
            for group, entries in BACKENDS.items()
        },
        "whee.robot": [f"{name} = {NAME}.robots.{name}:create" for name in ROBOTS],
    },
)
