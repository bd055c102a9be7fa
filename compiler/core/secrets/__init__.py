"""Secrets: finding them where none may stand, and knowing which ones are referred to."""
