"""Makes `src/noroshi/text/data/confusables.txt` from Unicode's own confusables.txt (UTS #39).

    python tools/make_confusables.py confusables.txt

The input is https://www.unicode.org/Public/security/<version>/confusables.txt; ICU's source package has it too. One line
an appearance: the prototype's code points, `<`, and the code points that look like it, in hexadecimal. Code points stay
numbers because many of them are invisible or turn the direction of a line.
"""

import re
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/noroshi/text/data/confusables.txt"

HEAD = """\
# Confusable code points of UTS #39, version {version} ({date}), in the compact form of tools/make_confusables.py:
# prototype < all code points that look like it.
# Unicode, Inc., Unicode License V3 (SPDX Unicode-3.0), https://www.unicode.org/license.txt; see NOTICE.
"""


def main(source: str) -> None:
    """Reads Unicode's file and writes ours."""
    text = Path(source).read_text("utf-8-sig")
    version = re.search(r"# Version: (\S+)", text)
    date = re.search(r"# Date: ([\d-]+)", text)
    groups: dict[str, list[str]] = {}
    for line in text.splitlines():
        fields = [field.strip() for field in line.partition("#")[0].split(";")]
        if len(fields) == 3:
            groups.setdefault(_short(fields[1]), []).append(_short(fields[0]))
    assert version is not None
    assert date is not None
    lines = [f"{target} < {' '.join(codes)}" for target, codes in groups.items()]
    head = HEAD.format(version=version[1], date=date[1])
    TARGET.write_text(head + "\n".join(lines) + "\n", "ascii")
    print(f"{sum(map(len, groups.values()))} code points in {len(groups)} appearances → {TARGET}")


def _short(codes: str) -> str:
    return " ".join(f"{int(code, 16):X}" for code in codes.split())


if __name__ == "__main__":
    main(sys.argv[1])
