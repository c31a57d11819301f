#!/usr/bin/env bash
# Runs the tests of all modules and prints which part of each module's lines and branches they ran.
# Exit code 1 if core or scenarios has less than 90 % of lines or 85 % of branches. Pages: runner/target/coverage/site.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[[ ${1:-} == --print ]] || mvn -B -q -Dquick -Pcoverage verify

awk -F, '
    NR > 1 {
        module = $1
        sub(/.*listenq-/, "", module)
        missedBranches[module] += $6; branches[module] += $6 + $7
        missedLines[module] += $8; lines[module] += $8 + $9
    }
    END {
        for (module in lines) {
            line = 100 - 100 * missedLines[module] / lines[module]
            branch = 100 - 100 * missedBranches[module] / branches[module]
            printf "%s: %.1f %% of %d lines, %.1f %% of %d branches\n", \
                module, line, lines[module], branch, branches[module] | "sort"
            low += module ~ /core|scenarios/ && (line < 90 || branch < 85)
        }
        close("sort")
        exit low > 0
    }' runner/target/coverage/site/jacoco-aggregate/jacoco.csv
