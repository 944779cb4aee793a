"""Back ends of the kind 'camera'."""
