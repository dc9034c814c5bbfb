#!/usr/bin/env bash
# Run all tests, on a machine that has only Python.
#
#     scripts/test.sh [OPTION...]    with options of pytest, such as -k dates
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/environment.sh .venv-test --editable . --group test
exec .venv-test/bin/python -m pytest "$@"
