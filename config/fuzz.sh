#!/usr/bin/env bash
# config/fuzz.sh TARGET MINUTES [SEED...]: lets Jazzer look for inputs that break a reader, beginning with those that are
# kept and the files SEED, then keeps the fewest that reach as much code. TARGET is Scenario for ScenarioFuzz.java and so on.
# Exit code 1 if something broke; the input then stands in target/fuzz/TARGET. FUZZ_MEMORY is the heap, 1g unless set.
set -euo pipefail
[ $# -ge 2 ] || { sed -n '2,4s/^# //p' "$0"; exit 2; }
target=$1
minutes=$2
shift 2
seconds=$(awk "BEGIN { print int($minutes * 60) }")
seeds=("$@")
for i in "${!seeds[@]}"; do seeds[i]=$(realpath "${seeds[i]}"); done
cd "$(dirname "${BASH_SOURCE[0]}")/.."
kept=$PWD/runner/src/test/resources/org/listenq/runner/fuzz/corpus/$target.zip.gz
work=$PWD/target/fuzz/$target
rm -rf "$work"
mkdir -p "$work/corpus" "$work/least"

# The class path of the tests and Jazzer. Not with -Xmx in MAVEN_OPTS: it is for the fuzzer.
mvn -B -q -Pfuzz -Dquick -Dmaven.test.skip=false -Dbuild.folder=target/fuzz test-compile dependency:build-classpath \
    -pl core,scenarios,output,runner -Dmdep.outputFile=target/fuzz/class.path -Dmdep.includeScope=test
classes=$PWD/runner/target/fuzz/test-classes:$PWD/runner/target/fuzz/classes:$(<runner/target/fuzz/class.path)

jazzer() {
    (cd "$work" && nice java "-Xmx${FUZZ_MEMORY:-1g}" -XX:+EnableDynamicAgentLoading -cp "$classes" \
        com.code_intelligence.jazzer.Jazzer "--target_class=org.listenq.runner.fuzz.${target}Fuzz" \
        '--instrumentation_includes=org.listenq.**' --keep_going=100 -rss_limit_mb=4000 -timeout=120 "$@")
}

[ ! -f "$kept" ] || (cd "$work/corpus" && gzip -dc "$kept" | jar --extract)
for seed in "${seeds[@]}"; do
    cp "$seed" "$work/corpus/$(sha1sum <"$seed" | cut -c-40)"
done

broken=0
jazzer -max_total_time="$seconds" -max_len="${FUZZ_LENGTH:-4096}" -print_final_stats=1 corpus >"$work/log" 2>&1 ||
    broken=1
grep -E '^(#[0-9]+.*(INITED|DONE)|stat::(number|new))' "$work/log" || true
sed -n '/== Java Exception/,/^DEDUP/p; /^==[0-9]* ERROR/,$p' "$work/log"

# The inputs alone have much in common, so they are compressed together: an archive without compression, in gzip.
jazzer -merge=1 -use_counters=0 -max_len=16384 least corpus >"$work/merge.log" 2>&1
mkdir -p "$work/archive" "$(dirname "$kept")"
number=1000
while read -r name; do
    mv "$work/least/$name" "$work/archive/$((number++))"
done < <(cd "$work/least" && find . -type f -printf '%f\n' | LC_ALL=C sort)
(cd "$work/archive" && jar --create --no-manifest --no-compress --date=2026-01-01T00:00:00Z ./* | gzip -9n >"$kept")
echo "kept: $((number - 1000)) inputs, $(stat -c %s "$kept") bytes"
exit $broken
