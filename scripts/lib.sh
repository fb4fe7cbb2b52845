# What the scripts share: which Debian packages gopbieu needs, and how a preset is built.
# Sourced, from the project's top folder; works with bash alone, in a bare Debian 12.

# shellcheck disable=SC2034  # the lists are used by the scripts that source this file
build_packages=(
  g++ cmake ninja-build pkg-config
  libboost-program-options-dev libdeflate-dev libutf8proc-dev libxlsxwriter-dev
  libsqlite3-dev libyaml-cpp-dev libarchive-dev libjemalloc-dev zlib1g-dev
)
test_packages=(catch2 python3 chromium python3-openpyxl)
fuzz_packages=(clang libclang-rt-dev)
package_packages=(dpkg-dev file gzip debootstrap)
bench_packages=(python3-openpyxl time valgrind)

# Runs a command as root: directly, or through sudo.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    echo "Packages are missing and there is neither root nor sudo. As root, run: $*" >&2
    return 1
  fi
}

# Installs those of the named packages that are missing; says nothing when all are there.
install_packages() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' ||
      missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "installing: ${missing[*]}" >&2
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update >&2
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends \
    "${missing[@]}" >&2 </dev/null
}

# configure_and_build PRESET TARGET [-D…]: ccache makes a second build quick where it is installed.
configure_and_build() {
  local preset=$1 target=$2 log=build/$1.log options=("${@:3}")
  if command -v ccache >/dev/null; then options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache); fi
  mkdir -p build
  if ! { cmake --preset "$preset" "${options[@]}" &&
    cmake --build --preset "$preset" --target "$target"; } >"$log" 2>&1; then
    grep -E -A5 'error|FAILED' "$log" | head -40 >&2
    echo "building preset $preset failed; all of it is in $log" >&2
    return 1
  fi
}
