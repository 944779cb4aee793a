"""Back ends of the kind 'voice'."""
