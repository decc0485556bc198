// SPDX-License-Identifier: Apache-2.0
//
// Every URL the inspection knows, once: its number, its text, and what became of it. Numbers are
// dense from 0 in order of discovery. The order of asking is not kept here but in host_queue.h.
//
// The tables are arrays in files (base/mapped_array.h): 64 bytes an entry, the text as folder and
// tail, eight bytes a hash slot. docs/internals/frontier.md has the figures. Not thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/mapped_array.h"
#include "base/result.h"
#include "model/url_record.h"

namespace xuncha::gather {

inline constexpr std::uint32_t kNoIndex = 0xFFFFFFFF;

enum EntryFlags : std::uint16_t {
  kFlagInScope = 1,
  kFlagWorkingHours = 2,
  kFlagErrorPage = 4,
  kFlagLengthLied = 8,
  kFlagCutByUs = 16,
  kFlagPage = 32,      // its answer was HTML and went to the page extractor
  kFlagListed = 64,    // first seen in a menu or a list: asked before its like
  kFlagSettled = 128,  // `account` is final
  kFlagLoopChecked = 256,
};

// What is known of one URL. Plain bytes in a file; 64 of them.
struct UrlEntry {
  std::uint64_t digest;       // XXH3-64 of the decoded body
  std::uint32_t folder;       // index of the folder table
  std::uint32_t tail;         // offset of the rest in the text
  std::uint32_t found_on;     // UrlId
  std::uint32_t redirect_to;  // UrlId of the next hop, or kNoUrl
  std::uint32_t next;         // queue link, UrlId
  std::uint32_t asked_ms;     // last asked, since the start of the inspection
  std::uint32_t shape;        // index of its path shape, or kNoIndex
  std::uint32_t length;       // decoded body bytes, saturating
  std::uint16_t tail_length;
  std::uint16_t depth;
  std::uint16_t uses;          // model::UseBits
  std::uint16_t status;        // last HTTP status
  std::uint16_t content_type;  // index of the engine's table of types
  std::uint16_t flags;         // EntryFlags
  std::uint8_t account;        // model::Account
  std::uint8_t outcome;        // model::Outcome
  std::uint8_t why;            // model::NotCheckedWhy
  std::uint8_t attempts;       // saturating
  std::uint8_t failures;       // saturating
  std::uint8_t kind;           // model::FileKind
  std::uint8_t integrity;      // model::Integrity
  std::uint8_t redirect_hops;  // how many redirects led to its discovery
  std::uint16_t duration_ms;   // of the last exchange, saturating
  std::uint16_t in_use;        // 1; what a file holds behind its last entry is 0
};
static_assert(sizeof(UrlEntry) == 64);

struct FolderEntry {
  std::uint32_t text;    // offset
  std::uint32_t length;  // "https://www.example.gov.cn/a/b/"
  std::uint32_t host;    // the engine's number of its origin, kNoIndex until set
};

class Frontier {
 public:
  // `folder` exists and is writable. `memory_budget`: see TrimMemory.
  static Result<std::unique_ptr<Frontier>> Create(const std::string& folder,
                                                  std::size_t memory_budget,
                                                  std::uint32_t max_urls);
  // The same in files that a kill leaves behind. Where the folder has some already, every URL that
  // they hold is known again as it was; kCorruption if they do not fit together.
  static Result<std::unique_ptr<Frontier>> Keep(const std::string& folder,
                                                std::size_t memory_budget, std::uint32_t max_urls);

  struct Interned {
    model::UrlId id = model::kNoUrl;  // kNoUrl: the bound of max_urls is reached
    bool is_new = false;
  };
  // The number of a canonical URL, given to it now if it has none. An error is a full disk.
  Result<Interned> Intern(std::string_view canonical);
  model::UrlId Find(std::string_view canonical) const;

  std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }
  UrlEntry& entry(model::UrlId id) { return entries_[id]; }
  const UrlEntry& entry(model::UrlId id) const { return entries_[id]; }
  FolderEntry& folder(std::uint32_t index) { return folders_[index]; }
  const FolderEntry& folder(std::uint32_t index) const { return folders_[index]; }
  std::uint32_t folder_count() const { return static_cast<std::uint32_t>(folders_.size()); }

  // Replaces `out` by the URL's text.
  void UrlText(model::UrlId id, std::string& out) const;
  std::string UrlText(model::UrlId id) const;
  std::string_view FolderText(std::uint32_t index) const;
  std::string_view TailText(model::UrlId id) const;

  // The number of a folder ("https://host/a/"), given to it now if it has none.
  Result<std::uint32_t> InternFolder(std::string_view folder);

  // Bytes of all tables; gives their pages back to the system when they are over the budget.
  std::size_t bytes() const;
  void TrimMemory();

 private:
  // Open addressing; a slot is 0 (free) or the upper half of the hash and index + 1.
  class IndexTable {
   public:
    static Result<IndexTable> Create(const std::string& folder);
    template <class Equal>
    std::uint32_t Find(std::uint64_t hash, Equal equal) const;
    Status Insert(std::uint64_t hash, std::uint32_t index);
    std::size_t bytes() const { return slots_.bytes(); }
    void Release() { slots_.Release(); }

   private:
    Status Rehash(std::size_t slots);

    std::string folder_;
    MappedArray<std::uint64_t> slots_;
    std::size_t used_ = 0;
  };

  Frontier() = default;
  Status CreateIndexes(const std::string& folder, std::size_t memory_budget);
  Status Recover(const std::string& folder);
  Result<std::uint32_t> AddText(std::string_view text);

  MappedArray<UrlEntry> entries_;
  MappedArray<FolderEntry> folders_;
  MappedArray<char> text_;
  IndexTable url_index_;
  IndexTable folder_index_;
  std::size_t memory_budget_ = 0;
  std::uint32_t max_urls_ = 0;
};

}  // namespace xuncha::gather
