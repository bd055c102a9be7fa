"""Two trees compared for a reviewer: which edited line makes whom see what."""
