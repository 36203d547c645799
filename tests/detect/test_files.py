"""Files that a message brings are listed with whether they came in an archive."""

from noroshi.detect.files import list_files
from noroshi.message.read import read_message
from tests.files import zip_of
from tests.mail import mail


def test_files_of_an_attached_mail_are_not_inside_an_archive() -> None:
    inner = mail(attachments=[("a.exe", b"MZ" + b"\0" * 80), ("b.zip", zip_of({"c.js": b"x()"}))])
    files = list_files(read_message(mail(attachments=[("m.eml", inner), ("m.zip", zip_of({"d.js": b"x()"}))])))
    assert [(file.name, file.inside) for file in files] == [
        ("m.eml", False),
        ("a.exe", False),
        ("b.zip", False),
        ("b.zip/c.js", True),
        ("m.zip", False),
        ("d.js", True),
    ]
