"""Rules about categories of message and their variables."""
