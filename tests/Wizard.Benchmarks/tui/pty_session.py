"""Runs a program on a pseudo-terminal, types at it, and notes what it painted and when.

    with PtySession(["wizard", "traefik", "config"], term="linux") as session:
        session.wait_for(b"Traefik:", 5)
        session.send(ARROW_DOWN)

Answers the queries that a Linux console answers (device attributes, cursor position, status), nothing else.
"""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

ESCAPE, ARROW_UP, ARROW_DOWN = b"\x1b", b"\x1b[A", b"\x1b[B"
ANSWERS = {b"c": b"\x1b[?6c", b"0c": b"\x1b[?6c", b"6n": b"\x1b[1;1R", b"5n": b"\x1b[0n"}
ON_EXIT = {1049: "alternate screen", 1000: "mouse", 1003: "mouse", 1006: "mouse", 2004: "bracketed paste"}


class PtySession:
    def __init__(self, argv, cols=80, rows=24, term="linux", env=None):
        self.output = b""
        self._stamps = []
        self._answered = 0
        environment = dict(os.environ) | (env or {}) | {"TERM": term}
        for name in ("COLORTERM", "TMUX"):
            environment.pop(name, None)
        self.master, self.slave = pty.openpty()
        self.resize(cols, rows)
        self._modes_before = termios.tcgetattr(self.slave)
        self.started = time.perf_counter()
        self.pid = os.fork()
        if self.pid == 0:
            self._become(argv, environment)

    def _become(self, argv, environment):
        os.setsid()
        fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
        for descriptor in (0, 1, 2):
            os.dup2(self.slave, descriptor)
        os.closerange(3, 256)
        os.execvpe(argv[0], argv, environment)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.kill(self.pid, signal.SIGTERM)  # it ends what it has started
        self.exit_code(5)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.master)
        os.close(self.slave)

    def resize(self, cols, rows):
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

    def send(self, keys):
        os.write(self.master, keys)

    def pump(self, seconds, done=lambda: False):
        """Reads output for that long, or until `done`; true where it was done."""
        end = time.perf_counter() + seconds
        while not done():
            left = end - time.perf_counter()
            if left <= 0 or not select.select([self.master], [], [], left)[0]:
                return done()
            data = os.read(self.master, 65536)
            self._stamps.append((time.perf_counter(), len(self.output), len(data)))
            self.output += data
            self._answer_queries()
        return True

    def _answer_queries(self):
        for query in re.finditer(rb"\x1b\[(0?c|6n|5n)", self.output[self._answered:]):
            self.send(ANSWERS[query.group(1)])
        self._answered = len(self.output)

    def wait_for(self, text, seconds):
        return self.pump(seconds, lambda: text in self.output)

    def painted_at(self, offset):
        """When the byte at that offset of the output arrived, by time.perf_counter."""
        return next(at for at, start, size in self._stamps if start + size > offset)

    def time_of(self, text):
        """Seconds from start to the moment a text was complete on the terminal."""
        return self.painted_at(self.output.index(text) + len(text) - 1) - self.started

    def latency(self, keys, seconds=1.0):
        """Seconds from sending keys to the first byte that is painted; None where nothing was."""
        before, sent = len(self.output), time.perf_counter()
        self.send(keys)
        if not self.pump(seconds, lambda: len(self.output) > before):
            return None
        return self.painted_at(before) - sent

    def memory_mib(self):
        with open(f"/proc/{self.pid}/status", encoding="ascii") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))

    def cpu_ms(self):
        """CPU time of all threads, to the microsecond where the scheduler tells it."""
        total = 0
        for thread in os.listdir(f"/proc/{self.pid}/task"):
            with open(f"/proc/{self.pid}/task/{thread}/schedstat", encoding="ascii") as stat:
                total += int(stat.read().split()[0])
        return total / 1e6

    def exit_code(self, seconds):
        """The exit status (negative: killed by that signal), or None where it still runs."""
        descriptor = os.pidfd_open(self.pid)
        try:
            end = time.perf_counter() + seconds
            while time.perf_counter() < end:
                ready = select.select([self.master, descriptor], [], [], end - time.perf_counter())[0]
                if descriptor in ready:
                    self.pump(0.05)
                    return os.waitstatus_to_exitcode(os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOWAIT).si_status << 8)
                self.pump(0.01)
        finally:
            os.close(descriptor)
        return None

    def left_behind(self):
        """What the program left changed on the terminal: an empty list is right."""
        modes = {}
        for change in re.finditer(rb"\x1b\[\?([\d;]+)([hl])", self.output):
            modes.update({int(mode): change.group(2) == b"h" for mode in change.group(1).split(b";")})
        faults = [name for mode, name in ON_EXIT.items() if modes.get(mode)]
        faults += ["hidden cursor"] if modes.get(25) is False else []
        return faults + (["terminal mode"] if termios.tcgetattr(self.slave) != self._modes_before else [])
