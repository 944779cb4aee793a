"""`whee adapt`: fits the head of direction to one site, with a few hundred labelled utterances of it."""
