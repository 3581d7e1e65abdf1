#!/bin/sh
# check_links.sh PROGRAM: fails if it does not run, or if it loads what only the reading side needs.
set -eu
"$1" > /dev/null
loaded=$(ldd "$1")
if echo "$loaded" | grep -Ei 'poppler|opencv|tesseract|lept'; then
  echo "records and export must do without these" >&2
  exit 1
fi
