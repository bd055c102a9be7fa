"""Policies: expressions, waivers, and what is found while they are judged."""
