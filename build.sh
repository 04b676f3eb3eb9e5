#!/usr/bin/env bash
# Builds bin/wizard as one native file; without clang, as one that needs the .NET runtime. --if-older: only where a source is newer.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
program=$here/bin/wizard

if [ "${1:-}" = --if-older ] && [ -x "$program" ]; then
    newer=$(find "$here/src" "$here/Directory.Build.props" "$here/Directory.Packages.props" \
        -name bin -prune -o -name obj -prune -o -type f -newer "$program" -print -quit)
    [ -n "$newer" ] || exit 0
fi

if ! command -v dotnet > /dev/null; then
    echo "wizard: the .NET 10 SDK is missing. Install it:  curl -sSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0 && export PATH=\"\$HOME/.dotnet:\$PATH\"" >&2
    exit 1
fi

options=(--configuration Release --nologo --verbosity quiet --output "$here/bin"
    -p:DebugType=none -p:PublishDocumentationFiles=false -p:CopyOutputSymbolsToPublishDirectory=false)
if command -v clang > /dev/null && [ -e /usr/include/zlib.h ]; then
    options+=(--use-current-runtime)
else
    echo "wizard: building without clang, so it starts slower. For the native program:  sudo apt-get install clang zlib1g-dev  && make build" >&2
    options+=(-p:PublishAot=false --use-current-runtime --no-self-contained)
fi
echo "wizard: building $program (a minute or two; only when a source has changed) ..." >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
dotnet publish "$here/src/Wizard" "${options[@]}" > "$log" 2>&1 || { cat "$log" >&2; exit 1; }
rm -f "$program.dbg"
touch "$program"
