"""Real mistakes in the example configuration, one at a time, each beside the exact text that people see.

A break says what somebody edits, and what a good answer contains. Where the first message must point follows
from the edit; only where nothing is left to point at does the break name the line.
"""
