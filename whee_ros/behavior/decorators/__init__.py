"""Nodes with one child."""
