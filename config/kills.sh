#!/usr/bin/env bash
# Kills commands at random moments, by SIGKILL and SIGTERM, and checks each time that every file under a final name is
# whole and to the byte one of an undisturbed call; in the end everything must resume to the bytes of an undisturbed call.
# Usage: config/kills.sh [KILLS [SEED]]; 200 kills take about ten minutes on two cores.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
kills=${1:-200}
seed=${2:-1}
mvn -B -q -Dquick -Dmaven.test.skip=false -pl core,scenarios,output,runner test -Dtest=KillsTest \
    -Dsurefire.failIfNoSpecifiedTests=false -Dlistenq.kills="$kills" -Dlistenq.kills.seed="$seed"
echo "$kills kills, seed $seed: nothing half-written, everything resumed to the same bytes"
cat runner/target/kills.md
