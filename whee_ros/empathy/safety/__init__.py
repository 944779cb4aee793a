"""Boundaries with fixed, reviewed answers."""
