#!/bin/bash
# engine.sh DIR: a Docker engine and `docker compose` v2 on a Debian 12 machine that has neither, from Debian's
# packages alone. Run as root. Prints the two variables to export. The engine listens on unix://DIR/docker.sock only.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
dir=$(mkdir -p "$1" && readlink -f "$1")
. "$here/debian.sh"

"$here/packages.sh"
export DOCKER_CONFIG=$dir/docker-config
if ! docker compose version > /dev/null 2>&1; then # bookworm has compose v1 only: take v2 from sid (needs libc6 >= 2.34)
    apt_from sid "$dir/sid"
    (cd "$dir/sid" && rm -f docker-compose_*.deb && apt_get download docker-compose > /dev/null && dpkg -x docker-compose_*.deb x)
    mkdir -p "$DOCKER_CONFIG/cli-plugins"
    cp "$dir/sid/x/usr/libexec/docker/cli-plugins/docker-compose" "$DOCKER_CONFIG/cli-plugins/"
fi
export DOCKER_HOST=unix://$dir/docker.sock
"$here/dockerd.sh" "$dir"
if ! docker image inspect local/base:1 > /dev/null 2>&1; then # a 2 MB image out of Debian's busybox-static
    root=$(mktemp -d)
    mkdir -p "$root"/{bin,sbin,etc,tmp,root,proc,sys,dev,var,usr/bin,usr/sbin,www}
    chmod 1777 "$root/tmp"
    install -m755 /bin/busybox "$root/bin/busybox"
    for applet in $(/bin/busybox --list); do [ "$applet" = busybox ] || ln -s busybox "$root/bin/$applet"; done
    printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n' > "$root/etc/passwd"
    printf 'root:x:0:\nnogroup:x:65534:\n' > "$root/etc/group"
    tar -C "$root" -c . | docker import -c 'CMD ["/bin/sh"]' -c 'ENV PATH=/usr/sbin:/usr/bin:/sbin:/bin' - local/base:1 > /dev/null
    rm -rf "$root"
fi
docker version --format '# engine {{.Server.Version}}'; echo "# compose $(docker compose version --short)"
echo "export DOCKER_HOST=$DOCKER_HOST"
echo "export DOCKER_CONFIG=$DOCKER_CONFIG"
