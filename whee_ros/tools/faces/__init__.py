"""Parts of `whee eval face`: what is scored, and on which faces."""
