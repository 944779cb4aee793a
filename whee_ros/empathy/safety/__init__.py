"""Boundaries with fixed answers."""
