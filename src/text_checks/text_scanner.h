// SPDX-License-Identifier: Apache-2.0
//
// One pass over a text for everything that text_checks/ knows: wrong words, former names, personal
// data. What it gives holds no personal data in clear. Linear in the text. Immutable once made;
// safe to share between threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/text_hit.h"
#include "text_checks/personal_finder.h"
#include "text_checks/word_index.h"

namespace xuncha::text_checks {

// The texts of data/misstatements.toml, data/former_names.toml and data/personal_data.toml.
struct ScanData {
  std::string misstatements, former_names, personal;
};

// A part of a text that is a table's cell.
struct HeadedCell {
  std::size_t begin = 0, end = 0;
  TableColumn column;
};

// What a scanned text is.
struct ScanPlace {
  model::TextPart part = model::TextPart::kBody;
  std::string_view place = {};  // TextHit::place
  TableColumn column = {};      // of the table that the text stands in
  // Tables within the text, by bytes, in order and apart from each other; as long as the scan.
  std::span<const HeadedCell> cells = {};
};

// Where in a text words and numbers begin that were told or nearly, bytes.
struct ScanExtent {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::size_t first = kNone;
  std::size_t last = kNone;
  bool empty() const { return first == kNone; }
};

class TextScanner {
 public:
  // `salt` goes into digests of personal data; with none there is no digest: a number can be found
  // from a digest without a secret. It never shows anywhere.
  static Result<std::unique_ptr<const TextScanner>> Create(const ScanData& data,
                                                           std::string_view salt = {});

  // Appends what `text` (UTF-8) holds, in order. Of each kind and rule at most three hits are kept
  // in `out`; the last of them counts the others, too.
  void Scan(std::string_view text, const ScanPlace& place, std::vector<model::TextHit>& out) const;

  // The same of those that begin at bytes [begin, end), seen with all that stands around them.
  // Neither bound lies within a character or a number.
  ScanExtent ScanPart(std::string_view text, std::size_t begin, std::size_t end,
                      const ScanPlace& place, std::vector<model::TextHit>& out) const;
  // Bytes on either side of a character that may decide what begins there, but for numbers of any
  // length.
  std::size_t reach() const { return reach_; }

  // The text with every personal number in it masked, and what would be one in a table, too.
  std::string Redacted(std::string_view text) const;

  const WordIndex& words() const { return *words_; }
  const PersonalFinder& personal() const { return *personal_; }
  std::uint64_t digest() const { return digest_; }  // of the data, without the salt

 private:
  TextScanner() = default;
  model::TextHit OfWord(std::string_view text, const WordMatch& match) const;
  model::TextHit OfPerson(std::string_view text, const PersonalMatch& match) const;
  void ReadWideNumbers(std::string_view text, std::size_t begin, std::size_t end,
                       const ScanPlace& place, std::vector<PersonalMatch>& persons) const;

  WordRules rules_;
  std::unique_ptr<WordIndex> words_;
  std::unique_ptr<PersonalFinder> personal_;
  std::string salt_;
  std::size_t reach_ = 0;
  std::uint64_t digest_ = 0;
};

// Adds a hit to a list of which at most three of each kind and rule are kept.
void AddHit(std::vector<model::TextHit>& hits, model::TextHit hit);

// How often each kind stands in the hits.
std::uint64_t CountOf(const std::vector<model::TextHit>& hits, model::TextHitKind kind);

}  // namespace xuncha::text_checks
