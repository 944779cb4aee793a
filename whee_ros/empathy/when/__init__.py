"""WHEN: cues, fusion and temporal logic."""
