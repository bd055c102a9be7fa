"""The tests: a package, so that its parts import each other by one name wherever pytest starts."""
