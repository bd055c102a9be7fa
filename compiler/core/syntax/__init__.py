"""Bytes to values: YAML 1.2 core, with limits, and places on request."""
