"""What a message brings along: programs, scripts, documents that run something, archives that hide it."""

from noroshi.detect.signals.payload import archives, documents, files

__all__ = ["archives", "documents", "files"]
