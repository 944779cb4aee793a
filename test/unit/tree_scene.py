"""The main tree with a person, in virtual time at 30 Hz."""

from whee_ros.behavior.loader import load_tree
from whee_ros.behavior.scripted import ScriptedSkills
from whee_ros.behavior.settings import TreeSettings
from whee_ros.behavior.snapshot import Snapshot
from whee_ros.core.empathy import EmpathyPlan, EmpathyState
from whee_ros.core.face import FaceObservation
from whee_ros.core.resources import resource
from whee_ros.core.voice import TurnState

MAIN = resource("behavior_trees/main.xml")
TICK = 1 / 30


class Scene:
    """Set what is known, then `run` some seconds."""

    def __init__(self, settings=None, **scripted):
        self.skills = ScriptedSkills(**scripted)
        self.tree = load_tree(MAIN, self.skills)
        self.now = 0.0
        self.known = {"settings": TreeSettings(**(settings or {}))}
        self.phase, self.more = "idle", {}
        self.face = True
        self.mood = None
        self.spoke_at = None

    def run(self, seconds, every=TICK):
        for _ in range(round(seconds / every)):
            self.tick(every)
        return self

    def tick(self, passed=TICK):
        self.now += passed
        self.skills.advance(self.now)
        silence = self.more.get("silence", 9.0)
        if self.spoke_at is not None:
            silence = self.now - self.spoke_at
        turn = TurnState(self.now, self.phase, 0.5, silence, "u1", **self._flags())
        face = FaceObservation(self.now, confidence=0.9) if self.face else None
        if self.mood is not None:
            self.known["state"] = EmpathyState(self.now, "", active=abs(self.mood) > 0.2, valence=self.mood)
        self.tree.tick(Snapshot(self.now, turn=turn, face=face, **self.known))

    def stops_speaking(self):
        """Let the person's last word be now."""
        self.phase, self.spoke_at = "idle", self.now
        return self

    def _flags(self):
        return {key: value for key, value in self.more.items() if key != "silence"}

    def plan(self, plan_id="p1", **fields):
        values = {
            "response": "empathic",
            "text": "That is hard.",
            "expression": "concerned",
            "gesture": "slow_nod",
            "intensity": 0.8,
            "stance": "soothe",
            **fields,
        }
        self.known["plan"] = EmpathyPlan(self.now, plan_id, "", "u1", **values)
        return self

    def asked(self, plan_id=None):
        """Return goals by skill, of one plan or of all."""
        found = {}
        for handle in self.skills.goals:
            if plan_id is None or handle.goal.plan_id == plan_id:
                found.setdefault(handle.goal.skill, []).append(handle)
        return found

    def running(self):
        return {handle.goal.skill: handle.goal.name or handle.goal.text for handle in self.skills.running}
