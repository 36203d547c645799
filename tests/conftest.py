"""Settings of all tests."""

from hypothesis import settings

# A busy machine is no reason to fail: limits on time are tested where they are promised, in the processor's time.
settings.register_profile("noroshi", settings.default, deadline=None)
settings.load_profile("noroshi")
