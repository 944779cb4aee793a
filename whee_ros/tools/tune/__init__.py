"""`whee tune`: thresholds, weights and time constants from labelled bags."""
