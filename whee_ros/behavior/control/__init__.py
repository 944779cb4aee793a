"""Nodes with several children."""
