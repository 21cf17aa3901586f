#!/usr/bin/env bash
# Installs the official clients, each in an environment of its own, under build/clients.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
place="$here/../../build/clients"
python="${PYTHON:-python3}"
mkdir -p "$place/node"
for pinned in runware==0.5.24 runware-sdk==1.8.0 openai==3.57.0; do
  "$python" -m venv "$place/${pinned%%==*}"
  "$place/${pinned%%==*}/bin/pip" install --quiet "$pinned"
done
cp "$here/package.json" "$here/package-lock.json" "$here"/*.mjs "$place/node/"
(cd "$place/node" && npm ci --silent --no-audit --no-fund)
touch "$place/.ready"
