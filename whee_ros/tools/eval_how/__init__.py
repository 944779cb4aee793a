"""`whee eval how`: whether replies fit, judged by models that learned from other data than the robot's own critics."""
