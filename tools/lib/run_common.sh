# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Shared by ./run: words, packages, configuring.

# shellcheck disable=SC2034 # used by the files that source this one
JOBS=${XUNCHA_JOBS:-$(nproc)}
ALL_GROUPS=(build test lint fuzz demo bench)

say() { printf '%s\n' "$*"; }
step() { printf '\n==> %s\n' "$*"; }
warn() { printf 'warning: %s\n' "$*" >&2; }
die() {
  printf 'error: %s\n' "$1" >&2
  exit "${2:-1}"
}

# The first of the named programs that exists.
find_tool() {
  local name
  for name in "$@"; do
    if command -v "$name" >/dev/null; then
      printf '%s\n' "$name"
      return 0
    fi
  done
  die "none of these programs is here: $* (./run setup installs them on Debian 12)"
}

# Packages of the groups that are not installed, one a line.
missing_packages() {
  local group package
  while read -r group package; do
    [[ $group == \#* || -z $group ]] && continue
    [[ " $* " == *" $group "* ]] || continue
    if [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) != installed ]]; then
      printf '%s\n' "$package"
    fi
  done <tools/packages.txt | sort -u
}

as_root() {
  if [[ $(id -u) == 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo --preserve-env=DEBIAN_FRONTEND "$@"
  else
    die "installing packages needs root: run ./run setup as root, or install sudo"
  fi
}

# A freshly installed web or database server must not start on the developer's machine: we only run
# our own, on loopback, on ports that are free. Debian asks policy-rc.d; one that is there already is somebody's choice and stays.
forbid_services() {
  [[ -e /usr/sbin/policy-rc.d ]] && return 1
  as_root sh -c 'printf "#!/bin/sh\nexit 101\n" >/usr/sbin/policy-rc.d
                 chmod 755 /usr/sbin/policy-rc.d'
}

apt_install() {
  local options=(-y --no-install-recommends -o Acquire::Retries=3 -o DPkg::Lock::Timeout=120)
  as_root apt-get -q update && as_root apt-get -q install "${options[@]}" "$@"
}

# setup_packages [GROUP...]: idempotent; says what is missing, installs it, tries once again.
setup_packages() {
  local groups=("$@") group
  ((${#groups[@]})) || groups=("${ALL_GROUPS[@]}")
  for group in "${groups[@]}"; do
    [[ " ${ALL_GROUPS[*]} " == *" $group "* ]] ||
      die "no such package group: $group (there are: ${ALL_GROUPS[*]})" 3
  done
  if ! command -v dpkg-query >/dev/null; then
    warn "this is no Debian: install the packages named in tools/packages.txt your own way"
    return 0
  fi
  local -a missing
  mapfile -t missing < <(missing_packages "${groups[@]}")
  if ((${#missing[@]} == 0)); then
    return 0
  fi
  if [[ ${XUNCHA_NO_SETUP:-} == 1 ]]; then
    die "packages are missing and XUNCHA_NO_SETUP=1: ${missing[*]}"
  fi
  step "installing ${#missing[@]} packages: ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  local forbade=0
  forbid_services && forbade=1
  local status=0
  apt_install "${missing[@]}" || {
    warn "the installation failed; trying once more in 10 seconds"
    sleep 10
    apt_install "${missing[@]}" || status=$?
  }
  ((forbade)) && as_root rm -f /usr/sbin/policy-rc.d
  ((status == 0)) || die "the packages could not be installed: ${missing[*]}"
}

# CMake does not change a folder's compiler: one that g++ filled for an older clone is begun anew.
forget_other_compiler() {
  local cache="build/$1/CMakeCache.txt"
  if [[ -f $cache ]] && ! grep -q '^CMAKE_CXX_COMPILER:.*clang' "$cache"; then
    say "build/$1 was made by another compiler and is made anew"
    rm -rf "build/${1:?}"
  fi
}

configure_release() {
  forget_other_compiler release
  cmake --preset release "$@" >build/.configure.log 2>&1 || {
    cat build/.configure.log >&2
    die "CMake could not configure build/release"
  }
}

configure_release_if_new() {
  forget_other_compiler release
  [[ -f build/release/build.ninja ]] || configure_release -DXUNCHA_TESTS=OFF -DXUNCHA_BENCH=OFF
}

# C++ files of the tree that git knows or would add, without generated tables.
tracked_cpp() {
  git ls-files --cached --others --exclude-standard -- '*.cc' '*.h' |
    while read -r file; do [[ -e $file ]] && printf '%s\n' "$file"; done
}

mkdir -p build
