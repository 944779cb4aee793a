"""`whee anonymise`: a bag whose faces, voices and names are others', and whose feelings are the same."""
