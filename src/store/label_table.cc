// SPDX-License-Identifier: Apache-2.0
#include "store/label_table.h"

#include "base/bytes.h"

namespace xuncha::store {
namespace {

// File: magic, texts, u32 end of each text, u32 count, u64 XXH3 of all before.
constexpr std::string_view kMagic = "XUNCHAL1";
constexpr std::size_t kTrailerSize = 4 + 8;
constexpr std::uint32_t kMaxTextBytes = 0xF0000000U;

}  // namespace

LabelWriter::LabelWriter(FileWriter file, std::uint64_t seed)
    : file_(std::move(file)), seed_(seed), slots_(1U << 12) {}

Result<std::unique_ptr<LabelWriter>> LabelWriter::Create(const std::string& path,
                                                         std::uint64_t seed) {
  XC_ASSIGN_OR_RETURN(FileWriter file, FileWriter::Create(path));
  std::unique_ptr<LabelWriter> writer(new LabelWriter(std::move(file), seed));
  writer->checksum_.Update(kMagic);
  XC_TRY(writer->file_.Write(kMagic));
  return writer;
}

Result<std::unique_ptr<LabelWriter>> LabelWriter::CreateKept(const std::string& path,
                                                             const std::string& work,
                                                             std::uint64_t seed) {
  XC_ASSIGN_OR_RETURN(FileWriter file, FileWriter::CreateKept(path, work + ".buffer"));
  std::unique_ptr<LabelWriter> writer(new LabelWriter(std::move(file), seed));
  XC_ASSIGN_OR_RETURN(writer->kept_ends_,
                      FileWriter::CreateKept(work + ".ends", work + ".ends.buffer"));
  writer->checksum_.Update(kMagic);
  XC_TRY(writer->file_.Write(kMagic));
  return writer;
}

// A label is written before its end: an end without its text does not exist, a text without its
// end was never given a number and is cut off.
Result<std::unique_ptr<LabelWriter>> LabelWriter::Resume(const std::string& path,
                                                         const std::string& work,
                                                         std::uint64_t seed) {
  const std::string ends_path = work + ".ends";
  XC_ASSIGN_OR_RETURN(FileWriter ends, FileWriter::Resume(ends_path, work + ".ends.buffer"));
  XC_TRY(ends.Flush());
  XC_ASSIGN_OR_RETURN(const std::string table, ReadFile(ends_path));
  const std::uint32_t last =
      table.size() < 4 ? 0 : LoadFixed<std::uint32_t>(table.data() + table.size() / 4 * 4 - 4);
  XC_ASSIGN_OR_RETURN(FileWriter file,
                      FileWriter::Resume(path, work + ".buffer", kMagic.size() + last));
  std::unique_ptr<LabelWriter> writer(new LabelWriter(std::move(file), seed));
  writer->kept_ends_ = std::move(ends);
  XC_TRY(writer->Recover(path, table));
  return writer;
}

Status LabelWriter::Recover(const std::string& path, const std::string& table) {
  XC_TRY(file_.Flush());
  XC_ASSIGN_OR_RETURN(const std::string bytes, ReadFile(path, std::uint64_t{1} << 33));
  const Error damaged = Corruption(path + " is damaged: its texts do not fill it");
  if (!bytes.starts_with(kMagic) || table.size() % 4 != 0) return damaged;
  checksum_.Update(bytes);
  const std::string_view texts = std::string_view(bytes).substr(kMagic.size());
  for (std::size_t i = 0; i < table.size(); i += 4) {
    const auto end = LoadFixed<std::uint32_t>(table.data() + i);
    if (end < end_ || end > texts.size()) return damaged;
    const std::uint64_t hash = HashBytes(texts.substr(end_, end - end_), seed_);
    end_ = end;
    ends_.push_back(end);
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].id != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {hash, static_cast<std::uint32_t>(ends_.size())};
    if (ends_.size() * 3 > slots_.size() * 2) Grow();
  }
  return end_ == texts.size() ? Ok() : damaged;
}

std::uint32_t LabelWriter::InternNonEmpty(std::string_view label) {
  const std::uint64_t hash = HashBytes(label, seed_);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].id != 0) {
    if (slots_[at].hash == hash) return slots_[at].id;
    at = (at + 1) & mask;
  }
  // Beyond four gigabytes of labels further ones are left out; facts stay, their words do not.
  if (label.size() > kMaxTextBytes - end_ || ends_.size() >= 0x7FFFFFFFU) return 0;
  end_ += static_cast<std::uint32_t>(label.size());
  ends_.push_back(end_);
  const auto id = static_cast<std::uint32_t>(ends_.size());
  slots_[at] = {hash, id};
  checksum_.Update(label);
  if (status_) status_ = file_.Write(label);
  if (status_ && kept_ends_) {
    std::string end;
    PutFixed(end, end_);
    status_ = kept_ends_->Write(end);
  }
  if (ends_.size() * 3 > slots_.size() * 2) Grow();
  return id;
}

void LabelWriter::Grow() {
  std::vector<Slot> wider(slots_.size() * 2);
  const std::size_t mask = wider.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.id == 0) continue;
    std::size_t at = slot.hash & mask;
    while (wider[at].id != 0) at = (at + 1) & mask;
    wider[at] = slot;
  }
  slots_.swap(wider);
}

Result<Sha256Digest> LabelWriter::Close() {
  XC_TRY(std::move(status_));
  std::string table;
  table.reserve(ends_.size() * 4 + kTrailerSize);
  for (const std::uint32_t end : ends_) PutFixed(table, end);
  PutFixed(table, static_cast<std::uint32_t>(ends_.size()));
  checksum_.Update(table);
  PutFixed(table, checksum_.Digest());
  XC_TRY(file_.Write(table));
  return file_.Close();
}

Result<LabelTable> LabelTable::Open(const std::string& path) {
  LabelTable table;
  XC_ASSIGN_OR_RETURN(table.file_, MappedFile::Open(path));
  const std::string_view bytes = table.file_.bytes();
  const auto damaged = [&path](const char* what) {
    return Corruption(path + " is damaged: " + what);
  };
  if (bytes.size() < kMagic.size() + kTrailerSize || !bytes.starts_with(kMagic)) {
    return damaged("it does not begin as it should");
  }
  const std::size_t trailer = bytes.size() - kTrailerSize;
  table.count_ = LoadFixed<std::uint32_t>(bytes.data() + trailer);
  const std::uint64_t ends_size = std::uint64_t{table.count_} * 4;
  if (ends_size > trailer - kMagic.size()) return damaged("it is too short");
  const std::size_t texts_size = trailer - kMagic.size() - static_cast<std::size_t>(ends_size);
  table.texts_ = bytes.data() + kMagic.size();
  table.ends_ = table.texts_ + texts_size;
  const auto stored = LoadFixed<std::uint64_t>(bytes.data() + trailer + 4);
  if (stored != HashBytes(bytes.substr(0, trailer + 4)))
    return damaged("its checksum does not agree");
  std::uint32_t last = 0;
  for (std::uint32_t i = 0; i < table.count_; ++i) {
    const auto end = LoadFixed<std::uint32_t>(table.ends_ + std::size_t{i} * 4);
    if (end < last || end > texts_size) return damaged("its table is out of order");
    last = end;
  }
  if (last != texts_size) return damaged("its texts do not fill it");
  return table;
}

std::string_view LabelTable::Label(std::uint32_t id) const {
  if (id == 0) return {};
  const auto end = LoadFixed<std::uint32_t>(ends_ + (std::size_t{id} - 1) * 4);
  const auto begin = id == 1 ? 0U : LoadFixed<std::uint32_t>(ends_ + (std::size_t{id} - 2) * 4);
  return {texts_ + begin, end - begin};
}

}  // namespace xuncha::store
