"""Noroshi (狼煙): turns a public cyber alert into a defended company."""

__version__ = "0.1.0"
