#!/usr/bin/env bash
# Measures everything that docs/benchmarks.md reports, in one go, and prints it as Markdown.
#
#   tests/bench/run.sh [ROUNDS]
#
# Builds preset release, makes the workbooks in build/bench once, and takes ROUNDS (9) interleaved
# rounds. Keep the computer otherwise idle; figures are medians of the ratios within a round, which
# a busy computer disturbs less than times. LibreOffice and npm are used where they are installed.
set -euo pipefail
cd "$(dirname "$0")/../.."
source scripts/lib.sh

install_packages "${build_packages[@]}" "${test_packages[@]}" "${bench_packages[@]}" >&2
configure_and_build release all -DGOPBIEU_BENCH=ON -DGOPBIEU_TESTS=ON
bin=build/release/tests/bench
work=build/bench

if [ ! -e "$work/corpus/made" ]; then
  "$bin/make_corpus" "$work/corpus"
  # Real units use more than one program: one form in seven as LibreOffice saves it, one as openpyxl.
  if command -v soffice >/dev/null; then
    rm -rf "$work/libreoffice"
    soffice --headless --convert-to xlsx --outdir "$work/libreoffice" \
      $(awk 'BEGIN { for (n = 3; n <= 2000; n += 7) printf "'"$work"'/corpus/small/bieu-%05d.xlsx ", n }') \
      >/dev/null 2>&1
    cp "$work"/libreoffice/*.xlsx "$work/corpus/small/"
  else
    echo "LibreOffice is not installed: no forms saved by it" >&2
  fi
  /usr/bin/python3 tests/bench/save_with_openpyxl.py "$work"/corpus/small 5 7
  mkdir -p "$work/corpus/part"
  cp "$work"/corpus/small/bieu-000[0-9][0-9].xlsx "$work/corpus/part/"
  touch "$work/corpus/made"
fi

if command -v npm >/dev/null && [ ! -d "$work/node/node_modules/xlsx" ]; then
  npm install --silent --no-audit --no-fund --prefix "$work/node" xlsx@0.18.5 >&2 ||
    echo "SheetJS could not be installed: left out" >&2
fi
exec /usr/bin/python3 tests/bench/run.py "$bin" "$work" "${1:-9}"
