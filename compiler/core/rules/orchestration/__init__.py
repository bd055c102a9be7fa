"""Rules about orchestration."""
