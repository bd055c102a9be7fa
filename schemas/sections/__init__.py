"""One module for each section of the settings: what can be said there and how it descends."""
