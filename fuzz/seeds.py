"""Invented messages from which the fuzzer starts: one for each thing that the reader knows."""

import base64
import bz2
import gzip
import io
import lzma
import tarfile

from tests.disks import dynamic_vhd, fat12, fixed_vhd, gpt, partitioned
from tests.files import docx, invitation, ole_with_macro, pdf, png, shortcut, xlsx, zip_of

_HEAD = (
    b"From: =?utf-8?B?5bGx55Sw?= <t.yamada@kaiyo-exchange.example>\r\nTo: sato@kaiyo-exchange.example\r\n"
    b"Subject: =?iso-2022-jp?B?GyRCOzNFRBsoQg==?=\r\nDate: Mon, 2 Mar 2026 09:10:00 +0900\r\n"
    b"Message-ID: <1@kaiyo-exchange.example>\r\nMIME-Version: 1.0\r\n"
)
_HTML = b'<html><body><p style="display:none">x</p><a href="https://a.example/">b</a><form><input type=password></form></body></html>'


def _mixed(*parts: bytes, kind: bytes = b"mixed") -> bytes:
    body = b"".join(b"--b1\r\n" + part + b"\r\n" for part in parts)
    return _HEAD + b"Content-Type: multipart/" + kind + b'; boundary="b1"\r\n\r\n' + body + b"--b1--\r\n"


def _attached(name: str, content: bytes) -> bytes:
    """A mail with a file as it is: in base64 the fuzzer would not get at its bytes."""
    head = f"Content-Type: application/octet-stream; name={name}\r\nContent-Transfer-Encoding: binary\r\n\r\n"
    return _mixed(b"\r\nplain", head.encode() + content)


def _tar(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(content)
        archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


_LNK = shortcut("/c calc https://a.example/")
_DISK = fat12({"a.lnk": _LNK})[: 46 * 512]
_RAR5 = (
    b"Rar!\x1a\x07\x01\x00"
    + bytes.fromhex("00000000030100000000000009020201000100000161")
    + b"x"
    + bytes.fromhex("0000000003050000")
)
_FILES: dict[str, bytes] = {
    "a.zip": zip_of({"a.lnk": _LNK, "b.zip": zip_of({"c.js": b"x()"})}),
    "b.zip": zip_of({"a.exe": b"MZ" + bytes(80)}, locked=True),
    "a.tar": _tar("a.lnk", _LNK),
    "a.gz": gzip.compress(_LNK),
    "a.bz2": bz2.compress(_LNK),
    "a.xz": lzma.compress(_LNK),
    "a.rar": _RAR5,
    "a.img": _DISK,
    "b.img": gpt(_DISK),
    "a.vhd": fixed_vhd(partitioned(_DISK)),
    "b.vhd": dynamic_vhd(_DISK),
    "a.docx": docx("Hello", remote_template="https://a.example/t.dotm", macro=True),
    "a.xlsx": xlsx([["a", "b"]]),
    "a.doc": ole_with_macro(),
    "a.lnk": _LNK,
    "a.pdf": pdf("Hello", link="https://a.example/"),
    "a.ics": invitation("Call", organizer="a@a.example", start="20260305T100000", description="https://a.example/"),
    "a.vcf": b"BEGIN:VCARD\r\nFN:Taro\r\nURL:https://a.example/\r\nEND:VCARD\r\n",
    "a.url": b"[InternetShortcut]\r\nURL=https://a.example/\r\n",
    "a.desktop": b"[Desktop Entry]\nExec=sh -c x\nURL=https://a.example/\n",
    "a.rtf": b"{\\rtf1 Hello {\\field{\\*\\fldinst HYPERLINK https://a.example/}}{\\object\\objdata 0105}}",
    "a.html": _HTML + b"<script>new Blob([atob('UEs=')]);a.download='x.zip'</script>",
    "a.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>x</script><a href='https://a.example/'/></svg>",
    "a.eml": _HEAD + b"\r\nhttps://a.example/",
    "a.png": png(),
}

SEEDS: tuple[bytes, ...] = (
    _HEAD + b"\r\nHello https://a.example/b\r\n\r\n-- \r\nTaro\r\n\r\nOn Mon, Sato wrote:\r\n> Hi\r\n",
    _HEAD + b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + _HTML,
    _HEAD + b"Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n" + "山田です。①".encode("iso2022_jp_2004"),
    _HEAD + b"Content-Type: text/plain; charset=shift_jis\r\n\r\n" + "山田です。①".encode("cp932"),
    _HEAD + b"Content-Type: text/plain; charset=utf-16\r\n\r\n" + "山田".encode("utf-16"),
    _HEAD + b"Content-Type: text/plain; charset=utf-7\r\n\r\n+XHFVMGcw-",
    _HEAD + b"Content-Type: text/plain; charset=nonsense\r\n\r\n\xe5\xb1\xb1\x80",
    _mixed(b"\r\nplain", b"Content-Type: text/html\r\n\r\n" + _HTML, kind=b"alternative"),
    _mixed(
        b"Content-Type: text/html\r\n\r\n" + _HTML,
        b"Content-ID: <a>\r\nContent-Type: image/png\r\n\r\nx",
        kind=b"related",
    ),
    _mixed(
        b"\r\nplain",
        b"Content-Type: application/zip; name*0*=utf-8''%E5%B1%B1; name*1=.zip\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.b64encode(b"PK\x03\x04" + bytes(30)),
    ),
    _mixed(b"Content-Type: message/rfc822\r\n\r\n" + _HEAD + b"\r\ninner"),
    _mixed(b"\r\n" + _HEAD + b"\r\ninner", kind=b"digest"),
    _mixed(
        b"Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nURL:https://a.example/\r\nEND:VCALENDAR"
    ),
    _mixed(b"Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1", b"\r\nx", kind=b"encrypted"),
    _HEAD + b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nx",
    _HEAD + b"\r\nText\r\nbegin 644 a.txt\r\n%:&5L;&\\ \r\n`\r\nend\r\n",
    b"From sato Mon Mar  2 09:10:00 2026\n" + _HEAD.replace(b"\r\n", b"\n") + b"\nHello\n>From x\n",
    b"\xef\xbb\xbf" + _HEAD + b"\r\nx",
    _HEAD.replace(b"\r\n", b"\r") + b"\rHello",
    b"From: a@a.example\nSubject: x\nHello without a blank line\n",
    b"no header at all\n\n",
    b'From: A: B <a@b.example>, c@d.example (E (F)), G: h@i.example;, "j\\"k" <@l:m@n.example>\n\n',
    b"Received: from a.example (b.example [192.0.2.1]) by c.example with ESMTPS id x; Mon, 2 Mar 2026 09:10:00 +0900 (JST)\n"
    b"Authentication-Results: c.example; spf=pass (x) smtp.mailfrom=a.example; dkim=fail header.d=b.example; dmarc=none\n"
    b"Authentication-Results: spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=a.example;dkim=none;compauth=fail reason=000\n"
    b'Received-SPF: softfail (c.example: domain of a@a.example) client-ip=192.0.2.1; envelope-from="a@a.example";\n\n',
    *(_attached(name, content) for name, content in _FILES.items()),
)
