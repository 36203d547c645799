"""The programs that are compared, each run offline on the same files: scores, CPU time and peak memory."""

import contextlib
import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from bench.corpora import Sample

LEVELS = {"clear": 0, "caution": 1, "danger": 2}


class Cost(NamedTuple):
    """What the messages of one corpus cost."""

    messages: int
    cpu: float
    """seconds"""
    peak: int
    """bytes"""


@dataclass
class Run:
    """What one program made of the messages."""

    program: str
    scores: dict[str, float] = field(default_factory=dict)
    """file name → score; more is worse"""
    flagged: set[str] = field(default_factory=set)
    """file names that the program reports at its default threshold"""
    cpu: float = 0.0
    """seconds, user and system, children included, start-up not"""
    peak: int = 0
    """bytes of the largest process"""
    costs: dict[str, Cost] = field(default_factory=dict)
    """by corpus"""

    def add(self, corpus: str, messages: int, part: "Run") -> None:
        """Takes in what the program made of one corpus."""
        self.scores |= part.scores
        self.flagged |= part.flagged
        self.cpu += part.cpu
        self.peak = max(self.peak, part.peak)
        self.costs[corpus] = Cost(messages, part.cpu, part.peak)

    def kept(self) -> dict[str, Any]:
        """As JSON holds it."""
        return {**asdict(self), "flagged": sorted(self.flagged)}

    @classmethod
    def of_kept(cls, kept: dict[str, Any]) -> "Run":
        """The reverse of `kept`."""
        costs = {corpus: Cost(*cost) for corpus, cost in kept["costs"].items()}
        return cls(**{**kept, "flagged": set(kept["flagged"]), "costs": costs})


def _measured(command: Sequence[str], output: Path) -> tuple[float, int, int]:
    """CPU seconds, peak memory in bytes and exit status of a command and its children."""
    with output.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    errors = process.stderr.read().decode("utf-8", "replace") if process.stderr else ""
    if process.returncode not in {0, 1}:
        raise SystemExit(f"{' '.join(command)}: {errors[-2000:]}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, process.returncode


class Noroshi:
    """`noroshi scan --jobs 1`; a scan of one message is taken off as the start-up."""

    name = "noroshi"

    def __init__(self, work: Path) -> None:
        self._work = work
        self._command = str(Path(sys.executable).with_name("noroshi"))
        self._company = work / "company.toml"
        self._company.write_text('[company]\nname = "Recipient"\ndomains = ["recipient.example"]\n', "utf-8")
        self._history: Path | None = None

    def version(self) -> str:
        """As it says itself."""
        return subprocess.run([self._command, "--version"], capture_output=True, text=True, check=True).stdout.split()[
            -1
        ]

    def train(self, samples: Sequence[Sample], phish: Path, ham: Path) -> None:  # noqa: ARG002  (folders hold the samples)
        """`noroshi learn --phish --ham`."""
        self._history = self._work / "history.sqlite"
        learn = [self._command, "learn", "--history", str(self._history), "--phish", str(phish), "--ham", str(ham)]
        done = subprocess.run(learn, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(done.stderr[-2000:])

    def scan(self, samples: Sequence[Sample]) -> Run:
        """One run over a folder of links to the messages."""
        run = Run(self.name)
        folder = _linked(self._work / "noroshi-scan", samples)
        lines = self._work / "noroshi.jsonl"
        start, _, _ = _measured(self._scan(samples[0].path), lines)
        whole, run.peak, _ = _measured(self._scan(folder), lines)
        run.cpu = whole - start
        for line in lines.read_text("utf-8").splitlines():
            result = json.loads(line)
            name = Path(result["source"].partition("#")[0]).name
            run.scores[name] = max(run.scores.get(name, -1e9), result["score_bits"])
            if LEVELS[result["verdict"]] >= 1:
                run.flagged.add(name)
        return run

    def _scan(self, path: Path) -> list[str]:
        history = ["--history", str(self._history)] if self._history else []
        fixed = ["--company", str(self._company), "--format", "jsonl", "--jobs", "1", "--lang", "en"]
        return [self._command, "scan", str(path), *fixed, *history]


class SpamAssassin:
    """Its Perl library in one process, compiled once, `-L` (local tests only), Bayes without automatic learning."""

    name = "spamassassin"

    def __init__(self, work: Path) -> None:
        self._state = work / "spamassassin"
        self._state.mkdir()
        self._rules = self._state / "user_prefs"
        self._rules.write_text(
            f"use_bayes 1\nbayes_auto_learn 0\nuse_learner 1\nbayes_path {self._state}/bayes\n"
            "bayes_auto_expire 0\nuse_txrep 0\nskip_rbl_checks 1\ndns_available no\n",
            "utf-8",
        )

    def version(self) -> str:
        """As it says itself."""
        said = subprocess.run(["spamassassin", "--version"], capture_output=True, text=True, check=True).stdout
        return said.split()[2]

    def train(self, samples: Sequence[Sample], phish: Path, ham: Path) -> None:  # noqa: ARG002
        """`sa-learn`."""
        for kind, folder in (("--spam", phish), ("--ham", ham)):
            learn = ["sa-learn", "-L", "--no-sync", kind, "-p", str(self._rules), "--dir", str(folder)]
            subprocess.run(learn, check=True, capture_output=True)
        subprocess.run(["sa-learn", "--sync", "-p", str(self._rules)], check=True, capture_output=True)

    def scan(self, samples: Sequence[Sample]) -> Run:
        """One process over all files."""
        run = Run(self.name)
        command = ["perl", str(Path(__file__).with_name("sa_scan.pl")), str(self._state), str(self._rules)]
        paths = "".join(f"{sample.path}\n" for sample in samples)
        done = subprocess.run(command, input=paths, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(done.stderr[-2000:])
        *lines, last = done.stdout.splitlines()
        for line in lines:
            path, score = line.rsplit(" ", 1)
            run.scores[Path(path).name] = float(score)
            if float(score) >= 5.0:  # required_score of the default configuration
                run.flagged.add(Path(path).name)
        _, cpu, peak = last.split()
        run.cpu, run.peak = float(cpu), int(peak) * 1024
        return run


RSPAMD_OFF = [
    "antivirus",
    "arc",
    "asn",
    "bimi",
    "clickhouse",
    "dcc",
    "dkim",
    "dkim_signing",
    "dmarc",
    "elastic",
    "external_services",
    "fuzzy_check",
    "greylist",
    "hfilter",
    "history_redis",
    "metadata_exporter",
    "metric_exporter",
    "mx_check",
    "neural",
    "once_received",
    "p0f",
    "ratelimit",
    "rbl",
    "replies",
    "reputation",
    "rspamd_update",
    "spf",
    "surbl",
    "url_redirector",
]
"""modules that ask the network or Redis"""
RSPAMD_BAYES = """
classifier "bayes" {
  tokenizer { name = "osb"; }
  backend = "sqlite3";
  cache { type = "sqlite3"; path = "%(dir)s/learn_cache.sqlite"; }
  min_tokens = 11;
  min_learns = 200;
  statfile { symbol = "BAYES_HAM"; path = "%(dir)s/bayes.ham.sqlite"; spam = false; }
  statfile { symbol = "BAYES_SPAM"; path = "%(dir)s/bayes.spam.sqlite"; spam = true; }
}
"""


START_SECONDS = 180


class Rspamd:
    """The daemon with one scanning worker on loopback; the modules that need the network or Redis are off."""

    name = "rspamd"

    def __init__(self, work: Path) -> None:
        self._dir = work / "rspamd"
        self._dir.mkdir()
        self._ports = _free_port(), _free_port()
        self._daemon: subprocess.Popen[bytes] | None = None
        self._configure()

    def _configure(self) -> None:
        etc = self._dir / "etc"
        shutil.copytree("/etc/rspamd", etc)
        local = etc / "local.d"
        local.mkdir(exist_ok=True)
        scan, control = self._ports
        (etc / "statistic.conf").write_text(RSPAMD_BAYES % {"dir": self._dir})
        for module in RSPAMD_OFF:
            (local / f"{module}.conf").write_text("enabled = false;\n")
        override = etc / "override.d"
        override.mkdir(exist_ok=True)
        (override / "worker-normal.inc").write_text(f'bind_socket = "127.0.0.1:{scan}";\ncount = 1;\n')
        (override / "worker-controller.inc").write_text(
            f'bind_socket = "127.0.0.1:{control}";\nsecure_ip = "127.0.0.1";\ncount = 1;\n'
        )
        (override / "worker-proxy.inc").write_text("enabled = false;\ncount = 0;\n")
        (override / "worker-fuzzy.inc").write_text("enabled = false;\ncount = -1;\n")
        (override / "options.inc").write_text(
            'dns { nameserver = ["127.0.0.1:9"]; timeout = 0.05s; retransmits = 1; }\ndisable_monitoring = true;\n'
        )
        (override / "logging.inc").write_text(f'type = "file";\nfilename = "{self._dir}/log";\nlevel = "error";\n')

    def version(self) -> str:
        """As it says itself."""
        return subprocess.run(["rspamd", "--version"], capture_output=True, text=True, check=True).stdout.split()[-1]

    def __enter__(self) -> "Rspamd":
        etc = self._dir / "etc"
        places = {"CONFDIR": etc, "LOCAL_CONFDIR": etc, "DBDIR": self._dir, "RUNDIR": self._dir, "LOGDIR": self._dir}
        command = ["rspamd", "--no-fork", "--insecure", "--config", str(etc / "rspamd.conf")]
        command += [f"--var={name}={place}" for name, place in places.items()]
        self._daemon = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(START_SECONDS):
            if all(_listens(port) for port in self._ports):
                self._wait_until_idle()
                return self
            time.sleep(1.0)
        self.__exit__()
        raise SystemExit(f"rspamd does not start: {self._log()}")

    def __exit__(self, *error: object) -> None:
        if self._daemon is not None:
            self._daemon.terminate()
            self._daemon.wait(30)

    def _wait_until_idle(self) -> None:
        """It compiles its expressions after it has started; until then it matches them more slowly."""
        for _ in range(START_SECONDS // 3):
            before = sum(_cpu(pid) for pid in self._processes())
            time.sleep(3.0)
            if sum(_cpu(pid) for pid in self._processes()) - before < 0.1:
                return

    def _log(self) -> str:
        with contextlib.suppress(OSError):
            return (self._dir / "log").read_text("utf-8", "replace")[-2000:]
        return ""

    def train(self, samples: Sequence[Sample], phish: Path, ham: Path) -> None:  # noqa: ARG002
        """The controller's learning, as `rspamc learn_spam` and `learn_ham` call it."""
        for path, folder in (("/learnspam", phish), ("/learnham", ham)):
            for file in sorted(folder.iterdir()):
                self._post(self._ports[1], path, file.read_bytes())

    def scan(self, samples: Sequence[Sample]) -> Run:
        """One message after the other; CPU time is that of all the daemon's processes."""
        run = Run(self.name)
        for sample in samples[:50]:  # its caches and compiled expressions are warm before it is measured
            self._post(self._ports[0], "/checkv2", sample.path.read_bytes())
        before = sum(_cpu(pid) for pid in self._processes())
        for sample in samples:
            result = self._post(self._ports[0], "/checkv2", sample.path.read_bytes())
            run.scores[sample.path.name] = float(result.get("score", 0.0))
            if result.get("action") in {"reject", "add header", "rewrite subject"}:
                run.flagged.add(sample.path.name)
        run.cpu = sum(_cpu(pid) for pid in self._processes()) - before
        run.peak = max(_peak(pid) for pid in self._processes())
        return run

    def _processes(self) -> Iterator[int]:
        assert self._daemon is not None
        yield self._daemon.pid
        children = Path(f"/proc/{self._daemon.pid}/task/{self._daemon.pid}/children").read_text().split()
        yield from map(int, children)

    def _post(self, port: int, path: str, raw: bytes) -> dict[str, object]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            connection.request("POST", path, raw)
            answer = connection.getresponse().read()
        finally:
            connection.close()
        return json.loads(answer) if answer else {}  # type: ignore[no-any-return]


def _linked(folder: Path, samples: Sequence[Sample]) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for sample in samples:
        (folder / sample.path.name).hardlink_to(sample.path)
    return folder


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _cpu(pid: int) -> float:
    """User and system seconds of a process (proc(5): fields 14 and 15)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _peak(pid: int) -> int:
    found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) * 1024 if found else 0
