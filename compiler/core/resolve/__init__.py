"""From patches to entries: every scope's own entries, resolved, judged and sealed with digests."""
