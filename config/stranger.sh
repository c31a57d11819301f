#!/usr/bin/env bash
# A stranger's hour: clones this commit into an empty folder, with an empty local Maven repository and an empty home, types
# what README and handbook say in a real shell, and compares all that is printed with what the pages show.
# Usage: config/stranger.sh [FOLDER [PAGE...]]; without pages: README, install.md and both tutorials. TESTS=1 adds 'mvn verify'.
set -euo pipefail
house=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
work=${1:-$(mktemp -d)}
[ $# -eq 0 ] || shift
mkdir -p "$work/home"
work=$(cd "$work" && pwd -P)
clone=$work/listenq
export HOME=$work/home MAVEN_OPTS="-Dmaven.repo.local=$work/repository -Duser.home=$work/home"
unset XDG_CACHE_HOME LISTENQ_JAVA_OPTS
differences=0

# timed TITLE COMMAND...: runs it and says how long it took
timed() {
    local title=$1 begin=$SECONDS
    shift
    "$@"
    printf '%4d s  %s\n' $((SECONDS - begin)) "$title"
}

# commands PAGE FOLDER: writes each command of the page's console blocks to NNN.cmd, and what it is said to print to NNN.shown
commands() {
    mkdir -p "$2"
    awk -v folder="$2" '
        function flush() { if (held) print line > shown; held = 0 }
        /^```console$/ { inside = 1; next }
        inside && /^```$/ { flush(); inside = 0; next }
        inside && /^\$ / {
            held = 0
            file = sprintf("%s/%03d", folder, ++n)
            print substr($0, 3) > (file ".cmd")
            shown = file ".shown"
            printf "" > shown
            next
        }
        inside { flush(); line = $0; held = 1 }
    ' "$1"
}

# compare CASE: runs CASE.cmd in the clone; it must print CASE.shown, and nothing beside it
compare() {
    (cd "$clone" && bash "$1.cmd" >"$1.printed" 2>"$1.errors") || echo "exit code $?" >>"$1.errors"
    if ! cmp -s "$1.shown" "$1.printed" || grep -qvE '^building ListenQ|: [0-9]+ % after ' "$1.errors"; then
        differences=$((differences + 1))
        echo "DIFFERENT: $(cat "$1.cmd")"
        diff "$1.shown" "$1.printed" | head -20 || true
        cat "$1.errors"
    fi
}

# follow PAGE: types all commands of a page, as one who has read no other
follow() {
    local folder case
    rm -rf "$clone/out"
    folder=$work/$(basename "$1" .md)
    commands "$clone/$1" "$folder"
    for case in "$folder"/*.cmd; do
        compare "${case%.cmd}"
    done
    echo "$1: $(find "$folder" -name '*.cmd' | wc -l) commands"
}

# The README's first command, and what it prints.
first_run() {
    mkdir -p "$work/first"
    sed -n '/^Run, /,/^Test:/s/^\(\.\/listenq .*\)/\1/p' "$clone/README.md" >"$work/first/001.cmd"
    sed -n '/<!-- run:begin -->/,/<!-- run:end -->/p' "$clone/README.md" | sed '1,2d' | sed -n '/^```$/q;p' >"$work/first/001.shown"
    compare "$work/first/001"
}

# What install.md says of the archive.
archive() {
    (cd "$clone" && mvn -B -q package -DskipTests >"$work/package.log" 2>&1) || { cat "$work/package.log" >&2; exit 1; }
    mkdir -p "$work/opt" "$work/my folder"
    tar -xzf "$clone"/runner/target/listenq-*.tar.gz -C "$work/opt"
    ln -sf "$work"/opt/listenq-*/bin/listenq "$work/my folder/listenq"
    (cd "$work/my folder" && ./listenq version && ./listenq run article/backlog-2 >printed)
    cmp <(sed -n '/^article/,$p' "$work/my folder/printed") "$work/first/001.shown"
}

# What the README of the example says: a listener policy of one's own.
plugin() {
    local example=docs/examples/listener-policy
    sed -n '/^```$/,/^```$/{/^```$/d;p;}' "$clone/$example/README.md" >"$work/plugin.sh"
    (cd "$clone/$example" && bash -eu "$work/plugin.sh" >"$work/plugin.log" 2>&1) || { cat "$work/plugin.log" >&2; exit 1; }
    grep -q 'article-backlog-2 under early-refusal' "$work/plugin.log"
}

tests() {
    (cd "$clone" && mvn -B verify >"$work/verify.log" 2>&1) || { tail -60 "$work/verify.log"; exit 1; }
}

echo "$(java -version 2>&1 | head -1), $(mvn -v | sed -n 1p | sed 's/\x1b\[[0-9;]*m//g'), $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg)"
timed "git clone" git clone -q "$house" "$clone"
timed "the first command: downloads, build, run" first_run
[ $# -gt 0 ] || set -- docs/tutorial.md docs/tutorial.zh.md docs/install.md
for page; do
    timed "$page" follow "$page"
done
timed "the archive: more downloads, gates, package, run" archive
timed "a policy of one's own" plugin
[ -z "${TESTS:-}" ] || timed "mvn -B verify" tests
(cd "$clone" && git status --short)
echo "local repository: $(du -sh "$work/repository" | cut -f1); load $(cut -d' ' -f1 /proc/loadavg)"
echo "$differences differences"
[ "$differences" -eq 0 ]
