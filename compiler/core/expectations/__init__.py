"""Tests of settings: reads them, runs them against resolved settings, and counts what they looked at."""
