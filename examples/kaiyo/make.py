"""Makes the example's mail from its readable sources: `python -m examples.kaiyo.make`.

inbox.toml → inbox/*.eml and expected.toml; past.toml → past/past.mbox. The same sources give the same bytes.
"""

from pathlib import Path

from tests.mail import mbox
from tests.scenes import read_scenes

HERE = Path(__file__).parent
HEAD = """\
# What a person would want Noroshi to say of each message of inbox/ (made by make.py from inbox.toml).
# danger; at-least-caution: caution or danger; not-danger: clear or caution; clear.

"""


def main() -> None:
    """Write the files beside this one."""
    inbox = HERE / "inbox"
    inbox.mkdir(exist_ok=True)
    for old in inbox.glob("*.eml"):
        old.unlink()
    expected = HEAD
    for number, scene in enumerate(read_scenes(HERE / "inbox.toml"), 1):
        name = f"{number:02}-{scene.id}.eml"
        (inbox / name).write_bytes(scene.raw())
        expected += f'"{name}" = "{scene.wanted}"  # {scene.category}\n'
    (HERE / "expected.toml").write_text(expected, "utf-8")
    (HERE / "past").mkdir(exist_ok=True)
    (HERE / "past" / "past.mbox").write_bytes(mbox(scene.raw() for scene in read_scenes(HERE / "past.toml")))


if __name__ == "__main__":
    main()
