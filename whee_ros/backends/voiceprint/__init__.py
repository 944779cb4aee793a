"""Back ends of the kind 'voiceprint'."""
