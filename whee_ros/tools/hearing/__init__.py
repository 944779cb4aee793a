"""What `whee eval activity` and `whee eval echo` have in common: recordings, noise and rooms."""
