"""Back ends of the kind 'audio'."""
