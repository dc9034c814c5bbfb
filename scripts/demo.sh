#!/usr/bin/env bash
# Clean a page and print the article, on a machine that has only Python.
#
#     scripts/demo.sh                     the page tests/fixtures/pages/seed-shape/source.txt
#     scripts/demo.sh FILE [OPTION...]    another page, with options of `cleanpage clean`
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

"$root/scripts/environment.sh" "$root/.venv-demo" --editable "$root"
if [ $# -eq 0 ]; then
    set -- "$root/tests/fixtures/pages/seed-shape/source.txt"
fi
exec "$root/.venv-demo/bin/cleanpage" clean "$@"
