"""Alerts as MISP events."""

from noroshi.share.misp.event import MispEvent

__all__ = ["MispEvent"]
