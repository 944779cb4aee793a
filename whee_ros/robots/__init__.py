"""Bodies behind the robot port, found through entry points, imported by nobody."""
