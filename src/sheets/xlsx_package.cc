// SPDX-License-Identifier: Apache-2.0
#include "sheets/xlsx_package.h"

#include <zip.h>

#include <algorithm>
#include <utility>

#include "sheets/xlsx_xml.h"

namespace xuncha::sheets {
namespace {

constexpr std::uint64_t kRatioFrom = 1ULL << 20;  // smaller parts may shrink as they like
constexpr std::size_t kMostRelations = 100'000;

std::string LowerAscii(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

std::string RelationsPath(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  const std::size_t name = slash == std::string_view::npos ? 0 : slash + 1;
  return std::string(part.substr(0, name)) + "_rels/" + std::string(part.substr(name)) + ".rels";
}

}  // namespace

std::string ResolvePart(std::string_view base, std::string_view target) {
  std::vector<std::string_view> segments;
  const auto add = [&segments](std::string_view path) {
    while (!path.empty()) {
      const std::size_t slash = std::min(path.find('/'), path.size());
      const std::string_view segment = path.substr(0, slash);
      path.remove_prefix(std::min(slash + 1, path.size()));
      if (segment.empty() || segment == ".") continue;
      if (segment != "..") {
        segments.push_back(segment);
      } else if (segments.empty()) {
        return false;
      } else {
        segments.pop_back();
      }
    }
    return true;
  };
  if (!target.starts_with('/')) {
    const std::size_t slash = base.rfind('/');
    if (slash != std::string_view::npos && !add(base.substr(0, slash))) return "";
  }
  if (target.find_first_of("\\:?#") != std::string_view::npos || !add(target)) return "";
  std::string path;
  for (const std::string_view segment : segments) {
    if (!path.empty()) path.push_back('/');
    path += segment;
  }
  return path;
}

Result<XlsxPackage> XlsxPackage::Open(std::string_view bytes, const std::string& file,
                                      const ReadLimits& limits) {
  zip_error_t error;
  zip_error_init(&error);
  const Error damaged =
      InvalidArgument(file +
                      ": is damaged, it begins like an Office file but its end is "
                      "missing or wrong (was it copied or sent completely?)");
  if (bytes.empty()) return damaged;  // which libzip takes for an archive without parts
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (!source) return Internal("libzip could not be set up");
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (!archive) {
    zip_source_free(source);
    zip_error_fini(&error);
    return damaged;
  }
  XlsxPackage package(archive, file, limits);
  XC_TRY(package.IndexNames());
  return package;
}

XlsxPackage::XlsxPackage(XlsxPackage&& other) noexcept
    : archive_(std::exchange(other.archive_, nullptr)),
      file_(std::move(other.file_)),
      limits_(other.limits_),
      parts_(std::move(other.parts_)),
      doubled_(std::move(other.doubled_)),
      inflated_(other.inflated_) {}

XlsxPackage& XlsxPackage::operator=(XlsxPackage&& other) noexcept {
  std::swap(archive_, other.archive_);
  std::swap(file_, other.file_);
  std::swap(limits_, other.limits_);
  std::swap(parts_, other.parts_);
  std::swap(doubled_, other.doubled_);
  std::swap(inflated_, other.inflated_);
  return *this;
}

XlsxPackage::~XlsxPackage() {
  if (archive_) zip_discard(archive_);
}

Status XlsxPackage::IndexNames() {
  const zip_int64_t count = zip_get_num_entries(archive_, 0);
  if (count < 0 || static_cast<std::uint64_t>(count) > limits_.max_parts) {
    return InvalidArgument(file_ + ": holds more than " + std::to_string(limits_.max_parts) +
                           " parts");
  }
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
    const char* name = zip_get_name(archive_, i, ZIP_FL_ENC_RAW);
    if (!name) continue;
    const bool added = parts_.emplace(LowerAscii(name), i).second;
    if (!added) doubled_.push_back(LowerAscii(name));
  }
  std::sort(doubled_.begin(), doubled_.end());
  return Ok();
}

bool XlsxPackage::Has(std::string_view part) const { return parts_.contains(LowerAscii(part)); }

Result<std::string> XlsxPackage::Read(std::string_view part) {
  const std::string name = LowerAscii(part);
  const auto found = parts_.find(name);
  if (found == parts_.end()) {
    return NotFound(file_ + ": is damaged, its part " + std::string(part) + " is missing");
  }
  // Programs differ in which of the two they read: what a person saw may be the other one.
  if (std::binary_search(doubled_.begin(), doubled_.end(), name)) {
    return InvalidArgument(file_ + ": holds its part " + std::string(part) + " twice");
  }
  return Inflate(found->second, part);
}

Result<std::string> XlsxPackage::Inflate(std::uint64_t index, std::string_view part) {
  const auto too_large = [&] {
    return InvalidArgument(file_ + ": its part " + std::string(part) +
                           " is too large when it is unpacked");
  };
  const auto damaged = [&] {
    return Corruption(file_ + ": is damaged, its part " + std::string(part) +
                      " cannot be unpacked");
  };
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat_index(archive_, index, 0, &stat) != 0) return damaged();
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    return InvalidArgument(file_ + ": is protected by a password; save it without one");
  }
  // The sizes are the file's own claims: they only refuse early. What comes out is counted.
  const std::uint64_t packed = (stat.valid & ZIP_STAT_COMP_SIZE) != 0 ? stat.comp_size : 0;
  std::uint64_t most = std::min(limits_.max_part_bytes, limits_.max_inflated_bytes - inflated_);
  most = std::min(most, std::max(kRatioFrom, packed * limits_.max_ratio));
  if ((stat.valid & ZIP_STAT_SIZE) != 0 && stat.size > most) return too_large();
  zip_file_t* entry = zip_fopen_index(archive_, index, 0);
  if (!entry) return damaged();
  std::string bytes;
  std::string chunk(64 * 1024, '\0');
  zip_int64_t got = 0;
  while ((got = zip_fread(entry, chunk.data(), chunk.size())) > 0) {
    if (bytes.size() + static_cast<std::size_t>(got) > most) {
      zip_fclose(entry);
      return too_large();
    }
    bytes.append(chunk.data(), static_cast<std::size_t>(got));
  }
  zip_fclose(entry);
  if (got < 0) return damaged();
  inflated_ += bytes.size();
  return bytes;
}

Result<std::vector<Relation>> XlsxPackage::Relations(std::string_view part) {
  std::vector<Relation> relations;
  const std::string path = RelationsPath(part);
  if (!Has(path)) return relations;
  XC_ASSIGN_OR_RETURN(std::string bytes, Read(path));
  XmlTree tree;
  XC_TRY(tree.Parse(std::move(bytes), file_, path, limits_.max_tree_bytes));
  for (const pugi::xml_node node : tree.root().children()) {
    if (LocalName(node.name()) != "Relationship") continue;
    if (relations.size() >= kMostRelations) break;
    Relation relation;
    relation.id = Attribute(node, "Id");
    const std::string_view type = Attribute(node, "Type");
    relation.type = type.substr(std::min(type.rfind('/') + 1, type.size()));
    if (Attribute(node, "TargetMode") != "External") {
      relation.target = ResolvePart(part, Attribute(node, "Target"));
    }
    relations.push_back(std::move(relation));
  }
  return relations;
}

}  // namespace xuncha::sheets
