# SPDX-License-Identifier: Apache-2.0
# cmake -DFOLDER=… -DOUTPUT=… -P embed_migrations.cmake: migrations/NNNN_name.sql → one .cc.
file(GLOB files "${FOLDER}/*.sql")
list(SORT files)
set(rows "")
set(count 0)
foreach(file IN LISTS files)
  get_filename_component(name "${file}" NAME_WE)
  string(REGEX MATCH "^0*([1-9][0-9]*)_" matched "${name}")
  math(EXPR count "${count} + 1")
  if(NOT "${CMAKE_MATCH_1}" STREQUAL "${count}")
    message(FATAL_ERROR "migrations must be numbered without gaps: ${file}")
  endif()
  file(READ "${file}" sql)
  string(APPEND rows "    {${count}, \"${name}\", R\"sql(${sql})sql\"},\n")
endforeach()
file(WRITE "${OUTPUT}.new" "// Generated from store/migrations.
#include \"store/migrations.h\"

namespace xuncha::store {
namespace {
constexpr Migration kMigrations[] = {
${rows}};
}  // namespace

std::span<const Migration> Migrations() { return kMigrations; }

}  // namespace xuncha::store
")
file(COPY_FILE "${OUTPUT}.new" "${OUTPUT}" ONLY_IF_DIFFERENT)
file(REMOVE "${OUTPUT}.new")
