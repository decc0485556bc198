// SPDX-License-Identifier: Apache-2.0
// Nothing: CMake compiles the precompiled header of the tests beside a source file.
