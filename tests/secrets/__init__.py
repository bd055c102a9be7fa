"""Secrets: found where none may stand, looked for where they are due, and printed nowhere."""
