"""Row 7: recording and reading interaction bags."""
