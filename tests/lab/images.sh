#!/bin/bash
# images.sh: gets the official images, or, where no registry answers, builds stand-ins for them under the same names.
# Needs DOCKER_HOST, the image local/base:1 and, for step-ca, the image smallstep/step-ca:lab.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
root=$(readlink -f "$here/../..")
export GO111MODULE=off CGO_ENABLED=0 DOCKER_BUILDKIT=0
export GOPATH="$root/templates/traefik/plugins-local:/usr/share/gocode"
context=$(mktemp -d)
trap 'rm -rf "$context"' EXIT

# The value of KEY in the documented settings is the one place where an image is named.
image() { sed -n "s/^$1=//p" "$root"/env-dist/*.env-dist; }

is_official() {
    [ "$(docker image inspect -f '{{index .Config.Labels "wizard.lab"}}' "$1" 2> /dev/null || echo none)" = "" ]
}

build() { # NAME IMAGE COMMAND...
    local name=$1 tag=$2 command
    mkdir "$context/$name"
    cp "$here/stand-ins/$name/Dockerfile" "$context/$name"
    for command in "${@:3}"; do
        (cd "$here/stand-ins/$command" && go build -trimpath -ldflags "-s -w" -o "$context/$name/$command" .)
    done
    if [ "$name" = wireguard ]; then
        cp "$here/stand-ins/wireguard/wg" "$here/stand-ins/wireguard/ip" /bin/dash "$context/wireguard"
        ldd /bin/dash | grep -oE '/[^ ]+' | while read -r library; do install -D "$library" "$context/wireguard/lib$library"; done
    fi
    if [ "$name" = traefik ]; then
        cp "$here/stand-ins/traefik/entrypoint.sh" /etc/ssl/certs/ca-certificates.crt "$context/traefik"
    fi
    docker build -q -t "$tag" "$context/$name" > "$context/log" 2>&1 || { cat "$context/log" >&2; return 1; }
}

whoami=$(image WHOAMI_IMAGE) proxy=$(image TRAEFIK_SOCKET_PROXY_IMAGE) traefik=$(image TRAEFIK_IMAGE) step_ca=$(image STEP_CA_IMAGE) wireguard=$(image TRAEFIK_WIREGUARD_IMAGE)
if is_official "$whoami" || timeout 20 docker pull -q "$whoami" > /dev/null 2>&1; then
    for wanted in "$proxy" "$traefik" "$step_ca" "$wireguard"; do
        is_official "$wanted" || docker pull -q "$wanted" > /dev/null
    done
    echo official
    exit
fi
build whoami "$whoami" whoami
build socket-proxy "$proxy" socket-proxy healthcheck
build traefik "$traefik" traefik
build wireguard "$wireguard"
docker tag smallstep/step-ca:lab "$step_ca"
echo stand-in
