"""Row 2: what is seen and heard, filtered over time; no device, no model, no clock."""
