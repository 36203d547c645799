"""Invented messages from which the fuzzer starts: one for each thing that the reader knows."""

import base64

_HEAD = (
    b"From: =?utf-8?B?5bGx55Sw?= <t.yamada@kaiyo-exchange.example>\r\nTo: sato@kaiyo-exchange.example\r\n"
    b"Subject: =?iso-2022-jp?B?GyRCOzNFRBsoQg==?=\r\nDate: Mon, 2 Mar 2026 09:10:00 +0900\r\n"
    b"Message-ID: <1@kaiyo-exchange.example>\r\nMIME-Version: 1.0\r\n"
)
_HTML = b'<html><body><p style="display:none">x</p><a href="https://a.example/">b</a><form><input type=password></form></body></html>'


def _mixed(*parts: bytes, kind: bytes = b"mixed") -> bytes:
    body = b"".join(b"--b1\r\n" + part + b"\r\n" for part in parts)
    return _HEAD + b"Content-Type: multipart/" + kind + b'; boundary="b1"\r\n\r\n' + body + b"--b1--\r\n"


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
)
