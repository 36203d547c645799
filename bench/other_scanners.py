"""rspamd and SpamAssassin on a folder of mail, offline, for comparison.

Both run without their network tests, as every benchmark here must; that is not how they are meant to run, and
SpamAssassin's rules were developed on mail of its own public corpus. Say so beside each figure.
"""

import json
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.mail import mbox

RSPAMD_CONFIG = """
.include "$CONFDIR/common.conf"
options {{ pidfile = "{scratch}/rspamd.pid"; dns {{ nameserver = ["127.0.0.1:1"]; timeout = 0.01s; retransmits = 0; }}
  filters = "chartable,dkim,regexp"; url_tld = "/usr/share/rspamd/effective_tld_names.dat"; }}
logging {{ type = "file"; filename = "{scratch}/rspamd.log"; level = "warning"; }}
worker "normal" {{ bind_socket = "127.0.0.1:{port}"; count = 1; }}
"""


def rivals(folder: Path) -> Iterator[tuple[str, list[bool]]]:
    """Each scanner that is installed, and whether it calls each message spam at its own default threshold."""
    if shutil.which("rspamd") and shutil.which("rspamc"):
        yield "rspamd (add header, 6 points)", [score >= 6 for score in rspamd_scores(folder)]
    if shutil.which("spamassassin"):
        yield "SpamAssassin (5 points)", [score >= 5 for score in spamassassin_scores(folder)]


def spamassassin_scores(folder: Path) -> list[float]:
    """Scores, in the order of the names. Runs `spamassassin -L` once over an mbox."""
    names = sorted(folder.iterdir())
    marked = [b"X-Bench-Number: %d\r\n" % number + path.read_bytes() for number, path in enumerate(names)]
    command = ["spamassassin", "-L", "--mbox"]
    done = subprocess.run(command, input=mbox(marked), capture_output=True, check=True)
    scores = [0.0] * len(names)
    found = re.findall(rb"(?m)^X-Spam-Status: \w+, score=(-?[\d.]+).*?^X-Bench-Number: (\d+)", done.stdout, re.DOTALL)
    if len(found) != len(names):
        raise SystemExit(f"SpamAssassin gave {len(found)} scores for {len(names)} messages")
    for score, number in found:
        scores[int(number)] = float(score)
    return scores


def rspamd_scores(folder: Path) -> list[float]:
    """Scores, in the order of the names. Starts an rspamd of its own on loopback and stops it."""
    names = sorted(folder.iterdir())
    found: dict[str, float] = {}
    with _rspamd() as address:
        for start in range(0, len(names), 200):
            batch = [str(path) for path in names[start : start + 200]]
            command = ["rspamc", "-h", address, "--json", "--compact", "-n", "1", *batch]
            done = subprocess.run(command, capture_output=True, check=True)
            verdicts = [json.loads(line) for line in done.stdout.splitlines() if line.startswith(b"{")]
            found |= {verdict["message-id"].partition("@")[0]: float(verdict["score"]) for verdict in verdicts}
    ids = [re.search(rb"(?m)^Message-ID: <([^@>]*)", path.read_bytes()) for path in names]
    return [found[each[1].decode()] for each in ids if each is not None]


@contextmanager
def _rspamd() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as scratch, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        Path(scratch).chmod(0o777)
        config = Path(scratch) / "rspamd.conf"
        config.write_text(RSPAMD_CONFIG.format(scratch=scratch, port=port))
        command = ["rspamd", "-f", "-c", str(config), "--insecure", "--var", f"DBDIR={scratch}"]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            for _ in range(100):
                time.sleep(0.2)
                with socket.socket() as client:
                    if client.connect_ex(("127.0.0.1", port)) == 0:
                        break
            yield f"127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(20)
