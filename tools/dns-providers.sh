#!/usr/bin/env bash
# Writes src/Wizard.Core/Traefik/Acme/dns-providers.txt anew: every provider for the DNS-01 challenge with its code, its name
# and the names of its variables, as `lego dnshelp` tells them. Needs a Debian machine; installs nothing.
#
# Debian builds lego without the providers whose libraries it lacks, each release without others: what sid's has counts,
# and bookworm's adds what that one lacks. Two are left out because they cannot work inside Traefik's container:
# manual asks at a terminal, and exec runs a program that is not there.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
. "$here/../tests/lab/debian.sh"
target=$here/../src/Wizard.Core/Traefik/Acme/dns-providers.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

lego_from() {
    apt_from "$1" "$work/apt-$1"
    (mkdir "$work/$1" && cd "$work/$1" && apt_get download lego > /dev/null 2>&1 && dpkg-deb -x lego_*.deb .)
}

codes() { "$1" dnshelp 2>&1 | sed -n 's/^  \([a-z0-9-]*, .*\)/\1/p' | tr -d ' ' | tr ',' '\n' | grep -vx -e manual -e exec; }

# code, name (its ASCII letters), credentials, optional variables: tabs between them, blanks between variables
line() {
    "$1" dnshelp -c "$2" 2>&1 | LC_ALL=C awk -v code="$2" '
        /^Configuration for / { name = $0; sub(/^Configuration for /, "", name); sub(/\.$/, "", name); gsub(/\/?[^ -~]+/, "", name) }
        /^Credentials:/ { part = 1 }
        /^Additional Configuration:/ { part = 2 }
        match($0, /^  - "[A-Z0-9_]+":/) { variables[part] = variables[part] (variables[part] ? " " : "") substr($0, 6, RLENGTH - 7) }
        END { print code "\t" name "\t" variables[1] "\t" variables[2] }'
}

lego_from bookworm
lego_from sid
new=$work/sid/usr/bin/lego old=$work/bookworm/usr/bin/lego
codes "$new" > "$work/new"
codes "$old" | grep -vxFf "$work/new" > "$work/old"
{
    while read -r code; do line "$new" "$code"; done < "$work/new"
    while read -r code; do line "$old" "$code"; done < "$work/old"
} | LC_ALL=C sort > "$work/lines"
[ "$(wc -l < "$work/lines")" -gt 150 ] || { echo "dns-providers.sh: too few providers; has lego's output changed?" >&2; exit 1; }
{
    echo "# Made by tools/dns-providers.sh from $("$new" --version | cut -d' ' -f3) and $(dpkg-deb -f "$work"/bookworm/lego_*.deb Version | cut -d- -f1) of lego. Code, name, credentials, optional variables."
    cat "$work/lines"
} > "$target"
echo "$target: $(wc -l < "$work/lines") providers"
