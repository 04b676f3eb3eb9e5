#!/usr/bin/env bash
# Runs every suite and ends with one line that adds them up: N passed, N failed, N skipped.
# Lab tests run where DOCKER_HOST and WIZARD_LAB name a lab, else they are skipped. With WIZARD_LAB_REQUIRED=1 a lab is brought
# up meanwhile (Debian 12, root) and taken down afterwards, nothing is skipped, and where the machine has two cores and permits
# it, a second lab beside the first takes half of the classes. WIZARD_LAB_KEEP=1 leaves the engines' files.
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

lab=${WIZARD_LAB:-} second='' scratch=$(mktemp -d) sessions=()
finish() {
    local session
    for session in "${sessions[@]}"; do [ -z "$session" ] || kill -- "-$session" 2> /dev/null; done
    if [ "${WIZARD_LAB_REQUIRED:-}" = 1 ]; then
        "$here/lab/down.sh" "$lab" >&2
        [ -n "${WIZARD_LAB_KEEP:-}" ] || rm -rf "$lab/data" "$lab/exec" "$lab/beside"
    fi
    rm -rf "$scratch"
}
trap finish EXIT

# behind LOG COMMAND...: runs it meanwhile, in a session of its own that ends with this script
behind() {
    local log=$1
    shift
    setsid "$@" > "$log" 2>&1 &
    sessions+=($!)
}

# start_lab: brings the lab up behind, and a second one beside it where two fit on this machine
start_lab() {
    lab=${lab:-/var/tmp/wizard-lab}
    mkdir -p "$lab" "$scratch/claims"
    "$here/lab/packages.sh" || exit 1
    # shellcheck disable=SC2016
    behind "$scratch/lab.log" bash -c '
        "$1/up.sh" "$2" > "$3/exports" || exit 1
        [ "$(nproc)" -gt 1 ] || exit 0
        "$1/beside.sh" "$2" second > "$3/second" || echo "lab: no second one, so the tests take longer"
    ' bash "$here/lab" "$lab" "$scratch"
}

# the_lab: waits for it
the_lab() {
    local code=0
    wait "${sessions[0]}" || code=$?
    sessions[0]=
    cat "$scratch/lab.log" >&2
    [ "$code" -eq 0 ] || exit 1
    . "$scratch/exports"
    second=$(cat "$scratch/second" 2> /dev/null)
}

# replay LOG CODE: what ran behind
replay() {
    cat "$1"
    return "$2"
}

[ "${WIZARD_LAB_REQUIRED:-}" != 1 ] || start_lab
[ "${WIZARD_LAB_REQUIRED:-}" != 1 ] || "$root/build.sh" || exit 1
test_options=(--nologo --logger "console;verbosity=minimal")
suite "unit tests" dotnet test "$here/Wizard.Tests" "${test_options[@]}"
[ -z "$lab" ] || suite "mTLS plugin (Go, yaegi)" "$here/lab/plugin-test.sh" "$lab"
dotnet build "$here/Wizard.LabTests" --nologo --verbosity quiet || exit 1
[ "${WIZARD_LAB_REQUIRED:-}" != 1 ] || the_lab

lab_tests=(dotnet test "$here/Wizard.LabTests" --no-build "${test_options[@]}")
if [ -n "$second" ]; then
    # each class is run by the one that comes to it first: Lab/Shards/
    export WIZARD_LAB_CLAIMS=$scratch/claims
    behind "$scratch/second.log" "$here/lab/enter.sh" "$second" "${lab_tests[@]}"
    suite "lab tests" "${lab_tests[@]}"
    code=0
    wait "${sessions[1]}" || code=$?
    sessions[1]=
    suite "lab tests in the second lab" replay "$scratch/second.log" "$code"
else
    suite "lab tests" "${lab_tests[@]}"
fi
[ -n "$lab" ] || echo "tests: the lab tests were skipped: they need a Docker engine and a step-ca of their own. On Debian 12, as root: make lab-test"

echo "${totals[0]} passed, ${totals[1]} failed, ${totals[2]} skipped"
[ "$worst" -eq 0 ] && [ "${totals[1]}" -eq 0 ]
