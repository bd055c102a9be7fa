"""Exact outputs for small trees, kept as files: what readers of snapshots and plans rely on."""
