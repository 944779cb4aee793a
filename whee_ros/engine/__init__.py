"""Row 5: the whole loop as step(now), wired from configuration, without ROS."""
