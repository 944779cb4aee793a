"""From landmarks and blendshapes to FACS action units, head, gaze and expression."""
