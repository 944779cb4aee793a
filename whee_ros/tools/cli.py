"""The `whee` command: one entry, one module a subcommand, imported only when it is called."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence

from whee_ros import __version__
from whee_ros.core.errors import WheeError

COMMANDS: dict[str, tuple[str, str]] = {
    "up": ("whee_ros.tools.up", "start the system: whee up --source live --robot whee_bot"),
    "demo": ("whee_ros.tools.demo", "a conversation with a scripted person, and a report of it"),
    "doctor": ("whee_ros.tools.doctor", "is this machine ready, and what is missing?"),
    "models": ("whee_ros.tools.models", "list, verify or fetch the model files"),
    "params": ("whee_ros.tools.params", "every parameter with range and meaning"),
    "cues": ("whee_ros.tools.cues", "what the when-detector looks for, and how much it counts"),
    "bank": ("whee_ros.tools.bank", "count what the robot can say, and write the vectors of it"),
    "tree": ("whee_ros.tools.tree", "check a behaviour tree, and print or draw it"),
    "bag": ("whee_ros.tools.bag", "look into a bag, or repair one"),
    "record": ("whee_ros.tools.record", "record a running system to a bag"),
    "replay": ("whee_ros.tools.replay", "decide a bag anew, with other parameters, and compare"),
    "report": ("whee_ros.tools.report_bag", "a page about a recorded conversation"),
    "adapt": ("whee_ros.tools.adapt.command", "fit the reading of words to your site: whee adapt --csv FILE"),
    "anonymise": ("whee_ros.tools.anonymise.command", "a bag with other faces, voices and no names"),
    "label": ("whee_ros.tools.label.command", "mark in a bag when empathy was called for"),
    "tune": ("whee_ros.tools.tune.command", "search thresholds and weights that fit labelled bags"),
    "train": ("whee_ros.tools.train", "learn the weights: whee train text"),
    "eval": ("whee_ros.tools.evaluate", "score a part: whee eval demo"),
    "bench": ("whee_ros.tools.bench", "time every stage"),
    "face": ("whee_ros.tools.performance.face_command", "the drawn face: as data, as pictures"),
    "robot": ("whee_ros.tools.robot", "check a body's profile, tell what it can do, draw it"),
    "new": ("whee_ros.tools.new.command", "files to begin with: whee new robot NAME, whee new asr NAME"),
    "contract": ("whee_ros.tools.contract.command", "does a plug-in keep what its port promises?"),
}


def usage() -> str:
    """Return the text of `whee --help`."""
    lines = [f"  {name:8} {what}" for name, (_, what) in COMMANDS.items()]
    return "\n".join([f"whee {__version__}", "", "usage: whee COMMAND [--help]", "", *lines])


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand and return its exit status; an expected error is one line, not a traceback."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(usage())
        return 0
    if arguments[0] in ("-V", "--version"):
        print(__version__)
        return 0
    if arguments[0] not in COMMANDS:
        print(f"whee: no command {arguments[0]!r}\n\n{usage()}", file=sys.stderr)
        return 2
    module = importlib.import_module(COMMANDS[arguments[0]][0])
    try:
        status = module.main(arguments[1:])
    except WheeError as error:
        print(f"whee {arguments[0]}: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read has seen enough: whee params | head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if error.filename is None:
            raise
        print(f"whee {arguments[0]}: {error.filename}: {error.strerror}. Check the path.", file=sys.stderr)
        return 1
    return int(status)
