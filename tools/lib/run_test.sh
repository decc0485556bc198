# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# ./run test: everything a change must pass, quickest answers first.

declare -a SUMMARY=()

# timed "name" command...: runs it, remembers how long it took, stops everything if it fails.
timed() {
  local name=$1 started=$SECONDS
  shift
  step "$name"
  # In a subshell and not as a condition: there `set -e` would be off.
  local status
  set +e
  (
    set -e
    "$@"
  )
  status=$?
  set -e
  ((status == 0)) || die "failed: $name"
  SUMMARY+=("$(printf '%-34s %4d s' "$name" $((SECONDS - started)))")
}

check_format() {
  local formatter
  formatter=$(find_tool clang-format-14 clang-format)
  tracked_cpp | xargs -r -d '\n' "$formatter" --dry-run --Werror
}

check_tree() {
  python3 tools/check_style.py
  python3 tools/check_includes.py
  python3 tools/check_mirror.py
  python3 tools/check_records.py
  python3 tools/check_links.py
  python3 tools/check_phrases.py
}

# build_and_test PRESET [CTEST-ARG...]: each test program's cases are counted from its XML, so that
# the closing lines tell how many cases ran and which were skipped.
build_and_test() {
  local preset=$1
  shift
  forget_other_compiler "$preset"
  cmake --preset "$preset" -DXUNCHA_TESTS=ON -DXUNCHA_BENCH=OFF >"build/.$preset.log" 2>&1 || {
    cat "build/.$preset.log" >&2
    return 1
  }
  cmake --build "build/$preset" --parallel "$JOBS"
  rm -rf "build/$preset/gtest-xml"
  local status=0
  GTEST_OUTPUT="xml:$PWD/build/$preset/gtest-xml/" XUNCHA_BINARY="$PWD/build/$preset/xuncha" \
    ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1 UBSAN_OPTIONS=print_stacktrace=1 \
    TSAN_OPTIONS="suppressions=$PWD/tools/tsan_suppressions.txt" \
    tools/with_postgres ctest --test-dir "build/$preset" --output-on-failure --parallel "$JOBS" "$@" \
    2>&1 | tee "build/.$preset.ctest" || status=$?
  return "$status"
}

# The other compiler, without precompiled headers: what one forgives the other tells.
build_dev() {
  cmake --preset dev -DXUNCHA_TESTS=ON -DXUNCHA_BENCH=ON >build/.dev.log 2>&1 || {
    cat build/.dev.log >&2
    return 1
  }
  cmake --build build/dev --parallel "$JOBS"
}

# Files changed since the common ancestor with the main branch, or in the last commit, or not yet
# committed: what a reviewer of this change sees.
changed_cpp() {
  local base=""
  local ref
  for ref in origin/HEAD origin/main origin/master main master; do
    if base=$(git merge-base HEAD "$ref" 2>/dev/null) && [[ $base != "$(git rev-parse HEAD)" ]]; then
      break
    fi
    base=""
  done
  [[ -n $base ]] || base=$(git rev-parse -q --verify HEAD~1 2>/dev/null || true)
  {
    [[ -n $base ]] && git diff --name-only --diff-filter=d "$base" HEAD -- '*.cc'
    git diff --name-only --diff-filter=d HEAD -- '*.cc'
  } | sort -u
}

# run_tidy SECONDS FILE...: bounded in time, and says what it could not look at.
run_tidy() {
  local limit=$1
  shift
  python3 tools/tidy.py --tidy "$(find_tool clang-tidy-19)" --jobs "$JOBS" --seconds "$limit" "$@"
}

tidy_changed() {
  local -a files
  mapfile -t files < <(changed_cpp)
  run_tidy "${XUNCHA_TIDY_SECONDS:-300}" "${files[@]}"
}

tidy_all() {
  local -a files
  mapfile -t files < <(git ls-files -- 'src/*.cc' 'bench/*.cc')
  run_tidy 14400 "${files[@]}"
}

# fuzz_one SECONDS TARGET: from the seeds in fuzz/seeds/<target> where there are some.
fuzz_one() {
  local seconds=$1 target=$2 name
  name=$(basename "$target")
  local folder=build/asan/fuzz
  mkdir -p "$folder/corpus/$name"
  local -a seeds=("$folder/corpus/$name")
  [[ -d fuzz/seeds/${name#fuzz_} ]] && seeds+=("fuzz/seeds/${name#fuzz_}")
  if "$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=65536 \
    -print_final_stats=1 -artifact_prefix="$folder/$name-" "${seeds[@]}" >"$folder/$name.log" 2>&1; then
    say "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' "$folder/$name.log") inputs, nothing found"
  else
    tail -40 "$folder/$name.log"
    warn "$name found something; the input is beside $folder/$name-*"
    return 1
  fi
}

# run_fuzzers SECONDS: every target of the sanitizer tree, JOBS at a time.
run_fuzzers() {
  local seconds=$1
  local -a targets=()
  local target
  for target in build/asan/fuzz/fuzz_*; do
    [[ -x $target && -f $target ]] && targets+=("$target")
  done
  ((${#targets[@]} > 0)) || die "there is no fuzz target in build/asan/fuzz"
  export -f fuzz_one say warn
  # shellcheck disable=SC2016 # the inner shell expands its own arguments
  printf '%s\n' "${targets[@]}" | xargs -d '\n' -n 1 -P "$JOBS" bash -c 'fuzz_one "$0" "$1"' "$seconds"
}

accuracy_large() {
  cmake --preset release -DXUNCHA_TESTS=ON -DXUNCHA_BENCH=ON >/dev/null
  cmake --build build/release --parallel "$JOBS"
  python3 bench/run_bench.py --build build/release --articles 2000 --families all --runs 1 \
    --no-micro --no-wget2 --require-precision 0.99 --require-recall 0.98
  python3 bench/run_bench.py --build build/release --articles 20000 --runs 1 \
    --no-micro --no-wget2 --require-precision 0.99 --require-recall 0.98
}

close_with_counts() {
  step "summary"
  printf '%s\n' "${SUMMARY[@]}"
  local preset
  for preset in "$@"; do
    python3 tools/count_tests.py "$preset" "build/$preset/gtest-xml"
  done
  for preset in "$@"; do
    printf '%s: %s\n' "$preset" "$(grep -E 'tests passed' "build/.$preset.ctest" | tail -1)"
  done
}

cmd_test() {
  local mode=${1:-}
  case "$mode" in
    "" | --quick | --full) ;;
    *) die "no such option: $mode (there are: --quick, --full)" 3 ;;
  esac
  # Said once here, for all tests alike: those that know no default would be skipped.
  if [[ -z ${XUNCHA_TESTDATA:-} && -f ../shared/testdata/README.md ]]; then
    XUNCHA_TESTDATA=$(cd ../shared/testdata && pwd)
    export XUNCHA_TESTDATA
  fi
  if [[ $mode == --quick ]]; then
    setup_packages build test lint
  else
    setup_packages build test lint fuzz
  fi
  local -a presets=(release)
  timed "formatting" check_format
  timed "rules of the tree" check_tree
  timed "release build and tests" build_and_test release
  if [[ $mode != --quick ]]; then
    # The quarter's commands by the hundred are played there by --full only: the same code runs in
    # the other programs, too.
    local -a less=(--label-exclude long)
    [[ $mode == --full ]] && less=()
    timed "address and undefined sanitizers" build_and_test asan "${less[@]}"
    presets+=(asan)
    timed "clang-tidy on what changed" tidy_changed
    timed "fuzzing, 20 s a target" run_fuzzers 20
  fi
  if [[ $mode == --full ]]; then
    setup_packages bench
    timed "everything by g++" build_dev
    timed "thread sanitizer" build_and_test tsan
    presets+=(tsan)
    timed "clang-tidy on everything" tidy_all
    timed "fuzzing, 10 min a target" run_fuzzers 600
    timed "accuracy on larger sites" accuracy_large
  fi
  close_with_counts "${presets[@]}"
}
