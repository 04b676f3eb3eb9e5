#!/usr/bin/env python3
"""certificates.py WIZARD [-n RUNS]: `wizard step-ca cert` from start to exit, beside what the authority itself takes and
what PBKDF2 takes. Needs a lab (WIZARD_LAB): runs its own step-ca on 127.0.0.1."""
import argparse
import os
import re
import socket
import statistics
import subprocess
import tempfile
import time

options = argparse.ArgumentParser(description=__doc__)
options.add_argument("wizard")
options.add_argument("-n", type=int, default=20)
args = options.parse_args()
programs = os.path.join(os.environ["WIZARD_LAB"], "bin")
PASSWORD = "correct horse battery staple"


def milliseconds(run):
    started = time.perf_counter()
    run()
    return (time.perf_counter() - started) * 1000


def call(*command, **environment):
    return subprocess.run(command, check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL, env={**os.environ, **environment})


def start_authority(folder, port):
    password = os.path.join(folder, "password")
    with open(password, "w", encoding="utf-8") as file:
        file.write(PASSWORD)
    call(os.path.join(programs, "step-mini"), "ca", "init", "--dns", "localhost", "--address", f"127.0.0.1:{port}", "--password-file", password, STEPPATH=folder)
    log = open(os.path.join(folder, "log"), "w+", encoding="utf-8")
    authority = subprocess.Popen([os.path.join(programs, "step-ca"), "--password-file", password, os.path.join(folder, "config", "ca.json")], stdout=log, stderr=log)
    while "Serving HTTPS" not in open(log.name, encoding="utf-8").read():
        if authority.poll() is not None:
            raise SystemExit(open(log.name, encoding="utf-8").read())
        time.sleep(0.05)
    print_of = call("openssl", "x509", "-in", os.path.join(folder, "certs", "root_ca.crt"), "-noout", "-fingerprint", "-sha256").stdout
    return authority, log.name, print_of.split("=")[1].strip()


def prepared(folder, name, lines):
    path = os.path.join(folder, name)
    with open(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.writelines(f"{key}: '{value}'\n" for key, value in lines.items())
    return path


with tempfile.TemporaryDirectory() as folder:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    own = {"WIZARD_HOME": os.path.join(folder, "state"), "HOME": folder, "STEPPATH": os.path.join(folder, "step")}
    authority, log, fingerprint = start_authority(os.path.join(folder), port)
    try:
        known = prepared(folder, "known.yaml", {"TRAEFIK_STEP_CA_ENDPOINT": f"https://localhost:{port}", "TRAEFIK_STEP_CA_FINGERPRINT": fingerprint})
        call(args.wizard, "step-ca", "client-bootstrap", "--answers", known, **own)
        taken = []
        for run in range(args.n + 1):  # the first is a warm-up
            answers = prepared(folder, "cert.yaml", {
                "step-ca.cert.name": f"n{run}.clients.example.com", "step-ca.cert": "Issue it", "step-ca.password": PASSWORD,
                "step-ca.p12.password": "another one", "step-ca.p12.password.again": "another one"})
            taken.append(milliseconds(lambda: call(args.wizard, "step-ca", "cert", "--answers", answers, **own)))
    finally:
        authority.terminate()
        authority.wait()
    said = open(log, encoding="utf-8").read()
    of = {path: [int(ns) / 1e6 for ns in re.findall(rf'duration-ns=(\d+)[^\n]*path="?{re.escape(path)}', said)][1:] for path in ("/provisioners", "/1.0/sign")}
    derive = lambda rounds: call("openssl", "kdf", "-keylen", "16", "-kdfopt", "digest:SHA256", "-kdfopt", "pass:x", "-kdfopt", "salt:abcdefgh", "-kdfopt", f"iter:{rounds}", "PBKDF2")
    floor = statistics.median(milliseconds(lambda: derive(600000)) for _ in range(args.n)) - statistics.median(milliseconds(lambda: derive(1)) for _ in range(args.n))
    whole, answer = statistics.median(taken[1:]), sum(statistics.median(times) for times in of.values())
    print(f"`wizard step-ca cert`, start to exit: median {whole:.0f} ms of {args.n} runs")
    print(f"  the authority's own answer time (its log, /provisioners and /1.0/sign): {answer:.1f} ms; beyond it: {whole - answer:.0f} ms")
    print(f"  of which PBKDF2 with 600,000 rounds takes at least (openssl): {floor:.0f} ms")
