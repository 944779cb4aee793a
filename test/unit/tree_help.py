"""What the tests of the behaviour tree share: trees from text, leaves that do as they are told."""

from pathlib import Path

from whee_ros.behavior import catalogue
from whee_ros.behavior.loader import load_tree
from whee_ros.behavior.node import FAILURE, IDLE, RUNNING, SKIPPED, SUCCESS, Node
from whee_ros.behavior.scripted import ScriptedSkills
from whee_ros.behavior.snapshot import Snapshot

VERDICTS = {"S": SUCCESS, "F": FAILURE, "R": RUNNING, "K": SKIPPED}
WORDS = {"success": "S", "failure": "F", "running": "R", "skipped": "K"}


class Told:
    """Leaves A to E of a tree: `says["A"] = "RRS"` is what A returns tick by tick; `log` is what happened."""

    def __init__(self, monkeypatch):
        self.says = {}
        self.log = []
        for letter in "ABCDE":
            monkeypatch.setitem(catalogue.OWN, letter, self._leaf(letter))

    def _leaf(self, letter):
        told = self

        class Leaf(Node):
            def update(self):
                told.log.append(letter)
                script = told.says[letter]
                told.says[letter] = script[1:] or script
                return VERDICTS[script[0]]

            def terminate(self, new_status):
                if new_status is IDLE and self.status is RUNNING:
                    told.log.append(f"-{letter}")

        return Leaf


class Rig:
    """A tree with scripted skills; `tick(seconds)` moves time and ticks."""

    def __init__(self, path, search=(), **scripted):
        self.skills = ScriptedSkills(**scripted)
        self.tree = load_tree(path, self.skills, search)
        self.now = 0.0

    def tick(self, seconds=0.0, **known):
        self.now += seconds
        self.skills.advance(self.now)
        self.tree.tick(Snapshot(self.now, **known))
        return WORDS[self.tree.root.shown]

    def status(self):
        return {node.name: node.status for node in self.tree.status()}

    def running(self):
        return [(handle.goal.skill, handle.goal.name or handle.goal.text) for handle in self.skills.running]


def write(folder: Path, body: str, others: str = "") -> Path:
    path = folder / "tree.xml"
    path.write_text(
        f'<root BTCPP_format="4" main_tree_to_execute="Main"><BehaviorTree ID="Main">{body}</BehaviorTree>'
        f"{others}</root>"
    )
    return path
