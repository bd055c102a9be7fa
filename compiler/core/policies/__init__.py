"""Policies: expressions that the platform has judged over resolved entries."""
