"""What all pages share: they load nothing and run nothing, and all that comes from outside is escaped and made visible."""

import base64
import hashlib
from importlib import resources
from importlib.metadata import version
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from noroshi.alerts.knowledge.catalogue import catalogue
from noroshi.warn.numbers import signed
from noroshi.warn.page import both, counted
from noroshi.warn.visible import one_line, visible
from noroshi.warn.words import Language, say


def environment() -> Environment:
    """Templates of this package; whatever they print is escaped."""
    made = Environment(
        loader=PackageLoader("noroshi.warn"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {"both": both, "say": say, "counted": counted}
    made.filters |= {"visible": visible, "line": one_line, "signed": signed}
    return made


def frame(lang: Language, page_title: str, *styles: str) -> dict[str, Any]:
    """What `frame.html.jinja` needs: `styles` are names of files beside it, in order."""
    folder = resources.files("noroshi.warn") / "templates"
    style = "\n".join((folder / name).read_text("utf-8") for name in styles)
    return {
        "lang": lang,
        "style": Markup(style),  # noqa: S704  (our own files)
        "style_hash": style_hash(style),
        "version": version("noroshi"),
        "attack_version": catalogue().attack_version,
        "page_title": page_title,
    }


def style_hash(style: str) -> str:
    """The style sheet as a Content-Security-Policy names it (CSP Level 3, 2.3.1)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
