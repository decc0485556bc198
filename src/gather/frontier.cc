// SPDX-License-Identifier: Apache-2.0
#include "gather/frontier.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "gather/canonical_url.h"
#include "gather/hash.h"

namespace xuncha::gather {
namespace {

constexpr std::size_t kMaxText = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kMaxFolders = 16u << 20;
constexpr std::uint32_t kMaxUrls = 40'000'000;
constexpr std::size_t kFirstSlots = 1024;
constexpr std::size_t kMaxSlots = std::size_t{1} << 26;

}  // namespace

// The hash's upper half chooses the slot as well as guarding it, so that a table can be rebuilt
// from its slots alone.
Result<Frontier::IndexTable> Frontier::IndexTable::Create(const std::string& folder) {
  IndexTable table;
  table.folder_ = folder;
  XC_TRY(table.Rehash(kFirstSlots));
  return table;
}

template <class Equal>
std::uint32_t Frontier::IndexTable::Find(std::uint64_t hash, Equal equal) const {
  const std::size_t mask = slots_.size() - 1;
  const std::uint64_t guard = hash >> 32;
  for (std::size_t at = guard & mask;; at = (at + 1) & mask) {
    const std::uint64_t slot = slots_[at];
    if (slot == 0) return kNoIndex;
    if (slot >> 32 == guard) {
      const auto index = static_cast<std::uint32_t>(slot) - 1;
      if (equal(index)) return index;
    }
  }
}

Status Frontier::IndexTable::Insert(std::uint64_t hash, std::uint32_t index) {
  if ((used_ + 1) * 10 > slots_.size() * 7) XC_TRY(Rehash(slots_.size() * 2));
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = (hash >> 32) & mask;
  while (slots_[at] != 0) at = (at + 1) & mask;
  slots_[at] = (hash & 0xFFFFFFFF00000000u) | (index + 1);
  ++used_;
  return Ok();
}

Status Frontier::IndexTable::Rehash(std::size_t slots) {
  XC_ASSIGN_OR_RETURN(auto fresh, MappedArray<std::uint64_t>::Create(folder_, kMaxSlots));
  XC_TRY(fresh.Resize(slots));
  const std::size_t mask = slots - 1;
  for (std::size_t i = 0; i < slots_.size(); ++i) {
    const std::uint64_t slot = slots_[i];
    if (slot == 0) continue;
    std::size_t at = (slot >> 32) & mask;
    while (fresh[at] != 0) at = (at + 1) & mask;
    fresh[at] = slot;
  }
  slots_ = std::move(fresh);
  return Ok();
}

Result<std::unique_ptr<Frontier>> Frontier::Create(const std::string& folder,
                                                   std::size_t memory_budget,
                                                   std::uint32_t max_urls) {
  std::unique_ptr<Frontier> frontier(new Frontier);
  frontier->max_urls_ = std::min(max_urls, kMaxUrls);
  XC_ASSIGN_OR_RETURN(frontier->entries_,
                      MappedArray<UrlEntry>::Create(folder, frontier->max_urls_));
  XC_ASSIGN_OR_RETURN(frontier->folders_, MappedArray<FolderEntry>::Create(folder, kMaxFolders));
  XC_ASSIGN_OR_RETURN(frontier->text_, MappedArray<char>::Create(folder, kMaxText));
  XC_TRY(frontier->CreateIndexes(folder, memory_budget));
  return frontier;
}

Result<std::unique_ptr<Frontier>> Frontier::Keep(const std::string& folder,
                                                 std::size_t memory_budget,
                                                 std::uint32_t max_urls) {
  std::unique_ptr<Frontier> frontier(new Frontier);
  frontier->max_urls_ = std::min(max_urls, kMaxUrls);
  XC_ASSIGN_OR_RETURN(frontier->entries_,
                      MappedArray<UrlEntry>::Keep(folder + "/frontier.urls", frontier->max_urls_));
  XC_ASSIGN_OR_RETURN(frontier->folders_,
                      MappedArray<FolderEntry>::Keep(folder + "/frontier.folders", kMaxFolders));
  XC_ASSIGN_OR_RETURN(frontier->text_,
                      MappedArray<char>::Keep(folder + "/frontier.text", kMaxText));
  XC_TRY(frontier->CreateIndexes(folder, memory_budget));
  XC_TRY(frontier->Recover(folder));
  return frontier;
}

Status Frontier::CreateIndexes(const std::string& folder, std::size_t memory_budget) {
  memory_budget_ = memory_budget;
  XC_ASSIGN_OR_RETURN(url_index_, IndexTable::Create(folder));
  XC_ASSIGN_OR_RETURN(folder_index_, IndexTable::Create(folder));
  return Ok();
}

// A text is written before the entry that names it, so that an entry is never without its text.
Status Frontier::Recover(const std::string& folder) {
  const Error damaged = Corruption(folder + "/frontier.urls does not fit the files beside it");
  std::size_t folders = 0;
  std::size_t text = 0;
  for (; folders < folders_.size() && folders_[folders].length != 0; ++folders) {
    const FolderEntry& entry = folders_[folders];
    const std::size_t end = std::size_t{entry.text} + entry.length;
    if (end > text_.size()) return damaged;
    text = std::max(text, end);
    XC_TRY(folder_index_.Insert(Hash64(FolderText(static_cast<std::uint32_t>(folders))),
                                static_cast<std::uint32_t>(folders)));
  }
  std::string url;
  std::size_t count = 0;
  for (; count < entries_.size() && entries_[count].in_use != 0; ++count) {
    const UrlEntry& entry = entries_[count];
    const std::size_t end = std::size_t{entry.tail} + entry.tail_length;
    if (entry.folder >= folders || end > text_.size()) return damaged;
    text = std::max(text, end);
    UrlText(static_cast<model::UrlId>(count), url);
    XC_TRY(url_index_.Insert(Hash64(url), static_cast<std::uint32_t>(count)));
  }
  entries_.Cut(count);
  folders_.Cut(folders);
  text_.Cut(text);
  return Ok();
}

Result<std::uint32_t> Frontier::AddText(std::string_view text) {
  const std::size_t offset = text_.size();
  if (offset + text.size() > kMaxText) {
    return Error{ErrorCode::kNoSpace, "the text of all known URLs would exceed 4 GiB"};
  }
  XC_TRY(text_.Append(std::span<const char>(text.data(), text.size())));
  return static_cast<std::uint32_t>(offset);
}

Result<std::uint32_t> Frontier::InternFolder(std::string_view folder) {
  const std::uint64_t hash = Hash64(folder);
  const std::uint32_t found =
      folder_index_.Find(hash, [&](std::uint32_t index) { return FolderText(index) == folder; });
  if (found != kNoIndex) return found;
  FolderEntry entry{};
  XC_ASSIGN_OR_RETURN(entry.text, AddText(folder));
  entry.length = static_cast<std::uint32_t>(folder.size());
  entry.host = kNoIndex;
  const auto index = static_cast<std::uint32_t>(folders_.size());
  XC_TRY(folders_.PushBack(entry));
  XC_TRY(folder_index_.Insert(hash, index));
  return index;
}

Result<Frontier::Interned> Frontier::Intern(std::string_view canonical) {
  const std::uint64_t hash = Hash64(canonical);
  const auto equal = [&](std::uint32_t id) {
    const std::string_view folder = FolderText(entries_[id].folder);
    return canonical.starts_with(folder) && canonical.substr(folder.size()) == TailText(id);
  };
  const std::uint32_t found = url_index_.Find(hash, equal);
  if (found != kNoIndex) return Interned{found, false};
  const std::string_view folder = SplitCanonical(canonical).folder;
  const std::string_view tail = canonical.substr(folder.size());
  if (entries_.size() >= max_urls_ || tail.size() > 0xFFFF) return Interned{};

  UrlEntry entry{};
  XC_ASSIGN_OR_RETURN(entry.folder, InternFolder(folder));
  XC_ASSIGN_OR_RETURN(entry.tail, AddText(tail));
  entry.tail_length = static_cast<std::uint16_t>(tail.size());
  entry.found_on = model::kNoUrl;
  entry.redirect_to = model::kNoUrl;
  entry.next = model::kNoUrl;
  entry.shape = kNoIndex;
  entry.in_use = 1;
  const auto id = static_cast<model::UrlId>(entries_.size());
  XC_TRY(entries_.PushBack(entry));
  XC_TRY(url_index_.Insert(hash, id));
  return Interned{id, true};
}

model::UrlId Frontier::Find(std::string_view canonical) const {
  const std::uint32_t found = url_index_.Find(Hash64(canonical), [&](std::uint32_t id) {
    const std::string_view folder = FolderText(entries_[id].folder);
    return canonical.starts_with(folder) && canonical.substr(folder.size()) == TailText(id);
  });
  return found == kNoIndex ? model::kNoUrl : found;
}

std::string_view Frontier::FolderText(std::uint32_t index) const {
  const FolderEntry& folder = folders_[index];
  return {text_.data() + folder.text, folder.length};
}

std::string_view Frontier::TailText(model::UrlId id) const {
  const UrlEntry& entry = entries_[id];
  return {text_.data() + entry.tail, entry.tail_length};
}

void Frontier::UrlText(model::UrlId id, std::string& out) const {
  out.assign(FolderText(entries_[id].folder));
  out.append(TailText(id));
}

std::string Frontier::UrlText(model::UrlId id) const {
  std::string text;
  UrlText(id, text);
  return text;
}

std::size_t Frontier::bytes() const {
  return entries_.bytes() + folders_.bytes() + text_.bytes() + url_index_.bytes() +
         folder_index_.bytes();
}

void Frontier::TrimMemory() {
  if (bytes() <= memory_budget_) return;
  entries_.Release();
  folders_.Release();
  text_.Release();
  url_index_.Release();
  folder_index_.Release();
}

}  // namespace xuncha::gather
