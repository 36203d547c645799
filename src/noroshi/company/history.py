"""Whom we know: who wrote to whom, under which name and when, learned from past mail.

Two memories answer the same question: `History` is a file (SQLite) that `noroshi learn` writes, `ArchiveMemory` lives as
long as one scan and knows what came earlier in the archive.
"""

import sqlite3
from collections import OrderedDict
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from noroshi.company.model import Company
from noroshi.company.relation import Relation
from noroshi.text.domains import is_freemail, registrable_domain
from noroshi.text.fold import fold

SCHEMA = 1
APPLICATION_ID = 0x4E4F524F
"""`NORO`: marks the SQLite file as ours (PRAGMA application_id)"""


class HistoryError(Exception):
    """The history file cannot be used; the message says why and what to do."""


class RelationKey(msgspec.Struct, frozen=True, gc=False):
    """What a message's header says about who writes to whom. All that a relation needs, and cheap to get."""

    author: str = ""
    """address of the first author, lower-case; empty where there is none"""
    display: str = ""
    """decoded display name of the first author"""
    recipients: tuple[str, ...] = ()
    """addresses of To and Cc, lower-case"""
    date: datetime | None = None
    """aware"""
    message_id: str = ""
    """without angle brackets; `sha256:…` of the bytes where the message has none"""
    references: tuple[str, ...] = ()
    """message ids that In-Reply-To and References name"""
