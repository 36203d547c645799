"""Raw mails for tests and examples, as a company's own mail server would hand them over.

One function makes honest and hostile mail alike, so that nothing but what a test says can tell them apart:

    mail(from_="山田 太郎 <taro@example.net>", to="sato@kaiyo-exchange.example", subject="…", body="…")

The same arguments give the same bytes.
"""

import base64
import binascii
import hashlib
import quopri
import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

SERVER = "mx1.kaiyo-exchange.example"
JST = timezone(timedelta(hours=9))
DEFAULT_DATE = datetime(2026, 3, 2, 9, 10, tzinfo=JST)

Attachment = tuple[str, bytes] | tuple[str, bytes, str]
"""file name, content and, if given, its Content-Type"""

_ANGLE = re.compile(r"(?P<display>.*?)\s*<(?P<address>[^<>]*)>\s*", re.DOTALL)


def _codec(charset: str) -> str:
    """What programs on Windows write under that label: Shift_JIS with the letters of code page 932, as 髙 is one."""
    return {"shift_jis": "cp932"}.get(charset.lower(), charset)


def encoded_word(text: str, charset: str = "utf-8") -> str:
    """RFC 2047 encoded words of at most 75 characters, folded; ASCII comes back as it is."""
    if text.isascii():
        return text
    words, chunk = [], ""
    for character in text:
        if len(base64.b64encode((chunk + character).encode(_codec(charset), "replace"))) > 75 - len(charset) - 7:
            words.append(chunk)
            chunk = ""
        chunk += character
    words.append(chunk)
    coded = (base64.b64encode(word.encode(_codec(charset), "replace")).decode() for word in words)
    return "\r\n ".join(f"=?{charset.upper()}?B?{word}?=" for word in coded)


def mailbox(text: str, charset: str = "utf-8") -> str:
    """`山田 太郎 <a@b.example>` as a header may carry it; several are parted by commas."""
    parts, part = [], ""
    for piece in text.split(", "):
        part = f"{part}, {piece}" if part else piece
        if "@" in part and part.count('"') % 2 == 0:
            parts.append(part)
            part = ""
    return ", ".join(_one_mailbox(each, charset) for each in ([*parts, part] if part else parts))


def _one_mailbox(text: str, charset: str) -> str:
    found = _ANGLE.fullmatch(text)
    if found is None:
        return text
    display, address = found["display"], found["address"]
    if display.isascii():
        plain = re.fullmatch(r'[\w !#$%&\'*+/=?^`{|}~-]*|".*"|.*=\?.*', display, re.DOTALL)
        display = display if plain else '"' + display.replace("\\", "\\\\").replace('"', '\\"') + '"'
    else:
        display = encoded_word(display.strip('"'), charset)
    return f"{display} <{address}>".lstrip()


def address_of(text: str) -> str:
    """The bare address of the first mailbox; what stands in quotes is a name."""
    unquoted = re.sub(r'"[^"]*"', "", text)
    found = re.search(r"<([^<>]*)>|([^\s<>()]+@[^\s<>()]+)", unquoted)
    return (found[1] or found[2] or "") if found else text.strip()


def mail(
    *,
    from_: str = "Hana Mori <hana.mori@supplier.example>",
    to: str = "m.sato@kaiyo-exchange.example",
    subject: str = "",
    body: str = "",
    html: str = "",
    headers: Iterable[tuple[str, str]] = (),
    attachments: Iterable[Attachment] = (),
    cc: str = "",
    reply_to: str = "",
    envelope_from: str = "",
    auth: str | None = "pass",
    signed_by: str = "",
    host: str = "",
    ip: str = "",
    date: datetime = DEFAULT_DATE,
    message_id: str = "",
    references: Iterable[str] = (),
    charset: str = "utf-8",
    server: str = SERVER,
) -> bytes:
    r"""An RFC 5322 message with CRLF ends.

    `auth` says what the company's server found of the From domain: `pass` (SPF, DKIM and DMARC), `spf` (no signature),
    `fail` (all three), `softfail`, `none` (the domain publishes nothing), `list` (a list's own SPF and DKIM pass,
    DMARC of the From domain fails), `forwarded` (SPF fails, DKIM and DMARC pass), `internal` (sent by our own people:
    no check on the way in), or None for no Authentication-Results at all.
    `signed_by` is the domain that a service signs with, where it is not that of From. `headers` come after the usual
    ones and are encoded where they are not ASCII. `references` are message ids without brackets, the last one is
    what is answered. `charset` is that of headers and text; `html` adds an alternative, or replaces an empty `body`.
    """
    author = address_of(from_)
    author_domain = author.rpartition("@")[2]
    envelope = envelope_from or author
    envelope_domain = envelope.rpartition("@")[2]
    signer = signed_by or (envelope_domain if auth == "list" else author_domain)
    digest = hashlib.sha256("\0".join((from_, to, subject, body, html, date.isoformat())).encode()).hexdigest()
    sender_ip = ip or _documentation_ip(envelope_domain)
    sender_host = host or f"mail.{envelope_domain}"
    received = date + timedelta(seconds=4 + int(digest[:2], 16) % 50)
    recipient = address_of(to)

    head: list[tuple[str, str]] = [("Return-Path", f"<{envelope}>"), ("Delivered-To", recipient)]
    if auth == "internal":
        client = f"from mail.{author_domain} (mail.{author_domain} [192.0.2.10])"
        head.append(("Received", _received(client, server, digest, recipient, received)))
    else:
        client = f"from {sender_host} ({sender_host} [{sender_ip}])"
        head.append(("Received", _received(client, server, digest, recipient, received)))
        results = _results(auth, author_domain, envelope_domain, signer)
        if results:
            head.append(("Authentication-Results", f"{server};\r\n " + ";\r\n ".join(results)))
        if any("dkim=pass" in result for result in results):
            head.append(("DKIM-Signature", _signature(signer, digest)))
    head += [
        ("Date", format_datetime(date)),
        ("From", mailbox(from_, charset)),
        ("To", mailbox(to, charset)),
    ]
    if cc:
        head.append(("Cc", mailbox(cc, charset)))
    if reply_to:
        head.append(("Reply-To", mailbox(reply_to, charset)))
    head.append(("Subject", encoded_word(subject, charset)))
    head.append(("Message-ID", f"<{message_id or f'{digest[:24]}@{sender_host}'}>"))
    thread = list(references)
    if thread:
        head.append(("In-Reply-To", f"<{thread[-1]}>"))
        head.append(("References", "\r\n ".join(f"<{name}>" for name in thread)))
    head += [(name, encoded_word(value, charset)) for name, value in headers]
    head.append(("MIME-Version", "1.0"))

    entity_head, entity = _entity(body, html, list(attachments), charset, digest)
    lines = "".join(f"{name}: {value}\r\n" for name, value in head)
    return lines.encode("utf-8") + entity_head + b"\r\n" + entity


def mbox(messages: Iterable[bytes]) -> bytes:
    r"""An mbox file (mboxrd quoting, LF ends) of raw messages."""
    out = []
    for raw in messages:
        lines = raw.replace(b"\r\n", b"\n").rstrip(b"\n").split(b"\n")
        quoted = b"\n".join(b">" + line if re.match(rb">*From ", line) else line for line in lines)
        sender = re.search(rb"(?m)^Return-Path: <(.*)>", raw)
        out.append(
            b"From " + (sender[1] if sender else b"MAILER-DAEMON") + b" Mon Mar  2 00:00:00 2026\n" + quoted + b"\n\n"
        )
    return b"".join(out)


def _documentation_ip(domain: str) -> str:
    """A stable address of the documentation ranges (RFC 5737) for a domain."""
    number = binascii.crc32(domain.encode())
    return f"{('198.51.100', '203.0.113')[number & 1]}.{(number >> 1) % 253 + 1}"


def _received(client: str, server: str, digest: str, recipient: str, when: datetime) -> str:
    stamp = format_datetime(when.astimezone(UTC))
    return f"{client}\r\n by {server} (Postfix) with ESMTPS id {digest[:11].upper()}\r\n for <{recipient}>; {stamp}"


def _results(auth: str | None, author: str, envelope: str, signer: str) -> list[str]:
    spf = f"smtp.mailfrom={envelope}"
    dkim = f"header.d={signer} header.s=s1"
    dmarc = f"header.from={author}"
    aligned = signer == author or envelope == author
    return {
        None: [],
        "pass": [f"spf=pass {spf}", f"dkim=pass {dkim}", f"dmarc={'pass' if aligned else 'none'} {dmarc}"],
        "spf": [f"spf=pass {spf}", "dkim=none", f"dmarc=pass {dmarc}"],
        "fail": [f"spf=fail {spf}", f"dkim=fail {dkim}", f"dmarc=fail (p=reject) {dmarc}"],
        "softfail": [f"spf=softfail {spf}", "dkim=none", f"dmarc=fail (p=none) {dmarc}"],
        "none": [f"spf=none {spf}", "dkim=none", f"dmarc=none {dmarc}"],
        "list": [f"spf=pass {spf}", f"dkim=pass {dkim}", f"dmarc=fail (p=none) {dmarc}"],
        "forwarded": [f"spf=fail {spf}", f"dkim=pass {dkim}", f"dmarc=pass {dmarc}"],
    }[auth]


def _signature(domain: str, digest: str) -> str:
    body_hash = base64.b64encode(bytes.fromhex(digest)).decode()
    signed = base64.b64encode(hashlib.sha512(digest.encode()).digest() * 2).decode()
    folded = "\r\n ".join(signed[at : at + 70] for at in range(0, len(signed), 70))
    return (
        f"v=1; a=rsa-sha256; c=relaxed/relaxed; d={domain}; s=s1;\r\n"
        f" h=from:to:subject:date:message-id:mime-version; bh={body_hash};\r\n b={folded}"
    )


def _text_part(text: str, subtype: str, charset: str) -> tuple[bytes, bytes]:
    text = text.replace("\r\n", "\n").replace("\n", "\r\n")
    content = text.encode(_codec(charset), "xmlcharrefreplace" if subtype == "html" else "replace")
    if charset.lower() == "iso-2022-jp" or text.isascii():
        coding, coded = "7bit", content
    elif charset.lower() in {"utf-8", "shift_jis", "euc-jp", "cp932"}:
        coding, coded = "base64", base64.encodebytes(content).replace(b"\n", b"\r\n")
    else:
        coding, coded = "quoted-printable", quopri.encodestring(content).replace(b"\n", b"\r\n")
    head = f"Content-Type: text/{subtype}; charset={charset}\r\nContent-Transfer-Encoding: {coding}\r\n"
    return head.encode(), coded


def _file_part(name: str, content: bytes, kind: str) -> tuple[bytes, bytes]:
    shown = encoded_word(name)
    disposition = "inline" if kind.startswith("text/calendar") else "attachment"
    head = (
        f'Content-Type: {kind};\r\n name="{shown}"\r\nContent-Transfer-Encoding: base64\r\n'
        f'Content-Disposition: {disposition};\r\n filename="{shown}"\r\n'
    )
    return head.encode(), base64.encodebytes(content).replace(b"\n", b"\r\n")


def _multipart(kind: str, parts: list[tuple[bytes, bytes]], digest: str) -> tuple[bytes, bytes]:
    boundary = f"=_{kind[:3]}_{digest[:20]}".encode()
    content = b"".join(b"--" + boundary + b"\r\n" + head + b"\r\n" + part + b"\r\n" for head, part in parts)
    return b"Content-Type: multipart/" + kind.encode() + b';\r\n boundary="' + boundary + b'"\r\n', (
        content + b"--" + boundary + b"--\r\n"
    )


def _entity(body: str, html: str, attachments: list[Attachment], charset: str, digest: str) -> tuple[bytes, bytes]:
    texts = []
    if body or not html:
        texts.append(_text_part(body, "plain", charset))
    if html:
        texts.append(_text_part(html, "html", charset))
    shown = texts[0] if len(texts) == 1 else _multipart("alternative", texts, digest)
    if not attachments:
        return shown
    files = [_file_part(name, content, kind[0] if kind else _kind_of(name)) for name, content, *kind in attachments]
    return _multipart("mixed", [shown, *files], digest)


def _kind_of(name: str) -> str:
    return {
        "pdf": "application/pdf",
        "zip": "application/zip",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "ics": "text/calendar; charset=utf-8; method=REQUEST",
        "png": "image/png",
        "html": "text/html",
        "txt": "text/plain",
        "csv": "text/csv",
    }.get(name.rpartition(".")[2].lower(), "application/octet-stream")
