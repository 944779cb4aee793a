"""`whee label`: people mark in a recorded conversation when empathy was called for, and whether the answer fitted."""
