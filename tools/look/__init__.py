"""Looks at previews in a real browser: takes the pictures of the documentation and judges accessibility."""
