"""For all tests."""

from hypothesis import settings

# A machine that does something else as well must not fail a test that is right.
settings.register_profile("any machine", settings(), deadline=None)
settings.load_profile("any machine")
