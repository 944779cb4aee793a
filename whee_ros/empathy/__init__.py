"""Row 3: when empathy is called for, how to give it, and the boundaries no model may cross."""
