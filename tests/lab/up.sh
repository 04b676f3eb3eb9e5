#!/bin/bash
# up.sh DIR: brings up everything that the lab tests need on a bare Debian 12 machine, below DIR, and prints what to
# export. Run as root; a second run takes seconds. Usage: eval "$(tests/lab/up.sh DIR)"
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
dir=$(mkdir -p "$1" && readlink -f "$1")

say() { echo "lab: $*" >&2; }

say "packages"
"$here/packages.sh"
say "names"
"$here/hosts.sh" up
say "engine and compose"
exports=$("$here/engine.sh" "$dir" | grep '^export ')
eval "$exports"
say "yaegi"
"$here/yaegi.sh" "$dir"
say "step-ca (takes about three minutes the first time)"
"$here/step-ca.sh" "$dir" >&2
images=$("$here/images.sh")
say "images: $images"
echo "$exports"
echo "export WIZARD_LAB_IMAGES=$images"
echo "export WIZARD_LAB=$dir"
