"""Rules about campaigns, providers, routing and the catalogue, beyond the trees in tests/rejects."""
