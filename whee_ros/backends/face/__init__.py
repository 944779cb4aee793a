"""Back ends of the kind 'face'."""
