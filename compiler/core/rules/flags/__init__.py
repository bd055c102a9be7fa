"""Rules about flags."""
