#!/usr/bin/env python3
"""Measures the full screen of a built program: measure.py [-n RUNS] --until TEXT [--leaf KEYS] -- COMMAND...

Prints medians: exec to the moment TEXT is painted (ms), resident memory (MiB), arrow key to screen (ms), ESC to screen
(ms; --leaf names the keys that open something which ESC leaves); and CPU and output of ten idle seconds. With --check
it fails where a target is missed.
"""
import argparse
import statistics

from pty_session import ARROW_DOWN, ARROW_UP, ESCAPE, PtySession

TARGETS = {"first frame ms": 50, "memory MiB": 30, "arrow key ms": 5, "ESC ms": 40, "idle CPU ms": 10, "idle bytes": 0}


def open_session(args):
    session = PtySession(args.command, term=args.term)
    if not session.wait_for(args.until.encode(), 30):
        raise SystemExit(f"never painted {args.until!r}: {session.output[-300:]!r}")
    return session


def first_frames(args):
    frames, memory = [], []
    for run in range(args.runs + 1):
        with open_session(args) as session:
            session.pump(0.3)
            if run > 0:  # the first one fills the page cache
                frames.append(session.time_of(args.until.encode()) * 1000)
                memory.append(session.memory_mib())
    return {"first frame ms": statistics.median(frames), "memory MiB": statistics.median(memory)}


def latencies(session, args):
    session.pump(2.5)  # what the terminal answers at the start is over
    arrows, escapes = [], []
    for run in range(40):
        session.pump(0.1 + run % 7 / 100)
        arrows.append(session.latency(ARROW_UP if run % 2 else ARROW_DOWN))
    for _ in range(20):
        session.send(args.leaf.encode())
        session.pump(0.15)
        escapes.append(session.latency(ESCAPE))
        session.pump(0.15)
    return {"arrow key ms": statistics.median(arrows) * 1000, "ESC ms": statistics.median(escapes) * 1000}


def idle(session, args):
    session.pump(1)
    cpu, size = session.cpu_ms(), len(session.output)
    session.pump(args.idle, lambda: False)
    return {"idle CPU ms": session.cpu_ms() - cpu, "idle bytes": len(session.output) - size}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("-n", "--runs", type=int, default=20)
    options.add_argument("--until", required=True)
    options.add_argument("--leaf", default="\r")
    options.add_argument("--term", default="linux")
    options.add_argument("--idle", type=float, default=10)
    options.add_argument("--check", action="store_true")
    options.add_argument("command", nargs="+")
    args = options.parse_args()
    found = first_frames(args)
    with open_session(args) as session:
        found |= latencies(session, args) | idle(session, args)
    for name, value in found.items():
        print(f"{name:15} {value:8.1f}   (target {TARGETS[name]})")
    if args.check and any(value > TARGETS[name] for name, value in found.items()):
        raise SystemExit("A target was missed.")


if __name__ == "__main__":
    main()
