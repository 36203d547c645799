"""What is known, before a message is read, about its sender and the people it reaches."""

from datetime import datetime

import msgspec


class Relation(msgspec.Struct, frozen=True, gc=False):
    """The past between a message's author and the company, *without* the message itself.

    Made from the history file and from what came earlier in the archive being scanned.
    """

    learned: int = 0
    """how many messages the knowledge rests on; 0 means that nothing is known and nothing follows"""
    from_outside: int = 0
    """how many of those came from addresses that are not the company's own"""
    seen_once: int = 0
    """outside addresses that wrote exactly once; beside `from_outside`, how ordinary a first contact is here"""
    received: int = 0
    """messages from this address before"""
    first_seen: datetime | None = None
    last_seen: datetime | None = None
    written_to: int = 0
    """messages that the company's own people sent to this address: the strongest sign that it is really known"""
    received_by_recipient: int = 0
    """messages from this address to (one of) the same recipients before"""
    domain_received: int = 0
    """messages from this address's registrable domain before (0 for free-mail domains)"""
    domain_written_to: int = 0
    names: tuple[str, ...] = ()
    """display names that this address has used before"""
    addresses_of_name: tuple[str, ...] = ()
    """other addresses that have used the same display name before (folded), most used first"""
    thread_known: bool | None = None
    """whether a message that In-Reply-To or References names was seen; None where it names none"""


class RelationKey(msgspec.Struct, frozen=True, gc=False):
    """What a message's header says about who writes to whom: all that a relation needs, and cheap to get."""

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
