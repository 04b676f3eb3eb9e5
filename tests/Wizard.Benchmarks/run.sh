#!/usr/bin/env bash
# make bench: measures the program in bin/ (start-up, keys, idling, commands), then rendering and editing on the JIT.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
root=$(readlink -f "$here/../..")
"$root/build.sh" --if-older
state=$(mktemp -d)
trap 'rm -rf "$state"' EXIT
export WIZARD_HOME=$state
"$root/bin/wizard" step-ca reconfigure STEP_CA_TRAEFIK_HOST=ca.example.com 'STEP_CA_AUTHORITY_POLICY_X509_ALLOW_DNS=*.example.com' 2> /dev/null

echo "== the full screen"
"$here/tui/measure.py" -n 20 --until "? Wizard:" -- "$root/bin/wizard"
echo "== wizard step-ca reconfigure, from start to exit"
"$here/commands.py" -n 40 -- "$root/bin/wizard" step-ca reconfigure 'STEP_CA_AUTHORITY_CLAIMS_MIN_TLS_CERT_DURATION={}m'
echo "== a state root of 200 projects x 5 contexts"
"$here/many.py" "$root/bin/wizard"
echo "== a log that never ends"
"$here/flood.py" "$root/bin/wizard"
if [ -n "${WIZARD_LAB:-}" ]; then
    echo "== wizard step-ca cert, with the lab's step-ca"
    "$here/certificates.py" "$root/bin/wizard"
fi
echo "== rendering and editing (JIT)"
dotnet run --project "$here" --configuration Release -- --filter '*'
