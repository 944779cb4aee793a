"""Words in time: when to recognise what, joining what was recognised, and what a clean text would hide."""
