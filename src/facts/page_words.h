// SPDX-License-Identifier: Apache-2.0
//
// The lexicon, ready for use on every element of every page. A site's templates repeat the same
// class names, styles, labels and addresses on thousands of pages, so each answer is remembered by
// the hash of the bytes it was given for: 64-bit hashes in small direct-mapped tables, constant
// memory. (Two texts with one hash would share an answer about their place; nothing worse.)
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string_view>
#include <vector>

#include "facts/lexicon.h"

namespace xuncha::facts {

// What the class or id of an element says about its place. Bits.
enum PlaceBits : std::uint8_t {
  kPlaceNav = 1,
  kPlaceFooter = 2,
  kPlaceBreadcrumb = 4,
  kPlaceAppRoot = 8,  // of an id only
};

// What a style attribute says. Bits.
enum StyleBits : std::uint8_t {
  kStyleHides = 1,  // display:none, visibility:hidden, no size at all, far outside the window
  kStyleHasUrl = 2,
};

// What a link's label says. Bits.
enum LabelBits : std::uint8_t {
  kLabelSiteMap = 1,
  kLabelErrorReport = 2,
  kLabelAgeFriendly = 4,
  kLabelHome = 8,
};

// What an address says. Bits.
enum AddressBits : std::uint8_t {
  kAddressOrgan = 1,
  kAddressErrorReport = 2,
  kAddressFooter = 4,  // of scripts and frames: its name says that it prints the footer
};

// Answers of one kind, by the hash of what was asked. Not thread-safe.
class BitsCache {
 public:
  // The place of the answer, and whether it is there already.
  std::uint8_t* Find(std::uint64_t hash, bool& known) {
    Slot& slot = slots_[hash % kSlots];
    known = slot.used && slot.hash == hash;
    slot.hash = hash;
    slot.used = true;
    return &slot.bits;
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint8_t bits = 0;
    bool used = false;
  };
  static constexpr std::size_t kSlots = 2048;
  std::vector<Slot> slots_ = std::vector<Slot>(kSlots);
};

// Not thread-safe (it remembers). The lexicon outlives it.
class PageWords {
 public:
  explicit PageWords(const Lexicon& lexicon);

  std::uint8_t Place(std::string_view class_or_id);
  std::uint8_t Style(std::string_view style);
  std::uint8_t Label(std::string_view utf8_label);
  std::uint8_t Address(std::string_view address);
  std::uint8_t Script(std::string_view text);  // AddressBits of an inline script's text
  // What `holds` says of the text of a script or comment: always the same question.
  bool TextHolds(std::string_view text, bool (*holds)(std::string_view));
  // Whether a script cannot be a redirect of the whole page, whether a style sheet has no
  // addresses.
  bool ScriptStays(std::string_view utf8);
  bool SheetIsPlain(std::string_view css);

  // Whether a whole text node is a sign of incomplete data ("undefined").
  bool IsIncomplete(std::string_view text) const;
  // The lead-in ("您的位置") that the text begins with, after at most a short word; "" if none.
  std::string_view LeadIn(std::string_view text) const;
  // Length of the separator (">", "»" …) that the text begins with; 0 if none.
  std::size_t Separator(std::string_view text) const;
  bool IsHomeLabel(std::string_view label) const;

  const Lexicon& lexicon() const { return lexicon_; }

 private:
  std::uint8_t ClassifyPlace(std::string_view value) const;
  std::uint8_t ClassifyName(std::string_view name) const;
  std::uint8_t ClassifyStyle(std::string_view style) const;
  std::uint8_t ClassifyLabel(std::string_view label) const;
  std::uint8_t ClassifyAddress(std::string_view address) const;
  std::uint8_t ClassifyScript(std::string_view text) const;
  void RememberBeginnings(const std::vector<std::string>& words);
  bool MayClassifyLabel(std::string_view label) const;

  const Lexicon& lexicon_;
  BitsCache places_;
  BitsCache styles_;
  BitsCache labels_;
  BitsCache addresses_;
  BitsCache scripts_;
  BitsCache redirects_;
  BitsCache sheets_;
  BitsCache holders_;
  std::bitset<4096> label_beginnings_;        // of the words that say something in a label
  std::uint64_t incomplete_lengths_ = 0;      // bit n: a word of n bytes is there
  std::array<bool, 256> separator_bytes_{};   // first bytes of the separators
  std::array<bool, 256> incomplete_bytes_{};  // first bytes of those words
  std::array<bool, 256> lead_bytes_{};        // third bytes of the lead-ins
};

}  // namespace xuncha::facts
