// SPDX-License-Identifier: Apache-2.0
#include "facts/file_facts_archives.h"

#include <algorithm>

#include "facts/file_facts_structure.h"

namespace xuncha::facts {
namespace {

using model::FileKind;
using model::Integrity;

constexpr std::size_t kEndRecord = 22;
constexpr std::size_t kMaxComment = 65535;

struct ZipDirectory {
  bool found = false;
  bool odd = false;         // the end record does not end the file
  bool is_64 = false;       // sizes are in the 64-bit records, which are not walked
  std::uint64_t begin = 0;  // of the first entry, in the file
  std::uint64_t end = 0;
  std::uint64_t shift = 0;  // bytes before the archive (self-extracting)
};

ZipDirectory FindDirectory(const ByteView& file) {
  ZipDirectory directory;
  const std::size_t window = std::min(file.size(), kEndRecord + kMaxComment);
  const std::size_t first = file.size() - window;
  const std::size_t found = file.bytes().substr(first).rfind("PK\x05\x06");
  if (found == std::string_view::npos || first + found + kEndRecord > file.size()) {
    return directory;
  }
  const std::size_t at = first + found;
  directory.found = true;
  directory.odd = at + kEndRecord + file.Le16(at + 20) != file.size();
  const std::uint64_t size = file.Le32(at + 12);
  const std::uint64_t offset = file.Le32(at + 16);
  directory.is_64 = size == 0xFFFFFFFFu || offset == 0xFFFFFFFFu || file.Le16(at + 10) == 0xFFFF;
  directory.end = at;
  if (directory.is_64 || size > at) return directory;
  directory.begin = at - size;
  directory.shift = directory.begin >= offset ? directory.begin - offset : 0;
  return directory;
}

std::string_view EntryName(const ByteView& file, std::size_t at, std::size_t header) {
  const std::size_t length = file.Le16(at + (header == 46 ? 28 : 26));
  if (at + header > file.size()) return {};
  return file.bytes().substr(at + header, length);
}

FileKind KindOfEntry(std::string_view name) {
  if (name == "[Content_Types].xml") return FileKind::kOoxml;
  if (name == "OFD.xml") return FileKind::kOfd;
  return FileKind::kZip;
}

}  // namespace

Integrity WalkZip(const ByteView& file) {
  const ZipDirectory directory = FindDirectory(file);
  if (!directory.found) return Integrity::kTruncated;
  if (directory.is_64) return Integrity::kWhole;
  if (directory.begin == 0 && directory.end != 0 && !file.Has(0, "PK\x01\x02")) {
    return Integrity::kBroken;  // the directory would be longer than the file
  }
  std::uint64_t at = directory.begin;
  while (at + 46 <= directory.end) {
    const auto entry = static_cast<std::size_t>(at);
    if (!file.Has(entry, "PK\x01\x02")) return Integrity::kBroken;
    const std::uint64_t size = file.Le32(entry + 20);
    const std::uint64_t offset = file.Le32(entry + 42) + directory.shift;
    if (size != 0xFFFFFFFFu && file.Le32(entry + 42) != 0xFFFFFFFFu) {
      if (!file.Has(static_cast<std::size_t>(offset), "PK\x03\x04") ||
          offset + 30 + size > directory.begin) {
        return Integrity::kBroken;
      }
    }
    at += 46 + std::uint64_t{file.Le16(entry + 28)} + file.Le16(entry + 30) + file.Le16(entry + 32);
  }
  return directory.odd || at != directory.end ? Integrity::kDoubtful : Integrity::kWhole;
}

FileKind ZipKind(std::string_view bytes) {
  const ByteView file(bytes);
  const ZipDirectory directory = FindDirectory(file);
  if (directory.found && !directory.is_64 && directory.begin != 0) {
    std::uint64_t at = directory.begin;
    while (at + 46 <= directory.end) {
      const auto entry = static_cast<std::size_t>(at);
      if (!file.Has(entry, "PK\x01\x02")) break;
      const FileKind kind = KindOfEntry(EntryName(file, entry, 46));
      if (kind != FileKind::kZip) return kind;
      at +=
          46 + std::uint64_t{file.Le16(entry + 28)} + file.Le16(entry + 30) + file.Le16(entry + 32);
    }
    return FileKind::kZip;
  }
  const std::string_view first = EntryName(file, 0, 30);
  if (first.starts_with("_rels/") || first.starts_with("docProps/") || first.starts_with("word/") ||
      first.starts_with("xl/") || first.starts_with("ppt/")) {
    return FileKind::kOoxml;
  }
  if (first.starts_with("Doc_0/")) return FileKind::kOfd;
  return KindOfEntry(first);
}

namespace {

Integrity WalkRar4(const ByteView& file) {
  std::size_t at = 7;
  bool has_file = false;
  while (at + 7 <= file.size()) {
    const std::uint8_t type = file.U8(at + 2);
    const std::uint16_t flags = file.Le16(at + 3);
    const std::uint64_t header = file.Le16(at + 5);
    if (type == 0x7B) return Integrity::kWhole;  // the end block
    if (header < 7 || type < 0x72 || type > 0x7B) {
      return has_file ? Integrity::kDoubtful : Integrity::kBroken;
    }
    if (type == 0x73 && (flags & 0x0080) != 0) return Integrity::kWhole;  // encrypted headers
    const bool has_data = (flags & 0x8000) != 0 || type == 0x74;
    std::uint64_t data = has_data ? file.Le32(at + 7) : 0;
    if (type == 0x74 && (flags & 0x0100) != 0) {
      data += std::uint64_t{file.Le32(at + 32)} << 32;  // HIGH_PACK_SIZE
    }
    if (data > file.size() || at + header + data > file.size()) return Integrity::kTruncated;
    has_file = has_file || type == 0x74;
    at += static_cast<std::size_t>(header + data);
  }
  return has_file ? Integrity::kWhole : Integrity::kTruncated;  // the end block is optional
}

// A RAR 5 number: seven bits a byte, low ones first. Moves `at` past it.
std::uint64_t RarNumber(const ByteView& file, std::size_t& at) {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 63; shift += 7) {
    const std::uint8_t byte = file.U8(at++);
    value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if ((byte & 0x80) == 0) break;
  }
  return value;
}

Integrity WalkRar5(const ByteView& file) {
  std::size_t at = 8;
  bool has_file = false;
  while (at + 7 <= file.size()) {
    std::size_t p = at + 4;
    const std::uint64_t header = RarNumber(file, p);
    const std::size_t body = p;
    const std::uint64_t type = RarNumber(file, p);
    const std::uint64_t flags = RarNumber(file, p);
    if (type == 5 || type == 4) return Integrity::kWhole;  // the end, or encrypted from here on
    if (header == 0 || header > (2u << 20) || type > 5) {
      return has_file ? Integrity::kDoubtful : Integrity::kBroken;
    }
    if ((flags & 1) != 0) RarNumber(file, p);
    const std::uint64_t data = (flags & 2) != 0 ? RarNumber(file, p) : 0;
    if (data > file.size() || body + header + data > file.size()) return Integrity::kTruncated;
    has_file = has_file || type == 2;
    at = static_cast<std::size_t>(body + header + data);
  }
  return has_file ? Integrity::kDoubtful : Integrity::kTruncated;
}

}  // namespace

Integrity WalkRar(const ByteView& file) {
  if (file.Has(6, std::string_view("\x01\x00", 2))) return WalkRar5(file);
  return file.U8(6) == 0 ? WalkRar4(file) : Integrity::kBroken;
}

Integrity WalkSevenZip(const ByteView& file) {
  if (file.size() < 32) return Integrity::kTruncated;
  const std::uint64_t offset = file.Le64(12);
  const std::uint64_t size = file.Le64(20);
  if (offset > (std::uint64_t{1} << 62) || size > (std::uint64_t{1} << 62)) {
    return Integrity::kBroken;
  }
  return 32 + offset + size <= file.size() ? Integrity::kWhole : Integrity::kTruncated;
}

}  // namespace xuncha::facts
