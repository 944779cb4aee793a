"""The gate of boundaries: own prompts, their disguises, and the small head learned from them."""
