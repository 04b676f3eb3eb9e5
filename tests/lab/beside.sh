#!/bin/bash
# beside.sh DIR NAME: another lab on this machine, below DIR/beside/NAME: an engine with the same images as the one below DIR, in
# a network of its own with every port free. The two share the built programs and nothing else. Prints its folder, for enter.sh
# and down.sh. Run as root; fails where the machine permits no namespaces. The network has loopback and its containers, no way out.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
dir=$(readlink -f "$1")
other=$dir/beside/$2

mkdir -p "$other/docker-config"
ln -sfn "$dir/bin" "$other/bin"
ln -sfn "$dir/vectors" "$other/vectors"
[ ! -d "$dir/docker-config/cli-plugins" ] || ln -sfn "$dir/docker-config/cli-plugins" "$other/docker-config/cli-plugins"
[ -e "$other/netns" ] || : > "$other/netns"
mountpoint -q "$other/netns" || unshare --net="$other/netns" ip link set lo up || { rm "$other/netns"; exit 1; }
"$here/dockerd.sh" "$other"
"$here/enter.sh" "$dir" docker image ls --format '{{.Repository}}:{{.Tag}}' --filter dangling=false |
    xargs "$here/enter.sh" "$dir" docker save | "$here/enter.sh" "$other" docker load > /dev/null
echo "$other"
