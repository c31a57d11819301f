#!/usr/bin/env bash
# Builds this commit twice, in clones at different paths, at different times, in other time zones and languages, and compares
# every jar and archive. Jars hold the modes of files, so that the umask is part of the recipe, as the version of Java is.
# Usage: config/reproducible.sh [FOLDER]
set -euo pipefail
umask 022
house=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
commit=$(git -C "$house" rev-parse HEAD)
work=${1:-$(mktemp -d)}
mkdir -p "$work"
work=$(cd "$work" && pwd -P)

# build NAME CLONE: builds a clone and lists what it left in NAME.sha256
build() {
    git clone -q "$house" "$2"
    git -C "$2" checkout -q --detach "$commit"
    (cd "$2" && mvn -B -q -DskipTests package >"$work/$1.log" 2>&1) || { cat "$work/$1.log" >&2; exit 1; }
    (cd "$2" && find core/target scenarios/target output/target runner/target \
        \( -path '*/quick' -o -path '*/test-classes' -o -path '*/archive-tmp' \) -prune -o -type f \
        \( -name '*.jar' -o -name 'listenq-*.tar.gz' -o -name 'listenq-*.zip' -o -name '*.cdx.*' -o -name THIRD-PARTY.txt \) -print0 |
        LC_ALL=C sort -z | xargs -0 sha256sum) >"$work/$1.sha256"
}

(export TZ=UTC LC_ALL=C; build first "$work/a")
(export TZ=Asia/Shanghai LC_ALL=C.UTF-8; build second "$work/a longer/path of another length")

diff "$work/first.sha256" "$work/second.sha256"
echo "commit $commit: $(wc -l <"$work/first.sha256") files, equal in both builds; the archives:"
grep -E 'listenq-[0-9.]+\.(tar\.gz|zip)$' "$work/first.sha256"
