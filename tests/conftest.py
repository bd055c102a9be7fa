"""What every test may ask for: the fixtures kept beside what they start; and the same examples in every run."""

from hypothesis import settings

pytest_plugins = ["tests.cli.running", "tests.goldens", "tests.postgres.fixtures"]

settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")
