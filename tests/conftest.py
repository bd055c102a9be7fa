"""What every test may ask for: the fixtures kept beside what they start."""

pytest_plugins = ["tests.goldens", "tests.postgres.fixtures"]
