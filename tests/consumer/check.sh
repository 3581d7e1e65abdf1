#!/bin/sh
# Installs the library somewhere else, and builds and runs a project that finds it there.
#
#   tests/consumer/check.sh BUILD
set -eu
build=$1
source=$(dirname "$0")
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cmake --install "$build" --component library --prefix "$place/usr" > "$place/log" 2>&1 &&
  cmake -S "$source" -B "$place/consumer" -DCMAKE_PREFIX_PATH="$place/usr" >> "$place/log" 2>&1 &&
  cmake --build "$place/consumer" >> "$place/log" 2>&1 || { cat "$place/log" >&2; exit 1; }
"$place/consumer/consumer" > "$place/out" || exit 1
grep -q '"level3": "座数"' "$place/out" || { cat "$place/out" >&2; exit 1; }
