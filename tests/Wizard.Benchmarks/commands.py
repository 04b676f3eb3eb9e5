#!/usr/bin/env python3
"""commands.py [-n RUNS] -- COMMAND...: the median time from start to exit. {} in the command is another number each run."""
import argparse
import statistics
import subprocess
import time

options = argparse.ArgumentParser(description=__doc__)
options.add_argument("-n", type=int, default=20)
options.add_argument("command", nargs="+")
args = options.parse_args()

taken = []
for run in range(args.n + 1):  # the first is a warm-up
    command = [word.replace("{}", str(5 + run)) for word in args.command]
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    taken.append((time.perf_counter() - started) * 1000)
print(f"median {statistics.median(taken[1:]):.1f} ms (min {min(taken[1:]):.1f}, max {max(taken[1:]):.1f}) of {args.n} runs")
