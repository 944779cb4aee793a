"""`whee eval opinion`: what a language model's second opinion is worth, and that it does no harm."""
