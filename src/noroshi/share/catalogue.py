"""The names of techniques, lures and measures, as others should read them (English)."""

from noroshi.alerts.knowledge.catalogue import catalogue


def attack_version() -> str:
    """The ATT&CK release that ids are of."""
    return catalogue().attack_version


def technique_name(id_: str) -> str:
    """Empty for one that the catalogue does not know."""
    return catalogue().techniques.get(id_, "")


def lure(id_: str) -> tuple[str, str]:
    """Name and description; the id twice for one that the catalogue does not know."""
    found = catalogue().lures.get(id_)
    return (found.name["en"], found.description["en"]) if found else (id_, id_)


def measure(id_: str) -> tuple[str, str]:
    """The same for a measure."""
    found = catalogue().measures.get(id_)
    return (found.name["en"], found.description["en"]) if found else (id_, id_)
