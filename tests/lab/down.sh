#!/bin/bash
# down.sh DIR: stops the engine that up.sh or beside.sh started below DIR, and those beside it, and unmounts what they left. The
# files stay.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
dir=$(readlink -f "$1")

for other in "$dir"/beside/*/; do
    [ ! -d "$other" ] || "$here/down.sh" "$other" || echo "down.sh: something is left below $other" >&2
done
[ -e "$dir/netns" ] || "$here/hosts.sh" down
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
rm -f "$dir/dockerd.pid" "$dir/docker.sock" "$dir/netns"
