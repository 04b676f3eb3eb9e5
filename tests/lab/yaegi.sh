#!/bin/bash
# yaegi.sh DIR: puts yaegi, the interpreter that Traefik runs plugins with, into DIR/bin. Debian has it in sid only.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
dir=$(mkdir -p "$1/bin" && readlink -f "$1")
. "$here/debian.sh"

[ ! -x "$dir/bin/yaegi" ] || exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
apt_from sid "$work"
(cd "$work" && apt_get download yaegi > /dev/null && dpkg -x yaegi_*.deb root)
install -m755 "$work/root/usr/bin/yaegi" "$dir/bin/yaegi"
