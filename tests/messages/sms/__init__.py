"""Text messages: segments, senders, links and what every text says."""
