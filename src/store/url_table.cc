// SPDX-License-Identifier: Apache-2.0
#include "store/url_table.h"

#include <bit>

#include "base/bytes.h"

namespace xuncha::store {
namespace {

// File: magic; records (48 bytes and the text each); content types (u16 size and bytes each);
// u64 where each record begins; u32 slots of the hash table; trailer.
constexpr std::string_view kMagic = "XUNCHAU1";
constexpr std::size_t kRecordSize = 48;
constexpr std::size_t kMaxContentTypes = 0xFFFF;
constexpr std::size_t kMaxContentType = 1000;
// u32 records, u32 content types, u32 slots, u64 where the content types begin, u64 XXH3 of all
// before it.
constexpr std::size_t kTrailerSize = 4 + 4 + 4 + 8 + 8;

enum Flag : std::uint8_t {
  kInScope = 1,
  kWorkingHours = 2,
  kErrorPage = 4,
  kLengthLied = 8,
  kCutByUs = 16,
};

std::uint32_t SlotHash(std::string_view url) { return static_cast<std::uint32_t>(HashBytes(url)); }

template <class Enum>
std::uint8_t Code(Enum value) {
  return static_cast<std::uint8_t>(value);
}

}  // namespace

Result<std::unique_ptr<UrlTableWriter>> UrlTableWriter::Create(const std::string& path) {
  XC_ASSIGN_OR_RETURN(FileWriter file, FileWriter::Create(path));
  std::unique_ptr<UrlTableWriter> writer(new UrlTableWriter(std::move(file)));
  writer->type_names_.emplace_back();  // 0 = none
  XC_TRY(writer->Write(kMagic));
  return writer;
}

Status UrlTableWriter::Write(std::string_view bytes) {
  checksum_.Update(bytes);
  return file_.Write(bytes);
}

Status UrlTableWriter::Add(const model::UrlRecord& record) {
  if (record.id != count()) return Internal("URL records must come in order of their numbers");
  std::uint16_t type = 0;
  if (!record.content_type.empty()) {
    const std::string name(record.content_type.substr(0, kMaxContentType));
    const auto known = types_.find(name);
    if (known != types_.end()) {
      type = known->second;
    } else if (type_names_.size() < kMaxContentTypes) {
      type = static_cast<std::uint16_t>(type_names_.size());
      types_.emplace(name, type);
      type_names_.push_back(name);
    }
  }
  std::uint8_t flags = 0;
  if (record.in_scope) flags |= kInScope;
  if (record.tried_in_working_hours) flags |= kWorkingHours;
  if (record.file.error_page) flags |= kErrorPage;
  if (record.file.length_lied) flags |= kLengthLied;
  if (record.file.cut_by_us) flags |= kCutByUs;

  std::string& out = record_;
  out.clear();
  PutFixed<std::uint32_t>(out, record.found_on);
  PutFixed<std::uint32_t>(out, record.redirect_to);
  PutFixed<std::uint64_t>(out, record.length);
  PutFixed<std::uint64_t>(out, record.digest);
  PutFixed<std::uint32_t>(out, static_cast<std::uint32_t>(record.url.size()));
  PutFixed<std::uint16_t>(out, record.depth);
  PutFixed<std::uint16_t>(out, record.uses);
  PutFixed<std::uint16_t>(out, record.status);
  PutFixed<std::uint16_t>(out, record.probe);
  PutFixed<std::uint16_t>(out, type);
  for (const std::uint8_t byte :
       {Code(record.expected), Code(record.account), Code(record.outcome), Code(record.why),
        record.attempt_count, record.failure_count, flags, Code(record.file.kind),
        Code(record.file.integrity), std::uint8_t{0}}) {
    PutByte(out, byte);
  }
  out.append(record.url);
  ends_.push_back(file_.position());
  hashes_.push_back(SlotHash(record.url));
  return Write(out);
}

Result<Sha256Digest> UrlTableWriter::Close() {
  const std::uint64_t types_at = file_.position();
  std::string out;
  for (const std::string& name : type_names_) {
    PutFixed<std::uint16_t>(out, static_cast<std::uint16_t>(name.size()));
    out.append(name);
  }
  XC_TRY(Write(out));
  out.clear();
  for (const std::uint64_t at : ends_) PutFixed<std::uint64_t>(out, at);
  XC_TRY(Write(out));
  ends_ = {};

  const std::size_t slot_count = std::bit_ceil(hashes_.size() * 2 + 2);
  std::vector<std::uint32_t> slots(slot_count, 0);
  for (std::size_t i = 0; i < hashes_.size(); ++i) {
    std::size_t at = hashes_[i] & (slot_count - 1);
    while (slots[at] != 0) at = (at + 1) & (slot_count - 1);
    slots[at] = static_cast<std::uint32_t>(i + 1);
  }
  out.clear();
  for (const std::uint32_t slot : slots) PutFixed<std::uint32_t>(out, slot);
  PutFixed<std::uint32_t>(out, count());
  PutFixed<std::uint32_t>(out, static_cast<std::uint32_t>(type_names_.size()));
  PutFixed<std::uint32_t>(out, static_cast<std::uint32_t>(slot_count));
  PutFixed<std::uint64_t>(out, types_at);
  XC_TRY(Write(out));
  out.clear();
  PutFixed<std::uint64_t>(out, checksum_.Digest());
  XC_TRY(file_.Write(out));
  return file_.Close();
}

Result<UrlTable> UrlTable::Open(const std::string& path) {
  UrlTable table;
  XC_ASSIGN_OR_RETURN(table.file_, MappedFile::Open(path));
  const std::string_view bytes = table.file_.bytes();
  const Error damaged = Corruption(path + " is damaged: its tables do not fit together");
  if (bytes.size() < kMagic.size() + kTrailerSize || !bytes.starts_with(kMagic)) return damaged;
  if (HashBytes(bytes.substr(0, bytes.size() - 8)) !=
      LoadFixed<std::uint64_t>(bytes.data() + bytes.size() - 8)) {
    return Corruption(path + " is damaged: its checksum does not agree");
  }
  ByteReader trailer(bytes.substr(bytes.size() - kTrailerSize));
  table.count_ = trailer.Fixed<std::uint32_t>();
  const auto type_count = trailer.Fixed<std::uint32_t>();
  table.slot_count_ = trailer.Fixed<std::uint32_t>();
  const auto types_at = trailer.Fixed<std::uint64_t>();
  const std::uint64_t body = bytes.size() - kTrailerSize;
  const std::uint64_t fixed =
      std::uint64_t{table.count_} * 8 + std::uint64_t{table.slot_count_} * 4;
  if (fixed > body || types_at < kMagic.size() || types_at > body - fixed ||
      !std::has_single_bit(table.slot_count_) || table.slot_count_ <= table.count_) {
    return damaged;
  }
  table.offsets_ = bytes.data() + (body - fixed);
  table.slots_ = table.offsets_ + std::uint64_t{table.count_} * 8;
  ByteReader types(bytes.substr(types_at, body - fixed - types_at));
  for (std::uint32_t i = 0; i < type_count && types.ok(); ++i) {
    table.types_.push_back(types.Bytes(types.Fixed<std::uint16_t>()));
  }
  if (!types.ok() || !types.at_end() || table.types_.empty()) return damaged;
  std::uint64_t at = kMagic.size();
  for (std::uint32_t i = 0; i < table.count_; ++i) {
    const auto begin = LoadFixed<std::uint64_t>(table.offsets_ + std::uint64_t{i} * 8);
    if (begin != at || types_at - begin < kRecordSize) return damaged;
    const auto url_size = LoadFixed<std::uint32_t>(bytes.data() + begin + 24);
    if (url_size > types_at - begin - kRecordSize) return damaged;
    at = begin + kRecordSize + url_size;
  }
  if (at != types_at) return damaged;
  XC_TRY(table.CheckRecords(path));
  table.file_.DropResident();  // read once in order; what is asked for will come back
  return table;
}

const char* UrlTable::RecordAt(std::uint32_t id) const {
  return file_.bytes().data() + LoadFixed<std::uint64_t>(offsets_ + std::uint64_t{id} * 8);
}

Status UrlTable::CheckRecords(const std::string& path) const {
  const auto known = [this](std::uint32_t id) { return id == model::kNoUrl || id < count_; };
  for (std::uint32_t id = 0; id < count_; ++id) {
    const char* at = RecordAt(id);
    const auto byte = [at](int index) { return static_cast<std::uint8_t>(at[index]); };
    if (!known(LoadFixed<std::uint32_t>(at)) || !known(LoadFixed<std::uint32_t>(at + 4)) ||
        LoadFixed<std::uint16_t>(at + 36) >= types_.size() ||
        byte(38) > Code(model::Expected::kMedia) ||
        byte(39) > Code(model::Account::kCouldNotCheck) ||
        byte(40) > Code(model::Outcome::kIntranetTarget) ||
        byte(41) > Code(model::NotCheckedWhy::kReaderFault) ||
        byte(45) > Code(model::FileKind::kUnknownBinary) ||
        byte(46) > Code(model::Integrity::kDoubtful)) {
      return Corruption(path + " is damaged: a URL record has values out of range");
    }
  }
  for (std::uint32_t i = 0; i < slot_count_; ++i) {
    if (LoadFixed<std::uint32_t>(slots_ + std::uint64_t{i} * 4) > count_) {
      return Corruption(path + " is damaged: its hash table points outside");
    }
  }
  return Ok();
}

model::UrlRecord UrlTable::Record(model::UrlId id) const {
  const char* at = RecordAt(id);
  const auto byte = [at](int index) { return static_cast<std::uint8_t>(at[index]); };
  model::UrlRecord record;
  record.id = id;
  record.found_on = LoadFixed<std::uint32_t>(at);
  record.redirect_to = LoadFixed<std::uint32_t>(at + 4);
  record.length = LoadFixed<std::uint64_t>(at + 8);
  record.digest = LoadFixed<std::uint64_t>(at + 16);
  record.url = {at + kRecordSize, LoadFixed<std::uint32_t>(at + 24)};
  record.depth = LoadFixed<std::uint16_t>(at + 28);
  record.uses = LoadFixed<std::uint16_t>(at + 30);
  record.status = LoadFixed<std::uint16_t>(at + 32);
  record.probe = LoadFixed<std::uint16_t>(at + 34);
  record.content_type = types_[LoadFixed<std::uint16_t>(at + 36)];
  record.expected = static_cast<model::Expected>(byte(38));
  record.account = static_cast<model::Account>(byte(39));
  record.outcome = static_cast<model::Outcome>(byte(40));
  record.why = static_cast<model::NotCheckedWhy>(byte(41));
  record.attempt_count = byte(42);
  record.failure_count = byte(43);
  const std::uint8_t flags = byte(44);
  record.in_scope = (flags & kInScope) != 0;
  record.tried_in_working_hours = (flags & kWorkingHours) != 0;
  record.file.error_page = (flags & kErrorPage) != 0;
  record.file.length_lied = (flags & kLengthLied) != 0;
  record.file.cut_by_us = (flags & kCutByUs) != 0;
  record.file.kind = static_cast<model::FileKind>(byte(45));
  record.file.integrity = static_cast<model::Integrity>(byte(46));
  return record;
}

model::UrlId UrlTable::Find(std::string_view url) const {
  const std::uint32_t mask = slot_count_ - 1;
  std::uint32_t at = SlotHash(url) & mask;
  for (std::uint32_t step = 0; step < slot_count_; ++step, at = (at + 1) & mask) {
    const auto slot = LoadFixed<std::uint32_t>(slots_ + std::uint64_t{at} * 4);
    if (slot == 0) return model::kNoUrl;
    const char* record = RecordAt(slot - 1);
    if (std::string_view(record + kRecordSize, LoadFixed<std::uint32_t>(record + 24)) == url) {
      return slot - 1;
    }
  }
  return model::kNoUrl;
}

}  // namespace xuncha::store
