#!/bin/bash
# enter.sh DIR COMMAND...: runs COMMAND with the engine of the lab below DIR, and in that lab's network where it has its own.
set -euo pipefail
dir=$(readlink -f "$1")
shift

export DOCKER_HOST=unix://$dir/docker.sock DOCKER_CONFIG=$dir/docker-config WIZARD_LAB=$dir
# not `ip netns exec`, which hides the cgroups that an engine needs
[ ! -e "$dir/netns" ] || exec nsenter --net="$dir/netns" "$@"
exec "$@"
