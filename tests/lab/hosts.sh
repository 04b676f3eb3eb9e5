#!/bin/bash
# hosts.sh up|down: lets the names of the lab's certificate authority lead to this machine, as DNS would; and takes them
# away again. Run as root. All are below example.com, which nobody has.
set -euo pipefail
mark='# wizard-lab'

# in place: where /etc/hosts is a mount, it cannot be renamed over
rest=$(grep -vF "$mark" /etc/hosts || true)
if [ "$1" = up ]; then rest+=$'\n'"127.0.0.1 ca.pi.example.com $mark"; fi
printf '%s\n' "$rest" > /etc/hosts
