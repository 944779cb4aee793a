"""Puts an engine together from its configuration: back ends by name, files of the package."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from whee_ros.core import registry
from whee_ros.core.resources import resource
from whee_ros.core.safety import SafetyEvent
from whee_ros.empathy.how.bank import Bank
from whee_ros.empathy.how.config import HowConfig
from whee_ros.empathy.how.mood import MoodConfig
from whee_ros.empathy.how.rapport import Rapport
from whee_ros.empathy.how.responder import Responder
from whee_ros.empathy.how.tastes import FeedbackConfig
from whee_ros.empathy.safety.config import SafetyConfig
from whee_ros.empathy.safety.guardian import Guardian
from whee_ros.empathy.when.config import WhenConfig
from whee_ros.empathy.when.detector import EmpathyDetector, Reads
from whee_ros.empathy.when.reader import open_reader
from whee_ros.engine.config import EngineConfig
from whee_ros.engine.eyes import Eyes
from whee_ros.engine.loop import Engine
from whee_ros.engine.models import ModelStore
from whee_ros.engine.overheard import open_nearness, open_suits
from whee_ros.engine.safety import open_guardian
from whee_ros.engine.senses import Ears
from whee_ros.expression.config import ExpressionConfig
from whee_ros.expression.library import Library
from whee_ros.expression.stage import Stage
from whee_ros.perception.face.config import FaceConfig
from whee_ros.perception.face.reader import FaceReader
from whee_ros.perception.voice.config import VoiceConfig
from whee_ros.perception.words.config import WordsConfig
from whee_ros.ports.models import ModelFinder
from whee_ros.ports.profile import RobotProfile, profile_path

C = TypeVar("C")


def assemble(
    config: EngineConfig, *parts: object, text: Reads | None = None, models: ModelFinder | None = None
) -> Engine:
    """Return an engine with every back end loaded and the body open.

    Args:
        config: which back ends, which files, how often.
        parts: configurations of components (WhenConfig, HowConfig, ...); defaults for those not given.
        text: reads words in place of `config.text_backend`.
        models: finds weights; the shipped manifest by default.

    Raises:
        WheeError: naming the back end, model or file that cannot be used.
    """
    given: dict[type, Any] = {type(part): part for part in parts}
    store = models or ModelStore.default()
    profile = profile_path(config.robot)
    library = Library.load(resource("config/expressions.yaml"), resource("config/gestures.yaml"), profile)
    voice = None
    if config.tts_backend:
        create = registry.load("tts", config.tts_backend)
        voice = create(store, voice=config.tts_voice, device=config.device, threads=config.threads)
        voice.load()
    body = RobotProfile.load(profile)
    robot = registry.load("robot", body.adapter)(profile)

    def report(event: SafetyEvent) -> None:
        engine.tell(event)

    if text is None and config.text_backend:
        guardian, encoder, _ = open_guardian(_pick(given, SafetyConfig), store, report)
    else:  # without a model that reads, the rules alone watch
        guardian, encoder = Guardian(_pick(given, SafetyConfig), report=report), None
    rapport = Rapport(_pick(given, MoodConfig), _pick(given, FeedbackConfig))
    bank = Bank.load(resource("config/bank.yaml"))
    nearness = open_nearness(bank, encoder)
    engine = Engine(
        config,
        EmpathyDetector(_pick(given, WhenConfig), text or _reader(config, store)),
        Responder(
            _pick(given, HowConfig),
            bank,
            guardian=guardian,
            tastes=rapport.tastes,
            nearness=nearness,
            suits=open_suits(bank, nearness),
        ),
        Stage(_pick(given, ExpressionConfig), library, body.channels),
        voice,
        robot,
        _tree(config.tree),
        _eyes(config, _pick(given, FaceConfig), store),
        _ears(config, _pick(given, VoiceConfig), _pick(given, WordsConfig), store),
        rapport,
    )
    robot.open()
    return engine


def _reader(config: EngineConfig, store: ModelFinder) -> Reads | None:
    if not config.text_backend:
        return None
    create = registry.load("text", config.text_backend)
    encoder = create(store, device=config.device, threads=config.threads)
    encoder.load()
    return open_reader(encoder, config.text_adaptation)


def _eyes(config: EngineConfig, face: FaceConfig, store: ModelFinder) -> Eyes | None:
    if not config.face_backend:
        return None
    create = registry.load("face", config.face_backend)
    tracker = create(store, device=config.device, threads=config.threads)
    tracker.load()
    return Eyes(tracker, FaceReader(face))


def _ears(config: EngineConfig, voice: VoiceConfig, words: WordsConfig, store: ModelFinder) -> Ears | None:
    if not config.voice_backend:
        return None
    detector = registry.load("voice", config.voice_backend)(
        store, device=config.device, threads=config.threads
    )
    detector.load()
    recognizer = None
    if config.asr_backend:
        create = registry.load("asr", config.asr_backend)
        recognizer = create(store, device=config.device, threads=config.threads)
        recognizer.load()
    ends = None
    if config.turn_backend:
        ends = registry.load("turn", config.turn_backend)(store, device=config.device, threads=config.threads)
        ends.load()
    encoder = None
    if config.voice_encoder_backend:
        encoder = registry.load("voice_encoder", config.voice_encoder_backend)(store)
        encoder.load()
    return Ears(voice, detector, recognizer, words, ends, encoder)


def _pick(given: dict[type, Any], kind: type[C]) -> C:
    found: C = given[kind] if kind in given else kind()
    return found


def _tree(named: str) -> Path:
    """Return a path as it stands, or a file of the package."""
    path = Path(named)
    return path if path.is_file() else resource(named)
