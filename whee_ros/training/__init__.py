"""Row 7: scripts that learn small weights from labelled data, and say how good they are."""
