"""The tree's leaves, one a file."""
