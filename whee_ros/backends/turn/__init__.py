"""Back ends of the kind 'turn'."""
