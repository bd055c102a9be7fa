"""Rules about which templates there are, and in which locales."""
