"""Every bound on the work that one document may cost, in one place. Beyond a bound, what was read stays, with a defect."""

from typing import Final

DOCUMENT_BYTES: Final = 64 * 1024 * 1024
"""Bytes of a file that are looked at."""
TEXT_CHARS: Final = 4 * 1024 * 1024
"""Code points of extracted text."""
PDF_PAGES: Final = 1_000
"""Pages of a PDF that are read."""
PDF_SECONDS: Final = 30.0
"""Time for the pages of one PDF; looked at between pages, and within long ones."""
PDF_PAGE_CHARS: Final = 200_000
"""Letters of one page of a PDF; a dense page of a newspaper has 30,000."""
PAGE_TAGS: Final = 100_000
"""Tags of an HTML page that is read by its structure; of a larger one only the words are read."""
PAGE_DEPTH: Final = 1_000
"""Elements open at a time in an HTML page of more than 10,000 tags, for the same: building its tree looks at all of them
for each tag."""
SENTENCE_CHARS: Final = 4_000
"""Code points of one sentence; a longer run without a full stop is cut at a blank or a comma."""
CLAIMS: Final = 20_000
"""Claims of one document."""
INDICATORS: Final = 200_000
"""Indicators of one document."""
JSON_OBJECTS: Final = 100_000
"""Objects of one bundle or attributes of one event."""
COMPARED: Final = 20_000
"""Claims of all documents together that are laid beside one another, an equal share of each: that takes about half a minute."""
