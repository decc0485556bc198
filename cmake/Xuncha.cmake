# SPDX-License-Identifier: Apache-2.0
# Compiler settings of the whole tree, and the two helpers that every folder's CMakeLists.txt uses.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_INTERPROCEDURAL_OPTIMIZATION_RELEASE OFF)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
  if(XUNCHA_PCH)
    # A precompiled header hides the macros and the times of what it holds from ccache.
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime "${CCACHE_PROGRAM}")
    add_compile_options($<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess> "$<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>")
  endif()
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion)
if(NOT XUNCHA_SANITIZE)  # instrumented code gives g++ 12 false alarms; every file is built without, too
  add_compile_options(-Werror)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    add_compile_options(-Wno-sign-conversion)  # which -Wconversion of g++ does not mean either
    if(XUNCHA_PCH)
      # It forgets that what it precompiled are system headers: std::stable_sort of libstdc++ 12 uses
      # what C++17 calls outdated.
      add_compile_options(-Wno-deprecated-declarations)
    endif()
  endif()
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # False alarms of g++ 12 on inlined std::string code (GCC bug 105651).
  add_compile_options(-Wno-restrict)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND XUNCHA_PCH)
  # g++ forgets that what it precompiled are system headers, and warns of code inlined from there.
  add_compile_options(-Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds -Wno-maybe-uninitialized)
endif()
# On x86-64 the SSE4.2 level (x86-64-v2: every server processor since 2009) gives one-instruction bit
# counts; without it they are calls. Set to "" for a build that must run on anything.
set(XUNCHA_X86_LEVEL "x86-64-v2" CACHE STRING "-march on x86-64")
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64" AND XUNCHA_X86_LEVEL)
  add_compile_options(-march=${XUNCHA_X86_LEVEL})
endif()
# Where an inspection spends its time, as bench/train_profile.py recorded it: what is often run is
# inlined and lies together (docs/adr/0022). What changed since is compiled as without a profile.
# Static functions are known there by their file's bare name, so that any clone finds them.
option(XUNCHA_TRAIN "Build the program that records where it spends its time (clang)" OFF)
set(XUNCHA_PROFILE "" CACHE FILEPATH "What such a program recorded (clang); empty for none")
if(XUNCHA_TRAIN OR XUNCHA_PROFILE)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "XUNCHA_TRAIN and XUNCHA_PROFILE want clang, whose profiles these are")
  endif()
  add_compile_options("SHELL:-mllvm -static-func-full-module-prefix=false")
endif()
if(XUNCHA_TRAIN)
  add_compile_options(-fprofile-generate)
  add_link_options(-fprofile-generate)
elseif(XUNCHA_PROFILE)
  set(profile ${XUNCHA_PROFILE})
  if(CMAKE_GENERATOR MATCHES "Ninja")  # it compiles from the build folder: one command line in any clone
    file(RELATIVE_PATH profile ${PROJECT_BINARY_DIR} ${XUNCHA_PROFILE})
  endif()
  add_compile_options(-fprofile-use=${profile} -Wno-profile-instr-unprofiled
    -Wno-profile-instr-out-of-date -Wno-backend-plugin)
endif()
if(XUNCHA_SANITIZE)
  add_compile_options(-fsanitize=${XUNCHA_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${XUNCHA_SANITIZE})
endif()

# What nearly every file includes, read once a library where XUNCHA_PCH is on. The preset "dev" is
# built without, so that a file that forgets an include does not compile there.
set(XUNCHA_COMMON_HEADERS <algorithm> <array> <chrono> <cstdint> <filesystem> <functional> <map>
  <memory> <optional> <set> <span> <string> <string_view> <unordered_map> <utility> <vector>)

# One static library a folder of src/: xuncha_library(whatwg SOURCES url.cc DEPS base ICU::uc)
function(xuncha_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS" ${ARGN})
  add_library(xuncha_${name} STATIC ${ARG_SOURCES})
  target_include_directories(xuncha_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  if(XUNCHA_PCH)
    target_precompile_headers(xuncha_${name} PRIVATE ${XUNCHA_COMMON_HEADERS})
  endif()
  foreach(dep IN LISTS ARG_DEPS)
    if(TARGET xuncha_${dep} OR IS_DIRECTORY ${PROJECT_SOURCE_DIR}/src/${dep})
      target_link_libraries(xuncha_${name} PUBLIC xuncha_${dep})
    else()
      target_link_libraries(xuncha_${name} PUBLIC ${dep})
    endif()
  endforeach()
endfunction()

# One test program a folder of tests/: xuncha_test(whatwg SOURCES url_test.cc DEPS whatwg)
# Tests find outside suites through XUNCHA_TESTDATA and their own files through
# tests/support/source_dir.h.
# WRAPPER names a program that ctest runs it with; LONG marks one of minutes, which starts first.
function(xuncha_test name)
  cmake_parse_arguments(ARG "LONG" "TIMEOUT;WRAPPER" "SOURCES;DEPS" ${ARGN})
  add_executable(test_${name} ${ARG_SOURCES})
  target_include_directories(test_${name} PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR})
  target_link_libraries(test_${name} PRIVATE xuncha_test_support)
  foreach(dep IN LISTS ARG_DEPS)
    if(TARGET xuncha_${dep})
      target_link_libraries(test_${name} PRIVATE xuncha_${dep})
    else()
      target_link_libraries(test_${name} PRIVATE ${dep})
    endif()
  endforeach()
  target_link_libraries(test_${name} PRIVATE GTest::gmock GTest::gtest_main)
  # A test program is compiled more often than it runs, and its time is the library's time.
  target_compile_options(test_${name} PRIVATE -O0)
  if(XUNCHA_PCH)
    target_precompile_headers(test_${name} REUSE_FROM xuncha_test_headers)
  endif()
  add_test(NAME ${name} COMMAND ${ARG_WRAPPER} $<TARGET_FILE:test_${name}>)
  if(ARG_TIMEOUT)
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT})
  endif()
  if(ARG_LONG)
    set_tests_properties(${name} PROPERTIES LABELS long COST 1000)
  endif()
endfunction()
