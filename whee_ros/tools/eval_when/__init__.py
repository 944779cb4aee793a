"""`whee eval when`: how well words are understood, beside simpler ways of doing it."""
