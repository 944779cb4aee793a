"""Row 7: one lifecycle node a file."""
