"""Documentation that shows a command is run."""
