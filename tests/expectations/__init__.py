"""Tests of tests: what `banns test` accepts, what it refuses, and what it says."""
