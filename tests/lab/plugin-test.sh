#!/bin/bash
# plugin-test.sh [DIR]: the tests of Traefik's plugins (mTLS, GeoIP), compiled by Go and interpreted by yaegi (in DIR/bin, fetched
# if it is not there), and those of Traefik's stand-in. DIR is $WIZARD_LAB by default. Needs what packages.sh installs.
set -uo pipefail
here=$(dirname "$(readlink -f "$0")")
dir=${1:-${WIZARD_LAB:?name the directory of the lab, or set WIZARD_LAB}}
plugins=$(readlink -f "$here/../../templates/traefik/plugins-local")
passed=0 failed=0

check() { # WHAT OUTPUT STATUS: counts the tests in go test's own output; a run that ends before its tests is one failure
    local good bad
    good=$(grep -c '^--- PASS' <<< "$2")
    bad=$(grep -c '^--- FAIL' <<< "$2")
    [ "$3" -eq 0 ] || [ "$bad" -gt 0 ] || bad=1
    [ "$good" -gt 0 ] || [ "$bad" -gt 0 ] || bad=1
    [ "$bad" -eq 0 ] || echo "$2"
    echo "$1: $good passed, $bad failed"
    passed=$((passed + good)) failed=$((failed + bad))
}

for plugin in mtls geoip; do
    cd "$plugins/src/wizard.local/$plugin" || exit 1
    output=$(test -z "$(gofmt -l .)" && go vet . 2>&1 && go test -count=1 -v . 2>&1)
    check "$plugin: go" "$output" $?
    output=$("$here/yaegi.sh" "$dir" 2>&1 && cd "$plugins/src" && GOPATH=$plugins timeout 300 "$dir/bin/yaegi" test -v "wizard.local/$plugin" 2>&1)
    check "$plugin: yaegi" "$output" $?
done
output=$(cd "$here/stand-ins/traefik" && GO111MODULE=off GOPATH="$plugins:/usr/share/gocode" go test -count=1 -v . 2>&1)
check "stand-in" "$output" $?
echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
