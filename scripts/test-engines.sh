#!/usr/bin/env bash
# Run the tests that start engines, in an environment of their own: Spark, Ray, Dask, datasets, datatrove, Scrapy.
#
#     scripts/test-engines.sh [OPTION...]    with options of pytest, such as -k spark
#
# Beside Python it needs Java, for Spark.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/environment.sh .venv-engines --editable . --group engines
exec .venv-engines/bin/python -m pytest -m engines tests/engines tests/test_howto.py "$@"
