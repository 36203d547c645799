"""Coverage-guided fuzzing of the reader (atheris): no bytes may raise, and what is read must hold together.

    python fuzz/reader.py [FOLDER…] [-max_total_time=SECONDS] [other options of libFuzzer]

The seeds are invented messages, which the script writes into a temporary folder; more seeds may be given as folders.
"""

import sys
import tempfile
from importlib import import_module
from pathlib import Path

import atheris
import msgspec

with atheris.instrument_imports(include=["noroshi"]):
    from noroshi.message.attachments.found import READERS
    from noroshi.message.model import Message
    from noroshi.message.read import read_message

    for place in set(READERS.values()):  # else they would be imported, without their coverage, when first needed
        import_module(f"noroshi.message.attachments.{place.partition(':')[0]}")

sys.path.insert(0, str(Path(__file__).parents[1]))
from seeds import SEEDS

_SLOW = 5.0
"""Seconds; libFuzzer reports what takes longer."""


def check(message: Message) -> None:
    """What must hold of any message."""
    assert message.text_of("subject") == message.subject
    text = message.body.text
    assert 0 <= message.body.own_end <= len(text)
    assert -1 <= message.body.signature <= message.body.own_end
    for index, link in enumerate(message.links):
        assert -1 <= link.start <= link.end <= len(text), link
        assert message.text_of(f"link[{index}].href") == link.href
        assert message.text_of(f"link[{index}].text") == link.text
    for index, header in enumerate(message.headers):
        assert header.name == header.name.lower()
        assert message.text_of(f"header[{index}]") == header.value
    for index, attachment in enumerate(message.attachments):
        assert message.text_of(f"attachment[{index}].name") == attachment.name
        assert message.text_of(f"attachment[{index}].text") == attachment.text
        for number, member in enumerate(attachment.members):
            assert message.text_of(f"attachment[{index}].member[{number}].name") == member.name
    for kind in ("from", "reply_to", "sender", "return_path", "to", "cc"):
        addresses = getattr(message, "from_" if kind == "from" else kind)
        for index, address in enumerate(addresses):
            assert message.text_of(f"{kind}[{index}].address") == address.address
            assert message.text_of(f"{kind}[{index}].display_name") == address.display
    for result in message.authentication:
        assert message.headers[result.header].name in ("authentication-results", "received-spf")
    for hop in message.hops:
        assert message.headers[hop.header].name == "received"
    assert message.date is None or message.date.tzinfo is not None
    msgspec.json.encode(message)  # half a surrogate pair anywhere would raise


def one(data: bytes) -> None:
    """One input of the fuzzer."""
    check(read_message(data))


def main() -> None:
    """Runs until stopped, or as long as `-max_total_time` says."""
    folder = Path(tempfile.mkdtemp(prefix="noroshi-fuzz-"))
    for number, seed in enumerate(SEEDS):
        (folder / f"seed{number:03}").write_bytes(seed)
    atheris.Setup([*sys.argv, f"-timeout={int(_SLOW)}", "-max_len=60000", str(folder)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
