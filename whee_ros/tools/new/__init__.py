"""`whee new`: files to begin with."""
