"""Rules about experiments."""
