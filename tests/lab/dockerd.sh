#!/bin/bash
# dockerd.sh DIR: starts the engine of the lab below DIR, in that lab's network, and waits until it answers. Run as root.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
dir=$(readlink -f "$1")

"$here/enter.sh" "$dir" docker version > /dev/null 2>&1 && exit 0
rm -f "$dir/dockerd.pid"
setsid nohup "$here/enter.sh" "$dir" /usr/sbin/dockerd --data-root "$dir/data" --exec-root "$dir/exec" -H "unix://$dir/docker.sock" \
    -p "$dir/dockerd.pid" > "$dir/dockerd.log" 2>&1 < /dev/null &
for _ in $(seq 300); do
    "$here/enter.sh" "$dir" docker version > /dev/null 2>&1 && exit 0
    sleep 0.1
done
tail -20 "$dir/dockerd.log" >&2
exit 1
