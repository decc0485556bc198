# SPDX-License-Identifier: Apache-2.0
# cmake -DFOLDER=… -DFUNCTION=… -DOUTPUT=… -P embed_migrations.cmake: NNNN_name.sql, and what only one
# engine understands in NNNN_name.sqlite.sql and NNNN_name.postgres.sql, → one .cc.
file(GLOB files "${FOLDER}/*.sql")
list(FILTER files EXCLUDE REGEX "\\.(sqlite|postgres)\\.sql$")
list(SORT files)
file(GLOB variants "${FOLDER}/*.sqlite.sql" "${FOLDER}/*.postgres.sql")
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
  set(row "    {${count}, \"${name}\", R\"sql(${sql})sql\"")
  foreach(engine sqlite postgres)
    set(sql "")
    set(variant "${FOLDER}/${name}.${engine}.sql")
    if(EXISTS "${variant}")
      file(READ "${variant}" sql)
      list(REMOVE_ITEM variants "${variant}")
    endif()
    string(APPEND row ", R\"sql(${sql})sql\"")
  endforeach()
  string(APPEND rows "${row}},\n")
endforeach()
if(variants)
  message(FATAL_ERROR "no migration of that name without an engine: ${variants}")
endif()
file(WRITE "${OUTPUT}.new" "// Generated from store/migrations.
#include \"store/migrations.h\"

namespace xuncha::store {
namespace {
constexpr Migration kMigrations[] = {
${rows}};
}  // namespace

std::span<const Migration> ${FUNCTION}() { return kMigrations; }

}  // namespace xuncha::store
")
file(COPY_FILE "${OUTPUT}.new" "${OUTPUT}" ONLY_IF_DIFFERENT)
file(REMOVE "${OUTPUT}.new")
