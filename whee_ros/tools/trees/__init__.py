"""Random behaviour trees, ticked here and in the real BehaviorTree.CPP."""
