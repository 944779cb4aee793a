"""Row 3: tracks on one clock, mixed at one control point."""
