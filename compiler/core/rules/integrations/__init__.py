"""Rules about integrations."""
