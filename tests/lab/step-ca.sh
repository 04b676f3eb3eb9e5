#!/bin/bash
# step-ca.sh DIR: builds Smallstep's step-ca (and step-mini, a few of the step CLI's commands) from Debian sid's Go
# library packages into DIR/bin, without a chroot; and, where DOCKER_HOST answers and local/base:1 exists, the image
# smallstep/step-ca:lab, which takes the official image's DOCKER_STEPCA_INIT_* variables. About 3 minutes, 3 GB while
# it builds; DIR/bin is kept, so a second run is instant. DIR/vectors/ca.json is a configuration out of smallstep's own
# tests: its provisioners' keys are encrypted as in old authorities.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
dir=$(mkdir -p "$1/bin" && readlink -f "$1")
. "$here/debian.sh"

# unpack_source WORK: the library package leaves cmd/ and tests out; they come from Debian's source package of the same
# version. Needs apt_from.
unpack_source() {
    (cd "$1" && apt_get source --download-only golang-github-smallstep-certificates > /dev/null 2>&1 || true)
    tar -C "$1" -xf "$1"/golang-github-smallstep-certificates_*.orig.tar.* --wildcards '*/cmd/step-ca/main.go' '*/ca/testdata/ca.json'
    install -D -m644 "$1"/*/ca/testdata/ca.json "$dir/vectors/ca.json"
}

vectors() {
    local work
    work=$(mktemp -d)
    apt_from sid "$work"
    unpack_source "$work"
    rm -rf "$work"
}

build() {
    local work=$dir/step-build
    mkdir -p "$work"/{root,src/step-ca,src/step-mini,overlay/src/github.com/smallstep}
    apt_from sid "$work"
    # Go's own packages of the closure; the rest of it is base system
    apt_get install -y --no-install-recommends --print-uris golang-go golang-github-smallstep-certificates-dev |
        grep -oE "^'[^']+' [^ ]+ [0-9]+ [^ ]+" | awk '$2 ~ /^golang-/ { sub(/_.*/, "", $2); print $2 }' > "$work/packages"
    (cd "$work/cache/archives" && apt_get download $(cat "$work/packages") > /dev/null)
    for package in "$work"/cache/archives/golang-*.deb; do dpkg -x "$package" "$work/root"; done
    unpack_source "$work"
    # cloud and hardware key stores are not packaged
    sed -E '/kms\/(awskms|azurekms|cloudkms|pkcs11|sshagentkms|tpmkms|yubikey)"|cas\/(cloudcas|vaultcas)"/d' \
        "$work"/*/cmd/step-ca/main.go > "$work/src/step-ca/main.go"
    cp "$here/step-mini.go" "$work/src/step-mini/main.go"
    # sid has no badger v2: let the badger names open a bbolt file in the same directory
    cp -r "$work/root/usr/share/gocode/src/github.com/smallstep/nosql" "$work/overlay/src/github.com/smallstep/"
    python3 - "$work/overlay/src/github.com/smallstep/nosql/nosql.go" <<'PYTHON'
import sys
path = sys.argv[1]
text = open(path).read()
if "case BadgerDriver" not in text:
    text = text.replace("\tcase BBoltDriver:", """\tcase BadgerDriver, BadgerV1Driver, BadgerV2Driver:
		if err = os.MkdirAll(dataSourceName, 0700); err != nil {
			return nil, err
		}
		dataSourceName = filepath.Join(dataSourceName, "bbolt.db")
		db = &bolt.DB{}
	case BBoltDriver:""").replace("import (\n", 'import (\n\t"os"\n\t"path/filepath"\n')
    open(path, "w").write(text)
PYTHON
    export GOROOT; GOROOT=$(echo "$work"/root/usr/lib/go-*)
    export GO111MODULE=off GOPATH="$work/overlay:$work/root/usr/share/gocode" GOCACHE="$work/gocache" CGO_ENABLED=0 GOTELEMETRY=off GOFLAGS= GOTOOLCHAIN=local
    # Debian splits GOROOT between /usr/lib and /usr/share with absolute links: point them into our own root
    find "$GOROOT" -maxdepth 1 -type l | while read -r link; do
        target=$(readlink "$link"); case $target in /*) ln -sfn "$work/root$target" "$link" ;; esac
    done
    version=$(basename "$work"/cache/archives/golang-github-smallstep-certificates-dev_* | sed -E 's/.*dev_([0-9.]+)-.*/\1/')
    (cd "$work/src/step-ca" && "$GOROOT/bin/go" build -trimpath -ldflags "-s -w -X main.Version=$version" -o "$dir/bin/step-ca" .)
    (cd "$work/src/step-mini" && "$GOROOT/bin/go" build -trimpath -ldflags "-s -w" -o "$dir/bin/step-mini" .)
    chmod -R u+w "$work"; rm -rf "$work"
}

[ -x "$dir/bin/step-ca" ] && [ -x "$dir/bin/step-mini" ] || build
[ -f "$dir/vectors/ca.json" ] || vectors
"$dir/bin/step-ca" --version
docker image inspect local/base:1 > /dev/null 2>&1 || exit 0

sources=$(cat "$dir/bin/step-ca" "$dir/bin/step-mini" "$here"/step-ca-image/* "$0" | sha256sum | cut -d' ' -f1)
built=$(docker image inspect -f '{{index .Config.Labels "wizard.lab.sources"}}' smallstep/step-ca:lab 2> /dev/null || true)
[ "$sources" != "$built" ] || exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# In the official image the program file carries a capability, which decides on what a container may drop. Debian's
# builder loses it on COPY; an import keeps it.
container=$(docker create local/base:1)
mkdir "$work/root" "$work/context"
docker export "$container" | tar -C "$work/root" -x
docker rm "$container" > /dev/null
install -D "$dir/bin/step-ca" "$work/root/usr/local/bin/step-ca"
setcap cap_net_bind_service=+eip "$work/root/usr/local/bin/step-ca"
tar -C "$work/root" --xattrs --xattrs-include=security.capability --format=posix -c . |
    docker import - local/step-ca-program:1 > /dev/null
cp "$here"/step-ca-image/* "$work/context"
cp "$dir/bin/step-mini" "$work/context/step"
DOCKER_BUILDKIT=0 docker build -q --label "wizard.lab=stand-in" --label "wizard.lab.sources=$sources" \
    -t smallstep/step-ca:lab "$work/context" > "$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
