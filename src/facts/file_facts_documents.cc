// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>

#include "facts/ascii.h"
#include "facts/byte_view.h"
#include "facts/file_facts_archives.h"
#include "facts/file_facts_structure.h"

namespace xuncha::facts {
namespace {

using model::FileKind;
using model::Integrity;
using std::string_view;

constexpr std::size_t kNone = string_view::npos;
constexpr std::size_t kPdfTail = 2048;  // readers look for the end mark in the last kilobyte

std::uint64_t NumberAfter(string_view text, string_view key) {
  std::size_t at = text.find(key);
  if (at == kNone) return 0;
  at += key.size();
  while (at < text.size() && IsSpace(text[at])) ++at;
  std::uint64_t value = 0;
  std::from_chars(text.data() + at, text.data() + text.size(), value);
  return value;
}

// ISO 32000-1 7.5: header, body, cross-reference, "startxref", "%%EOF". A linearised file says its
// own length (annex F). Readers rebuild a lost cross-reference, but not a lost half.
Integrity WalkPdf(string_view bytes) {
  const string_view head = bytes.substr(0, 2048);
  if (head.find("/Linearized") != kNone) {
    const std::uint64_t length = NumberAfter(head.substr(head.find("/Linearized")), "/L ");
    const std::size_t slack = 1024;  // bytes before "%PDF" do not count, some writers miscount
    if (length > bytes.size() + slack) return Integrity::kTruncated;
  }
  const string_view tail = bytes.substr(bytes.size() > kPdfTail ? bytes.size() - kPdfTail : 0);
  if (tail.rfind("%%EOF") != kNone) {
    return tail.rfind("startxref") != kNone || bytes.rfind("startxref") != kNone
               ? Integrity::kWhole
               : Integrity::kDoubtful;
  }
  if (tail.rfind("startxref") != kNone) return Integrity::kDoubtful;
  const std::size_t end = bytes.rfind("%%EOF");
  // The first end mark of a linearised file stands near its beginning and says nothing.
  if (end != kNone && end > bytes.size() / 2) return Integrity::kDoubtful;
  return Integrity::kTruncated;
}

// [MS-CFB] 2.2–2.6: header, sector allocation table, directory.
class OleFile {
 public:
  explicit OleFile(const ByteView& file) : file_(file), shift_(file.Le16(30)) {}

  Integrity Walk() {
    if (file_.size() < 1536) return Integrity::kTruncated;
    if (shift_ != 9 && shift_ != 12) return Integrity::kBroken;
    sector_bytes_ = std::size_t{1} << shift_;
    sectors_ = (file_.size() - 512 + sector_bytes_ - 1) / sector_bytes_;
    if (shift_ == 12) sectors_ = file_.size() / sector_bytes_ - 1;
    const std::uint32_t fat_count = file_.Le32(44);
    if (fat_count == 0) return Integrity::kBroken;
    if (file_.Le32(48) >= sectors_) return Integrity::kTruncated;  // the directory's first sector
    if (!HasRootEntry(file_.Le32(48))) return Integrity::kDoubtful;
    if (!WalkTables(fat_count)) return Integrity::kTruncated;
    // The last sector may be short, and some writers count one more than they write.
    return highest_ <= sectors_ ? Integrity::kWhole : Integrity::kTruncated;
  }

 private:
  std::size_t Offset(std::uint32_t sector) const {
    return (static_cast<std::size_t>(sector) + 1) << shift_;
  }

  bool HasRootEntry(std::uint32_t sector) const {
    return file_.Has(Offset(sector), string_view("R\0o\0o\0t\0", 8)) ||
           file_.Has(Offset(sector), string_view("R\0", 2));
  }

  // The table sectors listed in the header and in the chain that continues it; false if one lies
  // outside the file. Every sector is read at most once: chains are as long as the file at most.
  bool WalkTables(std::uint32_t fat_count) {
    std::uint32_t seen = 0;
    for (std::size_t i = 0; i < 109 && seen < fat_count; ++i) {
      if (!WalkTable(file_.Le32(76 + 4 * i), seen)) return false;
    }
    std::uint32_t next = file_.Le32(68);
    const std::size_t per_sector = sector_bytes_ / 4 - 1;
    for (std::size_t hops = 0; seen < fat_count && hops < sectors_ && next < sectors_; ++hops) {
      const std::size_t at = Offset(next);
      for (std::size_t i = 0; i < per_sector && seen < fat_count; ++i) {
        if (!WalkTable(file_.Le32(at + 4 * i), seen)) return false;
      }
      next = file_.Le32(at + 4 * per_sector);
    }
    return true;
  }

  bool WalkTable(std::uint32_t sector, std::uint32_t& seen) {
    constexpr std::uint32_t kFree = 0xFFFFFFFFu;
    if (sector == kFree) return true;
    if (sector >= sectors_) return false;
    const std::size_t entries = sector_bytes_ / 4;
    const std::size_t first = seen++ * entries;
    if (first > sectors_ + entries) return true;  // more tables than the file has sectors
    for (std::size_t i = 0; i < entries; ++i) {
      if (file_.Le32(Offset(sector) + 4 * i) != kFree) highest_ = std::max(highest_, first + i);
    }
    return true;
  }

  const ByteView& file_;
  unsigned shift_;
  std::size_t sector_bytes_ = 512;
  std::size_t sectors_ = 0;
  std::size_t highest_ = 0;  // the last sector that is in use
};

// RTF 1.9: one group in braces.
Integrity WalkRtf(string_view bytes) {
  std::size_t end = bytes.size();
  while (end > 0 && (IsSpace(bytes[end - 1]) || bytes[end - 1] == '\0')) --end;
  if (end > 0 && bytes[end - 1] == '}') return Integrity::kWhole;
  const std::size_t window = end > 1024 ? end - 1024 : 0;
  return bytes.substr(window, end - window).find('}') != kNone ? Integrity::kDoubtful
                                                               : Integrity::kTruncated;
}

// ISO 14496-12 boxes at the top level; a size of 0 means "to the end of the file". A film needs
// its index and its data, a picture (AVIF) may hold both in one box.
Integrity WalkBoxes(const ByteView& file, bool is_picture) {
  std::uint64_t at = 0;
  bool has_meta = false;
  bool has_data = is_picture;
  while (at + 8 <= file.size()) {
    const auto box = static_cast<std::size_t>(at);
    std::uint64_t size = file.Be32(box);
    const bool fragment = file.Has(box + 4, "moof");
    has_meta = has_meta || fragment || file.Has(box + 4, "moov") || file.Has(box + 4, "meta");
    has_data = has_data || fragment || file.Has(box + 4, "mdat");
    if (size == 0) return has_meta ? Integrity::kWhole : Integrity::kDoubtful;
    if (size == 1) size = file.Be64(box + 8);
    if (size < 8) return has_meta ? Integrity::kDoubtful : Integrity::kBroken;
    if (size > file.size() || at + size > file.size()) return Integrity::kTruncated;
    at += size;
  }
  return has_meta && has_data ? Integrity::kWhole : Integrity::kTruncated;
}

// An AVI file: RIFF with its size; 0 where the recorder never came back to write it.
Integrity WalkAvi(const ByteView& file) {
  const std::uint64_t size = file.Le32(4);
  if (size == 0) return Integrity::kDoubtful;
  return size + 8 <= file.size() ? Integrity::kWhole : Integrity::kTruncated;
}

Integrity WalkFlash(const ByteView& file) {
  if (file.size() < 8) return Integrity::kTruncated;
  const bool plain = file.Has(0, "FWS");
  return !plain || file.Le32(4) <= file.size() ? Integrity::kWhole : Integrity::kTruncated;
}

Integrity WalkAsf(const ByteView& file) {
  if (file.size() < 30) return Integrity::kTruncated;
  const std::uint64_t header = file.Le64(16);
  return header <= file.size() ? Integrity::kWhole : Integrity::kTruncated;
}

Integrity WalkFont(const ByteView& file) {
  if (file.Has(0, "wOF")) {  // WOFF 1 and 2: the whole length at offset 8
    if (file.size() < 44) return Integrity::kTruncated;
    return file.Be32(8) <= file.size() ? Integrity::kWhole : Integrity::kTruncated;
  }
  if (file.Has(34, "LP")) {  // EOT: the whole length first
    return file.Le32(0) <= file.size() ? Integrity::kWhole : Integrity::kTruncated;
  }
  if (file.Has(0, "ttcf")) return Integrity::kWhole;
  const std::size_t tables = file.Be16(4);  // OpenType: every table inside the file
  for (std::size_t i = 0; i < tables; ++i) {
    const std::size_t entry = 12 + 16 * i;
    if (entry + 16 > file.size()) return Integrity::kTruncated;
    if (std::uint64_t{file.Be32(entry + 8)} + file.Be32(entry + 12) > file.size()) {
      return Integrity::kTruncated;
    }
  }
  return tables > 0 ? Integrity::kWhole : Integrity::kBroken;
}

}  // namespace

Integrity WalkFile(FileKind kind, string_view bytes) {
  const ByteView file(bytes);
  switch (kind) {
    case FileKind::kPdf:
      return WalkPdf(bytes);
    case FileKind::kOle:
      return OleFile(file).Walk();
    case FileKind::kOoxml:
    case FileKind::kOfd:
    case FileKind::kZip:
      return WalkZip(file);
    case FileKind::kRar:
      return WalkRar(file);
    case FileKind::kSevenZip:
      return WalkSevenZip(file);
    case FileKind::kRtf:
      return WalkRtf(bytes);
    case FileKind::kMp4:
    case FileKind::kAvif:
      return WalkBoxes(file, kind == FileKind::kAvif);
    case FileKind::kAvi:
      return WalkAvi(file);
    case FileKind::kFlash:
      return WalkFlash(file);
    case FileKind::kWmv:
      return WalkAsf(file);
    case FileKind::kFont:
      return WalkFont(file);
    default:
      return Integrity::kNotExamined;
  }
}

}  // namespace xuncha::facts
