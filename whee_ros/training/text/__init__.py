"""Fine-tuning of the text encoder: sources, tasks, noise, trainer, calibration, export."""
