"""A scripted person's face: a public-domain portrait (NASA, via scikit-image) warped to perform action units.

What is commanded is known exactly and goes through the real camera path, so what was perceived can be scored.
"""
