// SPDX-License-Identifier: Apache-2.0
#include "documents/zip_writer.h"

#include <zip.h>

#include <set>

namespace xuncha::documents {
namespace {

// 2000-01-01 in the container's own calendar, whatever the machine's zone: no time of making.
constexpr zip_uint16_t kFixedDate = ((2000 - 1980) << 9) | (1 << 5) | 1;

Status AddPart(zip_t* archive, const model::DocumentPart& part) {
  zip_source_t* source = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
  if (source == nullptr) return Internal("libzip could not be set up");
  const zip_int64_t index = zip_file_add(archive, part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return Internal("libzip refused the part " + part.name);
  }
  const auto at = static_cast<zip_uint64_t>(index);
  if (zip_file_set_dostime(archive, at, 0, kFixedDate, 0) != 0 ||
      zip_set_file_compression(archive, at, ZIP_CM_DEFLATE, 6) != 0) {
    return Internal("libzip refused the part " + part.name);
  }
  return Ok();
}

Result<std::string> ReadAll(zip_source_t* source) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) {
    return Internal("libzip did not give the file that it packed");
  }
  std::string bytes(stat.size, '\0');
  const zip_int64_t got = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (got < 0 || static_cast<std::size_t>(got) != bytes.size()) {
    return Internal("libzip did not give the file that it packed");
  }
  return bytes;
}

}  // namespace

Result<std::string> PackZip(const std::vector<model::DocumentPart>& parts) {
  std::set<std::string> names;
  for (const model::DocumentPart& part : parts) {
    if (!names.insert(part.name).second) {
      return InvalidArgument("the part " + part.name + " stands twice");
    }
  }
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (target == nullptr) return Internal("libzip could not be set up");
  zip_source_keep(target);  // past zip_close, which gives the archive's own hold up
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  if (archive == nullptr) {
    zip_source_free(target);
    zip_source_free(target);
    return Internal("libzip could not be set up");
  }
  for (const model::DocumentPart& part : parts) {
    const Status added = AddPart(archive, part);
    if (added) continue;
    zip_discard(archive);
    zip_source_free(target);
    return added.error();
  }
  if (zip_close(archive) != 0) {
    zip_discard(archive);
    zip_source_free(target);
    return Internal("libzip could not pack the file");
  }
  Result<std::string> bytes = ReadAll(target);
  zip_source_free(target);
  return bytes;
}

}  // namespace xuncha::documents
