"""Back ends of the kind 'text'."""
