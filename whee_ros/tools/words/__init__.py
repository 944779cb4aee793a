"""Parts of `whee eval transcript`: recordings, noise, measures."""
