"""Coverage-guided fuzzing of the readers of documents (atheris): no bytes may raise, and what is read must hold together.

    python fuzz/alerts.py [FOLDER…] [-max_total_time=SECONDS] [other options of libFuzzer]

The seeds are invented documents, one for each format and for what its reader knows; more may be given as folders.
"""

import json
import sys
import tempfile
from pathlib import Path

import atheris
import msgspec

with atheris.instrument_imports(include=["noroshi"]):
    from noroshi.alerts.documents.read import read_document
    from noroshi.alerts.model import Document

_SLOW = 5.0
"""Seconds; libFuzzer reports what takes longer."""
_OBJECT = "-00000000-0000-4000-8000-000000000001"
_BUNDLE = {
    "type": "bundle",
    "objects": [
        {"type": "intrusion-set", "id": f"intrusion-set-{_OBJECT}", "name": "Pale Heron", "aliases": ["G0T1"]},
        {"type": "identity", "id": f"identity-{_OBJECT}", "name": "Desk"},
        {"type": "indicator", "id": f"indicator-{_OBJECT}", "pattern": "[domain-name:value = 'a.example']"},
        {
            "type": "relationship",
            "id": f"relationship-{_OBJECT}",
            "relationship_type": "targets",
            "source_ref": f"intrusion-set-{_OBJECT}",
            "target_ref": f"identity-{_OBJECT}",
            "created_by_ref": f"identity-{_OBJECT}",
            "confidence": 70,
        },
    ],
}
_EVENT = {"Event": {"info": "x", "date": "2024-05-07", "Attribute": [{"type": "filename|md5", "value": "a|b", "comment": "c"}], "Object": [{"Attribute": []}], "Galaxy": [{"GalaxyCluster": [{"value": "v"}]}], "EventReport": [{"content": "a\n\nb"}], "Orgc": {"name": "Desk"}}}  # fmt: skip
_ALERT = {"id": "x", "title": "A title", "lang": "en", "date": "May 7, 2024", "publisher": "NHK（転載）", "text": "A title\n\nThe desk said so.\n\nRelated News\n\nA"}  # fmt: skip
SEEDS: tuple[bytes, ...] = (
    json.dumps(_BUNDLE).encode(),
    json.dumps(_EVENT).encode(),
    json.dumps(_ALERT).encode(),
    "The Record | Ann Lee | May 7, 2024\n\n■概要\n\n【問い合わせ先】\n電話：03-0000-0000\n\nRelated News\n\nX\n".encode(),
    "令和４年10月14日\r\n警察庁\r\n金融庁\r\n\r\n攻撃について（注意喚起）\r\n\r\n　攻撃を確認した。\r\n".encode(
        "cp932"
    ),
    b"<!DOCTYPE html><html lang=ja><head><title>a - b</title><meta property=og:site_name content=b><script type=application/ld+json>"
    b'{"@type":"Article","datePublished":"2024-05-07"}</script><style>.g{display:none}</style></head><body><nav><a href=/>x</a></nav>'
    b"<main><article><h1>a</h1><p class=byline>By B C</p><p>The desk said so, and more of it.</p><table><tr><td>1<td>2</table>"
    b"<ul class=related><li><a href=/1>q</a></ul></article></main><footer>&copy; x</footer></body></html>",
    b"From: a <a@b.example>\r\nTo: c@d.example\r\nSubject: x\r\nDate: Mon, 2 Mar 2026 09:10:00 +0900\r\n\r\nHello\r\n-- \r\nx\r\n",
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page"
    b"/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>"
    b"endobj 4 0 obj<</Length 60>>stream\nBT /F 12 Tf 60 700 Td (The desk said so.) Tj 0 -14 Td (And more.) Tj ET\nendstream endobj\n"
    b"trailer<</Root 1 0 R>>",
    b"\xff\xfe" + "A title\n\nThe desk said so.\n".encode("utf-16-le"),
)


def check(document: Document) -> None:
    """What must hold of any document."""
    size = len(document.text)
    at = 0
    for piece in document.furniture:
        assert at <= piece.start < piece.end <= size, piece
        at = piece.end
    at = 0
    for page in document.pages:
        assert at == page.start <= page.end <= size, page
        at = page.end
    for claim in document.stated:
        assert 0 <= claim.sentence.start <= claim.span.start < claim.span.end <= claim.sentence.end <= size, claim
    assert document.text.strip() or document.defects
    msgspec.json.encode(document)  # half a surrogate pair anywhere would raise


def one(data: bytes) -> None:
    """One input of the fuzzer."""
    check(read_document(data, "x"))


def main() -> None:
    """Runs until stopped, or as long as `-max_total_time` says."""
    folder = Path(tempfile.mkdtemp(prefix="noroshi-fuzz-"))
    for number, seed in enumerate(SEEDS):
        (folder / f"seed{number:03}").write_bytes(seed)
    atheris.Setup([*sys.argv, f"-timeout={int(_SLOW)}", "-max_len=20000", str(folder)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
