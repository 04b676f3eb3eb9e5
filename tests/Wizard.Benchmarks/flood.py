#!/usr/bin/env python3
"""flood.py [-n RUNS] WIZARD: a log that never ends, and that comes as fast as it is taken.

Prints medians: seconds for 1,000,000 lines, the most memory of the program until then (target 64 MiB), and ESC to the line
that says that it was cancelled (target 200 ms). Docker is a script.
"""
import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "tui"))
from pty_session import ESCAPE, PtySession

DOCKER = """#!/bin/sh
case " $* " in
    *" ps "*) echo '{"ID":"a1","Service":"whoami","State":"running","Status":"Up"}';;
    *" logs "*) seq -f 'line %.0f of a log of which nobody will read all' 1 1000000; touch "$HOME/printed"; exec yes 'and so on, and so on';;
esac
"""
# the menus on the way, and what is picked in each by its letters
WAY = [(b"? Wizard:", b"whoami\r"), (b"? Whoami:", b"Admin\r"), (b"? Whoami admin:", b"Status, logs\r"), (b"logs, shell", b"(make logs)\r")]


def most_memory_mib(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))


def run(wizard, env):
    printed = os.path.join(env["HOME"], "printed")
    if os.path.exists(printed):
        os.remove(printed)
    with PtySession([wizard], env=env) as session:
        for shown, keys in WAY:
            if not session.wait_for(shown, 30):
                raise SystemExit(f"never painted {shown!r}: {session.output[-300:]!r}")
            session.send(keys)
        started = time.perf_counter()
        while not os.path.exists(printed):
            session.pump(0.02)
        taken, memory, before = time.perf_counter() - started, most_memory_mib(session.pid), len(session.output)
        sent = time.perf_counter()
        session.send(ESCAPE)
        if not session.pump(5, lambda: b"cancelled after" in session.output[before:]):
            raise SystemExit(f"ESC did nothing: {session.output[-300:]!r}")
        end = session.output.index(b"cancelled after", before)
        return taken, memory, (session.painted_at(end) - sent) * 1000


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("-n", type=int, default=5)
    options.add_argument("wizard")
    args = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="wizard-flood-") as folder:
        os.mkdir(f"{folder}/bin")
        with open(os.open(f"{folder}/bin/docker", os.O_WRONLY | os.O_CREAT, 0o700), "w", encoding="utf-8") as file:
            file.write(DOCKER)
        env = dict(os.environ, HOME=folder, WIZARD_HOME=f"{folder}/state", PATH=f"{folder}/bin:{os.environ['PATH']}")
        wizard = os.path.realpath(args.wizard)
        subprocess.run([wizard, "whoami", "reconfigure", "WHOAMI_TRAEFIK_HOST=whoami.example.com"], env=env, check=True, stderr=subprocess.DEVNULL)
        seconds, memory, escape = zip(*(run(wizard, env) for _ in range(args.n)))
    print(f"1,000,000 lines {statistics.median(seconds):8.1f} s")
    print(f"most memory     {max(memory):8.1f} MiB  (target 64)")
    print(f"ESC             {statistics.median(escape):8.1f} ms  (max {max(escape):.1f}, target 200)")


if __name__ == "__main__":
    main()
