"""How large a file may be. Beyond these nobody writes settings, and a machine can be hurt."""

MAX_BYTES = 1_048_576
MAX_DEPTH = 50
MAX_NODES = 100_000
"""Keys do not count; what an alias stands for counts each time."""
MAX_INTEGER = 2**53 - 1
"""The largest integer that JSON readers everywhere agree on (RFC 8259, section 6)."""
MAX_KEY = 64
