"""Calls and commands: meetings that need a fix, commands to paste, remote control, passwords of locked files."""

from noroshi.detect.case import Case
from noroshi.detect.evidence import Found
from noroshi.detect.signal import signal
from noroshi.detect.signals.content.said import NEAR, SAME_MATTER, said, way_out, with_target

TOLD_SHARE = 0.5
"""what a command shown elsewhere is worth without a trouble that it is to mend: guides to programs tell of such too"""


@signal("content", tactic="L19", technique="T1204.002")
def meeting_needs_fix(case: Case) -> Found | None:
    """A call has no sound, no camera or is "blocked", and a program or script is to mend it.

    Help texts of meeting services name such problems too, but link to the service: then little of the weight is left.
    """
    hits = case.phrases
    if "meeting" not in hits:
        return None
    pair = hits.near("fix-program", "call-trouble", SAME_MATTER)
    if pair is None:
        pair = hits.near("fix-program", "meeting", NEAR)
        if pair is None or "run" not in hits:
            return None
    target = way_out(case)
    at_home = target is None and case.links.of_kind("meeting") is not None
    return with_target(case, said(case, *pair, hits.first("meeting"), strength=0.2 if at_home else 1.0), target)


@signal("content", tactic="L21", technique="T1204.004")
def paste_a_command(case: Case) -> Found | None:
    """Tells the reader to copy a command and run it (ClickFix).

    A command alone is everyday among programmers; the instruction to paste it into a shell, from outside and not on a
    mailing list, is not. Where only the page behind the link shows the command, the letter tells to put it into a shell:
    a trouble with a call that this is to mend, or a check for robots, gives it the full weight; half is left without.
    """
    hits = case.phrases
    told = _told_command(case)
    if told is not None:
        return told
    if "paste" not in hits:
        return None
    pair = hits.near("paste", "command", SAME_MATTER) or hits.near("paste", "run-box", NEAR)
    if pair is None:
        return None
    return said(case, *pair, strength=0.2 if case.list_rewrites_author else 1.0)


def _told_command(case: Case) -> Found | None:
    """A command that the letter itself does not hold; makers of programs write so to their users, colleagues to each other."""
    hits = case.phrases
    if case.from_own_domain or case.author_is_known or case.list_rewrites_author:
        return None
    trouble = (
        hits.near("call-trouble", "shell-paste", SAME_MATTER)
        or hits.near("human-check", "clipboard", SAME_MATTER)
        or hits.near("human-check", "shell-paste", SAME_MATTER)
    )
    pair = hits.near("shown-command", "shell-paste", NEAR) or hits.near("shown-command", "shell-place", NEAR) or trouble
    if pair is None:
        return None
    return with_target(case, said(case, *pair, strength=1.0 if trouble else TOLD_SHARE), way_out(case))


@signal("content", tactic="L22", technique="T1219")
def remote_control(case: Case) -> Found | None:
    """Asks to install a remote-control tool, to allow control, or to share the whole screen.

    A help desk does this from inside: mail from the company's own domain counts a third.
    """
    pair = case.phrases.near("remote-tool", "remote-act", NEAR)
    if pair is None:
        return None
    return said(case, *pair, strength=0.3 if case.from_own_domain else 1.0)


@signal("content", tactic="L13", technique="T1027.013")
def password_for_locked_archive(case: Case) -> Found | None:
    """A locked file comes with its password in the same text.

    The lock keeps scanners out, not readers. Many Japanese companies lock files out of habit, but send the password in a
    second mail (left alone); a password beside a mere link counts less than one beside a file that is really locked.
    """
    hit = case.phrases.first("file-password")
    if hit is None or case.phrases.near("file-password", "sent-apart", 30):
        return None
    if case.message.text_of(hit.part)[hit.end : hit.end + 8].lstrip().startswith("http"):
        return None
    for index, one in enumerate(case.message.attachments):
        if one.encrypted or any(member.encrypted for member in one.members):
            found = said(case, hit, personal=False)
            return Found(
                (*found.quotes, *((case.whole(f"attachment[{index}].name"),) if one.name else ())),
                {"name": one.name},
                found.strength,
            )
    target = way_out(case) or case.links.of_kind("file-sharing")
    if target is None or target.of_author:
        return None
    return with_target(case, said(case, hit, words={"name": target.host}, strength=0.5), target)
