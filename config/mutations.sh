#!/usr/bin/env bash
# Breaks each rule of mutations.txt in a copy of the project and runs the tests over the recorded cases on it.
# Prints which tests noticed; exit code 1 if a broken rule went unnoticed. Takes about half a minute a rule.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z | xargs -0 cp --parents -t "$copy"

recordings() {
    (cd "$copy" && mvn -B -q -Dquick -Dmaven.test.skip=false -pl core,scenarios test \
        -Dtest=FidelityTest -Dsurefire.failIfNoSpecifiedTests=false) >"$copy/log" 2>&1
}

recordings || { cat "$copy/log"; echo "the tests fail without any mutation"; exit 1; }
missed=0
while IFS= read -r line; do
    [[ -z $line || $line == \#* ]] && continue
    IFS='|' read -r name file old new < <(sed 's/ | /|/g' <<<"$line")
    path="core/src/main/java/org/listenq/core/$file"
    source=$(<"$path")
    [[ $source == *"$old"* ]] || { echo "$name: '$old' does not stand in $path"; exit 1; }
    printf '%s\n' "${source/"$old"/"$new"}" >"$copy/$path"
    if recordings; then
        echo "MISSED  $name"
        missed=1
    elif grep -q 'COMPILATION ERROR' "$copy/log"; then
        cat "$copy/log"
        exit 1
    else
        echo "caught  $name: $(grep -o 'FidelityTest\.[A-Za-z]*_[A-Za-z_]*' "$copy/log" | sort -u | sed 's/.*\.//' | paste -sd, | sed 's/,/, /g')"
    fi
    cp "$path" "$copy/$path"
done <config/mutations.txt
exit $missed
