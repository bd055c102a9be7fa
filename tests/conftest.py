"""What every test may ask for: the fixtures kept beside what they start."""

pytest_plugins = ["tests.cli.running", "tests.goldens", "tests.postgres.fixtures"]
