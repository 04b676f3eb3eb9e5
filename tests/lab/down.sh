#!/bin/bash
# down.sh DIR: stops the engine that up.sh started below DIR, and unmounts what it left. The files stay.
set -euo pipefail
dir=$(readlink -f "$1")

"$(dirname "$(readlink -f "$0")")/hosts.sh" down
pid=$(cat "$dir/dockerd.pid" 2> /dev/null || true)

if [ -n "$pid" ] && tr '\0' ' ' < "/proc/$pid/cmdline" 2> /dev/null | grep -qF -- "--data-root $dir/data"; then
    kill "$pid"
    # dockerd waits for its containers, and ends its containerd, before it ends itself
    timeout 60 tail --pid="$pid" -f /dev/null || { kill -KILL "$pid"; echo "down.sh: the engine had to be killed" >&2; }
fi
# the innermost mounts first
awk -v dir="$dir/" 'index($2 "/", dir) == 1 { print $2 }' /proc/mounts | sort -r | while read -r mount; do
    umount "$mount"
done
rm -f "$dir/dockerd.pid" "$dir/docker.sock"
