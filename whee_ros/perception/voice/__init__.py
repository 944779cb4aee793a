"""From samples to activity, turns, utterances and vocal affect."""
