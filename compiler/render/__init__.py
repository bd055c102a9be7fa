"""Diagnostics for people and machines: one renderer to a format, none of them decides anything."""
