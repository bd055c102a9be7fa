"""The workflows: what they may do, and a rehearsal of what they run."""
