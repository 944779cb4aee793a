"""Back ends of the kind 'tts'."""
