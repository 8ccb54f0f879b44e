"""One program in a terminal of its own: what it writes is stamped as it comes, its questions are answered.

Bytes are only read and stamped while they flow; the screen model is fed in the gaps, so its cost is in no figure. The
clock starts in the child right before exec. Memory is VmHWM, CPU time is that of all threads of the process, both
noted with each read: they are those of the moment at which the screen showed what was waited for. Linux only.
"""
import dataclasses
import fcntl
import os
import re
import select
import signal
import struct
import termios
import time

from screen import Screen

GAP = 0.02  # seconds without a byte after which the screen model may run
WORK = 0.1  # CPU time by the clock from which on a silent program counts as one at work
STREAM = 0.25  # seconds after which it runs although bytes flow
ANSWERS = [
    (re.compile(rb"\x1b\[5n"), b"\x1b[0n"),
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[>0?c"), b"\x1b[>0;276;0c"),
    (re.compile(rb"\x1b\[\?u"), b"\x1b[?0u"),
    (re.compile(rb"\x1b\]10;\?(?:\x07|\x1b\\)"), b"\x1b]10;rgb:ffff/ffff/ffff\x1b\\"),
    (re.compile(rb"\x1b\]11;\?(?:\x07|\x1b\\)"), b"\x1b]11;rgb:0000/0000/0000\x1b\\"),
]
CURSOR = re.compile(rb"\x1b\[6n")
LONGEST_QUESTION = 16


@dataclasses.dataclass
class Command:
    """What to start: the words, an environment to add, a file as standard input instead of the terminal."""

    words: list
    environment: dict = dataclasses.field(default_factory=dict)
    stdin: str = None


@dataclasses.dataclass
class Moment:
    """Bytes that came, and how the program stood then: seconds of `perf_counter`, MiB, CPU seconds."""

    at: float
    data: bytes
    memory: float
    cpu: float


class Ended(Exception):
    """The program ended, or did not show what was waited for in time; the message has the screen."""


class Session:
    """A running program; use it in a `with` statement, which ends it."""

    def __init__(self, command, size=(200, 60)):
        self.screen = Screen(*size)
        self.pending = []
        self.tail = b""
        self.written = 0
        self.exit_status = None
        self.begin(command, size)

    def begin(self, command, size):
        read, write = os.pipe()
        self.pid, self.terminal = os.forkpty()
        if self.pid == 0:
            become(command, size, write)
        os.close(write)
        stamp = os.read(read, 8)
        os.close(read)
        self.started = struct.unpack("d", stamp)[0] if len(stamp) == 8 else time.perf_counter()

    def pump(self, timeout):
        """Reads what is there, waiting up to `timeout` seconds. True if bytes came, None at the end."""
        if not select.select([self.terminal], [], [], timeout)[0]:
            return False
        try:
            data = os.read(self.terminal, 1 << 16)
        except OSError:
            data = b""
        if not data:
            return None
        now = time.perf_counter()
        self.pending.append(Moment(now, data, self.memory(), self.cpu()))
        self.written += len(data)
        self.answer(data)
        return True

    def answer(self, data):
        probe = self.tail + data
        for question, reply in ANSWERS:
            for match in question.finditer(probe):
                if match.end() > len(self.tail):
                    self.send(reply)
        if any(match.end() > len(self.tail) for match in CURSOR.finditer(probe)):
            self.look()
            self.send(b"\x1b[%d;%dR" % (self.screen.row + 1, self.screen.column + 1))
        self.tail = probe[-LONGEST_QUESTION:]

    def look(self):
        """The screen as it is now."""
        for moment in self.pending:
            self.screen.feed(moment.data)
        self.pending.clear()
        return self.screen.text()

    def wait_for(self, pattern, limit=60):
        """The moment whose bytes put `pattern` on the screen; raises `Ended` if that does not happen in time."""
        if pattern.search(self.look()):
            return Moment(time.perf_counter(), b"", self.memory(), self.cpu())
        end = time.perf_counter() + limit
        since = None
        while time.perf_counter() < end:
            came = self.pump(GAP)
            now = time.perf_counter()
            since = since or (now if came else None)
            if self.pending and (not came or now - since > STREAM):
                moment = self.replay(pattern)
                since = None
                if moment:
                    return moment
            if came is None:
                break
        raise Ended(f"no {pattern.pattern!r} on the screen, which was:\n{self.look().rstrip()[:3000]}")

    def replay(self, pattern):
        """Feeds what waits, read by read, up to the one after which `pattern` is on the screen."""
        while self.pending:
            moment = self.pending.pop(0)
            self.screen.feed(moment.data)
            if pattern.search(self.screen.text()):
                return moment
        return None

    def settle(self, quiet=0.03, first=1.5, limit=30, idle=False):
        """Waits until no byte came for `quiet` seconds: the times of the first and the last one, None if none came
        within `first` seconds. With `idle` a silent program that works on has not settled: some show the letter that
        was typed at once, and what it finds much later."""
        start = last = None
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            before = self.cpu()
            came = self.pump(quiet if start else first)
            if not came and came is not None and start and idle and self.cpu() - before > WORK * quiet:
                continue
            if not came:
                break
            last = self.pending[-1].at if self.pending else time.perf_counter()
            start = start or last
        return start, last

    def press(self, keys, quiet=0.03, first=1.5, idle=False):
        """Sends keys; milliseconds to the first and to the last byte of the answer, None without one."""
        sent = time.perf_counter()
        self.send(keys)
        start, last = self.settle(quiet, first, idle=idle)
        self.look()
        return ((start - sent) * 1e3, (last - sent) * 1e3) if start else None

    def send(self, data):
        os.write(self.terminal, data)

    def memory(self):
        """Peak resident memory so far, MiB."""
        return peak_memory(self.pid, float("nan"))

    def cpu(self):
        """CPU seconds so far, of all threads."""
        try:
            return time.clock_gettime(~self.pid << 3 | 2)  # the kernel's name of another process's CPU clock
        except OSError:
            return float("nan")

    def kill(self, number=signal.SIGKILL):
        """Ends the program and its children by a signal and waits for the end; its status is `exit_status`."""
        if self.exit_status is None:
            try:
                os.killpg(self.pid, number)
            except ProcessLookupError:
                pass
            _, self.exit_status = os.waitpid(self.pid, 0)

    def wait(self, limit=10):
        """Waits for the end of a program that ends by itself: its exit status, killed after `limit` seconds."""
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            if self.pump(0.05) is None:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
                if pid:
                    self.exit_status = status
                    return os.waitstatus_to_exitcode(status)
                time.sleep(0.005)
        self.kill()
        return None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()
        os.close(self.terminal)


def peak_memory(pid, otherwise):
    """Peak resident memory of a process so far, MiB; `otherwise` if it has ended."""
    try:
        with open(f"/proc/{pid}/status") as status:
            for line in status:
                if line.startswith("VmHWM"):
                    return int(line.split()[1]) / 1024
    except OSError:
        pass
    return otherwise


def become(command, size, pipe):
    """In the child: becomes the program. Never returns."""
    try:
        columns, rows = size
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        environment = {**os.environ, **TERMINAL, **command.environment}
        for name in ("COLUMNS", "LINES"):
            environment.pop(name, None)
        if command.stdin:
            os.dup2(os.open(command.stdin, os.O_RDONLY), 0)
        os.write(pipe, struct.pack("d", time.perf_counter()))
        os.execvpe(command.words[0], command.words, environment)
    except BaseException as error:
        os.write(2, f"{command.words[0]}: {error}\n".encode())
    finally:
        os._exit(127)


TERMINAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
