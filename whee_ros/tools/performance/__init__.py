"""Pictures, sound and figures of what the robot performs."""
