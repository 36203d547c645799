"""Every bound on what a scan takes from its sources, in one place. Bounds on one message stand in `message/limits.py`."""

from typing import Final

MESSAGE_BYTES: Final = 32 * 1024 * 1024
"""Bytes of one message that are kept; the rest is passed over and noted. Large providers refuse mail above 25 to 50 MB."""
SNIFF_BYTES: Final = 16 * 1024
"""Bytes at the beginning of a file from which its kind is told."""
CHUNK_BYTES: Final = 256 * 1024
"""Bytes read at once."""

NESTING: Final = 3
"""Archives and compressed files within one another (`mail.tar.gz` is two) that are opened."""
MEMBERS: Final = 2_000_000
"""Members of one archive that are looked at."""
DIRECTORY_BYTES: Final = 32 * 1024 * 1024
"""Bytes of a zip's directory: it is read whole, and takes several times its size in memory."""
HELD_ARCHIVE_BYTES: Final = 48 * 1024 * 1024
"""Bytes of a zip that cannot be read in place (from a pipe, or within another archive) and so is held in memory."""
EXPANSION_RATIO: Final = 200
"""How many times its size on disk an archive may expand to, all that it nests counted; mail seldom exceeds 20."""
EXPANSION_FLOOR: Final = 64 * 1024 * 1024
"""Bytes that any archive may expand to, whatever its size."""
XZ_MEMORY: Final = 96 * 1024 * 1024
"""Memory that the decoder of an .xz file may ask for (`xz -9` needs 65 MB)."""
TAR_HEADER_BYTES: Final = 1024 * 1024
"""Bytes of a tar member's long name or extended header."""

FOLDER_DEPTH: Final = 100
"""Folders within folders."""
LABEL_CHARS: Final = 500
"""Characters of a source's name."""
UNREAD_KEPT: Final = 1_000
"""Sources that could not be read and are listed by name; the rest is counted in the last entry."""

MESSAGE_SECONDS: Final = 15.0
"""Wall time for one message: the backstop behind the reader's own `message.limits.SECONDS`."""
GRACE_SECONDS: Final = 5.0
"""Wall time after `MESSAGE_SECONDS` until a worker that does not answer is killed."""
BATCH_BYTES: Final = 1024 * 1024
BATCH_MESSAGES: Final = 64
"""A worker gets messages by batches, up to so many bytes and messages."""
WAITING_BATCHES: Final = 4
"""Batches that may be done before their turn in the output."""
SMALL_BYTES: Final = 4 * 1024 * 1024
"""Sources up to this size are scanned by one worker: starting more takes longer than it saves."""
PROGRESS_SECONDS: Final = 2.0
"""Scans shorter than this show no progress bar."""
