"""Parts of `whee eval turns`: recordings, scenes made of them, listening to them in virtual time."""
