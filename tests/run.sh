#!/usr/bin/env bash
# Runs every suite and ends with one line that adds them up: N passed, N failed, N skipped.
# Lab tests run where DOCKER_HOST and WIZARD_LAB name a lab, else they are skipped. With WIZARD_LAB_REQUIRED=1 a lab is brought
# up first (Debian 12, root) and taken down afterwards, and nothing is skipped.
set -uo pipefail
here=$(dirname "$(readlink -f "$0")")
root=$(dirname "$here")
totals=(0 0 0)
worst=0

command -v dotnet > /dev/null || {
    echo "tests: the .NET 10 SDK is missing. Install it:  curl -sSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0" >&2
    exit 1
}

# count LOG: adds up what a suite printed last - "Passed: 12, Failed: 0, Skipped: 1" or "12 passed, 0 failed, 1 skipped"
count() {
    local line numbers
    line=$(grep -E 'Failed: +[0-9]+, Passed: +[0-9]+|^[0-9]+ passed, [0-9]+ failed' "$1" | tail -1)
    if [[ $line =~ Failed:\ +([0-9]+),\ Passed:\ +([0-9]+),\ Skipped:\ +([0-9]+) ]]; then
        numbers=("${BASH_REMATCH[2]}" "${BASH_REMATCH[1]}" "${BASH_REMATCH[3]}")
    elif [[ $line =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed(,\ ([0-9]+)\ skipped)? ]]; then
        numbers=("${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" "${BASH_REMATCH[4]:-0}")
    else
        numbers=(0 1 0)
    fi
    for i in 0 1 2; do totals[i]=$((totals[i] + numbers[i])); done
}

# suite NAME COMMAND...: runs it, shows what it prints, counts its tests
suite() {
    local name=$1 log
    shift
    log=$(mktemp)
    echo "== $name"
    "$@" 2>&1 | tee "$log"
    local code=${PIPESTATUS[0]}
    count "$log"
    rm -f "$log"
    if [ "$code" -ne 0 ]; then worst=1; fi
}

lab=
finish() {
    [ -z "$lab" ] || "$here/lab/down.sh" "$lab" >&2
    [ -z "$lab" ] || [ -n "${WIZARD_LAB_KEEP:-}" ] || rm -rf "$lab/data" "$lab/exec"
}

if [ "${WIZARD_LAB_REQUIRED:-}" = 1 ]; then
    lab=${WIZARD_LAB:-/var/tmp/wizard-lab}
    trap finish EXIT
    exports=$("$here/lab/up.sh" "$lab") || exit 1
    eval "$exports"
    "$root/build.sh" || exit 1
fi

test_options=(--nologo --logger "console;verbosity=minimal")
suite "unit tests" dotnet test "$here/Wizard.Tests" "${test_options[@]}"
if [ -n "${WIZARD_LAB:-}" ]; then suite "mTLS plugin (Go, yaegi)" "$here/lab/plugin-test.sh" "$WIZARD_LAB"; fi
suite "lab tests" dotnet test "$here/Wizard.LabTests" "${test_options[@]}"
[ -n "${WIZARD_LAB:-}" ] || echo "tests: the lab tests were skipped: they need a Docker engine and a step-ca of their own. On Debian 12, as root: make lab-test"

echo "${totals[0]} passed, ${totals[1]} failed, ${totals[2]} skipped"
[ "$worst" -eq 0 ] && [ "${totals[1]}" -eq 0 ]
