"""Row 7: the whee command."""
