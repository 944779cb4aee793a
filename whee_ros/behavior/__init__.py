"""Row 4: behaviour trees in BehaviorTree.CPP XML, run on py_trees."""
