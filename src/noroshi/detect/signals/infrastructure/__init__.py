"""Where a message comes from and where it leads: hosts, links, brands, the marks of the sending machinery."""

from noroshi.detect.signals.infrastructure import brands, envelope, hosts, links

__all__ = ["brands", "envelope", "hosts", "links"]
