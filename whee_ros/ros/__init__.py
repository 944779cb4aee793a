"""Row 6: the thin skin between the engine and ROS 2."""
