#!/usr/bin/env bash
# Make a virtual environment and install into it, or do nothing if that is done already.
#
#     scripts/environment.sh FOLDER PIP-ARGUMENT...
#
# It needs Python 3.11 or later with venv, and a package registry; nothing outside FOLDER is touched.
set -euo pipefail
cd "$(dirname "$0")/.."

suitable_python() {
    # A name on the PATH may be a version manager's shim that only fails; what counts is that it runs.
    local check='import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' name
    for name in python3.13 python3.12 python3.11 python3 python; do
        if "$name" -c "$check" 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    echo 'cleanpage needs Python 3.11 or later with venv (on Debian: the package python3-venv)' >&2
    return 1
}

folder=$1
shift
wanted="$PWD $* $(cksum <pyproject.toml)" # a moved checkout or another pyproject.toml makes it anew
if [ "$(cat "$folder/made-for" 2>/dev/null)" = "$wanted" ]; then
    exit 0
fi

python=$(suitable_python)
echo "setting up $folder with $("$python" --version)" >&2
"$python" -m venv --clear "$folder"
"$folder/bin/python" -m pip install --quiet --upgrade 'pip>=25.1' # older ones know no dependency groups
"$folder/bin/python" -m pip install --quiet "$@"
echo "$wanted" >"$folder/made-for"
