"""Programs for whoever works on Banns; nothing here is installed."""
