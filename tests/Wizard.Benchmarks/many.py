#!/usr/bin/env python3
"""many.py [-n RUNS] WIZARD: a state root of 200 projects x 5 contexts, all configured, installed and running.

Prints medians: exec to the first frame of the home menu (target 150 ms), and the engine's last answer to the end of
`wizard status`, of `wizard status --json` and of `wizard status --all-contexts` (target 50 ms). The engine is a script
that answers at once and notes when.
"""
import argparse
import hashlib
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "tui"))
from pty_session import PtySession

PROJECTS, CONTEXTS = 200, 5
TARGETS = {"home menu, first frame": 150, "status": 50, "status --json": 50, "status --all-contexts": 50}
COMPOSE = "services:\n  p000:\n    image: ${P000_IMAGE}\n    labels: ['traefik.enable=true', 'traefik.http.services.${ROUTER}.loadbalancer.server.port=8080']\n"
DOCKER = """#!/bin/sh
here=$(dirname "$(dirname "$0")")
case " $* " in
    *" ps "*) cat "$here/ids";;
    *" inspect "*) cat "$here/containers"; date +%s.%N > "$here/answered";;
    *" events "*) exec tail --pid=$PPID -f /dev/null;;
esac
"""


def write(path, text, mode=0o600):
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "w", encoding="utf-8") as file:
        file.write(text)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def named(text, number):
    return text.replace("p000", f"p{number:03}").replace("P000", f"P{number:03}")


def container(number):
    name = f"p{number:03}"
    labels = {"com.docker.compose.project": name, "com.docker.compose.service": name, "com.docker.compose.oneoff": "False"}
    state = {"Status": "running", "Running": True, "StartedAt": "2026-01-02T03:04:05.678901234Z", "FinishedAt": "0001-01-01T00:00:00Z"}
    return json.dumps({"id": hashlib.sha256(name.encode()).hexdigest(), "state": state, "image": "traefik/whoami:v1.11.0", "labels": labels, "ports": {}})


class Many:
    """The state root, and the environment that the program runs in."""

    def __init__(self, wizard, folder):
        self.wizard, self.folder = wizard, folder
        self.state = os.path.join(folder, "state")
        self.env = dict(os.environ, WIZARD_HOME=self.state, HOME=folder, DOCKER_CONFIG=f"{folder}/docker", PATH=f"{folder}/bin:{os.environ['PATH']}")
        self.env.pop("DOCKER_HOST", None)
        self.engine()
        self.projects()
        self.deployments()

    def run(self, *words, check=True):
        return subprocess.run([self.wizard, *words], env=self.env, check=check, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout

    def engine(self):
        write(f"{self.folder}/bin/docker", DOCKER, 0o700)
        write(f"{self.folder}/ids", "".join(f"id{number}\n" for number in range(PROJECTS)))
        write(f"{self.folder}/containers", "".join(container(number) + "\n" for number in range(PROJECTS)))
        for number in range(1, CONTEXTS):
            meta = {"Name": f"c{number}", "Metadata": {}, "Endpoints": {"docker": {"Host": f"ssh://c{number}.example.com"}}}
            write(f"{self.folder}/docker/contexts/meta/{number}/meta.json", json.dumps(meta))

    def projects(self):
        program = os.path.dirname(os.path.dirname(os.path.realpath(self.wizard)))
        catalogue = re.sub("whoami", "p000", re.sub("WHOAMI", "P000", read(f"{program}/env-dist/whoami.env-dist"))).replace("traefik/p000", "traefik/whoami")
        for number in range(PROJECTS):
            write(named(f"{self.state}/projects/templates/p000/compose.yaml", number), named(COMPOSE, number))
            write(named(f"{self.state}/projects/env-dist/p000.env-dist", number), named(catalogue, number))

    def deployments(self):
        self.run("traefik", "reconfigure", "TRAEFIK_LOG_LEVEL=info")
        self.run("p000", "reconfigure", "P000_TRAEFIK_HOST=p000.example.com")
        self.run("p000", "config-render")
        one = f"{self.state}/default/p000/default"
        env, rendered = read(f"{one}/.env"), {name: read(f"{one}/rendered/{name}") for name in os.listdir(f"{one}/rendered")}
        traefik = read(f"{self.state}/default/traefik/default/.env")
        for context in ["default"] + [f"c{number}" for number in range(1, CONTEXTS)]:
            for name in (".env", "applied/.env"):
                write(f"{self.state}/{context}/traefik/default/{name}", traefik)
            for number in range(PROJECTS):
                place = named(f"{self.state}/{context}/p000/default", number)
                for name in (".env", "applied/.env"):
                    write(f"{place}/{name}", named(env, number))
                write(f"{place}/applied/.complete", "a hash\n")
                for name, text in rendered.items():
                    write(f"{place}/applied/{name}", named(text, number))

    def require_installed(self):
        found = json.loads(self.run("status", "--json"))["contexts"][0]["deployments"]
        mine = [deployment for deployment in found if deployment["project"].startswith("p")]
        assert len(mine) == PROJECTS and all(deployment["state"] == "running" and not deployment["differs"] for deployment in mine), found[:2]

    def first_frame(self):
        with PtySession([self.wizard], env=self.env) as session:
            if not session.wait_for(b"? Wizard:", 60):
                raise SystemExit(f"never painted the home menu: {session.output[-300:]!r}")
            session.pump(0.1)
            return session.time_of(b"? Wizard:") * 1000

    def after_the_answer(self, *words):
        self.run(*words)
        return (time.time() - float(read(f"{self.folder}/answered"))) * 1000


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("-n", type=int, default=10)
    options.add_argument("wizard")
    args = options.parse_args()
    folder = tempfile.mkdtemp(prefix="wizard-many-")
    try:
        many = Many(os.path.realpath(args.wizard), folder)
        many.require_installed()
        measured = {"home menu, first frame": many.first_frame}
        measured |= {name: (lambda words=name.split(): many.after_the_answer(*words)) for name in list(TARGETS)[1:]}
        for name, measure in measured.items():
            taken = [measure() for _ in range(args.n + 1)][1:]  # the first fills the page cache
            print(f"{name:24} {statistics.median(taken):8.1f} ms  (max {max(taken):.1f}, target {TARGETS[name]})")
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
