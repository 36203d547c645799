"""Alerts as a STIX 2.1 bundle."""

from noroshi.share.stix.bundle import StixBundle

__all__ = ["StixBundle"]
