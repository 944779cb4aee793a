"""A scripted person's face: a public-domain portrait (NASA, in scikit-image) that performs action units.

What is commanded is known and goes through the real camera path, so what was perceived can be scored.
"""
