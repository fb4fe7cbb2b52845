#!/usr/bin/env bash
# Measures whole runs of `gopbieu run`, in one go, and prints the tables of docs/benchmarks.md.
#
#   tests/bench/run_whole.sh [SCRATCH [FILES…]]
#
# Builds preset release. Campaigns of 1000 and 10000 files (or FILES…) are made below SCRATCH
# (build/whole), one at a time, and removed again; 100000 files need 8 GB there. Keep the computer
# otherwise idle.
set -euo pipefail
cd "$(dirname "$0")/../.."
source scripts/lib.sh

install_packages "${build_packages[@]}" "${bench_packages[@]}" >&2
configure_and_build release all -DGOPBIEU_BENCH=ON >&2
scratch=${1:-build/whole}
shift || true
[ $# -gt 0 ] || set -- 1000 10000
exec /usr/bin/python3 tests/bench/run_whole.py build/release forms "$scratch" "$@"
