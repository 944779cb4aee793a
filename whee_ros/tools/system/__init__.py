"""The system as a whole: what config/system.yaml describes, and how it is started and kept alive."""
