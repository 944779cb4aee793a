"""From cues to an empathy state: cues, a small calibrated model, time."""
