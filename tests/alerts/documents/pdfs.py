"""PDFs made for the tests, of invented words."""

import io
from collections.abc import Callable
from typing import Any

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595, 842
MINCHO = "HeiseiMin-W3"
pdfmetrics.registerFont(UnicodeCIDFont(MINCHO))


def pdf(*pages: Callable[[Canvas], Any], password: str = "", title: str = "") -> bytes:
    """A document of A4 pages, each drawn by a function."""
    out = io.BytesIO()
    encrypt = StandardEncryption(password, ownerPassword="owner") if password else None
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), encrypt=encrypt, invariant=1)
    if title:
        canvas.setTitle(title)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(
    canvas: Canvas, left: float, top: float, words: list[str], font: str = "Helvetica", size: float = 10
) -> float:
    """Draws lines downwards; gives the height at which the next one would stand."""
    canvas.setFont(font, size)
    for line in words:
        canvas.drawString(left, top, line)
        top -= 1.25 * size
    return top


def picture(canvas: Canvas) -> None:
    """A page that holds a picture alone, as a scanner makes it."""
    from PIL import Image

    canvas.drawImage(ImageReader(Image.new("L", (40, 40), 200)), 50, 50, 400, 600)
