"""HOW: policy, writers and critics."""
