# SPDX-FileCopyrightText: The Rejoinder authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by run, test and .ci/run: where to build (on this machine or in the Debian 13 root), how to enter it,
# and one build folder a purpose. Sets top, where, builds and cache.
top=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
cache=${REJOINDER_CACHE:-${XDG_CACHE_HOME:-${HOME:?}/.cache}/rejoinder-build}

say() { printf 'Rejoinder: %s\n' "$*" >&2; }

# Does this machine have what meson.build asks for, and the tools? One question, so that a start stays cheap.
host_has_baseline() {
  local tool
  for tool in pkg-config meson ninja cc python3 blueprint-compiler msgfmt xmllint glib-compile-resources; do
    command -v "$tool" >/dev/null || return 1
  done
  pkg-config --exists 'gtk4 >= 4.18' 'libadwaita-1 >= 1.7' 'gtksourceview-5 >= 5.16' 'libsoup-3.0 >= 3.6' \
    'json-glib-1.0 >= 1.10' 'cairo-pdf >= 1.18' 'pangocairo >= 1.56' 'glib-2.0 >= 2.84' 'libxml-2.0 >= 2.9.14' \
    'sqlite3 >= 3.40' 'libarchive >= 3.6' yaml-0.1 icu-uc || return 1
  pkg-config --exists libcmark-gfm || echo '#include <cmark-gfm.h>' | cc -E - >/dev/null 2>&1
}

# REJOINDER_PLATFORM=host or root decides; else the machine does.
where=${REJOINDER_PLATFORM:-}
if [ -z "$where" ]; then
  if host_has_baseline; then where=host; else where=root; fi
fi
builds=$top/_build
# A tree that may only be read is built beside the root.
[ -w "$top" ] || builds=$cache/build-$(printf %s "$top" | sha256sum | cut -c1-16)

# Runs a command where the build is; --offline leaves it no network but loopback.
inside() {
  if [ "$where" = root ]; then
    "$top/build-aux/debian-root" "$@"
  elif [ "$1" = --offline ]; then
    shift
    if command -v bwrap >/dev/null && bwrap --dev-bind / / --unshare-net true 2>/dev/null; then
      bwrap --dev-bind / / --unshare-net --die-with-parent "$@"
    else
      say "the network cannot be cut off here without bubblewrap; going on with it"
      "$@"
    fi
  else
    "$@"
  fi
}

# configure FOLDER OPTION…: makes a build folder. It is made anew when the options, the root or the place of the
# source have changed, or when an earlier run did not come to the end of it.
configure() {
  local folder=$1 key
  shift
  key="$top $* $([ "$where" = host ] || "$top/build-aux/debian-root")"
  if [ "$(cat "$folder/.configured" 2>/dev/null)" != "$key" ]; then
    rm -rf "$folder"
    mkdir -p "$folder"
    if ! inside env ${CC:+CC="$CC"} meson setup "$folder" "$top" "$@" >"$folder.log" 2>&1 </dev/null; then
      cat "$folder.log" >&2
      return 1
    fi
    printf '%s\n' "$key" >"$folder/.configured"
  fi
}

# hold FOLDER: waits until no other start builds in this folder; held until release or the end.
hold() {
  mkdir -p "$builds"
  exec 8>"$1.lock"
  if ! flock -n 8; then
    say "another start is building; waiting for it"
    flock 8
  fi
}
release() { exec 8>&-; }

# run_tests FOLDER [--display] [MESON-TEST-ARGUMENT…]: runs the tests of a build folder, prints the counts on a
# line of their own as the last thing, and returns failure when one failed or none ran.
run_tests() {
  local folder=$1 display=() log=$1/meson-logs/testlog.json status=0
  shift
  if [ "${1-}" = --display ]; then
    display=("$top/build-aux/virtual-display")
    shift
  fi
  rm -f "$log"
  inside --offline "${display[@]}" meson test -C "$folder" --no-rebuild --print-errorlogs "$@" || status=$?
  inside python3 "$top/build-aux/count-results" "$log" || status=1
  return "$status"
}
