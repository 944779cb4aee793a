"""whee_ros: notices when a person needs empathy, decides how to answer, and performs it on a robot."""

__version__ = "0.1.0"
