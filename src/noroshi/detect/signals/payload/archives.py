"""Archives: locked ones, and ones with something inside that runs."""

from noroshi.detect.case import Case
from noroshi.detect.evidence import Found
from noroshi.detect.signal import signal
from noroshi.detect.signals.payload.names import IMAGES_OF_DISKS, is_program, naming, quote_name

FEW_FILES = 30
"""files of an archive up to which a program among them is the point of it; source trees and backups hold hundreds"""


@signal("payload", technique="T1027.013")
def encrypted_archive(case: Case) -> Found | None:
    """A locked archive, which no scanner reads.

    Locked ZIP files are an old habit of Japanese offices ("PPAP"): the weight is small, and nothing inside counts as
    checked. From the company itself or a partner it is left alone.
    """
    author = case.author
    if author is not None and case.belongs(author):
        return None
    for one in case.files:
        if one.encrypted and (one.inside or one.kind in {"zip", "rar", "7z"}):
            return naming(case, one)
    return None


@signal("payload", tactic="L13", technique="T1204.002")
def archive_with_executable(case: Case) -> Found | None:
    """An archive of few files holds a program.

    Source trees and backups, with many files, count a third.
    """
    for index, one in enumerate(case.message.attachments):
        for number, member in enumerate(one.members):
            if is_program(member) and one.kind not in {"docx", "xlsx", "pptx", "ooxml"}:
                quotes = [case.whole(f"attachment[{index}].member[{number}].name")]
                if one.name:
                    quotes.append(case.whole(f"attachment[{index}].name"))
                few = len(one.members) <= FEW_FILES
                return Found(tuple(quotes), {"file": member.name, "archive": one.name}, 1.0 if few else 0.3)
    return None


@signal("payload", technique="T1027")
def archive_within_archive(case: Case) -> Found | None:
    """An archive or disk image inside of another archive, as a shell around the real load.

    Backups are so too; the weight is small.
    """
    for one in case.files:
        if one.inside and (one.kind in {"zip", "rar", "7z"} or one.kind in IMAGES_OF_DISKS):
            return Found((quote_name(case, one),), {"file": one.name})
    return None
