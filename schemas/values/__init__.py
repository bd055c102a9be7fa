"""The small values settings are made of: texts, times, places, colours, references."""
