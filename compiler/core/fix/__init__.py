"""Repairs that `check --fix` may make: as data, as splices of a text, and as proof of what they changed."""
