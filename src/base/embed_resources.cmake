# SPDX-License-Identifier: Apache-2.0
# cmake -DROOT=… -DLIST=file -DOUTPUT=… -P embed_resources.cmake
# LIST holds one path relative to ROOT a line, sorted. Writes one .cc with all their bytes.
file(STRINGS "${LIST}" names)
set(arrays "")
set(rows "")
set(number 0)
foreach(name IN LISTS names)
  file(READ "${ROOT}/${name}" hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  # A zero at the end: an empty array is not C++.
  string(APPEND arrays "const unsigned char kFile${number}[] = {${bytes}0};\n")
  string(APPEND rows "    {\"${name}\", {reinterpret_cast<const char*>(kFile${number}), ${size}}},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE "${OUTPUT}.new" "// Generated from rulebooks/, profiles/ and data/.
#include \"base/resources.h\"

namespace xuncha {
namespace {
${arrays}
const EmbeddedFile kFiles[] = {
${rows}};
}  // namespace

std::span<const EmbeddedFile> EmbeddedFiles() { return kFiles; }

}  // namespace xuncha
")
file(COPY_FILE "${OUTPUT}.new" "${OUTPUT}")
file(REMOVE "${OUTPUT}.new")
