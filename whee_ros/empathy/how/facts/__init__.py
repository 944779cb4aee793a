"""What the robot can work out by itself, without a network and without guessing."""
