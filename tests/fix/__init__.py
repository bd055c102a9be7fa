"""`check --fix`: what it may change, that it changes nothing else, and that a file is written whole or not at all."""
