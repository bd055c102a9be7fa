"""The command as people and scripts use it: exit codes, words, and what it leaves untouched."""
