"""Back ends of the kind 'asr'."""
