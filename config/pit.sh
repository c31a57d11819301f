#!/usr/bin/env bash
# Mutation testing: PIT changes the model's byte code, one instruction at a time, and runs the tests that reach it.
# config/pit.sh [--print] [core.listener core.client core.established core.engine output.statistics]
# Prints for each package how many mutants were killed, then those that were not. Exit code 1 if a package has fewer than
# 85 % (listener and its policies: 90 %). Takes up to 5 minutes for each of the packages; --print only prints again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
run=true
[[ ${1:-} != --print ]] || { run=false; shift; }
packages=("$@")
(($#)) || packages=(core.listener core.client core.established core.engine output.statistics)

log=$(mktemp)
trap 'rm -f "$log"' EXIT
low=0
for package in "${packages[@]}"; do
    module=scenarios
    case $package in
        core.engine) tests=org.listenq.$package.*Test ;; # all others reach it too, and take minutes for each mutant
        output.*) module=output tests=org.listenq.$package.*Test ;;
        *) tests=org.listenq.core.*Test,org.listenq.scenarios.phenomena.*Test ;;
    esac
    slow='*DifferentialTest,*AllocationTest' # seconds each, for hundreds of mutants
    ! $run || mvn -B -q -Dquick -Pmutation -pl "core,$module" -Dmutate="$package" \
        -DtargetTests="$tests" -DexcludedTestClasses="$slow" \
        test-compile org.pitest:pitest-maven:mutationCoverage >"$log" 2>&1 || { cat "$log"; exit 1; }
    awk -F, '
        {
            split($2, parts, "$")
            name = parts[1]
            sub(/\.[A-Za-z0-9]+$/, "", name)
            all[name]++
            if ($6 != "SURVIVED" && $6 != "NO_COVERAGE") {
                killed[name]++
                next
            }
            mutator = $3
            sub(/.*\./, "", mutator)
            sub(/Mutator$/, "", mutator)
            class = $2
            sub(/.*\./, "", class)
            alive = alive sprintf("  %s.%s:%d %s%s\n", class, $4, $5, mutator, $6 == "NO_COVERAGE" ? ", not reached" : "")
        }
        END {
            for (name in all) {
                percent = 100 * killed[name] / all[name]
                printf "%s: %d of %d killed, %.1f %%\n", name, killed[name], all[name], percent
                low += percent < (name ~ /listener/ ? 90 : 85)
            }
            printf "%s", alive
            exit low > 0
        }' "$module/target/mutation/pit/$package/mutations.csv" || low=1
done
exit $low
