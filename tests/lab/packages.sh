#!/bin/bash
# packages.sh: installs the Debian 12 packages that the lab needs and this machine lacks. Run as root.
set -euo pipefail
wanted=(busybox-static ca-certificates clang curl docker.io golang-go golang-golang-x-crypto-dev golang-gopkg-yaml.v3-dev
    gpg iproute2 lego libcap2-bin make openssh-client openssh-server openssl python3 tmux util-linux xz-utils zlib1g-dev)
missing=()
for package in "${wanted[@]}"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null)" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0
export DEBIAN_FRONTEND=noninteractive
# the tests start an sshd of their own: one that is new here must not open this machine
[[ " ${missing[*]} " != *" openssh-server "* ]] || install -D -m644 /dev/null /etc/ssh/sshd_not_to_be_run
apt-get -q update > /dev/null
apt-get -q install -y --no-install-recommends --no-upgrade "${missing[@]}" > /dev/null
