"""The libraries, programs and folders that the parts of the report share. Nothing outside the work folder is touched."""
import dataclasses
import functools
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import time

import reader_screen
from session import Command, peak_memory

HERE = pathlib.Path(__file__).resolve().parent
FEED = 10_000


class Skipped(Exception):
    """A part that cannot be measured here; the message says why."""


@dataclasses.dataclass
class Run:
    """A finished child: seconds, CPU seconds, peak MiB, standard output; of an indexing, after how many seconds all
    titles and texts could be searched."""

    seconds: float
    cpu: float
    memory: float
    output: bytes
    readable: float = float("nan")


class Bench:
    """What is measured (`docbao`), how often (`runs`), on which sizes, and where the files lie (`work`)."""

    def __init__(self, docbao, work, sizes, options):
        self.docbao, self.work, self.sizes = docbao, pathlib.Path(work), sizes
        self.runs, self.keys, self.limit = options.runs, options.keys, options.limit
        self.million, self.cold = options.million, options.cold

    # Libraries and their other forms, made when they are first needed.
    @functools.lru_cache
    def library(self, size):
        """The folder of a library of .txt files; titles and feeds lie beside it."""
        folder = self.work / str(size)
        if not (folder / "titles").exists():
            folder.mkdir(parents=True, exist_ok=True)
            say(f"writing {size:,} articles")
            generate(size, "--dir", folder / "articles", "--titles", folder / "titles", "--rss", folder / "feed-{}.xml")
        return folder / "articles"

    def titles(self, size):
        self.library(size)
        return self.work / str(size) / "titles"

    @functools.lru_cache
    def newest(self, size):
        """The titles of the newest day."""
        files = sorted((file for _, _, files in os.walk(self.library(size)) for file in files), reverse=True)
        day = [file for file in files if file[:10] == files[0][:10]]
        return [(self.library(size) / file[:7] / file).open(encoding="utf-8").readline().strip() for file in day]

    def text_bytes(self, size):
        return sum(os.path.getsize(os.path.join(at, file)) for at, _, files in os.walk(self.library(size)) for file in files)

    # docbao.
    @functools.cached_property
    def has_index(self):
        """Whether this docbao knows `index`; older ones have no index at all."""
        usage = subprocess.run([self.docbao, "--help"], capture_output=True, text=True, timeout=self.limit).stdout
        return bool(re.search(r"(?m)^\s+index\b", usage))

    def needs_index(self):
        if not self.has_index:
            raise Skipped("this docbao has no `index` command")

    def folders(self, name):
        """The environment that keeps docbao's index and state in the work folder, under `name`."""
        at = self.work / "home" / name
        return {"XDG_CACHE_HOME": str(at / "cache"), "XDG_DATA_HOME": str(at / "data"), "XDG_CONFIG_HOME": str(at / "config")}

    def reader(self, size, name=None):
        """The reader on a library, with its index if it can have one."""
        if name is None and self.has_index:
            self.index(size)
        return Command([self.docbao, str(self.library(size))], self.folders(name or str(size)))

    @functools.lru_cache
    def index(self, size):
        """Builds the index of a library with `docbao index`: how that ran. Once a size."""
        self.needs_index()
        self.library(size)
        say(f"indexing {size:,} articles")
        shutil.rmtree(self.work / "home" / str(size), ignore_errors=True)
        cache = self.work / "home" / str(size) / "cache" / "docbao"
        return self.run([self.docbao, "index", str(self.library(size))], self.folders(str(size)), TextsRead(cache))

    def usable(self, size):
        """What docbao's first frame shows: the newest article if there is an index, any one without."""
        return reader_screen.usable(self.newest(size) if self.has_index else ())

    # Peers.
    def peer(self, name, size):
        """A peer on the same library and what its first frame shows, None where it is not installed."""
        if not shutil.which(name):
            return None
        first = self.titles(size).open(encoding="utf-8").readline().strip()
        shown = re.compile(re.escape(first[:40]))
        if name == "less":
            return Command(["less", str(self.titles(size))], {"LESS": ""}), shown
        if name == "newsboat":
            self.newsboat_import(size)
            return Command(["newsboat", "-q", *self.newsboat_files(size)], self.folders("newsboat")), re.compile("Library 1")
        return Command([name], {"FZF_DEFAULT_OPTS": "", "SKIM_DEFAULT_OPTIONS": ""}, str(self.titles(size))), shown

    def peers(self, names, size):
        """name -> (command, what it shows), of the installed ones."""
        found = {name: self.peer(name, size) for name in names}
        return {name: peer for name, peer in found.items() if peer}

    def newsboat_files(self, size):
        at = self.work / str(size)
        (at / "config").touch()
        return ["-u", str(at / "urls"), "-c", str(at / "newsboat.db"), "-C", str(at / "config")]

    @functools.lru_cache
    def newsboat_import(self, size):
        """newsboat's own reading of the feeds into its cache: how that ran."""
        if not shutil.which("newsboat"):
            raise Skipped("newsboat is not installed")
        self.library(size)
        at = self.work / str(size)
        feeds = [at / f"feed-{1 + start // FEED}.xml" for start in range(0, size, FEED)]
        (at / "urls").write_text("".join(f"file://{feed}\n" for feed in feeds))
        (at / "newsboat.db").unlink(missing_ok=True)
        say(f"newsboat reads {size:,} articles")
        return self.run(["newsboat", *self.newsboat_files(size), "-x", "reload"], self.folders("newsboat"))

    def run(self, words, environment=None, watch=None):
        """Runs a child to its end; a status other than 0, or more time than the limit, is an error. `watch` is called
        again and again meanwhile."""
        started = time.perf_counter()
        with open(self.work / "child-output", "w+b") as output:
            child = subprocess.Popen(words, stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env={**os.environ, **(environment or {})})
            status, cpu, memory = wait_for_end(child, started + self.limit, watch)
            seconds = time.perf_counter() - started
            output.seek(0)
            text = output.read()
        if status != 0:
            raise RuntimeError(f"{' '.join(words)}: status {status}: {text[-500:].decode(errors='replace')}")
        return Run(seconds, cpu, memory, text, watch.at - started if watch and watch.at else float("nan"))


class TextsRead:
    """Sees when all texts of a library stand in its index, below the folder `cache`."""

    def __init__(self, cache):
        self.cache, self.at, self.asked = cache, None, 0.0

    def __call__(self):
        now = time.perf_counter()
        if self.at or now - self.asked < 0.1:
            return
        self.asked = now
        for path in self.cache.glob("*.db"):
            try:
                index = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=0)
                known, unread = index.execute("SELECT count(*), sum(hash IS NULL) FROM (SELECT hash FROM file ORDER BY id LIMIT 9)").fetchone()
                index.close()
            except sqlite3.Error:
                continue
            # The oldest files have the smallest numbers and are read last.
            if known and not unread:
                self.at = now


def wait_for_end(child, end, watch=None):
    """The exit status of a child, which is killed at `end`, its CPU seconds and peak MiB.

    The peak is looked up while it runs: the kernel's own figure at the end is never below that of this process.
    """
    pause, memory = 0.0002, float("nan")
    while True:
        memory = peak_memory(child.pid, memory)
        if watch:
            watch()
        pid, status, usage = os.wait4(child.pid, os.WNOHANG)
        if pid:
            child.returncode = os.waitstatus_to_exitcode(status)
            return child.returncode, usage.ru_utime + usage.ru_stime, memory
        if time.perf_counter() > end:
            child.kill()
        time.sleep(pause)
        pause = min(pause * 1.05, 0.05)


def generate(*arguments):
    subprocess.run([str(HERE / "generate"), *map(str, arguments)], check=True, stderr=subprocess.DEVNULL)


def say(text):
    print(f"  {text}", file=sys.stderr, flush=True)


def folder_bytes(folder):
    """The bytes that a folder takes on the disk's books, all files added up."""
    return sum(os.path.getsize(os.path.join(at, file)) for at, _, files in os.walk(folder) for file in files)
