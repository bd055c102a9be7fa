"""Rules about layouts."""
