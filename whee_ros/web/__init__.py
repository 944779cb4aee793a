"""The page that a researcher has open during a session: what it shows, who may watch it, how it is served."""
